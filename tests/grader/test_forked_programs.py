"""A Python program that is a fork of the agent does what a freshly started interpreter does."""

import pytest

from assessment.domain.exercises import read_exercise
from tests.support import sandboxes
from tests.support.packages import MANIFEST, write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
SUITE = """\
import pytest


def numbered(text):
    return text.replace("/run-2/", "/run-1/").replace("run-2\\n", "run-1\\n").splitlines()


@pytest.mark.indicator("PRG-1.1")
def test_both_ways(candidate):
    asked = {"argv": ["a", "é b"], "stdin": "one\\ntwö\\n", "files": {"data/given.txt": "given"}}
    forked = candidate.run(**asked, program="probe.py")
    started = candidate.run(**asked, module="probe")
    assert forked.exit_code == started.exit_code
    assert numbered(forked.stdout) == numbered(started.stdout)
    assert forked.files == started.files
    assert numbered(forked.stderr)[-3:] == numbered(started.stderr)[-3:]
    assert "/opt/proeve" not in forked.stderr
    assert forked.stdout or forked.stderr or forked.files
"""
PROBES = {
    "reads its input, arguments and files": (
        "import sys\nprint(sys.argv[1:], input(), sys.stdin.read(), open('data/given.txt').read())\n"
    ),
    "reads its input by its name": "print(open('/dev/stdin').read())\n",
    "reads its input as bytes and prints what is no text": (
        "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read() + b'\\xff')\nprint('\\udcfe')\n"
    ),
    "ends with a number": "import sys\nprint(1)\nsys.exit(7)\n",
    "ends with a sentence": "import sys\nsys.exit('no such file')\n",
    "ends by an exception in a function": "def f():\n    return 1 / 0\nprint('before')\nf()\n",
    "ends by an exception with a cause": (
        "try:\n    int('x')\nexcept ValueError as e:\n    raise KeyError('y') from e\n"
    ),
    "makes what does not compile": "print('before', flush=True)\nexec('def f(:')\n",
    "kills itself": "import os, signal\nprint('x', flush=True)\nos.kill(os.getpid(), signal.SIGTERM)\n",
    "leaves a file open": "f = open('left.txt', 'w')\nf.write('kept')\n",
    "leaves a file open in a cycle": (
        "class A: pass\na = A()\na.me = a\na.f = open('left.txt', 'w')\na.f.write('kept')\n"
    ),
    "leaves a thread running": (
        "import threading, time\n"
        "def late():\n    time.sleep(0.1)\n    print('late')\n"
        "threading.Thread(target=late).start()\nprint('main is done')\n"
    ),
    "says good-bye at exit": "import atexit\natexit.register(print, 'bye')\nprint('hi')\n",
    "goes as deep as it may": (
        "import sys\ndef f(n):\n    return n and 1 + f(n - 1)\n"
        "print(f(900))\ntry:\n    f(1100)\nexcept RecursionError:\n    print('too deep')\n"
    ),
    "is the main module": (
        "import __main__, sys\nVALUE = 3\nprint(__name__, __main__.VALUE, __file__, __doc__)\n"
        "print(sys.modules['__main__'] is __main__, sys.path[0])\n"
    ),
    "finds no name of ours taken": (
        "import sys\nfor name in ('agent', 'wire', 'language', 'runner', 'forked', 'programs'):\n"
        "    try:\n        __import__(name)\n    except ImportError as e:\n        print(e)\n"
    ),
    "sees its environment": (
        "import os\nprint(sorted(os.environ.items()), os.getcwd()[:5], os.umask(0o22))\n"
    ),
    "starts others": (
        "import subprocess, sys\n"
        "print(subprocess.run([sys.executable, '-c', 'import os; print(sorted(os.environ))'],"
        " capture_output=True, text=True).stdout)\n"
    ),
    "shares work with processes": (
        "from concurrent.futures import ProcessPoolExecutor\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(2) as pool:\n        print(list(pool.map(abs, [-1, 2])))\n"
    ),
    "holds no pipe but its own": (
        "import os\nprint([fd for fd in range(3, 200) if os.path.exists(f'/proc/self/fd/{fd}')])\n"
    ),
}
AGAIN = """\
import pytest


@pytest.mark.indicator("PRG-1.1")
def test_again(candidate):
    first, second = (candidate.run(program="probe.py").stdout for _run in range(2))
    assert first != second and len(first) > 5
"""
DRAWS = "import random\nprint(random.random())\n"
CHANGES = """\
import builtins, os, sys
builtins.left = getattr(builtins, "left", 0) + 1
sys.left = getattr(sys, "left", 0) + 1
os.environ["LEFT"] = os.environ.get("LEFT", "") + "x"
print(builtins.left, sys.left, os.environ["LEFT"], os.getpid())
"""


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("forked") as made:
        yield made


def graded(tmp_path, sandbox, suite, text):
    manifest = MANIFEST.replace('"function"', '"program"') + 'entry = "probe.py"\n'
    folder = write_package(
        tmp_path, exercise_DOT_toml=manifest, visible__test_visible_DOT_py=suite,
        hidden__test_hidden_DOT_py=None,
    )  # fmt: skip
    return sandboxes.judged(read_exercise(folder), sandbox, {"probe.py": text.encode()})


@pytest.mark.parametrize("probe", PROBES)
def test_a_program_cannot_tell_the_fork_from_an_interpreter(tmp_path, sandbox, probe):
    report = graded(tmp_path, sandbox, SUITE, PROBES[probe])

    assert [(check.outcome.value, check.message) for check in report.checks] == [("passed", "")]


def test_two_runs_draw_different_numbers(tmp_path, sandbox):
    assert graded(tmp_path, sandbox, AGAIN, DRAWS).passed


def test_nothing_that_a_run_changes_is_found_by_the_next(tmp_path, sandbox):
    report = graded(tmp_path, sandbox, AGAIN.replace("first != second", (
        "first.split()[:3] == second.split()[:3] == ['1', '1', 'x'] and first != second"
    )), CHANGES)  # fmt: skip

    assert report.passed, report.checks
