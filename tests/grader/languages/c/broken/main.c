#include <stdio.h>

int main(void) {
    printf("%d\n", undefined_here); /* FAULT */
}
