"""The receipt of a market stall."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def totals(lines):
    """Return total, VAT for each rate, and net of the lines."""
    sums = defaultdict(Decimal)
    for number, line in enumerate(lines, start=1):
        quantity, price, rate = checked(number, **line)
        sums[rate] += quantity * price
    vat = {rate: contained(sums[rate], rate) for rate in sorted(sums)}
    total = to_cent(sum(sums.values(), Decimal(0)))
    return {
        "total": f"{total}",
        "vat": [{"rate": rate, "amount": f"{amount}"} for rate, amount in vat.items()],
        "net": f"{to_cent(total - sum(vat.values()))}",
    }


def contained(amount, rate):
    """Return the VAT contained in an amount that includes it."""
    return to_cent(amount * rate / (100 + rate))


def to_cent(amount):
    """Round to the cent, halves up."""
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def checked(number, description, quantity, unit_price, rate):
    """Return quantity, price and rate of a line that keeps the rules."""
    return quantity, Decimal(unit_price), rate
