"""`proeve bench load`: a full sitting on this machine, all typing and handing in at once."""

import argparse
import tempfile
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select

from assessment.models.attempts import Draft
from assessment.models.session import Engine, for_reading
from assessment.models.submissions import Grading
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._browser import Browser
from commands.bench._figures import median, ms, p95, table
from commands.bench._package import small_package
from commands.bench._platform import Platform, private
from commands.bench._sitting import Sitter, Timetable
from commands.bench._submissions import invite, pair, texts
from commands.console import progress
from commands.host.grading import ensure_grading

CANDIDATES = 200
WORKERS = 2
ENTERING_S, TYPING_S, HANDING_IN_S = 60.0, 30.0, 60.0
TAIL_S = 600.0
GOOD = range(200, 400)

METHOD = """\
Method: {candidates} candidates at a platform of its own (site under gunicorn, SQLite, Redis, {workers} workers,
upkeep), over loopback, the candidates' side on the same machine. They enter by their invitations
within {entering:.0f} s (details, contract, lobby, desk, with the files each page links to), save a draft
every {every:.0f} s, hand in at random moments of the same {handing_in:.0f} s, and ask for the state as the page
does until their work is tested. Each request is a connection of its own; each candidate has an
address of their own, as from behind a proxy.
"""


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("load", help="many candidates typing and handing in at once")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, help=f"default {CANDIDATES}")
    parser.add_argument("--entering", type=float, default=ENTERING_S, metavar="SECONDS")
    parser.add_argument("--typing", type=float, default=TYPING_S, metavar="SECONDS")
    parser.add_argument("--handing-in", type=float, default=HANDING_IN_S, metavar="SECONDS")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Hold the sitting and count; 1 where anything was lost or went wrong."""
    ensure_grading(settings.state_dir / "log", ["python"])
    plan = Timetable(args.entering, args.typing, args.handing_in)
    print(
        METHOD.format(
            candidates=args.candidates,
            workers=WORKERS,
            entering=plan.entering,
            every=plan.every,
            handing_in=plan.handing_in,
        ),
        flush=True,
    )
    with (
        tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder,
        private(settings, trusted_proxies=1) as site,
    ):
        diary = Diary()
        sitters = _seated(site, Path(folder), args.candidates, diary)
        _sit(site, sitters, plan)
        return _report(site.engine, sitters, diary)


@dataclass(slots=True)
class Diary:
    """Every request that was made: how long it took, and whether it went well."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, status: int) -> None:
        """Keep one request."""
        with self.lock:
            self.times[kind].append(seconds)
            self.errors[kind] += status not in GOOD

    def rows(self) -> list[tuple[str, int, str, str, int]]:
        """Return one row for each kind of request."""
        return [
            (kind, len(times), ms(median(times)), ms(p95(times)), self.errors[kind])
            for kind, times in sorted(self.times.items())
        ]


def _seated(site: Platform, folder: Path, count: int, diary: Diary) -> list[Sitter]:
    exercise = small_package(folder)
    secrets = invite(site.engine, site.publish([exercise]), count)
    files = texts(pair(exercise).right)
    site.start("worker", WORKERS)
    site.start("upkeep")
    site.serve()
    site.warm(WORKERS)
    port = site.settings.port
    addresses = [f"10.0.{number // 250}.{number % 250 + 1}" for number in range(count)]
    return [
        Sitter(Browser(port, address, diary.note), secret, number, files)
        for number, (address, secret) in enumerate(zip(addresses, secrets, strict=True), start=1)
    ]


def _sit(site: Platform, sitters: list[Sitter], plan: Timetable) -> None:
    threads = [threading.Thread(target=one.sit, args=(plan,), daemon=True) for one in sitters]
    for thread in threads:
        thread.start()
    progress(f"{len(threads)} candidates come in")
    patience = plan.entering + plan.typing + plan.handing_in + TAIL_S
    if not site.until(lambda: not any(thread.is_alive() for thread in threads), patience):
        for one, thread in zip(sitters, threads, strict=True):
            one.problem = one.problem or ("did not come to an end" if thread.is_alive() else "")


def _report(engine: Engine, sitters: list[Sitter], diary: Diary) -> int:
    print(table(("request", "number", "median", "p95", "errors"), diary.rows()))
    lost = _lost_drafts(engine, sitters)
    graded = _graded(engine)
    handed_in = [one.submission for one in sitters if one.submission is not None]
    counts = {
        "candidates": len(sitters),
        "handed in": len(handed_in),
        "drafts lost": lost,
        "submissions lost": sum(graded.get(key, 0) == 0 for key in handed_in),
        "graded twice": sum(count > 1 for count in graded.values()),
        "requests that failed": sum(diary.errors.values()),
    }
    print()
    print(table(("counted", ""), list(counts.items())))
    for one in sitters:
        if one.problem:
            print(f"  candidate {one.number}: {one.problem}")
    whole = len(handed_in) == len(sitters)
    faults = [counts[name] for name in counts if name not in {"candidates", "handed in"}]
    return int(any(faults) or not whole)


def _lost_drafts(engine: Engine, sitters: list[Sitter]) -> int:
    """Return how many candidates typed what the site confirmed and does not have."""
    with Session(for_reading(engine)) as session:
        kept = {str(draft.attempt_id): draft.files for draft in session.exec(select(Draft)).all()}
    confirmed = [one for one in sitters if one.confirmed]
    return sum(kept.get(one.desk.split("/")[2]) != one.confirmed for one in confirmed)


def _graded(engine: Engine) -> dict[UUID, int]:
    found: dict[UUID, int] = defaultdict(int)
    with Session(for_reading(engine)) as session:
        for key in session.exec(select(Grading.submission_id)).all():
            found[key] += 1
    return found
