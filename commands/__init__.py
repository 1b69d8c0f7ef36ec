"""The proeve command line: it assembles the rooms, and nothing imports it."""
