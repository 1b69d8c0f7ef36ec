"""A person at a browser: opens pages, is heard when a page complains, lets axe look."""

import shutil

from playwright.sync_api import expect

from tests.support import axe

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 30_000


def program():
    """The Chromium of this machine."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Visitor:
    """One person in a browser of their own; `faults` is what the pages complained of."""

    def __init__(self, chromium, address, language, width=1280, height=900):
        self.context = chromium.new_context(
            locale={"en": "en-GB", "fr": "fr-BE", "nl": "nl-BE"}[language],
            viewport={"width": width, "height": height},
            base_url=address,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.language = language
        self.faults = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, said):
        if "Content Security" in said.text:
            self.faults.append(said.text)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.context.close()
        assert kind or not self.faults, self.faults

    def open(self, path):
        """Go to a page, which must be in the person's language and sound for everybody."""
        self.page.goto(path)
        self.look()

    def look(self):
        """Check the page that is open."""
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        found = axe.findings(self.page)
        assert not found, f"{self.page.url}: {found}"

    def press(self, selector):
        """Press a button or link and look at the page that follows."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.look()

    def sign_in(self, person, password):
        """Come in by the front door."""
        self.open("/login")
        self.page.fill("#email", person.email)
        self.page.fill("#password", password)
        self.page.locator("main form button.primary").click()
        self.page.wait_for_load_state()
        self.choose_language()
        self.look()

    def choose_language(self):
        """Read on in the person's own language, whatever their account says."""
        self.page.locator(f'button[name=language][value="{self.language}"]').click()
        self.page.wait_for_load_state()
