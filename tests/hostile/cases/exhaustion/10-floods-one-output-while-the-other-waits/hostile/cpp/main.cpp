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
    for (int i = 0; i < 80; i++)
        std::cerr << std::string(100000, 'x');
    won = true;
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
