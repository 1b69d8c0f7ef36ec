#include <stdlib.h>

int fail(int number) {
    if (number > 0)
        abort(); /* FAULT */
    return number;
}
