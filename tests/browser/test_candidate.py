"""A candidate in a real browser, in each language: from the invitation to the end."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.catalogue import ExerciseRevision
from assessment.models.people import Person
from assessment.services import invitations
from assessment.settings import ROOT
from tests.support import factories
from tests.support.browsing import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.docker, pytest.mark.timeout(300)]

SLUGS = ("market-receipt", "opening-hours")
PACKAGE = ROOT / "exercises" / "programmer" / "market-receipt"
GOOD = (PACKAGE / "submissions" / "accepted" / "by-rate" / "receipt.py").read_text()


@pytest.fixture(params=["en", "fr", "nl"])
def language(request):
    return request.param


@pytest.fixture
def link(site, language):
    """An invitation for a candidate who reads this language."""
    with site.session() as session:
        person = Person(
            email=f"lea.{uuid4().hex}@example.org", name="Lea", language=language, created_at=now()
        )
        factories.saved(session, person)
        factories.member(session, person, site.people.centre)
        rows = [revision(session, slug) for slug in SLUGS]
        sitting = factories.sitting(session, site.people, rows)
        place = factories.enrolment(session, sitting, person)
        token = invitations.issue(session, place, now())
        session.commit()
        return f"/invitations/{token}"


def revision(session, slug):
    wanted = select(ExerciseRevision).where(ExerciseRevision.slug == slug)
    return session.exec(wanted).first()


def come_in(visitor, link):
    visitor.open(link)
    visitor.press("main form button.primary")
    visitor.page.fill("#birth_date", "1990-12-31")
    visitor.press("main form button.primary")
    for point in ("own_work", "recorded", "decided"):
        visitor.page.check(f"#{point}")
    visitor.press("main form button.primary")


def replace_text(page, text):
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_lea_sits_the_test(chromium, site, language, link):
    with Visitor(chromium, site.address, language) as lea:
        come_in(lea, link)
        lea.press("[data-standing] button.primary")
        page = lea.page

        replace_text(page, GOOD)
        page.locator("[data-run]").click()
        expect(page.locator("#result .state.met")).to_have_count(3)
        lea.look()

        page.locator(".hand button.primary").click()
        expect(page.locator("#result .handed .state.met")).to_be_visible()
        expect(page.locator("#result [data-pending]")).to_have_count(0, timeout=60_000)
        expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")
        lea.look()

        page.locator('[data-exercise="2"]').click()
        expect(page).to_have_url(re.compile("/exercises/2$"))
        lea.look()
        page.locator(".bar > a.action").click()
        lea.look()
        lea.press("main form button.primary")
        expect(page).to_have_url(re.compile("/over$"))


def test_the_lobby_says_whether_the_machine_is_ready(chromium, site, language, link):
    with Visitor(chromium, site.address, language) as lea:
        come_in(lea, link)

        expect(lea.page.locator("[data-checks] .state.met")).to_have_count(4)


def test_everything_fits_a_narrow_screen(chromium, site, language, link):
    with Visitor(chromium, site.address, language, width=360, height=740) as lea:
        come_in(lea, link)
        lea.press("[data-standing] button.primary")

        wide = lea.page.evaluate("document.documentElement.scrollWidth")

        assert wide <= 360
