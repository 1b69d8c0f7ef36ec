"""Judge one submission: join examiner and workplace, keep the clocks, write the report."""

import base64
import json
import secrets
import time
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from assessment.domain.exercises import Exercise
from assessment.domain.reports import Limit, Report
from assessment.domain.seeds import BITS
from grader import host
from grader.clocks import held
from grader.conversation import Conversation, StoppedError, ViolationError
from grader.fairness import fairer, note_slowness, worth_repeating
from grader.findings import Findings, Progress, unwatched
from grader.host import Turns
from grader.judging import Judging
from grader.languages import adapter
from grader.sandbox import Channel, ClosedError, Sandbox, SandboxError

SENDING_S = 20.0
SUITE_S = 60.0


def grade(
    exercise: Exercise,
    files: Mapping[str, bytes],
    language: str,
    sandbox: Sandbox,
    *,
    visible_only: bool = False,
    seed: int | None = None,
    turns: Turns | None = None,
    proved: Mapping[str, str] | None = None,
    progress: Progress = unwatched,
) -> Report:
    """Return the report on `files`; what we broke becomes outcome infrastructure_error.

    The suite draws its inputs from `seed`, which is any number where none is given. A run
    that came close to a limit of time is repeated, alone on the host by its `turns`;
    `proved` tells of the machine on which the limits were proved. `progress` hears how many checks
    ended, from the examiner alone; a repetition begins to count anew.
    """
    drawn = secrets.randbelow(2**BITS) if seed is None else seed

    def once() -> Findings:
        findings = Findings(exercise, files, language, progress)
        findings.environment.update(host.facts(), seed=str(drawn), **held(exercise.manifest.limits))
        _judge(findings, sandbox, visible_only=visible_only)
        note_slowness(findings, proved or {})
        return findings

    with turns.together() if turns else nullcontext():
        first = once()
    if visible_only or not worth_repeating(first):
        return first.report()
    sandbox.tidy()
    with turns.alone() if turns else nullcontext():
        return fairer(first, once()).report()


def _judge(findings: Findings, sandbox: Sandbox, *, visible_only: bool) -> None:
    """Run the suite once, and note what is found."""
    began = time.monotonic()
    try:
        grading = _Grading(findings.exercise, findings.files, findings.language, sandbox, findings)
        grading.run(visible_only=visible_only)
    except SandboxError as error:
        sandbox.discard_examiner()
        findings.broke(str(error), permanent=error.permanent)
    findings.wall_ms = int((time.monotonic() - began) * 1000)


class _Grading:
    """The worker's side of one grading: it alone speaks to both containers."""

    def __init__(
        self,
        exercise: Exercise,
        files: Mapping[str, bytes],
        language: str,
        sandbox: Sandbox,
        findings: Findings,
    ) -> None:
        self.exercise = exercise
        self.files = files
        self.findings = findings
        self.sandbox = sandbox
        self.language = adapter(language)
        manifest = exercise.manifest
        self.conversation = Conversation(
            sandbox, self.language, manifest.limits, files, manifest.kind
        )
        self.judging = Judging(sandbox, exercise)
        self.nonce = secrets.token_hex(16)

    def run(self, *, visible_only: bool) -> None:
        """Run the suite to its end; raises SandboxError where our side fails."""
        examiner = self.sandbox.examiner()
        try:
            self._send(examiner, self._job(visible_only=visible_only))
            self.conversation.open()
            self._note_workplace()
            self._check_syntax()
            while self._serve(examiner):
                pass
        except ClosedError as error:
            raise SandboxError("the examiner is gone") from error
        finally:
            # The sandbox removes it once the report is out: nobody should wait for that.
            self.conversation.close(at_once=False)
            self.judging.close()
        self.findings.cpu_ms = self.conversation.cpu_ms
        self.findings.memory_kb = self.conversation.memory_kb

    def _job(self, *, visible_only: bool) -> dict[str, Any]:
        exercise = self.exercise
        suite = exercise.suite(visible_only=visible_only)
        starter = exercise.starter(self.findings.language)
        return {
            "nonce": self.nonce,
            "suite": {name: base64.b64encode(data).decode() for name, data in suite.items()},
            "files": {name: data.decode("utf-8", "replace") for name, data in self.files.items()},
            "submitted": self.language.modules(self.files),
            "starting": list(self.language.modules(starter)),
            "mapped": exercise.manifest.checks,
            "entry": self._entry(),
            "seed": int(self.findings.environment["seed"]),
        }

    def _note_workplace(self) -> None:
        """Keep what the candidate's code runs in, before a judge's workplace is the last one."""
        self.findings.image = self.sandbox.image
        self.findings.environment.update(self.sandbox.environment)

    def _entry(self) -> str:
        named = self.exercise.manifest.entry
        return named if named in self.files else self.language.entry(named, self.files)

    def _check_syntax(self) -> None:
        """Ask whether every source file can be compiled; the answer is only shown."""
        try:
            self.findings.syntax(self.conversation.build())
        except StoppedError as error:
            self.findings.limit = error.limit
        except ViolationError as error:
            self.findings.violation(str(error))

    def _serve(self, examiner: Channel) -> bool:
        """Do what the examiner's next message asks for; return whether more will come."""
        frame = examiner.receive(SUITE_S)
        if frame is None:
            raise SandboxError(
                f"the suite was silent for {SUITE_S:.0f} s; it must not wait or loop by itself",
                permanent=True,
            )
        message = json.loads(frame)
        kind = message.pop("t")
        if kind == "ask":
            self._send(examiner, {"q": message["q"], **self._ask(message["m"])})
        elif kind == "start":
            self._send(examiner, {"renewed": self._begin(message["id"])})
        elif kind == "result":
            self._finish(message)
        else:
            self._note(kind, message)
        return bool(kind != "ended")

    def _note(self, kind: str, message: dict[str, Any]) -> None:
        """Keep what the examiner tells of the suite as a whole."""
        if kind == "collected":
            self.findings.expect(message["checks"])
        elif kind == "uncollected":
            self.findings.uncollected(message["text"])
        elif kind == "import_failed":
            self.findings.import_failed(message["text"], message["where"])
        elif kind == "done":
            self.findings.finished(message["status"])

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        if message.get("op") == "judge":
            return {"r": self._judged(message)}
        if self.conversation.workplace is None:
            return {"stop": "the time, memory or patience for this submission is used up"}
        try:
            ask = self.conversation.visit if message.get("op") == "visit" else self.conversation.ask
            return {"r": ask(message)}
        except StoppedError as error:
            self.findings.stopped(error.limit)
            return {"stop": f"the code was stopped: limit {error.limit.value} reached"}
        except ViolationError as error:
            self.findings.violation(str(error))
            self.conversation.close()
            return {"stop": "the answer was malformed"}

    def _judged(self, message: dict[str, Any]) -> dict[str, Any]:
        """Ask the package's judge, at no cost to the candidate's time."""
        began = time.monotonic()
        answer = self.judging.ask(message)
        self.findings.environment["judge_image"] = self.judging.image
        if self.conversation.clock is not None:
            self.conversation.clock.excuse(time.monotonic() - began)
        return answer

    def _begin(self, check_id: str) -> bool:
        """Start the clocks of one check, in a fresh workplace where the last one is gone."""
        self.findings.begin(check_id)
        renewed = self.conversation.workplace is None and not self.conversation.is_spent
        if renewed and not self.findings.violated:
            self.conversation.reopen()
        self.conversation.restart_clock()
        return renewed

    def _finish(self, message: dict[str, Any]) -> None:
        limit: Limit | None = self.conversation.limit_reached()
        clock = self.conversation.clock
        used = (
            (clock.cpu_ms(), clock.wall_ms()) if clock and self.conversation.workplace else (0, 0)
        )
        if limit is not None:
            self.findings.stopped(limit)
            if limit is Limit.MEMORY:
                self.conversation.close()  # the kernel's count stays, so the next check starts anew
            elif self.conversation.came_close():
                self.findings.came_close(message["id"])
        self.findings.end(
            message["id"], passed=message["passed"], text=message["message"], used=used
        )

    def _send(self, examiner: Channel, message: dict[str, Any]) -> None:
        try:
            examiner.send(message, SENDING_S)
        except TimeoutError as error:
            raise SandboxError("the examiner does not read") from error
