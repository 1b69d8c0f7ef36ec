"""Prove a package: accepted submissions pass, all others fail where they say."""

from collections.abc import Callable, Iterator, Mapping

from assessment.domain.exercises import Exercise
from assessment.domain.programming import language_of
from assessment.domain.proofs import MutationScore, Role, Trial, VerifyReport
from assessment.domain.reports import Check, CheckOutcome, ExerciseRef, Outcome, Report
from assessment.domain.revisions import read_files
from assessment.domain.scoring import Finding, find
from grader.languages import adapter
from grader.mutants import SUFFIXES, mutants
from grader.sandbox import SandboxError

REPEATS = 3
MOST_MUTANTS = 40
LEAST_KILLED = 0.5
MOST_OF_A_LIMIT = 1 / 3

Grade = Callable[[Mapping[str, bytes], str], Report]
Progress = Callable[[str], None]


class Verification:
    """One package on its way to a verify report; `grade` grades files in a language."""

    def __init__(
        self, exercise: Exercise, grade: Grade, progress: Progress = lambda _: None
    ) -> None:
        self.exercise = exercise
        self.languages = exercise.manifest.languages
        self.grade = grade
        self.progress = progress
        self.trials: list[Trial] = []
        self.problems: list[str] = []
        self.reference: list[Report] = []

    def run(self, repeats: int = REPEATS, most_mutants: int = MOST_MUTANTS) -> VerifyReport:
        """Try everything out; raises SandboxError where our own machinery failed."""
        self._accepted(repeats)
        self._rejected()
        self._untouched()
        self.problems.extend(self._untried())
        score = self._mutants(most_mutants)
        self.problems.extend(self._unevidenced())
        self.problems.extend(self._over_a_third())
        exercise = self.exercise
        return VerifyReport(
            exercise=ExerciseRef(id=exercise.id, slug=exercise.slug, revision=exercise.revision),
            image=self.reference[0].image if self.reference else "",
            languages=self.languages,
            repeats=repeats,
            trials=tuple(self.trials),
            mutation=score,
            evidenced=self._evidenced(),
            limits_used=self._limits_used(),
            problems=tuple(self.problems),
            environment=self._environment(),
        )

    def _environment(self) -> dict[str, str]:
        """Return what the first report says of the machine; the seed is its own."""
        kept = self.reference[0].environment if self.reference else {}
        return {name: value for name, value in kept.items() if name != "seed"}

    def _accepted(self, repeats: int) -> None:
        for folder in self.exercise.accepted():
            reports = [
                self._try("accepted", folder.name, read_files(folder)) for _ in range(repeats)
            ]
            self.reference.extend(reports)
            if not all(report.passed for report in reports):
                self.problems.append(
                    f"Accepted submission {folder.name} does not pass: {_first_failure(reports)}."
                )
            if len({_outcomes(report) for report in reports}) > 1:
                self.problems.append(
                    f"Accepted submission {folder.name} is judged differently on repetition; "
                    "make the suite independent of chance, order and time."
                )

    def _rejected(self) -> None:
        for code, folder in self.exercise.rejected():
            report = self._try("rejected", folder.name, read_files(folder), code)
            if report.passed or code not in _unmet(report):
                self.problems.append(
                    f"Rejected submission {code}/{folder.name} meets {code}; "
                    "no check of that indicator notices what is wrong with it."
                )

    def _untouched(self) -> None:
        for language in self.languages:
            starter = self.exercise.starter(language)
            empty = dict.fromkeys(starter, b"")
            untouched: dict[Role, Mapping[str, bytes]] = {"starter": starter, "empty": empty}
            for role, files in untouched.items():
                where = "" if len(self.languages) == 1 else f" in {language}"
                if self._try(role, f"{role}{where}", files, language=language).passed:
                    self.problems.append(
                        f"The {role} submission{where} passes; the suite asks for nothing."
                    )

    def _untried(self) -> Iterator[str]:
        """Tell for which language no accepted or no rejected submission speaks."""
        for language in self.languages:
            for role in ("accepted", "rejected"):
                if not any(
                    trial.role == role and trial.language == language for trial in self.trials
                ):
                    yield f"There is no {role} submission in {language}; add one."

    def _mutants(self, most: int) -> MutationScore:
        planted, survivors = 0, []
        killed_by = dict.fromkeys(self.exercise.manifest.indicators, 0)
        for files, language in self._mutable()[:1]:
            for mutant in mutants(files, language, most):
                planted += 1
                report = self._try("mutant", mutant.name, mutant.files)
                if report.passed:
                    survivors.append(mutant.name)
                for code in _unmet(report):
                    killed_by[code] = killed_by.get(code, 0) + 1
        killed = planted - len(survivors)
        if planted and killed < LEAST_KILLED * planted:
            self.problems.append(
                f"Only {killed} of {planted} planted faults are noticed; "
                f"at least {LEAST_KILLED:.0%} must be, so add checks."
            )
        return MutationScore(
            planted=planted, killed=killed, by_indicator=killed_by, survivors=tuple(survivors)
        )

    def _mutable(self) -> list[tuple[dict[str, bytes], str]]:
        """Return the accepted submissions that faults can be planted in, with their language."""
        found = [read_files(folder) for folder in self.exercise.accepted()]
        spoken = [(files, language_of(files, self.languages)) for files in found]
        return [(files, language) for files, language in spoken if language in SUFFIXES]

    def _unevidenced(self) -> Iterator[str]:
        evidenced = self._evidenced()
        for code in self.exercise.manifest.indicators:
            if not evidenced.get(code):
                yield f"Indicator {code} is listed but no check gives evidence for it."
            elif not any(code in trial.unmet for trial in self.trials):
                yield (
                    f"Indicator {code} is met by every faulty submission; add a rejected one "
                    "that must fail it, or checks that can."
                )
        for code in sorted(set(evidenced) - set(self.exercise.manifest.indicators)):
            yield f"A check names {code or 'no indicator'}, which exercise.toml does not list."

    def _evidenced(self) -> dict[str, int]:
        checks = self.reference[0].checks if self.reference else ()
        codes = [check.indicator or "" for check in checks]
        return {code: codes.count(code) for code in sorted(set(codes))}

    def _limits_used(self) -> dict[str, float]:
        limits = self.exercise.manifest.limits
        checks = [check for report in self.reference for check in report.checks]
        most_cpu = max((check.cpu_ms for check in checks), default=0)
        most_wall = max((check.wall_ms for check in checks), default=0)
        return {
            "cpu": round(most_cpu / 1000 / limits.cpu_s, 3),
            "wall": round(most_wall / 1000 / limits.wall_s, 3),
            "memory": round(max(map(self._memory_used, self.reference), default=0), 3),
        }

    def _memory_used(self, report: Report) -> float:
        """Return what share of the limit was used beyond what the toolchain itself needs."""
        toolchain = adapter(report.submission.language).memory_mb
        used = max(0.0, report.memory_kb / 1024 - toolchain)
        return used / self.exercise.manifest.limits.memory_mb

    def _over_a_third(self) -> Iterator[str]:
        for limit, share in self._limits_used().items():
            if share > MOST_OF_A_LIMIT:
                yield (
                    f"An accepted submission uses {share:.0%} of the {limit} limit; "
                    "at most a third is allowed, so that slower machines judge alike."
                )

    def _try(
        self,
        role: Role,
        name: str,
        files: Mapping[str, bytes],
        expected: str | None = None,
        language: str | None = None,
    ) -> Report:
        self.progress(f"{role} {name}")
        language = language or language_of(files, self.languages)
        report = self.grade(files, language)
        if report.outcome is Outcome.INFRASTRUCTURE_ERROR:
            why = "; ".join(flag.detail for flag in report.flags)
            raise SandboxError(
                f"{role} submission {name} could not be graded: {why}",
                permanent=report.environment.get("permanent") == "true",
            )
        self.trials.append(
            Trial(
                role=role,
                name=name,
                language=language,
                outcome=report.outcome,
                passed=report.passed,
                unmet=_unmet(report),
                expected=expected,
                cpu_ms=report.cpu_ms,
                memory_kb=report.memory_kb,
            )
        )
        return report


def _unmet(report: Report) -> tuple[str, ...]:
    """Return the indicators not met, in order; a failed compilation meets none."""
    codes = sorted({check.indicator for check in report.checks if check.indicator})
    return tuple(code for code in codes if find(_of(report, code), due=True) is Finding.NOT_MET)


def _of(report: Report, code: str) -> list[Check]:
    return [check for check in report.checks if check.indicator == code]


def _outcomes(report: Report) -> tuple[tuple[str, CheckOutcome], ...]:
    return tuple(sorted((check.id, check.outcome) for check in report.checks))


def _first_failure(reports: list[Report]) -> str:
    for report in reports:
        for check in report.checks:
            if check.outcome is not CheckOutcome.PASSED:
                return f"{check.id} {check.outcome}: {check.message.strip()[:200]}"
    return f"outcome {reports[0].outcome}"
