#include <iostream>

int main() {
    long number;
    std::cin >> number;
    std::cout << number * 2 << std::endl;
}
