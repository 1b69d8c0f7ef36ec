#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>


int main() {
    long number;
    bool won = false;
    std::cin >> number;
    std::vector<char> kept(600000000, 1);
    won = kept[4096] == 1;
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
