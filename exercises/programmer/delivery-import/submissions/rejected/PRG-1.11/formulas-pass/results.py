"""Write what came out of the import."""

import csv

ACCEPTED = ("accepted.csv", ("file", "line", "date", "article", "quantity", "price"))
REJECTED = ("rejected.csv", ("file", "line", "reason"))


def write_results(accepted, rejected):
    """Write both tables."""
    write_table(*ACCEPTED, accepted)
    write_table(*REJECTED, rejected)


def write_table(name, header, rows):
    """Write one table."""
    with open(name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
