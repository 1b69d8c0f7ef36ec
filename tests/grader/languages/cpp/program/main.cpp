#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char **argv) {
    std::string first = argc == 2 ? argv[1] : "";
    if (first == "fail") {
        std::cerr << "it failed\n";
        return 3;
    }
    if (first == "copy") {
        std::ofstream("out.txt") << std::ifstream("in.txt").rdbuf();
        return 0;
    }
    for (int place = 1; place < argc; place++)
        std::cout << (place > 1 ? "|" : "") << argv[place];
    long sum = 0;
    for (long number; std::cin >> number;)
        sum += number;
    std::cout << '\n' << sum << '\n';
}
