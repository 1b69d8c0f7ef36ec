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
    sleep(8);
    won = true;
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
