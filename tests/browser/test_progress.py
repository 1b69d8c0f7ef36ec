"""A run that takes its time, in a real browser: the page counts the checks and says each thing once."""

import re

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.catalogue import ExerciseRevision
from assessment.models.people import Person
from assessment.services import people
from assessment.settings import ROOT
from tests.support import cast, factories
from tests.support.browsing import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.docker, pytest.mark.timeout(300)]

ACCEPTED = ROOT / "exercises/programmer/market-receipt/submissions/accepted/by-rate/receipt.py"
UNHURRIED = "import time\n" + ACCEPTED.read_text().replace(
    "    sums = defaultdict(Decimal)\n", "    time.sleep(0.3)\n    sums = defaultdict(Decimal)\n"
)
LISTEN = """
window.heard = []; window.bars = new Set(); window.counts = [];
new MutationObserver(() => {
  const said = document.querySelector("[data-announce]").textContent;
  if (said && heard.at(-1) !== said) heard.push(said);
  const bar = document.querySelector("#result progress");
  if (bar) { bars.add(bar); if (counts.at(-1) !== bar.value) counts.push(bar.value); }
}).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
"""


@pytest.fixture(params=[(1440, 900), (360, 740)], ids=["wide", "narrow"])
def lea(request, chromium, site):
    width, height = request.param
    with site.session() as session:
        wanted = select(ExerciseRevision).where(ExerciseRevision.slug == "market-receipt")
        sitting = factories.sitting(session, site.people, [session.exec(wanted).first()])
        person = factories.saved(
            session,
            Person(email=f"lea.{width}@example.org", name="Lea", created_at=now()),
        )
        factories.member(session, person, site.people.centre)
        done = {"identity_confirmed_at": now(), "contract_accepted_at": now()}
        place = factories.enrolment(session, sitting, person, **done)
        people.set_password(person, cast.PASSWORD)
        factories.saved(session, person)
    with Visitor(chromium, site.address, "en", width=width, height=height) as visitor:
        visitor.sign_in(person, cast.PASSWORD)
        visitor.open(f"/tests/{place.id}")
        visitor.press("[data-standing] button.primary")
        yield visitor


def type_anew(page, text):
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_the_page_counts_the_checks_of_a_submission_as_they_end(lea):
    page = lea.page
    type_anew(page, UNHURRIED)
    page.evaluate(LISTEN)

    page.locator(".hand button.primary").click()
    bar = page.locator("#result .progress")
    expect(bar).to_have_text(re.compile(r"Check [3-9] of \d+"))
    lea.look()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    expect(page.locator("[data-live] [data-live]")).to_have_count(0)
    expect(page.locator("#result [data-pending]")).to_have_count(0, timeout=60_000)

    counts = page.evaluate("counts")
    assert len(counts) > 3
    assert counts == sorted(counts)
    assert page.evaluate("bars.size") == 1
    heard = page.evaluate("heard")
    assert not [said for said in heard if "Check" in said]
    assert heard == list(dict.fromkeys(heard))
    expect(page.locator("#result progress")).to_have_count(0)
