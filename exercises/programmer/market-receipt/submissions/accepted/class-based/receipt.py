"""The receipt of a market stall, counted in whole cents."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    """One article on the receipt."""

    number: int
    description: str
    quantity: int
    unit_price: Decimal
    rate: int

    def problem(self):
        """Say which rule the line breaks, or return None."""
        if not self.description:
            return "no description"
        if type(self.quantity) is not int or self.quantity <= 0:
            return "the quantity must be a whole number from 1"
        if not isinstance(self.unit_price, Decimal) or not self.unit_price.is_finite():
            return "the price must be a decimal amount"
        if self.unit_price < 0 or (self.unit_price * 100) % 1:
            return "the price must be in whole cents, from 0"
        if self.rate not in {6, 12, 21}:
            return "unknown rate"
        return None

    def cents(self):
        """Return what the line costs, in cents."""
        return int(self.unit_price * 100) * self.quantity


def euros(cents):
    """Return cents as an amount with two decimals."""
    return Decimal(cents).scaleb(-2)


def vat_cents(cents, rate):
    """Return the VAT contained in cents, halves rounded up, in whole numbers."""
    return (2 * cents * rate + 100 + rate) // (2 * (100 + rate))


def receipt(lines):
    """Return total, VAT for each rate, and net of the lines."""
    by_rate = {}
    for number, parts in enumerate(lines, start=1):
        line = Line(number, *parts)
        if line.problem():
            raise ValueError(f"line {number}: {line.problem()}")
        by_rate[line.rate] = by_rate.get(line.rate, 0) + line.cents()
    vat = {rate: vat_cents(cents, rate) for rate, cents in by_rate.items()}
    total = sum(by_rate.values())
    return {
        "total": euros(total),
        "vat": {rate: euros(cents) for rate, cents in vat.items()},
        "net": euros(total - sum(vat.values())),
    }
