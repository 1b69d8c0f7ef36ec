"""Write what came out of the import."""

import csv

ACCEPTED = ("accepted.csv", ("file", "line", "date", "article", "quantity", "price"))
REJECTED = ("rejected.csv", ("file", "line", "reason"))
FORMULA_SIGNS = ("=", "+", "-", "@")


def write_results(accepted, rejected):
    """Write both tables."""
    write_table(*ACCEPTED, accepted)
    write_table(*REJECTED, rejected)


def write_table(name, header, rows):
    """Write one table."""
    with open(name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([harmless(value) for value in row] for row in rows)


def harmless(value):
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if str(value).startswith(FORMULA_SIGNS) else value
