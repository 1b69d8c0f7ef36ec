"""A candidate changes the programming language in a real browser; nothing has to be run for that."""

import pytest
from playwright.sync_api import expect

from assessment.domain.clock import now
from assessment.services import invitations
from tests.support import journey
from tests.support import site as sites
from tests.support.browsing import Visitor
from tests.support.packages import MANIFEST, write_package

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

OFFERED = '["python", "go", "java", "csharp", "php", "cpp", "bash", "typescript", "sqlite"]'
SOURCES = {
    "starter__go__double_DOT_go": "package main\n\nfunc Double(n int) int {\n\treturn 0 // here\n}\n",
    "starter__java__Double_DOT_java": "class Double {\n    // here\n}\n",
    "starter__csharp__Double_DOT_cs": "public static class Double {\n    // here\n}\n",
    "starter__php__double_DOT_php": "<?php\nfunction double($n) {\n    // here\n}\n",
    "starter__cpp__double_DOT_cpp": "int twice(int n) {\n    return 0; // here\n}\n",
    "starter__bash__double_DOT_sh": "double() {\n    : # here\n}\n",
    "starter__typescript__double_DOT_ts": "export const double = 1; // here\n",
    "starter__sqlite__double_DOT_sql": "SELECT 1; -- here\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with sites.running(tmp_path_factory.mktemp("languages"), judging=False) as running:
        yield running


@pytest.fixture
def link(site, tmp_path):
    manifest = MANIFEST.replace('["python"]', OFFERED)
    write_package(tmp_path, exercise_DOT_toml=manifest, **SOURCES)
    with site.session() as session:
        place = journey.ready(session, site.people, tmp_path)
        token = invitations.issue(session, place, now())
        session.commit()
        return f"/invitations/{token}"


def come_in(visitor, link):
    visitor.open(link)
    visitor.press("main form button.primary")
    visitor.press("[data-standing] button.primary")


def switch(visitor, language, ending):
    visitor.page.select_option("#wanted", language)
    visitor.page.click("[data-switch]")
    visitor.page.wait_for_url(f"**language={language}")
    expect(visitor.page.locator('.editor-tab[aria-selected="true"]')).to_contain_text(f".{ending}")
    visitor.look()


def test_what_is_typed_in_two_languages_is_there_on_coming_back(chromium, site, link):
    with Visitor(chromium, site.address, "en") as lea:
        come_in(lea, link)
        page = lea.page
        page.locator(".cm-content").click()
        page.keyboard.press("Control+Home")
        page.keyboard.insert_text("# in Python\n")

        switch(lea, "go", "go")
        expect(page.locator("[data-announce]")).to_contain_text("You now work in Go")
        page.locator(".cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("// in Go\n")
        switch(lea, "python", "py")

        expect(page.locator(".cm-content")).to_contain_text("# in Python")
        switch(lea, "go", "go")
        expect(page.locator(".cm-content")).to_contain_text("// in Go")


def test_every_language_is_coloured_and_indented_in_its_own_way(chromium, site, link):
    with Visitor(chromium, site.address, "en") as lea:
        come_in(lea, link)
        page = lea.page
        for language, ending in (
            ("go", "go"),
            ("java", "java"),
            ("csharp", "cs"),
            ("php", "php"),
            ("cpp", "cpp"),
            ("bash", "sh"),
            ("typescript", "ts"),
            ("sqlite", "sql"),
        ):
            switch(lea, language, ending)
            coloured = page.locator(".cm-line span", has_text="here").first
            expect(coloured).to_have_css("font-style", "italic")

        page.locator(".cm-content").click()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Control+/")
        expect(page.locator(".cm-line").first).to_contain_text("-- SELECT")


def test_a_file_of_another_language_is_not_added(chromium, site, link):
    with Visitor(chromium, site.address, "en") as lea:
        come_in(lea, link)
        switch(lea, "java", "java")
        page = lea.page
        page.click('[data-do="add"]')
        page.fill("dialog[open] input", "other.py")
        page.keyboard.press("Enter")

        expect(page.locator("dialog[open]")).to_contain_text("End the name in one of .java")
        page.fill("dialog[open] input", "data.csv")
        page.keyboard.press("Enter")
        expect(page.locator(".editor-tab").last).to_have_text("data.csv")


@pytest.mark.parametrize(("width", "height"), [(360, 800), (1440, 900)])
def test_the_choice_fits_the_window(chromium, site, link, width, height):
    with Visitor(chromium, site.address, "en", width=width, height=height) as lea:
        come_in(lea, link)
        switch(lea, "java", "java")

        expect(lea.page.locator("#wanted")).to_be_visible()
        assert lea.page.evaluate("document.documentElement.scrollWidth") <= width
