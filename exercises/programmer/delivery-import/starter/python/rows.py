"""Check one row of a delivery note."""
