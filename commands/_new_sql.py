"""The files of a new package of kind `sql`, which already runs and can be proved."""

FILES = {
    "exercise.toml": """\
id = "{id}"
title = {{ en = "{title}", fr = "{title}", nl = "{title}" }}
kind = "sql"
languages = ["sqlite"]
minutes = 30
indicators = ["{indicator}"]
authors = ["{author}"]
licence = "CC-BY-SA-4.0"
""",
    "statement.en.md": """\
# {title}

The table `sales` has the columns `shop` and `cents`. Write in `totals.sql` one query that gives
`shop` and `total` for every shop, in any order.
""",
    "statement.fr.md": """\
# {title}

La table `sales` a les colonnes `shop` et `cents`. Écrivez dans `totals.sql` une requête qui donne
`shop` et `total` pour chaque magasin, dans n'importe quel ordre.
""",
    "statement.nl.md": """\
# {title}

De tabel `sales` heeft de kolommen `shop` en `cents`. Schrijf in `totals.sql` één query die `shop` en
`total` geeft voor elke winkel, in om het even welke volgorde.
""",
    "starter/sqlite/totals.sql": "SELECT shop, cents AS total FROM sales;\n",
    "visible/test_visible.py": """\
import pytest

SCHEMA = "CREATE TABLE sales (shop TEXT NOT NULL, cents INTEGER NOT NULL)"


@pytest.mark.indicator("{indicator}")
def test_two_sales_of_one_shop(candidate):
    database = candidate.sql.database(SCHEMA, {{"sales": [("North", 250), ("North", 199)]}})

    assert database.run("totals.sql").rows == (("North", 449),)
""",
    "hidden/test_hidden.py": """\
import random

import pytest

SCHEMA = "CREATE TABLE sales (shop TEXT NOT NULL, cents INTEGER NOT NULL)"
REFERENCE = "SELECT shop, sum(cents) AS total FROM sales GROUP BY shop"


@pytest.mark.indicator("{indicator}")
@pytest.mark.parametrize("many", [0, 1, 40])
def test_every_shop_has_its_total(candidate, seed, many):
    chance = random.Random(seed)
    rows = {{"sales": [(chance.choice("ABC"), chance.randrange(1, 900)) for _ in range(many)]}}
    expected = candidate.sql.reference(SCHEMA, rows, REFERENCE)
    found = candidate.sql.database(SCHEMA, rows).run("totals.sql")

    assert found.columns == expected.columns
    assert found.same(expected.rows)
""",
    "submissions/accepted/grouped/totals.sql": """\
SELECT shop, sum(cents) AS total FROM sales GROUP BY shop;
""",
    "submissions/accepted/windows/totals.sql": """\
SELECT DISTINCT shop, sum(cents) OVER (PARTITION BY shop) AS total FROM sales;
""",
    "submissions/rejected/{indicator}/averages/totals.sql": """\
SELECT shop, avg(cents) AS total FROM sales GROUP BY shop;
""",
}
