"""Read one delivery note."""
