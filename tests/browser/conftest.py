"""One Chromium and one platform for the browser tests of a process."""

import pytest
from playwright.sync_api import sync_playwright

from tests.support import site as sites
from tests.support.browsing import SWITCHES, program


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=program(), args=SWITCHES)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with sites.running(tmp_path_factory.mktemp("site")) as running:
        yield running
