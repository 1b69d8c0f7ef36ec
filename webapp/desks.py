"""What the desk's scripts say in the reader's language, and what its form sends."""

from collections.abc import Mapping

from flask import request
from flask_babel import lazy_gettext as _l

FILE = "file:"
TEXTS = {
    "saved": _l("Saved {time}"),
    "saving": _l("Saving…"),
    "offline": _l("Offline. Your work is kept on this machine."),
    "online": _l("The line is back. Your work is saved."),
    "restored": _l("What you typed before the interruption is back."),
    "not_saved": _l("Not saved"),
    "refused": _l("This could not be saved on the server. It is kept on this machine."),
    "sign_in": _l(
        "Your session has ended. Your work is kept on this machine; reload the page to sign in again."
    ),
    "reload": _l("Reload the page"),
    "conflict": _l(
        "You continued this exercise on another device. Nothing is saved from here any more."
    ),
    "other_tab": _l(
        "This exercise is open in a newer tab. Nothing is saved from this one any more."
    ),
    "continue_here": _l("Continue here"),
    "kept": _l(
        "Your work on this machine was not sent before you continued elsewhere. You can read it and take it over."
    ),
    "kept_text": _l("Your text on this machine"),
    "take_over": _l("Take over this text"),
    "discard": _l("Discard it"),
    "files": _l("Files"),
    "file_label": _l("{label}, file {name}. Escape, then Tab, leaves the editor."),
    "plain_label": _l("{label}, file {name}."),
    "hint": _l("Escape, then Tab, leaves the editor."),
    "leaving": _l("Tab now leaves the editor."),
    "plain": _l("Plain-text editor"),
    "start_again": _l("Start again"),
    "start_again_question": _l(
        "Put every file back as it was at the start? Your earlier drafts stay on record."
    ),
    "started_again": _l("The files are as they were at the start."),
    "add_file": _l("Add a file"),
    "rename_file": _l("Rename"),
    "remove_file": _l("Remove"),
    "remove_question": _l("Remove the file {name}?"),
    "file_name": _l("Name of the file"),
    "name_bad": _l("Use letters, digits, - and _, and an ending such as {ending}."),
    "name_ending": _l("End the name in one of {endings}."),
    "name_taken": _l("There is already a file with this name."),
    "too_many_files": _l("There can be at most {count} files."),
    "ok": _l("OK"),
    "cancel": _l("Cancel"),
    "read_only": _l("You can read this, but no longer change it."),
    "minutes_left": _l("{minutes} minutes left."),
    "minute_left": _l("One minute left."),
    "paused": _l("Paused"),
    "time_over": _l("The time is over. Your last draft is being collected."),
    "time_over_offline": _l(
        "The time is over and the line is down. Keep this page open: your work goes to the server as soon as the line is back."
    ),
    "sending": _l("Sending…"),
    "failed": _l(
        "The server could not be reached. Nothing was sent; your work is kept. Try again."
    ),
    "not_available": _l("The server could not do this. Your work is kept. Try again in a moment."),
    "find": _l("Find"),
    "replace": _l("Replace"),
    "find_next": _l("next"),
    "find_previous": _l("previous"),
    "find_all": _l("all"),
    "match_case": _l("match case"),
    "regexp": _l("regexp"),
    "by_word": _l("by word"),
    "replace_one": _l("replace"),
    "replace_all": _l("replace all"),
    "close": _l("close"),
}
"""What each key means is told beside the scripts; {places} are filled in by them."""


def texts() -> dict[str, str]:
    """Return every sentence, translated."""
    return {key: str(sentence) for key, sentence in TEXTS.items()}


def sent_files() -> Mapping[str, str]:
    """Return the files of a form; browsers send line ends in fields as CR LF."""
    return {
        name.removeprefix(FILE): value.replace("\r\n", "\n")
        for name, value in request.form.items()
        if name.startswith(FILE)
    }
