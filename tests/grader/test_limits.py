"""Candidate code that takes too much: stopped, told apart, and no loss to the other checks."""

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import CheckOutcome, Limit, Outcome
from grader import conversation, grade
from grader.imaging import build_missing
from tests.support import sandboxes
from tests.support.packages import MANIFEST, write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
LIMITS = "[limits]\ncpu_s = 1\nwall_s = 3\n"
HEAD = "import os, socket, subprocess, sys, threading, time\n\n\n"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits")
    return read_exercise(write_package(folder, exercise_DOT_toml=MANIFEST + LIMITS))


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("limits") as made:
        yield made


def judged(exercise, sandbox, body):
    files = {"double.py": (HEAD + body).encode()}
    return sandboxes.judged(exercise, sandbox, files)


def only_for_two(statement):
    """Do it when asked for 2 (the visible check), and be right otherwise."""
    return f"def double(number):\n    if number == 2:\n        {statement}\n    return number * 2\n"


@pytest.mark.parametrize(
    ("statement", "limit"),
    [
        ("while True: pass", Limit.CPU),
        ("time.sleep(60)", Limit.WALL),
        ("bytearray(500_000_000)", Limit.MEMORY),
        ("print('x' * 5_000_000)", Limit.OUTPUT),
        (("[threading.Thread(target=lambda: sum(0 for _ in iter(int, 1))).start() for _ in range(3)]; "
         "time.sleep(30)"), Limit.CPU),
        ("os.kill(os.getpid(), 19); time.sleep(30)", Limit.WALL),
        ("os.wait() if os.fork() else (bytearray(500_000_000), os._exit(0))", Limit.MEMORY),
    ],
    ids=["endless loop", "sleep", "memory", "output flood", "spinning threads", "stops itself",
         "a child takes the memory"],
)  # fmt: skip
def test_a_limit_stops_one_check_and_leaves_the_others(exercise, sandbox, statement, limit):
    report = judged(exercise, sandbox, only_for_two(statement))

    assert (report.outcome, report.limit) == (Outcome.LIMIT, limit)
    assert not report.passed
    outcomes = [check.outcome for check in report.checks]
    assert outcomes == [CheckOutcome.FAILED, *[CheckOutcome.PASSED] * 3]
    assert [flag.kind for flag in report.flags] == ["limit"]


@pytest.mark.parametrize(
    ("statement", "limit", "limits"),
    [
        (
            "[None for _ in iter(lambda: time.process_time() < 1.1, False)]",
            Limit.CPU,
            "[limits]\ncpu_s = 1\nwall_s = 60\n",
        ),
        ("time.sleep(5.3)", Limit.WALL, "[limits]\nwall_s = 5\n"),
    ],
    ids=["computing", "waiting"],
)
def test_what_comes_close_to_a_limit_of_time_is_repeated_and_both_are_kept(
    tmp_path, sandbox, statement, limit, limits
):
    exercise = read_exercise(write_package(tmp_path, exercise_DOT_toml=MANIFEST + limits))

    report = judged(exercise, sandbox, only_for_two(statement))

    assert (report.outcome, report.limit) == (Outcome.LIMIT, limit)
    assert [check.outcome for check in report.checks][1:] == [CheckOutcome.PASSED] * 3
    assert [flag.kind for flag in report.flags] == ["time_repeated", "limit"]
    assert report.environment["other_run"].startswith("limit; visible/")


@pytest.mark.parametrize(
    "statement",
    [
        "[os.fork() for _ in range(10_000)]",
        "open('big', 'wb').write(b'x' * 100_000_000)",
        "os.truncate(os.open('big', os.O_CREAT | os.O_RDWR), 1 << 40)",
        "[open(f'f{n}', 'w').close() for n in range(100_000)]",
        "socket.create_connection(('1.1.1.1', 53), 2)",
        "[os.open('/dev/null', 0) for _ in range(100_000)]",
        "sys.setrecursionlimit(10**9); (f := lambda: f())()",
        "open('/etc/passwd', 'a')",
        "os.setuid(0)",
        "os.kill(1, 9); os.kill(os.getppid(), 9); time.sleep(1)",
        "subprocess.run(['mount', '-t', 'tmpfs', 'x', '/tmp'], check=True)",
    ],
    ids=["fork bomb", "big file", "sparse file", "many files", "network", "descriptors",
         "recursion", "system file", "root", "kills its agent", "mount"],
)  # fmt: skip
def test_a_resource_that_is_not_there_fails_the_check_and_nothing_else(
    exercise, sandbox, statement
):
    report = judged(exercise, sandbox, only_for_two(statement))

    assert not report.passed
    assert report.outcome is not Outcome.INFRASTRUCTURE_ERROR, report.flags
    assert report.checks[0].outcome is not CheckOutcome.PASSED


@pytest.mark.parametrize(
    "statement",
    [
        "threading.Thread(target=print).start()",
        "subprocess.run(['/bin/true'], check=True)",
        "print('x' * 900_000)",
        "[open(f'f{n}', 'w').close() for n in range(100)]",
        "(f := lambda n: n and f(n - 1))(900)",
        "bytearray(50_000_000)",
        "sum(range(2_000_000))",
        "open('prix été.txt', 'w').write('é')",
    ],
)
def test_what_an_exercise_promises_can_be_used(exercise, sandbox, statement):
    report = judged(exercise, sandbox, only_for_two(statement))

    assert report.passed, (report.flags, [check.message for check in report.checks])


def test_a_syntax_error_is_told_with_the_candidates_own_line(exercise, sandbox):
    report = judged(exercise, sandbox, "def double(number)\n    return 1\n")

    assert report.outcome is Outcome.COMPILE_ERROR
    assert "double.py, line 4" in report.checks[0].message
    assert {check.outcome for check in report.checks} == {CheckOutcome.NOT_REACHED}


def test_an_error_at_import_is_told_with_the_candidates_own_line(exercise, sandbox):
    report = judged(exercise, sandbox, "x = 1 / 0\n")

    assert report.outcome is Outcome.COMPILE_ERROR
    assert "double.py, line 4: ZeroDivisionError" in report.checks[0].message
    assert "/opt" not in report.to_json()


def test_a_missing_function_fails_where_it_is_used(exercise, sandbox):
    report = judged(exercise, sandbox, "def triple(number):\n    return 1\n")

    assert report.outcome is Outcome.GRADED
    assert report.checks[0].message == "double.py does not define double"


def test_an_endless_loop_at_import_is_a_limit(exercise, sandbox):
    report = judged(exercise, sandbox, "while True:\n    pass\n")

    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.CPU)


def test_every_check_that_loops_ends_by_itself(exercise, sandbox):
    report = judged(exercise, sandbox, "def double(number):\n    while True:\n        pass\n")

    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.CPU)
    assert not any(check.outcome is CheckOutcome.PASSED for check in report.checks)


def test_a_build_that_takes_too_much_is_a_limit_and_is_not_begun_again(
    tmp_path, sandbox, monkeypatch
):
    build_missing(sandbox.client, print, ["c"])
    package = write_package(
        tmp_path,
        exercise_DOT_toml=MANIFEST.replace('"python"', '"c"'),
        starter__python__double_DOT_py=None,
        starter__c__double_DOT_c="long twice(long number) { return 0; }\n",
    )
    many = "".join(f"long twice{n}(long number) {{ return number * {n}; }}\n" for n in range(9000))
    source = {"double.c": many.encode()}
    monkeypatch.setitem(conversation.BUILDING, "cpu_s", 0.001)
    before = len(sandbox.used)

    report = grade(read_exercise(package), source, "c", sandbox)

    taken = len(sandbox.used) - before
    sandbox.tidy()
    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.CPU)
    assert not report.passed
    assert taken == 1
