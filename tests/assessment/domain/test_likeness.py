"""Programs that were copied and disguised are alike; programs written apart are not."""

import re

import pytest

from assessment.domain.likeness import compare
from assessment.domain.programming import LANGUAGES
from assessment.settings import ROOT

ACCEPTED = ROOT / "exercises/programmer/market-receipt/submissions/accepted"
STARTER = {
    "receipt.py": (
        ROOT / "exercises/programmer/market-receipt/starter/python/receipt.py"
    ).read_text()
}


def program(name):
    return {"receipt.py": (ACCEPTED / name / "receipt.py").read_text()}


def renamed(text):
    for number, name in enumerate(sorted(set(re.findall(r"\b[a-z_]{4,}\b", text)))):
        if name not in {"class", "return", "import", "from", "decimal", "raise", "isinstance"}:
            text = re.sub(rf"\b{name}\b", f"v{number}", text)
    return text


def likeness(first, second):
    found = compare(first, second, STARTER, "python")
    return found.score if found else 0


@pytest.fixture
def original():
    return program("by-rate")


def test_a_copy_is_wholly_alike(original):
    assert likeness(original, original) == 1


def test_new_names_comments_and_another_file_name_hide_nothing(original):
    text = "# my own work\n" + renamed(original["receipt.py"])

    assert likeness(original, {"mine.py": text.replace("\n\n", "\n\n# a thought\n")}) > 0.9


def test_another_order_of_functions_hides_nothing():
    parts = [
        f"def f{n}(a, b):\n    return [a + {n}, b * a, a ** b, -{n}] if a > b else b\n"
        for n in range(6)
    ]
    first, second = "\n\n".join(parts), "\n\n".join(reversed(parts))

    assert likeness({"a.py": first}, {"a.py": second}) > 0.95


def test_two_programs_written_apart_stay_below_the_threshold(original):
    assert likeness(original, program("class-based")) < 0.8


def test_what_everybody_was_given_does_not_count():
    assert compare(STARTER, STARTER, STARTER, "python") is None


def test_tiny_programs_say_nothing():
    tiny = {"a.py": "def double(number):\n    return number * 2\n"}

    assert compare(tiny, tiny, {}, "python") is None


def test_matching_lines_are_told_on_both_sides(original):
    found = compare(original, {"mine.py": "\n\n\n" + original["receipt.py"]}, STARTER, "python")

    longest = found.fragments[0]
    assert longest.second.file == "mine.py"
    assert longest.second.first_line == longest.first.first_line + 3


def test_text_that_is_not_a_program_is_compared_all_the_same():
    odd = {"a.py": "((((" * 40 + "\x0b'unfinished"}

    assert likeness(odd, odd) == 1


MEMBERS = [
    "int total(int[] all) { int sum = 0; for (int one : all) { sum += one * 2; } return sum; }",
    "int most(int[] all) { int top = all[0]; for (int x : all) if (x > top) top = x; return top; }",
    "boolean holds(int[] all, int k) { for (int x : all) { if (x == k) return true; } return false; }",
]


def braced(language, members):
    if language in {"c", "go"}:
        return "\n".join(members)
    around = {
        "php": "<?php\nclass A\n{\n%s\n}\n",
        "csharp": "namespace N {\nclass A\n{\n%s\n}\n}\n",
    }
    return around.get(language, "class A {\n%s\n}\n") % "\n".join(members)


@pytest.mark.parametrize(
    "language", ["java", "csharp", "php", "cpp", "javascript", "typescript", "go", "c"]
)
def test_the_order_of_members_does_not_count_in_a_language_of_braces(language):
    own, other = (braced(language, members) for members in (MEMBERS, MEMBERS[::-1]))

    found = compare({"a": own}, {"a": other}, {}, language)

    assert found.score > 0.95


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_same_text_is_alike_in_every_language(language):
    text = "<?php\n" * (language == "php")
    text += "\n".join(f"select {n} + {n} * (a{n} - b{n});" for n in range(20))

    assert compare({"a": text}, {"a": text}, {}, language).score == 1
