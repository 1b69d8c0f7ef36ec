"""One sitting from the package to the result, in a real browser, in each language.

Emil uploads an exercise, Mona plans and enrols, Lea sits the test, Ada looks and
concludes, Mona releases, Lea reads her result. Every page is looked at with axe.
"""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from assessment.domain.clock import now
from assessment.domain.zones import written_in
from tests.support.browsing import Visitor
from tests.support.cast import PASSWORD
from tests.support.packages import FILES, MANIFEST

pytestmark = [pytest.mark.browser, pytest.mark.docker, pytest.mark.timeout(420)]

SLOW_MS = 150_000
GOOD = FILES["submissions/accepted/plus/double.py"]
IDS = {
    "en": "8f14e45f-ceea-467f-a0e6-5f0a3c1e9a01",
    "fr": "8f14e45f-ceea-467f-a0e6-5f0a3c1e9a02",
    "nl": "8f14e45f-ceea-467f-a0e6-5f0a3c1e9a03",
}


@pytest.fixture(params=["en", "fr", "nl"])
def language(request):
    return request.param


@pytest.fixture
def visit(chromium, site, language):
    """Open a browser for one of the cast, signed in where they have a password."""

    def visit(person=None):
        visitor = Visitor(chromium, site.address, language)
        if person is not None:
            visitor.sign_in(person, PASSWORD)
        return visitor

    return visit


def package(language):
    """The small exercise as an archive, under an id of its own."""
    manifest = MANIFEST.replace(MANIFEST.split('"')[1], IDS[language])
    manifest = manifest.replace('en = "Double"', f'en = "Double ({language})"')
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in {**FILES, "exercise.toml": manifest}.items():
            archive.writestr(f"double-{language}/{name}", content)
    return held.getvalue()


def upload(emil, language):
    """Emil uploads, waits for the proof, publishes; returns the revision's id."""
    emil.open("/exercises/upload")
    file = {"name": "double.zip", "mimeType": "application/zip", "buffer": package(language)}
    emil.page.set_input_files("#archive", file)
    emil.press("main form button.primary")
    revision_id = emil.page.url.rsplit("/", 1)[1]
    publish = emil.page.locator(f'form[action$="{revision_id}/publish"] button')
    expect(publish).to_be_visible(timeout=SLOW_MS)
    emil.open(f"/exercises/{revision_id}")
    publish.click()
    emil.page.wait_for_load_state()
    emil.look()
    emil.open(f"/exercises/{revision_id}/preview")
    return revision_id


def plan(mona, site, revision_id, language):
    """Mona plans a sitting that is open; returns its address."""
    zone = site.settings.time_zone
    mona.open("/sittings/new?unit=PRG-1")
    mona.page.fill("#title", f"Programmer ({language})")
    for field, minutes in (("opens_at", -5), ("closes_at", 60)):
        moment = written_in(now() + timedelta(minutes=minutes), zone)
        mona.page.fill(f"#{field}", moment.strftime("%Y-%m-%dT%H:%M"))
    mona.page.fill("#minutes", "45")
    mona.page.select_option(f"#place-{revision_id}", "1")
    mona.press("main form button.primary")
    return mona.page.url


def enrol(mona, language):
    """Mona pastes a table with two bad rows, reads which, corrects them, invites."""
    page = mona.page
    good = f"Lea Peeters;lea-{language}@example.org;{language}"
    page.fill(
        "textarea[name=table]", f"name;email;language\n{good}\n;x@example.org;fr\nZoe;nowhere;xx"
    )
    page.locator('form[action*="/roster"] button').click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("3")
    expect(page.locator("main")).to_contain_text("4")
    expect(page.locator("textarea[name=table]")).to_have_value(re.compile("Lea Peeters"))
    mona.look()
    page.fill("textarea[name=table]", f"name;email;language\n{good}")
    page.locator('form[action*="/roster"] button').click()
    page.wait_for_load_state()
    mona.look()
    page.locator('form[action$="/invitations"] button').click()
    page.wait_for_load_state()
    mona.look()


def read_letter(mona, site, language):
    """Mona finds the letter in the outbox; returns the link in it."""
    mona.open("/outbox/")
    mona.page.locator("tr", has_text=f"lea-{language}@").locator("a").first.click()
    mona.page.wait_for_load_state()
    mona.look()
    letter = mona.page.locator(".letter").inner_text()
    return re.search(r"/invitations/\S+", letter)[0]


def sit(lea, link):
    """Lea comes in, sits the test and finishes."""
    page = lea.page
    lea.open(link)
    lea.press("main form button.primary")
    page.fill("#birth_date", "1990-12-31")
    lea.press("main form button.primary")
    for point in ("own_work", "recorded", "decided"):
        page.check(f"#{point}")
    lea.press("main form button.primary")
    lea.press("[data-standing] button.primary")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(GOOD)
    page.locator("[data-run]").click()
    expect(page.locator("#result .state.met")).to_have_count(1)
    page.locator(".remark summary").click()
    page.fill("#remark", "I was not sure about zero.")
    page.locator(".hand button.primary").click()
    expect(page.locator("#result .handed .state.met")).to_be_visible()
    expect(page.locator("#result [data-pending]")).to_have_count(0)
    lea.look()
    page.locator(".bar > a.action").click()
    page.wait_for_load_state()
    lea.look()
    lea.press("main form button.primary")
    expect(page).to_have_url(re.compile("/over$"))


def assess(ada):
    """Ada clears the remark and confirms the proposal."""
    page = ada.page
    ada.open("/reviews/?kind=remark")
    ada.press("table a")
    page.fill("textarea[name=reason]", "Zero is right.")
    page.locator("button[value=cleared]").click()
    page.wait_for_load_state()
    ada.look()
    ada.press(".crumbs li:nth-child(2) a")
    # Workers grade it once more before anybody concludes.
    while page.locator("main .notice.attention").count():
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("input[value=passed]")).to_be_checked()
    ada.press("main form button.primary")
    expect(page.locator("main form button.primary")).to_have_count(0)


def release(mona, address):
    """Mona releases; the figures count one candidate who passed."""
    mona.open(f"{address}/release")
    mona.press("main form button.primary")
    mona.open("/figures/")


def test_one_sitting_from_the_package_to_the_result(visit, site, language):
    people = site.people
    with visit(people.emil) as emil, visit(people.mona) as mona:
        revision_id = upload(emil, language)
        address = plan(mona, site, revision_id, language)
        enrol(mona, language)
        link = read_letter(mona, site, language)
        with visit() as lea:
            sit(lea, link)
            with visit(people.ada) as ada:
                assess(ada)
            mona.open(address)
            # Nobody else may start any more: Mona's only candidate has finished.
            release(mona, address)
            lea.page.goto("/")
            lea.press("main .list a")
            lea.press("[data-standing] a.primary")
            expect(lea.page.locator(".verdict.met")).to_be_visible()
            expect(lea.page.locator("main")).not_to_contain_text("test_others")
