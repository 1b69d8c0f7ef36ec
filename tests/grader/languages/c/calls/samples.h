#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *title;
    double price;
    const char **tags;
    size_t tag_count;
} order_t;

typedef struct {
    char *title;
    double price;
    int tags;
} described_t;
