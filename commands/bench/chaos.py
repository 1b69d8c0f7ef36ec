"""`proeve bench chaos`: kill -9, a hundred times, in the middle of grading; count what it cost."""

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assessment.domain.clock import now
from assessment.domain.submissions import digest
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._browser import Browser
from commands.bench._candidate import Candidate
from commands.bench._figures import median, table
from commands.bench._ledger import HANDED_IN, Kill, Ledger, Running
from commands.bench._package import small_package
from commands.bench._platform import Platform, private
from commands.bench._remains import remains
from commands.bench._submissions import invite, pair, texts
from commands.bench._victims import KINDS, Victims
from commands.console import HostError, progress
from commands.host.grading import ensure_grading

KILLS = 100
WORKERS = 2
CHECKS = 12
SLEEP_S = 0.1
PAUSES_S = (0.3, 2.0)
TAIL_S = 240.0
SWEPT_S = 90.0
PROMISE_S = 60.0
SHARED = {"Redis", "web"}

METHOD = """\
Method: a platform of its own (site under gunicorn, SQLite, Redis with an append-only file,
{workers} workers, upkeep), lease {lease} s, upkeep every {upkeep} s, at most {tries} tries. A candidate hands in through
the site, steadily, and again where the line broke. Half of the submissions are right and half
wrong, and each sleeps about {seconds:.1f} s in its checks, so that every kill can fall into the middle
of a grading. Kinds of victims take turns in a random order, at a random moment of a grading
that is under way. A submission in its last try is spared: after three lost tries people look
at it, by design. The supervisor of `proeve up` starts again what fell. Seed {seed}.
"""


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("chaos", help="kill -9 in the middle of grading, many times")
    parser.add_argument("--kills", type=int, default=KILLS, help=f"default {KILLS}")
    parser.add_argument("--lease-seconds", type=int, help="default: the setting")
    parser.add_argument("--upkeep-seconds", type=int, help="default: the setting")
    parser.add_argument("--only", choices=KINDS, help="one kind of victim")
    parser.add_argument("--logs", type=Path, metavar="DIR", help="keep what the processes logged")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Kill, wait until all is graded, count; 1 where anything was lost or left."""
    ensure_grading(settings.state_dir / "log", ["python"])
    changes = {
        "lease_seconds": args.lease_seconds or settings.lease_seconds,
        "upkeep_seconds": args.upkeep_seconds or settings.upkeep_seconds,
    }
    with (
        tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder,
        private(settings, **changes) as site,
    ):
        story = _bring_up(site, Path(folder), args)
        _tell_method(site, args)
        story.until_killed()
        swept_s = story.wind_up()
        site.family.stop()
        if args.logs:
            shutil.copytree(site.settings.state_dir / "log", args.logs, dirs_exist_ok=True)
        return _report(story.ledger, remains(site), swept_s)


@dataclass(slots=True)
class Story:
    """Strikes and winds up; asked again and again while the family is looked after."""

    site: Platform
    kinds: list[str]
    ledger: Ledger
    candidate: Candidate
    victims: Victims
    planned: tuple[Running, float] | None = None
    not_before: float = 0.0

    def until_killed(self) -> None:
        """Strike once for each kind that was drawn."""
        patience = 60.0 + 20.0 * len(self.kinds)
        with self.candidate.working():
            struck = self.site.until(self._step, patience)
        if not struck:
            raise HostError(f"no grading to strike at; read {self.site.settings.state_dir}/log")

    def wind_up(self) -> float:
        """Wait until all is graded and the dead are swept; returns how long sweeping took."""
        self.site.until(self.ledger.all_ended, TAIL_S)
        began = time.monotonic()
        wanted = WORKERS * (1 + self.site.settings.warm_workplaces)
        self.site.until(lambda: len(self.site.containers()) == wanted, SWEPT_S)
        return time.monotonic() - began

    def _step(self) -> bool:
        if self.kinds and time.monotonic() >= self.not_before:
            self._aim()
        return not self.kinds

    def _aim(self) -> None:
        """Choose a grading and a moment in it; strike when the moment comes, if it still goes on."""
        running = self.ledger.running(now())
        if self.planned is None:
            if running:
                within = random.uniform(0, CHECKS * SLEEP_S)  # noqa: S311
                self.planned = (random.choice(running), time.monotonic() + within)  # noqa: S311
            return
        target, moment = self.planned
        if time.monotonic() < moment:
            return
        self.planned = None
        spared = self.site.settings.grading_tries
        if target in running and all(one.tries < spared for one in running):
            self._strike(target, running)

    def _strike(self, target: Running, running: list[Running]) -> None:
        kind = self.kinds[-1]
        moment = now()
        if not self.victims.kinds[kind](target.owner):
            return
        self.kinds.pop()
        hit = running if kind in SHARED else [target]
        if kind not in SHARED:
            self.ledger.ended.add((target.key, target.run))
        self.ledger.kills.append(Kill(kind, moment, tuple(one.key for one in hit)))
        progress(f"killed {kind}; {len(self.kinds)} to go")
        for child in self.site.family.children:
            # A hundred kills in a few minutes are not a process that keeps falling by itself.
            child.falls = 0
        self.not_before = time.monotonic() + random.uniform(*PAUSES_S)  # noqa: S311


def _bring_up(site: Platform, folder: Path, args: argparse.Namespace) -> Story:
    random.seed(args.seed)
    exercise = small_package(folder)
    (secret,) = invite(site.engine, site.publish([exercise]), 1)
    site.start("worker", WORKERS)
    site.start("upkeep")
    site.serve()
    site.warm(WORKERS)
    handed_in = pair(exercise)
    answers = [_slow(texts(handed_in.right)), _slow(texts(handed_in.wrong))]
    ledger = Ledger(site.engine, dict(zip(map(digest, answers), (True, False), strict=True)))
    browser = Browser(site.settings.port, "127.0.0.1")
    candidate = Candidate(browser, browser.enter(secret), answers, ledger)
    names = [args.only] if args.only else list(KINDS)
    kinds = [names[number % len(names)] for number in range(args.kills)]
    random.shuffle(kinds)
    return Story(site, kinds, ledger, candidate, Victims(site))


def _slow(files: dict[str, str]) -> dict[str, str]:
    """Make every call take a while, without using CPU time."""
    slept = f"import time\n\n\ndef cash(cents):\n    time.sleep({SLEEP_S})"
    return {name: text.replace("def cash(cents):", slept) for name, text in files.items()}


def _tell_method(site: Platform, args: argparse.Namespace) -> None:
    made = site.settings
    print(
        METHOD.format(
            workers=WORKERS,
            lease=made.lease_seconds,
            upkeep=made.upkeep_seconds,
            tries=made.grading_tries,
            seconds=CHECKS * SLEEP_S,
            seed=args.seed,
        ),
        flush=True,
    )


def _report(ledger: Ledger, left: dict[str, list[str]], swept_s: float) -> int:
    recoveries = ledger.recoveries()
    killed = Counter(kill.kind for kill in ledger.kills)
    rows = [
        (kind, killed[kind], len(times), f"{median(times):.1f} s" if times else "-",
         f"{max(times):.1f} s" if times else "-")
        for kind, times in sorted(recoveries.items())
    ]  # fmt: skip
    print(table(("killed -9", "times", "hit", "verdict after, median", "longest"), rows))
    print()
    counts = {**ledger.counts(), **{f"left: {name}": len(found) for name, found in left.items()}}
    print(table(("counted", ""), list(counts.items())))
    for cause in ledger.causes():
        print(f"  left to people: {cause}")
    for found in left.values():
        for one in found:
            print(f"  left behind: {one}")
    longest = max((max(times) for times in recoveries.values() if times), default=0.0)
    print(f"\nlongest from a kill to the verdict of a submission it hit: {longest:.1f} s")
    print(f"longest from a kill to the next verdict on any: {ledger.longest_silence():.1f} s")
    print(f"containers of the dead swept {swept_s:.1f} s after the last verdict")
    bad = sum(count for name, count in counts.items() if name != HANDED_IN)
    return int(bad > 0 or longest > PROMISE_S)
