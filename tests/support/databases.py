"""Packages of the kind `sql`, written to disk for a test."""

from pathlib import Path

MANIFEST = """\
id = "5b0f2a52-6d0c-4b4e-9c58-1b9d6f9a7f11"
title = { en = "Loans", fr = "Prêts", nl = "Uitleningen" }
kind = "sql"
languages = ["sqlite", "postgresql"]
minutes = 10
indicators = ["PRG-2.1"]
authors = ["Proeve"]
licence = "CC-BY-SA-4.0"

[limits]
wall_s = 45
"""
HEAD = """\
from decimal import Decimal

import pytest

SCHEMA = \"\"\"
CREATE TABLE readers (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE loans (reader integer NOT NULL REFERENCES readers (id), day date NOT NULL);
\"\"\"
ROWS = {
    "readers": [(1, "Ilse"), (2, "Noor")],
    "loans": [(1, "2026-03-01"), (1, "2026-03-04")],
}
EXPECTED = [("Ilse", 2), ("Noor", 0)]

"""


def write_sql_package(root, suite):
    """Write a package whose hidden suite has a schema, rows, and `suite`."""
    folder = Path(root) / "programmer" / "loans"
    files = {
        "exercise.toml": MANIFEST,
        **{f"statement.{language}.md": "Write `report.sql`." for language in ("en", "fr", "nl")},
        "starter/sqlite/report.sql": "SELECT 1;\n",
        "starter/postgresql/report.sql": "SELECT 1;\n",
        "hidden/test_loans.py": HEAD + suite,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
