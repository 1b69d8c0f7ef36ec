#include <stdio.h>
#include <unistd.h>

int main(void) {
    long number;
    scanf("%ld", &number);
    FILE *file = fopen("/tmp/kept", "w");
    fprintf(file, "%ld\n", number * 2);
    fclose(file);
    return symlink("/tmp/kept", "out.txt");
}
