"""The receipt of a market stall."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
RATES = (6, 12, 21)


def receipt(lines):
    """Return total, VAT for each rate, and net of the lines."""
    sums = defaultdict(Decimal)
    for number, line in enumerate(lines, start=1):
        quantity, price, rate = checked(number, line)
        sums[rate] += quantity * price
    vat = {rate: contained(amount, rate) for rate, amount in sums.items()}
    total = to_cent(sum(sums.values(), Decimal(0)))
    return {"total": total, "vat": vat, "net": to_cent(total - sum(vat.values()))}


def contained(amount, rate):
    """Return the VAT contained in an amount that includes it."""
    return to_cent(amount * rate / (100 + rate))


def to_cent(amount):
    """Round to the cent, halves up."""
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def checked(number, line):
    """Return quantity, price and rate of a line that keeps the rules."""
    description, quantity, price, rate = line
    if not description:
        raise ValueError(f"line {number}: the description is empty")
    if not isinstance(quantity, int) or quantity < 1:
        raise ValueError(f"line {number}: the quantity {quantity} is not a positive whole number")
    if not isinstance(price, Decimal) or not price.is_finite() or price < 0:
        raise ValueError(f"line {number}: the price {price} is no amount")
    if price != price.quantize(CENT):
        raise ValueError(f"line {number}: the price {price} has more than two decimals")
    if rate not in RATES:
        raise ValueError(f"line {number}: the rate {rate} is none of {RATES}")
    return quantity, price, rate
