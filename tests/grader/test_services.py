"""Exercises of kind service: what a suite can ask, and what becomes of services that misbehave."""

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Limit, Outcome
from grader import grade
from tests.support import sandboxes
from tests.support.services import HONEST, WRONG, write_service

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
HEAD = 'import pytest\n\npytestmark = pytest.mark.indicator("PRG-1.2")\n\n\n'
LATE = "import time\ntime.sleep(1.2)\n"


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("services") as made:
        yield made


@pytest.fixture
def judge(sandbox, tmp_path):
    """Grade one program against one hidden suite."""

    def judged(program, suite=None, limits=""):
        hidden = {} if suite is None else {"hidden": HEAD + suite}
        exercise = read_exercise(write_service(tmp_path, limits=limits, **hidden))
        report = grade(exercise, {"main.py": program.encode()}, "python", sandbox)
        sandbox.tidy()
        return report

    return judged


def said(report):
    return [check.message for check in report.checks if not check.visible]


def test_a_right_service_passes_and_a_wrong_one_fails(judge):
    assert judge(HONEST).passed
    wrong = judge(WRONG)

    assert wrong.outcome is Outcome.GRADED
    assert not wrong.passed


def test_each_check_begins_with_a_service_that_remembers_nothing(judge):
    suite = """\
@pytest.mark.parametrize("turn", [1, 2])
def test_alone(candidate, turn):
    assert candidate.http.post("/", json={"add": turn}).json() == {"total": turn}
"""
    assert judge(HONEST, suite).passed


def test_a_restart_keeps_the_files_and_a_start_does_not(judge):
    suite = """\
def test_restart(candidate):
    candidate.http.post("/", json={"add": 7})
    candidate.http.restart()
    assert candidate.http.get("/").json() == {"total": 7}
    candidate.http.start(files={"total.txt": "40"})
    assert candidate.http.post("/", json={"add": 2}).json() == {"total": 42}
"""
    report = judge(HONEST, suite)
    assert report.passed, said(report)


def test_a_service_that_was_stopped_answers_nobody(judge):
    suite = """\
def test_stopped(candidate):
    candidate.http.start()
    candidate.http.stop()
    candidate.http.get("/total")
"""
    (message,) = said(judge(HONEST, suite))

    assert message.startswith("GET /total: the service could not be asked: Connection refused")


def test_requests_go_out_together(judge):
    suite = """\
def test_together(candidate):
    asked = [candidate.http.prepare("POST", "/", json={"add": 1}) for _ in range(5)]
    answers = candidate.http.together(asked)
    assert sorted(answer.json()["total"] for answer in answers) == [1, 2, 3, 4, 5]
"""
    report = judge(HONEST, suite)
    assert report.passed, said(report)


def test_headers_are_read_in_any_case_and_each_of_several(judge):
    program = HONEST.replace(
        '("Content-Type", "application/json")',
        '("Set-Cookie", "a=1")\n        self.send_header("SET-cookie", self.headers["X-Asked"])',
    )
    suite = """\
def test_headers(candidate):
    headers = candidate.http.get("/?a=1", headers={"X-Asked": "b=2"}, params=None).headers
    assert headers.all("set-cookie") == ["a=1", "b=2"]
    assert headers["SET-COOKIE"] == "a=1, b=2"
    assert "Content-Length" in headers
"""
    report = judge(program, suite)
    assert report.passed, said(report)


def test_the_environment_and_the_port_as_last_argument_reach_the_service(judge):
    program = HONEST.replace('os.environ["PORT"]', "__import__('sys').argv[-1]").replace(
        "0\n\n\nif", '-int(os.environ["LESS"])\n\n\nif'
    )
    suite = """\
def test_environment(candidate):
    candidate.http.start(["--any"], environment={"LESS": "5"})
    assert candidate.http.get("/").json() == {"total": -5}
"""
    report = judge(program, suite)
    assert [check.message for check in report.checks if not check.visible] == [""]


def test_a_service_may_take_its_time_to_listen(judge):
    assert judge(LATE + HONEST).passed


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("raise SystemExit('no configuration')\n", ["did not listen", "exit code 1", "no configuration"]),
        (HONEST.replace('["PORT"]', '["HTTP_PORT"]'), ["did not listen", "KeyError: 'HTTP_PORT'"]),
        (HONEST.replace('"127.0.0.1"', '"127.0.0.2"'), ["did not listen on 127.0.0.1 port"]),
        (HONEST.replace("sent[", "sent.nothing["), ["closed the connection", "AttributeError"]),
        (HONEST.replace("json.dumps(value)", "'total'"), ["a body that is not JSON", "total"]),
        (HONEST.replace("json.dumps(value)", "'NaN'"), ["NaN is not JSON"]),
    ],
    ids=["ends", "other variable", "other address", "crash", "no JSON", "no strict JSON"],
)  # fmt: skip
def test_a_failure_is_told_with_what_the_service_printed(judge, program, expected):
    report = judge(program)

    assert report.outcome is Outcome.GRADED
    assert not report.passed
    for part in expected:
        assert part in said(report)[0]


@pytest.mark.parametrize("address", ["", "0.0.0.0", "127.0.0.1"])  # noqa: S104 - that is what is tried
def test_a_service_may_listen_wherever_it_is_reached_from_here(judge, address):
    assert judge(HONEST.replace('"127.0.0.1"', repr(address))).passed


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        ("while True: pass", Limit.CPU),
        ("__import__('time').sleep(60)", Limit.WALL),
        ("print('x' * 3_000_000, flush=True)", Limit.OUTPUT),
        ("hoard = [bytearray(1_000_000) for _ in range(1000)]", Limit.MEMORY),
    ],
    ids=["cpu", "wall", "output", "memory"],
)
def test_a_limit_holds_while_a_service_runs(judge, line, limit):
    limits = "\n[limits]\ncpu_s = 1\nwall_s = 4\n"
    report = judge(
        HONEST.replace("        sent =", f"        {line}\n        sent ="), None, limits
    )

    assert (report.outcome, report.limit) == (Outcome.LIMIT, limit)
    assert [check.outcome for check in report.checks if check.visible] == ["passed"]


def test_a_service_that_prints_a_lot_is_not_kept_waiting(judge):
    assert judge(
        HONEST.replace("        sent =", "        print('x' * 200_000)\n        sent =")
    ).passed


def test_an_exercise_of_another_kind_has_no_service(sandbox, tmp_path):
    folder = write_service(tmp_path)
    manifest = folder / "exercise.toml"
    manifest.write_text(manifest.read_text().replace('"service"', '"program"'))
    report = grade(read_exercise(folder), {"main.py": HONEST.encode()}, "python", sandbox)

    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR
    assert 'set kind = "service"' in report.flags[-1].detail
    assert report.environment["permanent"] == "true"
