#include <stdio.h>
#include <string.h>

static int copy(void) {
    FILE *in = fopen("in.txt", "rb"), *out = fopen("out.txt", "wb");
    if (!in || !out)
        return 1;
    for (int sign; (sign = fgetc(in)) != EOF;)
        fputc(sign, out);
    return fclose(out);
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "fail") == 0) {
        fputs("it failed\n", stderr);
        return 3;
    }
    if (argc == 2 && strcmp(argv[1], "copy") == 0)
        return copy();
    for (int place = 1; place < argc; place++)
        printf("%s%s", place > 1 ? "|" : "", argv[place]);
    long number, sum = 0;
    while (scanf("%ld", &number) == 1)
        sum += number;
    printf("\n%ld\n", sum);
    return 0;
}
