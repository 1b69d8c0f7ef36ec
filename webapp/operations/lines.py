"""The lines of the operator's page: each a state in a word and a shape, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext, ngettext

from assessment.services.operations import Condition, Load
from webapp.filters import duration, number
from webapp.operations.servers import Told

BROKEN, LOOK, UNKNOWN, SOUND = "unmet", "attention", "none", "met"
WORST_FIRST = (BROKEN, LOOK, UNKNOWN, SOUND)
LATE = timedelta(minutes=2)
STUCK = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is looked after."""

    kind: str
    name: str
    word: str
    said: str = ""


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """Order by how bad it is, and leave the order as it is where that is the same."""
    return sorted(lines, key=lambda line: WORST_FIRST.index(line.kind))


def lines(
    found: Condition, told: Told | None, database_ms: int, now: datetime, silence: timedelta
) -> list[Line]:
    """Return every line, the worst first; `silence` is how long upkeep may take for a round."""
    return worst_first(
        [
            Line(SOUND, gettext("Database"), gettext("answers"), _in_ms(database_ms)),
            _redis(told),
            _workers(told),
            _upkeep(found.upkeep_at, now, silence),
            _load(gettext("Submissions"), found.submissions, now),
            _load(gettext("Published cases"), found.visible_runs, now),
            _load(gettext("Proofs of packages"), found.proofs, now, patient=True),
            _untested(found.untested),
            _mails(found.failed_mails),
        ]
    )


def _redis(told: Told | None) -> Line:
    name = gettext("Redis, the queue")
    if told is not None:
        return Line(SOUND, name, gettext("answers"), _in_ms(told.took_ms))
    said = gettext(
        "Start it again. Nothing is lost: what is handed in stays in the database, and upkeep "
        "brings it into the queue."
    )
    return Line(BROKEN, name, gettext("does not answer"), said)


def _workers(told: Told | None) -> Line:
    name = gettext("Workers")
    if told is None:
        return Line(UNKNOWN, name, gettext("not known"), gettext("They tell Redis that they live."))
    if not told.workers:
        said = gettext("Nothing is graded. Start one with “./proeve worker”.")
        return Line(BROKEN, name, gettext("none alive"), said)
    count = len(told.workers)
    word = ngettext("%(num)s alive", "%(num)s alive", count)
    return Line(SOUND, name, word, ", ".join(place(owner) for owner in told.workers))


def _upkeep(at: datetime | None, now: datetime, silence: timedelta) -> Line:
    name = gettext("Upkeep")
    remedy = gettext(
        "What the queue forgets is not brought back, and tests are not collected. Start it with "
        "“./proeve upkeep”."
    )
    if at is None:
        return Line(BROKEN, name, gettext("never ran"), remedy)
    ran = gettext("Last round %(age)s ago.", age=age(now - at))
    if now - at > silence:
        return Line(BROKEN, name, gettext("stands still"), f"{ran} {remedy}")
    return Line(SOUND, name, gettext("runs"), ran)


def _load(name: str, load: Load, now: datetime, *, patient: bool = False) -> Line:
    """Judge by the oldest piece of work; a `patient` kind may take as long as it takes."""
    if load.oldest is None:
        return Line(SOUND, name, gettext("nothing waits"))
    oldest = now - load.oldest
    said = gettext(
        "Waiting: %(waiting)s. Running: %(running)s. The oldest came in %(age)s ago.",
        waiting=number(load.waiting),
        running=number(load.running),
        age=age(oldest),
    )
    if patient or oldest < LATE:
        return Line(SOUND, name, gettext("under way"), said)
    if oldest < STUCK:
        return Line(LOOK, name, gettext("slow"), said)
    return Line(BROKEN, name, gettext("stuck"), said)


def _untested(count: int) -> Line:
    said = gettext(
        "They were tried again and again. The worker's log says what broke; then an assessor "
        "gives them to the workers once more."
    )
    word = ngettext("%(num)s untested", "%(num)s untested", count)
    return _should_be_none(gettext("Submissions that could not be tested"), count, word, said)


def _mails(count: int) -> Line:
    said = gettext(
        "Look at the mail server. They are tried again for some hours; after that their centre "
        "sends them again from its outbox."
    )
    word = ngettext("%(num)s failed", "%(num)s failed", count)
    return _should_be_none(gettext("Mails that failed"), count, word, said)


def _should_be_none(name: str, count: int, word: str, said: str) -> Line:
    return Line(LOOK, name, word, said) if count else Line(SOUND, name, gettext("none"))


def _in_ms(took: int) -> str:
    return str(gettext("In %(time)s ms.", time=number(took)))


def age(passed: timedelta) -> str:
    """Return how long something is ago, in seconds while it is less than a minute."""
    seconds = max(0, round(passed.total_seconds()))
    if seconds < timedelta(minutes=1).total_seconds():
        return str(ngettext("%(num)s second", "%(num)s seconds", seconds))
    return duration(passed)


def place(owner: str) -> str:
    """Return host and process of a worker, without what makes its name unique."""
    parts = owner.split("-")
    return "-".join(parts[2:-1]) or owner
