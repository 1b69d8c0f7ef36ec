#include <iostream>

int main() {
    std::cout << undefined_here; // FAULT
}
