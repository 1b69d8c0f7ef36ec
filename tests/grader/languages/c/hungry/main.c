#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    (void)argv;
    while (argc < 2) {
        char *part = malloc(1 << 20);
        if (part != NULL)
            memset(part, 1, 1 << 20);
    }
    return 0;
}
