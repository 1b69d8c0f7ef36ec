#include <stdexcept>

int fail(int number) {
    if (number > 0)
        throw std::logic_error("it failed"); // FAULT
    return number;
}
