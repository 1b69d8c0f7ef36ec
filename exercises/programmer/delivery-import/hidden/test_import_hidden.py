"""Suppliers' odd habits, rows to refuse, files that cannot be used, and hostile content."""

import csv
import io
import random

import pytest

EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")
ERRORS = pytest.mark.indicator("PRG-1.10")
INJECTION = pytest.mark.indicator("PRG-1.11")
HEADER = "date,article,quantity,price\n"
GOOD = HEADER + "2026-11-24,Leeks,3,1.45\n"
LEEKS = ["2026-11-24", "Leeks", "3", "1.45"]


def table(run, name):
    """Return the rows of a table below its header."""
    return list(csv.reader(io.StringIO(run.files[name].decode(), newline="")))[1:]


def imported(candidate, content, name="note.csv"):
    """Return accepted rows without the file, rejected ones as (line, reason), and the run."""
    run = candidate.run([name], files={name: content})
    accepted = [row[1:] for row in table(run, "accepted.csv")]
    rejected = [(int(row[1]), row[2]) for row in table(run, "rejected.csv")]
    return accepted, rejected, run


@EDGE
def test_a_mark_at_the_beginning_of_the_file_is_no_part_of_it(candidate):
    accepted, rejected, _run = imported(candidate, b"\xef\xbb\xbf" + GOOD.encode())

    assert (accepted, rejected) == ([["2", *LEEKS]], [])


@EDGE
def test_columns_are_found_in_any_order_and_spelling(candidate):
    content = "PRICE; Remark ;Article;DATE;quantity \n1,45;fresh;Leeks;24/11/2026;3\n"
    accepted, rejected, _run = imported(candidate, content)

    assert (accepted, rejected) == ([["2", *LEEKS]], [])


@EDGE
def test_a_comma_is_no_separator_where_the_header_has_a_semicolon(candidate):
    content = "date;article;quantity;price\n2026-11-24;Beans, green;3;1,45\n"
    accepted, _rejected, _run = imported(candidate, content)

    assert accepted == [["2", "2026-11-24", "Beans, green", "3", "1.45"]]


@EDGE
def test_a_semicolon_in_a_row_does_not_change_the_separator(candidate):
    accepted, _rejected, _run = imported(candidate, HEADER + "2026-11-24,Salt; coarse,3,1.45\n")

    assert accepted == [["2", "2026-11-24", "Salt; coarse", "3", "1.45"]]


@EDGE
def test_blank_lines_count_as_lines_and_nothing_else(candidate):
    content = HEADER + "\n2026-11-24,Leeks,3,1.45\n , ,,\n\n2026-11-24,,3,1.45\n"
    accepted, rejected, run = imported(candidate, content)

    assert (accepted, rejected) == ([["3", *LEEKS]], [(6, "article")])
    assert run.stdout == "note.csv: 1 accepted, 1 rejected\n"


@EDGE
def test_a_row_is_told_by_the_line_on_which_it_begins(candidate):
    content = HEADER + '2026-11-24,"Tea\nin bags",3,1.45\n2026-11-24,Leeks,x,1.45\n'
    accepted, rejected, _run = imported(candidate, content)

    assert accepted == [["2", "2026-11-24", "Tea\nin bags", "3", "1.45"]]
    assert rejected == [(4, "quantity")]


@EDGE
def test_lines_may_end_as_in_windows_or_not_at_all(candidate):
    content = (GOOD + "2026-11-24,Leeks,3,1.45").replace("\n", "\r\n")
    accepted, rejected, _run = imported(candidate, content.encode())

    assert (accepted, rejected) == ([["2", *LEEKS], ["3", *LEEKS]], [])


@EDGE
def test_spaces_around_a_value_are_no_part_of_it(candidate):
    accepted, _rejected, _run = imported(candidate, HEADER + " 2026-11-24 , Leeks , 3 , 1.45 \n")

    assert accepted == [["2", *LEEKS]]


@EDGE
def test_boxes_are_counted_in_pieces(candidate):
    pieces = {"4x12": 48, "4 x 12": 48, "4X12": 48, "1x1": 1, "007": 7, "10000": 10000, "12x1": 12}
    rows = [[*LEEKS[:2], written, LEEKS[3]] for written in pieces]
    accepted, _rejected, _run = imported(candidate, HEADER + "".join(map(joined, rows)))

    assert [row[3] for row in accepted] == [str(count) for count in pieces.values()]


@EDGE
def test_prices_have_two_decimals(candidate):
    prices = {"0": "0.00", "3": "3.00", "0.5": "0.50", "12,5": "12.50", "1999.99": "1999.99"}
    rows = [[*LEEKS[:3], written] for written in prices]
    accepted, _rejected, _run = imported(candidate, HEADER + "".join(map(joined, rows)))

    assert [row[4] for row in accepted] == list(prices.values())


@EDGE
def test_a_leap_day_is_a_day(candidate):
    rows = "29/02/2028,Leeks,3,1.45\n29/02/2026,Leeks,3,1.45\n"
    accepted, rejected, _run = imported(candidate, HEADER + rows)

    assert (accepted, rejected) == ([["2", "2028-02-29", *LEEKS[1:]]], [(3, "date")])


@EDGE
def test_letters_of_all_languages_survive(candidate):
    name = "Crème brûlée, Πίτα, 豆腐"
    accepted, _rejected, _run = imported(candidate, f'{HEADER}2026-11-24,"{name}",3,1.45\n')

    assert accepted == [["2", "2026-11-24", name, "3", "1.45"]]


@EDGE
def test_a_note_without_rows_is_a_note(candidate):
    accepted, rejected, run = imported(candidate, HEADER)

    assert (accepted, rejected, run.exit_code) == ([], [], 0)
    assert run.stdout == "note.csv: 0 accepted, 0 rejected\n"


@EDGE
def test_the_exit_code_is_zero_where_everything_was_accepted(candidate):
    run = candidate.run(["a.csv", "b.csv"], files={"a.csv": GOOD, "b.csv": GOOD})

    assert (run.exit_code, run.stderr) == (0, "")


@EDGE
def test_rows_follow_the_order_of_the_files(candidate):
    run = candidate.run(["in/b.csv", "in/a.csv"], files={"in/a.csv": GOOD, "in/b.csv": GOOD})

    assert table(run, "accepted.csv") == [["in/b.csv", "2", *LEEKS], ["in/a.csv", "2", *LEEKS]]
    assert {name for name in run.files if name.startswith("archive/")} == {
        "archive/a.csv",
        "archive/b.csv",
    }


@EDGE
def test_the_archive_holds_every_byte(candidate):
    content = b"\xef\xbb\xbf" + (GOOD + "x,,,\n").replace("\n", "\r\n").encode()
    run = candidate.run(["note.csv"], files={"note.csv": content, "archive/old.csv": GOOD})

    assert run.files["archive/note.csv"] == content


BAD = {
    "date": ["", "24-11-2026", "2026-02-30", "20261124", "1/12/2026", "2026-1-2", "24/11/26",
             "2026-W48-2", "32/01/2026", "tomorrow", "2026-11-24T00:00", "2026/11/24"],
    "article": ["", "   "],
    "quantity": ["", "0", "-3", "1.5", "three", "4x", "x12", "0x12", "4x0", "2x3x4", "1_000",
                 "\u0663", "+3", "1e3", "4*12"],
    "price": ["", "-1.45", "1.455", "NaN", "Infinity", "1e2", "free", "1_0", "+1", "1.4.0", ".5",
              "3.", "\u20ac1", "\u0661"],
}  # fmt: skip
COLUMNS = ["date", "article", "quantity", "price"]


@INVALID
@pytest.mark.parametrize("reason", COLUMNS)
def test_a_value_that_breaks_the_rule_of_its_column_is_refused(candidate, reason):
    place = COLUMNS.index(reason)
    rows = [[*LEEKS[:place], value, *LEEKS[place + 1 :]] for value in BAD[reason]]
    accepted, rejected, run = imported(candidate, HEADER + "".join(map(joined, rows)))

    assert accepted == []
    assert rejected == [(line, reason) for line in range(2, len(rows) + 2)]
    assert run.exit_code == 1


def joined(values):
    """Return a row of text, its values quoted only where they must be."""
    return ",".join(f'"{value}"' if value.count(",") else value for value in values) + "\n"


@INVALID
def test_a_row_has_as_many_fields_as_the_header(candidate):
    rows = "2026-11-24,Leeks,3\n2026-11-24,Leeks,3,1,45\nbad,,,,\nLeeks\n"
    accepted, rejected, _run = imported(candidate, HEADER + rows)

    assert accepted == []
    assert rejected == [(line, "fields") for line in (2, 3, 4, 5)]


@INVALID
def test_the_first_rule_that_is_broken_is_told(candidate):
    rows = "never,,none,free\n2026-11-24,,none,free\n2026-11-24,Leeks,none,free\n"
    _accepted, rejected, _run = imported(candidate, HEADER + rows)

    assert rejected == [(2, "date"), (3, "article"), (4, "quantity")]


@INVALID
def test_a_comma_separates_in_a_file_of_commas(candidate):
    _accepted, rejected, _run = imported(candidate, HEADER + "2026-11-24,Leeks,3,1,45\n")

    assert rejected == [(2, "fields")]


@INVALID
def test_a_random_note_is_sorted_row_by_row(candidate, seed):
    chance = random.Random(seed)
    lines, accepted, rejected = [], [], []
    for line in range(2, 120):
        row, reason = list(LEEKS), chance.choice([None, *COLUMNS])
        row[1] = f"Article {chance.randrange(10**6)}"
        if reason:
            row[COLUMNS.index(reason)] = chance.choice(BAD[reason])
            rejected.append((line, reason))
        else:
            accepted.append([str(line), *row])
        lines.append(joined(row))

    found = imported(candidate, HEADER + "".join(lines))

    assert (found[0], found[1]) == (accepted, rejected)


UNUSABLE = {
    "not UTF-8": HEADER.encode() + b"2026-11-24,Cr\xe8me,3,1.45\n",
    "empty": b"",
    "no price": b"date,article,quantity\n2026-11-24,Leeks,3\n",
    "two dates": b"date,date,article,quantity,price\n2026-11-24,2026-11-24,Leeks,3,1.45\n",
    "no header": b"2026-11-24,Leeks,3,1.45\n",
}


@ERRORS
def test_files_that_cannot_be_used_are_named_and_the_others_go_on(candidate):
    names = [f"bad{number}.csv" for number in range(len(UNUSABLE))]
    files = {**dict(zip(names, UNUSABLE.values(), strict=True)), "a.csv": GOOD, "z.csv": GOOD}
    run = candidate.run(["a.csv", *names, "z.csv"], files=files)

    assert run.exit_code == 2
    assert [line[:10] for line in run.stderr.splitlines()] == [f"{name}: " for name in names]
    assert table(run, "accepted.csv") == [["a.csv", "2", *LEEKS], ["z.csv", "2", *LEEKS]]
    assert run.stdout == "a.csv: 1 accepted, 0 rejected\nz.csv: 1 accepted, 0 rejected\n"
    assert {name for name in run.files if name.startswith("archive/")} == {
        "archive/a.csv",
        "archive/z.csv",
    }


@ERRORS
def test_a_folder_is_no_delivery_note(candidate):
    run = candidate.run(["folder", "a.csv"], files={"folder/inside.csv": GOOD, "a.csv": GOOD})

    assert run.exit_code == 2
    assert [line[:8] for line in run.stderr.splitlines()] == ["folder: "], run.stderr
    assert table(run, "accepted.csv") == [["a.csv", "2", *LEEKS]]


@ERRORS
def test_several_missing_files_are_all_named(candidate):
    run = candidate.run(["one.csv", "two.csv"])

    assert run.exit_code == 2
    assert [line[:9] for line in run.stderr.splitlines()] == ["one.csv: ", "two.csv: "]


@ERRORS
def test_a_result_that_cannot_be_written_is_no_success(candidate):
    files = {"a.csv": GOOD, "rejected.csv/in-the-way": ""}
    run = candidate.run(["a.csv"], files=files)

    assert run.exit_code == 2
    assert "rejected.csv" in run.stderr
    assert "Traceback" not in run.stderr


@ERRORS
def test_an_archive_that_cannot_be_made_is_no_success(candidate):
    run = candidate.run(["a.csv"], files={"a.csv": GOOD, "archive": "a file"})

    assert run.exit_code == 2
    assert "archive" in run.stderr
    assert "Traceback" not in run.stderr


@ERRORS
def test_without_files_nothing_is_written(candidate):
    run = candidate.run([])

    assert (run.exit_code, run.stdout, run.files) == (2, "", {})
    assert run.stderr.strip()
    assert "Traceback" not in run.stderr


@INJECTION
def test_a_spreadsheet_finds_no_formula(candidate):
    rows = [f'2026-11-24,"  {sign}HYPERLINK(""x"")",3,1.45\n' for sign in "=+-@"]
    accepted, _rejected, _run = imported(candidate, HEADER + "".join(rows))

    assert [row[2] for row in accepted] == [f"'{sign}HYPERLINK(\"x\")" for sign in "=+-@"]


@INJECTION
def test_a_sign_within_a_text_is_left_alone(candidate):
    accepted, _rejected, _run = imported(candidate, HEADER + "2026-11-24,Tea-bags @home,3,1.45\n")

    assert accepted[0][2] == "Tea-bags @home"


@INJECTION
def test_the_name_of_a_file_is_no_formula_either(candidate):
    run = candidate.run(["=1+1.csv"], files={"=1+1.csv": GOOD + "2026-11-24,,3,1.45\n"})

    assert table(run, "accepted.csv")[0][0] == "'=1+1.csv"
    assert table(run, "rejected.csv")[0][0] == "'=1+1.csv"
    assert run.stdout == "=1+1.csv: 1 accepted, 1 rejected\n"


@INJECTION
def test_the_name_of_a_file_is_a_name_only(candidate):
    names = ["a;touch owned", "$(touch owned).csv", "`touch owned`.csv", "a b.csv", "it's.csv"]
    run = candidate.run(names, files=dict.fromkeys(names, GOOD))

    assert run.exit_code == 0
    assert set(run.files) == {
        "accepted.csv",
        "rejected.csv",
        *(f"archive/{name}" for name in names),
    }
    assert all(run.files[f"archive/{name}"] == GOOD.encode() for name in names)


@INJECTION
@pytest.mark.parametrize(
    "value", ["open('owned', 'w').write('1')", "__import__('os').system('touch owned')"]
)
def test_what_a_supplier_writes_is_never_executed(candidate, value):
    rows = [[*LEEKS[:column], value, *LEEKS[column + 1 :]] for column in range(4)]
    _accepted, rejected, run = imported(candidate, HEADER + "".join(map(joined, rows)))

    assert set(run.files) == {"accepted.csv", "rejected.csv", "archive/note.csv"}
    assert rejected == [(2, "date"), (4, "quantity"), (5, "price")]
