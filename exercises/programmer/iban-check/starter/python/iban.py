"""Checks on the account numbers of a payment batch."""


def is_valid(text):
    """Say whether the text is a valid IBAN."""


def repeated(ibans):
    """Return the IBANs that occur more than once, in the order in which they first occur."""


def questions(ibans, names):
    """Return the codes of the banks that must still be asked for, each of them once."""


def bank_names(ibans, names):
    """Return the name of the bank of each IBAN, or None."""


def blocked(ibans, ranges):
    """Return the IBANs whose account number lies in one of the blocked ranges."""
