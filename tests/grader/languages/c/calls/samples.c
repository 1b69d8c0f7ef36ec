/* What the suite of calls asks for. */
#include "samples.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *greet(const char *name) {
    size_t size = strlen(name) + sizeof "Hello, !";
    char *greeting = malloc(size);
    snprintf(greeting, size, "Hello, %s!", name);
    return greeting;
}

long total(const long *numbers, size_t count) {
    long sum = 0;
    for (size_t place = 0; place < count; place++)
        sum += numbers[place];
    return sum;
}

double half(double number) { return number / 2; }

bool is_even(int number) { return number % 2 == 0; }

int64_t next_number(int64_t number) { return number + 1; }

const char **backwards(const char *words[], size_t count, size_t *size) {
    const char **turned = malloc((count + 1) * sizeof *turned);
    for (size_t place = 0; place < count; place++)
        turned[place] = words[count - 1 - place];
    *size = count;
    return turned;
}

described_t describe(order_t order) {
    char *title = strdup(order.title);
    for (char *sign = title; *sign; sign++)
        *sign = (char)toupper((unsigned char)*sign);
    return (described_t){title, 2 * order.price, (int)order.tag_count};
}

const size_t *find(const char *words[], size_t count, const char *wanted) {
    static size_t place;
    for (place = 0; place < count; place++)
        if (strcmp(words[place], wanted) == 0)
            return &place;
    return NULL;
}

int count_calls(void) {
    static int calls;
    return ++calls;
}

const char *refuse(const char *text) {
    fprintf(stderr, "no such thing: %s\n", text);
    errno = EINVAL;
    return NULL;
}

int divide(int first, int second) {
    if (second == 0) {
        errno = EDOM;
        return 0;
    }
    return first / second;
}

int depth(int number) { return number == 0 ? 0 : 1 + depth(number - 1); }

char *first_line(const char *name) {
    FILE *file = fopen(name, "r");
    if (file == NULL)
        return NULL;
    char *line = NULL;
    size_t size = 0;
    if (getline(&line, &size, file) > 0)
        line[strcspn(line, "\n")] = '\0';
    fclose(file);
    return line;
}

int shout(const char *text) {
    puts(text);
    return (int)strlen(text);
}
