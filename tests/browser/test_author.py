"""An author in a real browser, in each language: a package is uploaded, proved, seen, published."""

import re

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from assessment.domain.archives import pack
from assessment.domain.revisions import read_files
from assessment.models.catalogue import ExerciseRevision, Standing
from tests.support.browsing import Visitor
from tests.support.cast import PASSWORD
from tests.support.packages import write_package

pytestmark = [pytest.mark.browser, pytest.mark.docker, pytest.mark.timeout(300)]
PROVING_MS = 120_000
PHONE = 360


@pytest.fixture(params=["en", "fr", "nl"])
def language(request):
    return request.param


@pytest.fixture
def archive(tmp_path, language):
    """A package whose content, and so its revision, is this language's own."""
    folder = write_package(tmp_path, **{"fixtures/note.txt": language})
    path = tmp_path / "double.zip"
    path.write_bytes(pack(read_files(folder)))
    return path


@pytest.fixture
def emil(chromium, site, language):
    with Visitor(chromium, site.address, language) as visitor:
        come_in(visitor, site)
        yield visitor


def come_in(visitor, site):
    """Choose the language, which counts for more than what the account says, and sign in."""
    visitor.page.goto("/login")
    visitor.press(f"[name=language][value={visitor.language}]")
    visitor.sign_in(site.people.emil, PASSWORD)


def shipped(site, slug="market-receipt"):
    with site.session() as session:
        wanted = select(ExerciseRevision).where(ExerciseRevision.slug == slug)
        return session.exec(wanted).one()


def sideways(page):
    """How many pixels the page is wider than what is seen of it."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_a_package_is_proved_before_the_authors_eyes_and_published(emil, site, archive):
    emil.open("/exercises/upload")
    emil.page.set_input_files("#archive", archive)
    emil.press("main form button.primary")
    page = emil.page

    page.wait_for_selector(".matrix", timeout=PROVING_MS)  # the page loads itself anew
    emil.look()
    expect(page.locator(".matrix .cell.caught_as_expected")).to_have_count(2)
    expect(page.locator(".matrix .wrong")).to_have_count(0)
    emil.press("main form[action$='/publish'] button")
    expect(page.locator(".notice.met")).to_have_count(1)

    found = re.search(r"[0-9a-f-]{36}", page.url)[0]
    with site.session() as session:
        rows = session.exec(select(ExerciseRevision)).all()
    assert {row.standing for row in rows if str(row.id) == found} == {Standing.PUBLISHED}


def test_a_bad_package_is_refused_where_it_was_chosen(emil, tmp_path):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(pack({"../x": b"x"}))
    emil.open("/exercises/upload")
    emil.page.set_input_files("#archive", bad)

    emil.press("main form button.primary")

    expect(emil.page.locator("#archive-error")).to_contain_text("../x")
    expect(emil.page.locator("#archive")).to_have_attribute("aria-invalid", "true")


def test_the_preview_is_the_candidates_desk_and_runs_the_published_cases(emil, site):
    emil.open(f"/exercises/{shipped(site).id}/preview")
    page = emil.page
    expect(page.locator(".cm-editor")).to_be_visible()

    page.click("[data-run]")

    page.wait_for_selector("#result .checks", timeout=PROVING_MS)
    emil.look()


def test_every_page_fits_a_phone_and_is_sound_for_everybody(chromium, site, language):
    row = shipped(site)
    with Visitor(chromium, site.address, language, width=PHONE) as emil:
        come_in(emil, site)
        for path in ("", "upload", f"{row.id}", f"{row.id}/trials/0", f"{row.id}/preview"):
            emil.open(f"/exercises/{path}")
            assert sideways(emil.page) == 0, path
