"""The editor against a server whose line is cut at will: what is typed is never lost."""

import os
import re
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support import axe, desk
from tests.support.browsing import SWITCHES, program

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LINE = "print(greet('Lea'))\n"
SENT_S = 5
KEPT_S = 0.4
SLOW_MS = 2300  # how long someone may take between two keys


@pytest.fixture
def server():
    with desk.serving() as served:
        yield served


@pytest.fixture
def context(chromium):
    context = chromium.new_context(locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def faults():
    """What the browser complained of, the content security policy included."""
    heard = []
    yield heard
    assert not heard


@pytest.fixture
def visit(context, server, faults):
    """Open an exercise in a new tab; an error of the scripts fails the test."""

    def visit(path="/1"):
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console", lambda said: "Content Security" in said.text and faults.append(said.text)
        )
        page.goto(server.address + path)
        return page

    return visit


def type_at_end(page, text):
    page.get_by_role("textbox", name="Your program, file").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def written(page):
    return "\n".join(page.locator(".cm-line").all_text_contents())


def wait_until(condition, seconds=SENT_S):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    assert condition()


def has(server, text, key="1"):
    return lambda: text in server.drafts[key].files["main.py"]


def test_typing_is_on_the_server_within_a_few_seconds(visit, server):
    page = visit()

    type_at_end(page, LINE)

    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d$"))
    assert has(server, LINE)()


def test_typing_over_a_selection_leaves_only_what_was_typed(visit, server):
    page = visit()
    page.get_by_role("textbox", name="Your program, file").focus()

    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def shout(name):\n    return name.upper()\n")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.type("# x")

    assert written(page) == "def shout(name):\n# x"
    wait_until(has(server, "def shout(name):\n# x"))


def test_a_reload_right_after_typing_loses_nothing(visit, server):
    page = visit()

    type_at_end(page, LINE)
    page.reload()

    expect(page.locator(".cm-content")).to_contain_text(LINE.strip())
    wait_until(has(server, LINE))


def test_a_page_that_was_on_its_way_while_a_save_was_does_not_undo_it(visit, server):
    page = visit()
    early = server.page("1")
    type_at_end(page, LINE)
    wait_until(has(server, LINE))
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")
    server.outdated = early

    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("greet('Lea')")
    type_at_end(page, "# more\n")

    wait_until(has(server, "# more"))
    assert has(server, LINE)()


def test_text_with_half_a_character_is_saved_like_any_other(visit, server):
    page = visit()
    page.get_by_role("textbox", name="Your program, file").focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData('text/plain', 'half = "\\ud83d"');
          const pasted = { clipboardData: data, bubbles: true, cancelable: true };
          document.querySelector('.cm-content').dispatchEvent(new ClipboardEvent('paste', pasted));
        }"""
    )

    wait_until(has(server, 'half = "\ufffd"'))


def test_typing_goes_on_without_a_line_and_arrives_when_it_is_back(visit, server):
    page = visit()
    server.broken = True

    type_at_end(page, LINE)

    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "offline")
    expect(page.locator("[data-announce]")).to_contain_text("kept on this machine")
    type_at_end(page, "# still typing\n")
    server.broken = False
    wait_until(has(server, LINE + "# still typing\n"))
    expect(page.locator("[data-announce]")).to_contain_text("The line is back")


def test_what_was_typed_without_a_line_is_there_after_a_reload(visit, server):
    page = visit()
    server.status = 503

    type_at_end(page, LINE)
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "offline")
    page.reload()

    expect(page.locator("[data-notice]")).to_contain_text("before the interruption is back")
    assert LINE.strip() in written(page)
    server.status = 200
    wait_until(has(server, LINE))


def test_a_killed_browser_loses_nothing_that_was_typed(playwright, server, tmp_path):
    server.status = 503
    first = profile(playwright, tmp_path)
    page = first.pages[0]
    page.goto(f"{server.address}/1")
    type_at_end(page, LINE)
    time.sleep(KEPT_S)
    kill(tmp_path)

    second = profile(playwright, tmp_path)
    page = second.pages[0]
    page.goto(f"{server.address}/1")

    expect(page.locator(".cm-content")).to_contain_text(LINE.strip())
    server.status = 200
    wait_until(has(server, LINE))
    second.close()


def profile(playwright, folder):
    return playwright.chromium.launch_persistent_context(
        str(folder), executable_path=program(), args=SWITCHES
    )


def kill(folder):
    """Kill every process of the browser that was started on this profile, and nothing else."""
    mine = f"--user-data-dir={folder}"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text(encoding="utf-8").split("\0")
        except OSError:
            continue  # it ended meanwhile
        if mine in words and not any(word.startswith("--type=") for word in words):
            os.kill(int(process.name), signal.SIGKILL)
    (folder / "SingletonLock").unlink(missing_ok=True)


def test_newer_work_of_another_device_is_not_overwritten_and_ours_is_kept(visit, server):
    page = visit()
    other = {"device": "elsewhere", "base": 0}
    event = {"n": 1, "at": "", "kind": "edit", "files": {"main.py": "# from the other device\n"}}
    assert server.save("1", other | {"events": [event]})[0] == 200

    type_at_end(page, LINE)

    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "conflict")
    page.keyboard.insert_text("# lost?")
    assert "# lost?" not in written(page)
    assert server.drafts["1"].files["main.py"] == "# from the other device\n"
    page.get_by_role("button", name="Continue here").click()
    expect(page.locator(".cm-content")).to_contain_text("# from the other device")
    page.get_by_text("Your text on this machine").click()
    expect(page.locator("[data-notice] pre")).to_contain_text(LINE.strip())
    page.get_by_role("button", name="Take over this text").click()
    wait_until(has(server, LINE))
    assert server.drafts["1"].events[-1]["kind"] == "restore"


def test_the_newest_of_two_tabs_saves_and_the_older_one_says_so(visit, server):
    older = visit()
    type_at_end(older, LINE)

    newer = visit()

    expect(newer.locator(".cm-content")).to_contain_text(LINE.strip())
    expect(older.locator("[data-notice]")).to_contain_text("open in a newer tab")
    older.get_by_role("textbox", name="Your program, file").focus()
    older.keyboard.insert_text("# lost?")
    assert "# lost?" not in written(older)
    type_at_end(newer, "# newer\n")
    wait_until(has(server, LINE + "# newer\n"))


def test_moving_to_another_exercise_saves_first(visit, server):
    page = visit()
    type_at_end(page, LINE)

    page.get_by_role("link", name="2").click()

    page.wait_for_url("**/2")
    assert has(server, LINE)()
    assert server.drafts["1"].events[-1]["kind"] == "switch"


def test_what_one_exercise_left_unsent_is_sent_from_the_next(visit, server):
    page = visit()
    server.status = 503
    type_at_end(page, LINE)
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "offline")
    server.status = 200
    server.drafts["1"].files = dict(desk.STARTER)

    page.goto(f"{server.address}/2")

    wait_until(has(server, LINE))


def test_an_ended_session_keeps_the_text_and_asks_to_sign_in(visit, server):
    page = visit()
    server.status = 401

    type_at_end(page, LINE)

    expect(page.locator("[data-notice]")).to_contain_text("sign in again")
    server.status = 200
    page.get_by_role("button", name="Reload the page").click()
    wait_until(has(server, LINE))


def test_a_run_sends_the_draft_first_and_shows_its_state_without_reloading(visit, server):
    page = visit()
    type_at_end(page, LINE)

    page.keyboard.press("Control+Enter")

    expect(page.locator("#result")).to_contain_text("Queued")
    assert has(server, LINE)()
    assert "file:main.py" in server.posted[0]
    assert "print(greet" in server.posted[0]
    expect(page.locator("#result")).to_contain_text("2 of 3 published cases")
    expect(page.locator("[data-announce]")).to_have_text("2 of 3 published cases")
    assert page.url.endswith("/1")


def test_handing_in_asks_first_and_says_when_the_line_is_down(visit, server):
    page = visit()

    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert not server.posted
    server.broken = True
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()

    expect(page.locator("#result [role=alert]")).to_contain_text("Nothing was sent")
    server.broken = False
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(page.locator("#result")).to_contain_text("Queued")
    assert server.posted[0].startswith("submit")


def test_at_the_end_the_last_keystroke_is_saved_before_the_page_moves_on(visit, server):
    server.closes_at = datetime.now(UTC) + timedelta(seconds=4)
    page = visit()

    type_at_end(page, LINE)

    page.wait_for_url("**/over", timeout=10_000)
    assert has(server, LINE)()


def test_the_clock_warns_once_by_the_servers_time(visit, server):
    server.closes_at = datetime.now(UTC) + timedelta(seconds=63)
    page = visit()

    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^0:01:0\d$"))

    expect(page.locator("[data-warning]")).to_have_text("One minute left.", timeout=8000)
    expect(page.locator("[data-announce]")).to_have_text("One minute left.")


def test_the_keyboard_gets_into_the_editor_and_out_of_it(visit):
    page = visit()
    editor = page.get_by_role("textbox", name="Escape, then Tab, leaves the editor")
    editor.focus()

    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert written(page).startswith("    def greet")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    page.wait_for_timeout(SLOW_MS)
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Run published cases")).to_be_focused()


def test_files_are_added_renamed_removed_and_reset(visit, server):
    page = visit()
    tabs = page.get_by_role("tab")

    page.get_by_role("button", name="Add a file").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("../x.py")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Use letters")
    page.get_by_role("dialog").get_by_role("textbox").fill("shop.py")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("PRICE = 3\n")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("prices.py")
    page.keyboard.press("Enter")
    expect(tabs).to_have_text(["main.py", "notes.txt", "prices.py"])
    page.keyboard.press("Control+s")
    wait_until(lambda: server.drafts["1"].files.get("prices.py") == "PRICE = 3\n")
    tabs.nth(2).focus()
    page.keyboard.press("ArrowLeft")
    expect(tabs.nth(1)).to_be_focused()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(tabs).to_have_text(["main.py", "prices.py"])
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("dialog").get_by_role("button", name="Start again").click()

    wait_until(lambda: server.drafts["1"].files == desk.STARTER)
    assert server.drafts["1"].events[-1]["kind"] == "reset"


def test_the_plain_editor_is_remembered_and_saves_as_well(visit, server):
    page = visit()

    page.get_by_role("button", name="Plain-text editor").click()
    page.reload()
    area = page.get_by_role("textbox", name="Your program, file main.py")
    expect(area).to_have_value(desk.STARTER["main.py"])
    area.press("Control+End")
    page.keyboard.insert_text(LINE)

    assert area.evaluate("area => area.tagName") == "TEXTAREA"
    wait_until(has(server, LINE))


def test_shortcuts_are_listed_and_do_nothing_where_text_is_typed(visit):
    page = visit()
    listed = page.get_by_role("dialog", name="Shortcuts")

    type_at_end(page, "# ")
    page.keyboard.press("?")
    expect(listed).to_be_hidden()
    page.get_by_role("button", name="Run published cases").focus()
    page.keyboard.press("?")
    expect(listed).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+2")

    page.wait_for_url("**/2")


def test_a_table_is_sorted_by_the_buttons_in_its_head(visit):
    page = visit()
    first = page.locator("tbody td:nth-child(2)").first

    page.get_by_role("button", name="Size").click()
    expect(first).to_have_text("9")
    page.get_by_role("button", name="Size").click()

    expect(first).to_have_text("10")
    expect(page.get_by_role("columnheader", name="Size")).to_have_attribute(
        "aria-sort", "descending"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_has_no_accessibility_finding(visit, scheme):
    page = visit()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    type_at_end(page, LINE)
    page.keyboard.press("Control+f")
    expect(page.get_by_role("textbox", name="Find")).to_be_focused()
    assert not axe.findings(page, {"minor", "moderate", "serious", "critical"})
    page.get_by_role("button", name="Plain-text editor").click()

    assert not axe.findings(page, {"minor", "moderate", "serious", "critical"})


def test_without_scripts_the_files_are_in_the_form_itself(chromium, server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/1")

    page.get_by_label("main.py").fill("# by hand\n")
    page.get_by_role("button", name="Run published cases").click()

    assert "by+hand" in server.posted[0]
    context.close()
