"""The receipt of a market stall, counted in whole cents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One article on the receipt."""

    description: str
    quantity: int
    unit_price: str
    rate: int

    def problem(self):
        """Say which rule the line breaks, or return None."""
        if not self.description:
            return "no description"
        if self.quantity <= 0:
            return "the quantity must be at least 1"
        euros, point, cents = self.unit_price.partition(".")
        if not (euros + cents).isascii() or not (euros.isdigit() and (cents.isdigit() or not point)):
            return "the price must be a decimal amount, from 0"
        if len(cents) > 2:
            return "the price must be in whole cents"
        if self.rate not in {6, 12, 21}:
            return "unknown rate"
        return None

    def cents(self):
        """Return what the line costs, in cents."""
        euros, _, cents = self.unit_price.partition(".")
        return (int(euros) * 100 + int(f"{cents:0<2}")) * self.quantity


def euros(cents):
    """Return cents as an amount with two decimals."""
    return f"{cents // 100}.{cents % 100:02d}"


def vat_cents(cents, rate):
    """Return the VAT contained in cents, halves rounded up, in whole numbers."""
    return (2 * cents * rate + 100 + rate) // (2 * (100 + rate))


def totals(lines):
    """Return total, VAT for each rate, and net of the lines."""
    by_rate = {}
    for number, parts in enumerate(lines, start=1):
        line = Line(**parts)
        if line.problem():
            raise ValueError(f"line {number}: {line.problem()}")
        by_rate[line.rate] = by_rate.get(line.rate, 0) + line.cents()
    vat = {rate: vat_cents(cents, rate) for rate, cents in sorted(by_rate.items())}
    total = sum(by_rate.values())
    return {
        "total": euros(total),
        "vat": [{"rate": rate, "amount": euros(cents)} for rate, cents in vat.items()],
        "net": euros(total - sum(vat.values())),
    }
