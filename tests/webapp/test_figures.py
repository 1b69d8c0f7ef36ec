"""Figures on the site and as a file that no spreadsheet takes for formulas."""

import csv
import io

import pytest

from assessment.domain.clock import now
from assessment.models.catalogue import StandardVersion
from tests.support import factories
from webapp.figures.spreadsheet import inert, spreadsheet


@pytest.fixture
def counted(session, people, tmp_path):
    row = factories.revision(session, tmp_path)
    for _ in range(2):
        sitting = factories.sitting(session, people, [row])
        place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place, finished_at=now())
    factories.enrolment(session, sitting, people.emil)
    return sitting


def download(client):
    answer = client.get("/figures/figures.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return answer, list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_the_page_shows_people_and_tests_apart_with_bars(sign_in, people, counted):
    page = sign_in(people.mona, "fr").get("/figures/").text

    assert "Programmeur·euse" in page
    assert page.count("<rect") == 3
    assert '<td class="number">2</td><td class="number">3</td>' in page


def test_the_file_holds_what_the_page_shows(sign_in, people, counted):
    answer, rows = download(sign_in(people.mona))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="figures.csv"'
    assert rows[0][:3] == ["Year", "Code", "Profession"]
    assert rows[1] == [str(now().year), "PRG", "Programmer", "2", "3", "1", "1", "0", "0"]


def test_a_title_that_looks_like_a_formula_stays_text_in_the_file(
    sign_in, people, session, counted
):
    version = session.get_one(StandardVersion, counted.standard_version_id)
    version.data = version.data | {"title": {"en": '=HYPERLINK("x")', "fr": "x", "nl": "x"}}
    factories.saved(session, version)

    _, rows = download(sign_in(people.mona))

    assert rows[1][2] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_like_a_formula(start):
    assert inert(f"{start}1+1") == f"'{start}1+1"
    assert spreadsheet([[f"{start}cmd", -3]]).decode("utf-8-sig").lstrip('"').startswith("'")


def test_what_is_no_formula_is_left_as_it_is():
    assert [inert("Programmer"), inert(-3), inert("")] == ["Programmer", "-3", ""]


def test_without_enrolments_the_page_says_what_will_be_there(sign_in, people):
    assert "There is nothing to count yet." in sign_in(people.mona).get("/figures/").text


def test_otto_sees_no_figure_of_this_centre(sign_in, people, counted):
    otto = sign_in(people.otto)

    assert "There is nothing to count yet." in otto.get("/figures/").text
    assert len(download(otto)[1]) == 1


@pytest.mark.parametrize("name", ["lea", "ada", "emil", "oskar"])
def test_figures_are_the_managers_alone(sign_in, people, name):
    client = sign_in(getattr(people, name))

    assert client.get("/figures/").status_code == 404
    assert client.get("/figures/figures.csv").status_code == 404
