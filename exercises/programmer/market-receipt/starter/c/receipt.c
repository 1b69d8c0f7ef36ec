/* The receipt of a market stall. */
#include <stddef.h>

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

/* Return total, VAT for each rate, and net of the lines. */
receipt_t totals(const line_t *lines, size_t count) {
    return (receipt_t){"", NULL, 0, ""};
}
