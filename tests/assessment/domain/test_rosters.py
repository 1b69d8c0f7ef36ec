"""A table of candidates is right as a whole, or every bad row is named."""

from datetime import date

import pytest

from assessment.domain.entries import Entry, read_entry
from assessment.domain.errors import InvalidInputError
from assessment.domain.rosters import MOST_ROWS, RosterError, decode, read_roster

TODAY = date(2026, 11, 24)
HEADER = "name,email,language,birth_date,extra_minutes,break_minutes\n"


def refusal(text, **more):
    with pytest.raises(RosterError) as caught:
        read_roster(text, TODAY, **more)
    return caught.value


def reasons(error):
    return {fault.row: [str(reason) for reason in fault.reasons] for fault in error.faults}


def test_every_column_of_a_good_row_is_read():
    text = HEADER + "Lea  Peeters,Lea@Example.org,FR,1990-05-31,30,10\n"

    assert read_roster(text, TODAY) == [
        Entry("Lea Peeters", "lea@example.org", "fr", date(1990, 5, 31), 30, 10)
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_by_the_header(separator):
    text = (
        separator.join(["Name", "E-mail"]).replace("E-mail", "email") + separator + "language\r\n"
    )
    text += separator.join(['"Peeters, Lea; dr."', "lea@example.org", "nl"]) + "\r\n"

    assert read_roster(text, TODAY)[0].name == "Peeters, Lea; dr."


def test_a_table_as_a_spreadsheet_saves_it_is_read():
    raw = (HEADER + "Zoë Müller,zoe@example.org,nl,31/05/1990,,\n\n").encode("utf-8-sig")

    entry = read_roster(decode(raw), TODAY)[0]

    assert (entry.name, entry.birth_date, entry.extra_minutes) == (
        "Zoë Müller",
        date(1990, 5, 31),
        0,
    )


def test_two_bad_rows_are_each_named_with_number_and_reason():
    text = HEADER + (
        "Lea,lea@example.org,fr,,,\n"
        "Noor,noor.example.org,nl,,,\n"
        "Sam,sam@example.org,en,,,\n"
        ",tom@example.org,de,,many,\n"
    )

    error = refusal(text)

    assert str(error) == "Nobody was enrolled: 2 of 4 rows cannot be taken."
    assert reasons(error) == {
        3: ["“noor.example.org” is not an e-mail address."],
        5: [
            "The name is missing.",
            "“de” is not a language of the site; write en, fr, nl.",
            "“many” is not a number of minutes from 0 to 480.",
        ],
    }


def test_empty_rows_do_not_shift_the_numbers():
    error = refusal(HEADER + "\n,,,,,\nLea,lea,fr,,,\n")

    assert list(reasons(error)) == [4]


def test_an_address_that_comes_twice_is_named_with_the_row_of_the_first():
    error = refusal(HEADER + "Lea,lea@example.org,fr,,,\nLéa,LEA@example.org,fr,,,\n")

    assert reasons(error) == {3: ["lea@example.org stands in row 2 already."]}


def test_what_speaks_against_a_well_written_entry_is_a_reason_too():
    def objection(entry):
        return InvalidInputError("not %(name)s", name=entry.name) if entry.name == "Lea" else None

    error = refusal(
        HEADER + "Lea,lea@example.org,fr,,,\nSam,s@example.org,fr,,,\n", objection=objection
    )

    assert reasons(error) == {2: ["not Lea"]}


@pytest.mark.parametrize(
    "head",
    [
        "Lea,lea@example.org,fr\n",
        "name,email\n",
        "name,email,language,colour\n",
        "name,email,language,email\n",
        "",
    ],
)
def test_a_table_without_the_known_header_is_refused(head):
    assert "The first row must name the columns" in str(
        refusal(head + "x,y@example.org,fr\n" if head else "")
    )


def test_a_header_alone_is_refused():
    assert "no rows" in str(refusal(HEADER))


def test_a_row_with_too_many_cells_is_named():
    error = refusal("name,email,language\nPeeters, Lea,lea@example.org,fr\n")

    assert list(reasons(error)) == [2]
    assert "put quotes" in reasons(error)[2][0]


def test_too_many_rows_are_refused_at_once():
    rows = "".join(f"n,n{n}@example.org,fr\n" for n in range(MOST_ROWS + 1))

    assert "at most 1000" in str(refusal("name,email,language\n" + rows))


def test_a_file_in_another_encoding_is_refused_with_the_line():
    raw = (HEADER + "Lea,lea@example.org,fr,,,\nZoë,zoe@example.org,nl,,,\n").encode("latin-1")

    with pytest.raises(RosterError, match="not UTF-8 text from line 3 on"):
        decode(raw)


@pytest.mark.parametrize("raw", ["name;email".encode("utf-16"), b"PK\x03\x04\x00\x00\x08\x00"])
def test_a_file_that_is_no_text_table_is_refused(raw):
    with pytest.raises(RosterError, match="CSV UTF-8"):
        decode(raw)


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(RosterError, match="at most 1000000"):
        decode(b"x" * 1_000_001)


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("name", "  "),
        ("name", "a" * 121),
        ("name", "Lea\x1b[2J"),
        ("email", "lea@example"),
        ("email", "lea@example.org, x@example.org"),
        ("email", "lea@example.org\nBcc: all@example.org"),
        ("language", "de"),
        ("birth_date", "31/02/1990"),
        ("birth_date", "2030-01-01"),
        ("birth_date", "0090-01-01"),
        ("extra_minutes", "-5"),
        ("extra_minutes", "481"),
        ("extra_minutes", "1e2"),
        ("break_minutes", "241"),
    ],
)
def test_each_wrong_column_has_its_reason(column, typed):
    good = {"name": "Lea", "email": "lea@example.org", "language": "fr"}

    entry, problems = read_entry({**good, column: typed}, TODAY)

    assert entry is None
    assert list(problems) == [column]
