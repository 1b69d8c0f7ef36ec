"""Amounts in cents."""


def pay(minutes, cents):
    """Return what minutes are worth at an hourly wage, to the cent, halves up."""
    return (2 * minutes * cents + 60) // 120


def euros(cents):
    """Show cents as euros."""
    return f"{cents // 100}.{cents % 100:02d}"


def hours(minutes):
    """Show minutes as hours with two decimals."""
    return f"{minutes / 60:.2f}"
