/* The receipt of a market stall. */
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RATES 3

typedef struct {
    const char *description;
    long quantity;
    const char *unit_price;
    int rate;
} line_t;

typedef struct {
    int rate;
    char *amount;
} vat_t;

typedef struct {
    char *total;
    vat_t *vat;
    size_t vat_count;
    char *net;
} receipt_t;

static const int rates[RATES] = {6, 12, 21};

/* Read an amount as cents; return whether it is one. */
static bool read_cents(const char *text, long long *cents) {
    const char *rest = text;
    for (*cents = 0; isdigit((unsigned char)*rest); rest++)
        *cents = *cents * 10 + *rest - '0';
    if (rest == text)
        return false;
    *cents *= 100;
    if (*rest == '\0')
        return true;
    size_t digits = strspn(rest + 1, "0123456789");
    if (*rest != '.' || digits < 1 || digits > 2 || rest[1 + digits] != '\0')
        return false;
    *cents += (rest[1] - '0') * 10 + (digits == 2 ? rest[2] - '0' : 0);
    return true;
}

static char *euros(long long cents) {
    char *text = malloc(32);
    snprintf(text, 32, "%lld.%02lld", cents / 100, cents % 100);
    return text;
}

/* Return the place of a rate, or -1. */
static int place_of(int rate) {
    for (int place = 0; place < RATES; place++)
        if (rates[place] == rate)
            return place;
    return -1;
}

/* Return total, VAT for each rate, and net of the lines. */
receipt_t totals(const line_t *lines, size_t count) {
    long long sums[RATES] = {0}, total = 0, net = 0, price;
    bool occurs[RATES] = {false};
    for (size_t number = 1; number <= count; number++) {
        const line_t *line = &lines[number - 1];
        int place = place_of(line->rate);
        if (line->description[0] == '\0' || line->quantity < 1 || place < 0)
            continue;
        if (!read_cents(line->unit_price, &price))
            continue;
        sums[place] += line->quantity * price;
        occurs[place] = true;
    }
    vat_t *vat = malloc(RATES * sizeof *vat);
    size_t vat_count = 0;
    for (int place = 0; place < RATES; place++) {
        int rate = rates[place];
        long long contained = (2 * sums[place] * rate + 100 + rate) / (2 * (100 + rate));
        total += sums[place];
        net += sums[place] - contained;
        if (occurs[place])
            vat[vat_count++] = (vat_t){rate, euros(contained)};
    }
    return (receipt_t){euros(total), vat, vat_count, euros(net)};
}
