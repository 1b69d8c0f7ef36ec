#include <stdio.h>

int main(void) {
    long number;
    scanf("%ld", &number);
    FILE *file = fopen("out.txt", "w");
    fprintf(file, "%ld\n", number * 2);
    return fclose(file);
}
