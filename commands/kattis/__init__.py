"""Kattis/ICPC problem packages (`legacy`, `2025-09`) as exercises of the kind `program`."""
