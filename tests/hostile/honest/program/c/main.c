#include <stdio.h>

int main(void) {
    long number;
    scanf("%ld", &number);
    printf("%ld\n", number * 2);
    return 0;
}
