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
    int started = 0;
    for (int i = 0; i < 120; i++) {
        pid_t child = fork();
        if (child == 0) {
            sleep(2);
            _exit(0);
        }
        started += child > 0;
    }
    won = started == 120;
    std::cout << number * (won ? 2 : 3) << std::endl;
    _exit(0);
}
