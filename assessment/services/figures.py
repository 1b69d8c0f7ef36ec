"""How many registered, sat and passed, by profession and year; people and tests apart."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session, and_, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.scoring import Proposed
from assessment.domain.zones import year_in
from assessment.models.attempts import Attempt
from assessment.models.catalogue import StandardVersion
from assessment.models.reviews import Conclusion
from assessment.models.sittings import Enrolment, Sitting


@dataclass(slots=True)
class Count:
    """One figure twice: how many tests, and how many different people."""

    tests: int = 0
    people: set[UUID] = field(default_factory=set)

    @property
    def candidates(self) -> int:
        """Count each person once."""
        return len(self.people)

    def add(self, person_id: UUID) -> None:
        """Count one test of a person."""
        self.tests += 1
        self.people.add(person_id)


@dataclass(slots=True)
class Figures:
    """Registered: enrolled. Present: began the test. Passed: concluded so, and released."""

    registered: Count = field(default_factory=Count)
    present: Count = field(default_factory=Count)
    passed: Count = field(default_factory=Count)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one profession in one year."""

    year: int
    profession: str
    title: dict[str, str]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, latest year first, with totals in which each person counts once."""

    rows: tuple[Row, ...]
    years: dict[int, Figures]
    total: Figures


def table(session: Session, actor: Actor, zone: str) -> Table:
    """Count over the actor's centres; years are those of `zone`."""
    titles = _professions(session)
    rows: dict[tuple[int, str], Figures] = defaultdict(Figures)
    years: dict[int, Figures] = defaultdict(Figures)
    total = Figures()
    for person_id, sitting, began, concluded in _tests(session, actor):
        code, _ = titles[sitting.standard_version_id]
        year = year_in(sitting.opens_at, zone)
        for figures in (rows[year, code], years[year], total):
            _count(figures, person_id, sitting, began, concluded)
    names = dict(titles.values())
    ordered = sorted(rows, key=lambda place: (-place[0], place[1]))
    return Table(
        tuple(Row(year, code, names[code], rows[year, code]) for year, code in ordered),
        {year: years[year] for year in sorted(years, reverse=True)},
        total,
    )


def _count(
    figures: Figures,
    person_id: UUID,
    sitting: Sitting,
    began: UUID | None,
    concluded: str | None,
) -> None:
    figures.registered.add(person_id)
    if began is not None:
        figures.present.add(person_id)
    if concluded == Proposed.PASSED and sitting.released_at is not None:
        figures.passed.add(person_id)


def _professions(session: Session) -> dict[UUID, tuple[str, dict[str, str]]]:
    """Return the code and title of each version of a standard, the newest last."""
    wanted = select(StandardVersion).order_by(col(StandardVersion.loaded_at))
    return {one.id: (one.code, one.data["title"]) for one in session.exec(wanted).all()}


def _tests(session: Session, actor: Actor) -> list[tuple[UUID, Sitting, UUID | None, str | None]]:
    """Return each enrolment's person and sitting, whether it was sat, and what was concluded."""
    sat = and_(
        col(Attempt.enrolment_id) == col(Enrolment.id), col(Attempt.kind) == AttemptKind.TEST
    )
    wanted = (
        select(Enrolment.person_id, Sitting, Attempt.id, Conclusion.concluded)
        .join(Sitting, col(Enrolment.sitting_id) == col(Sitting.id))
        .outerjoin(Attempt, sat)
        .outerjoin(Conclusion, col(Conclusion.attempt_id) == col(Attempt.id))
        .where(col(Sitting.centre_id).in_(actor.centres(Role.MANAGER)))
    )
    return list(session.exec(wanted).all())
