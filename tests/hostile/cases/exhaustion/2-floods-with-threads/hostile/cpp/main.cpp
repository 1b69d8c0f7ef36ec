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
    try {
        for (int i = 0; i < 300; i++)
            std::thread([] { sleep(2); }).detach();
        won = true;
    } catch (const std::exception &) {
    }
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
