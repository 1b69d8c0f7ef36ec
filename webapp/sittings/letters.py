"""What the mails to candidates say, in the candidate's language."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import force_locale, gettext

from assessment.models.people import Centre, Person
from assessment.models.sittings import Enrolment, Sitting
from webapp.configuration import settings
from webapp.filters import duration, moment


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, ready to be posted."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is written to, by whom, about what."""

    person: Person
    sitting: Sitting
    centre: Centre
    enrolment: Enrolment


def invitation(parties: Parties, token: str) -> Letter:
    """Invite a candidate with the link that lets them in."""
    person, sitting, centre = parties.person, parties.sitting, parties.centre
    with force_locale(person.language):
        paragraphs = [
            gettext("Good day %(name)s,", name=person.name),
            gettext(
                "%(centre)s invites you to a practical test: %(title)s.",
                centre=centre.name,
                title=sitting.title,
            ),
            gettext("Open your test here:") + "\n" + _address("invitations.show", token=token),
            gettext(
                "This link is yours alone; do not pass it on. Open it now to practise with the "
                "same tools as in the test."
            ),
            _times(sitting, parties.enrolment),
            gettext(
                "You need a computer with a keyboard and a browser. Everything you type is saved "
                "every few seconds; if your line drops, open the link again and go on."
            ),
            gettext("If something does not suit you, answer your centre before the test."),
            centre.name,
        ]
        subject = gettext("Invitation to your test: %(title)s", title=sitting.title)
    return Letter(subject, "\n\n".join(paragraphs) + "\n")


def result(parties: Parties) -> Letter:
    """Tell a candidate that the result can be read."""
    person, sitting, centre = parties.person, parties.sitting, parties.centre
    with force_locale(person.language):
        paragraphs = [
            gettext("Good day %(name)s,", name=person.name),
            gettext(
                "The result of your test “%(title)s” is released. It says for each criterion what "
                "was asked and what was met.",
                title=sitting.title,
            ),
            gettext("Open the link of your invitation again, or go here if you are still in:")
            + "\n"
            + _address("lobby.show", enrolment_id=parties.enrolment.id),
            centre.name,
        ]
        subject = gettext("Your result: %(title)s", title=sitting.title)
    return Letter(subject, "\n\n".join(paragraphs) + "\n")


def _times(sitting: Sitting, enrolment: Enrolment) -> str:
    lines = [
        gettext("Opens: %(moment)s", moment=moment(sitting.opens_at)),
        gettext("Start at the latest: %(moment)s", moment=moment(sitting.closes_at)),
        gettext(
            "Your time: %(time)s from the moment you start",
            time=duration(sitting.minutes + enrolment.extra_minutes),
        ),
    ]
    if enrolment.extra_minutes:
        lines.append(
            gettext("Extra time, included above: %(time)s", time=duration(enrolment.extra_minutes))
        )
    if enrolment.break_minutes:
        lines.append(
            gettext(
                "Breaks, with the clock standing still: %(time)s",
                time=duration(enrolment.break_minutes),
            )
        )
    return "\n".join(lines)


def _address(endpoint: str, **values: object) -> str:
    """Return an address that works from outside, whatever this request came in by."""
    return settings().public_url.rstrip("/") + url_for(endpoint, **values)  # type: ignore[arg-type]
