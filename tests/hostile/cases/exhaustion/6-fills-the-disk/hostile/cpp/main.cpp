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
    std::string part(6000000, 1);
    won = true;
    for (int i = 0; i < 20; i++) {
        std::ofstream file("kept" + std::to_string(i));
        won = bool(file << part << std::flush) && won;
    }
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
