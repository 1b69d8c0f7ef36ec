"""Files given beside the statement: saved by whoever works on the exercise, and by nobody else."""

import pytest

from tests.support import factories, journey
from tests.support.packages import write_package
from tests.webapp.test_attempts import end_the_time

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def package(tmp_path):
    return write_package(
        tmp_path,
        resources__prices_DOT_csv="price\n2\n",
        resources__maps__page_DOT_html=HOSTILE,
    )


@pytest.fixture
def place(session, people, package, tmp_path):
    return journey.ready(session, people, tmp_path)


@pytest.fixture
def lea(sign_in, people):
    return sign_in(people.lea)


@pytest.fixture
def desk(lea, place):
    return journey.start(lea, place)


def test_each_file_is_linked_and_saved_under_its_own_name(lea, desk):
    page = lea.get(desk).text

    assert f'href="{desk}/resources/prices.csv" download' in page
    answer = lea.get(f"{desk}/resources/prices.csv")
    assert answer.text == "price\n2\n"
    assert answer.headers["Content-Disposition"] == "attachment; filename=prices.csv"


def test_a_page_among_them_is_saved_and_never_shown(lea, desk):
    answer = lea.get(f"{desk}/resources/maps/page.html")

    assert answer.text == HOSTILE
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    ["nothing.csv", "../hidden/test_hidden.py", "..%2fhidden%2ftest_hidden.py",
     "maps/../../hidden/test_hidden.py", "/etc/passwd", "maps"],
)  # fmt: skip
def test_no_other_file_of_the_package_or_the_machine_is_given(lea, desk, name):
    answer = lea.get(f"{desk}/resources/{name}")

    assert answer.status_code in {404, 308}
    assert "test_others" not in answer.text


def test_after_the_end_none_is_given(lea, desk, session, place):
    end_the_time(session, place)

    assert lea.get(f"{desk}/resources/prices.csv").status_code == 410


def test_for_strangers_there_is_none(sign_in, client, people, desk):
    address = f"{desk}/resources/prices.csv"

    assert client.get(address).headers["Location"].startswith("/login")
    assert sign_in(people.otto).get(address).status_code == 404
    assert sign_in(people.emil).get(address).status_code == 404


def test_an_author_saves_them_from_the_preview(sign_in, people, session, package, tmp_path):
    factories.standard(session)
    row = factories.revision(session, tmp_path)
    emil = sign_in(people.emil)
    address = f"/exercises/{row.id}/preview/resources/prices.csv"

    assert f'href="{address}"' in emil.get(f"/exercises/{row.id}/preview").text
    assert emil.get(address).text == "price\n2\n"
    assert sign_in(people.lea).get(address).status_code == 404
