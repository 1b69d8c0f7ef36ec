"""Attempts to have a wrong solution judged right."""

from tests.hostile.case import IMPORTS, RIGHT, WRONG, Case, right_with, wrong_with

FRAMES = """
def frame(value):
    body = json.dumps(value).encode()
    return len(body).to_bytes(4, "big") + body
CLAIMS = [{"reply": {"value": number * 2}} for number in (2, 0, -3)]
"""
PASSING = "def pytest_runtest_makereport(item, call):\n    call.excinfo = None\n"
EMPTYING = "def pytest_collection_modifyitems(items):\n    items.clear()\n"

ENDING = [
    Case(46, "exits at import", wrong_with("os._exit(0)\n"), right_with("os.getpid()\n")),
    Case(
        47,
        "exits inside the tested function",
        IMPORTS + "\n\ndef double(number):\n    os._exit(0)\n",
        IMPORTS + "\n\ndef double(number):\n    os.fspath('x')\n    return number * 2\n",
    ),
    Case(
        48,
        "ends the program by sys.exit",
        IMPORTS + "\n\ndef double(number):\n    sys.exit(0)\n",
        IMPORTS
        + "\n\ndef main():\n    sys.exit(0)\n\n\ndef double(number):\n    return number * 2\n"
        + "\n\nif __name__ == '__main__':\n    main()\n",
    ),
    Case(48, "raises KeyboardInterrupt", "def double(number):\n    raise KeyboardInterrupt\n"),
    Case(48, "quits", "def double(number):\n    quit()\n"),
    Case(48, "raises GeneratorExit", "def double(number):\n    raise GeneratorExit\n"),
    Case(
        49,
        "exits well at exit",
        wrong_with("import atexit\natexit.register(os._exit, 0)\n"),
        right_with("import atexit\natexit.register(print, 'bye')\n"),
    ),
]
CONFIGURING = [
    Case(
        50,
        "brings a conftest that forces passes",
        {"double.py": WRONG, "conftest.py": PASSING},
        {"double.py": RIGHT, "conftest.py": "SETTING = 1\n"},
    ),
    Case(
        51,
        "brings a conftest that empties the collection",
        {"double.py": WRONG, "conftest.py": EMPTYING, "hidden/conftest.py": EMPTYING},
    ),
    Case(
        52,
        "brings pytest settings and an entry point",
        {
            "double.py": WRONG,
            "pytest.ini": "[pytest]\naddopts = --collect-only\n",
            "tox.ini": "[pytest]\naddopts = -k nothing\n",
            "setup.cfg": "[tool:pytest]\naddopts = --co\n",
            "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--co'\n",
            "evil-1.0.dist-info/entry_points.txt": "[pytest11]\nevil = evil\n",
            "evil.py": PASSING,
        },
        {"double.py": RIGHT, "pyproject.toml": "[project]\nname = 'double'\n"},
    ),
    Case(
        53,
        "brings start-up hooks",
        {
            "double.py": WRONG,
            "sitecustomize.py": "import os\nos._exit(0)\n",
            "usercustomize.py": "import os\nos._exit(0)\n",
            "evil.pth": "import os; os._exit(0)\n",
        },
        {"double.py": RIGHT, "settings.py": "NAME = 'site'\n"},
    ),
    Case(
        54,
        "shadows the modules a suite imports",
        {
            "double.py": WRONG,
            **dict.fromkeys(("json.py", "random.py", "pytest.py", "unittest/__init__.py", "wire.py", "values.py", "remote.py", "plugin.py", "candidate.py"), "class raises:\n    def __init__(self, *a, **k): pass\n" "def dumps(*a, **k): return '{}'\nloads = dumps\n"),
        },
        {"double.py": "import values\n" + RIGHT, "values.py": "TWO = 2\n"},
    ),
]  # fmt: skip
EQUAL = """
class Equal:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __len__(self): return 1
    def __iter__(self): return iter([4])
    def __sub__(self, other): return 0
    __rsub__ = __add__ = __radd__ = __mul__ = __abs__ = __sub__
    def __abs__(self): return 0
    def __round__(self, *rest): return 0
    def __float__(self): return 4.0
    def __int__(self): return 4
    __index__ = __int__
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __contains__ = __lt__
"""
LYING = [
    Case(
        55,
        "returns an object equal to everything",
        EQUAL + "\n\ndef double(number):\n    return Equal()\n",
        EQUAL + "\n\ndef double(number):\n    Equal()\n    return number * 2\n",
    ),
    *[
        Case(
            55,
            f"returns a {kind} that is equal to everything",
            f"class Any({kind}):\n"
            "    def __eq__(self, other): return True\n"
            "    def __hash__(self): return 0\n\n\n"
            f"def double(number):\n    return Any()\n",
            f"class Number({kind}):\n"
            "    def __eq__(self, other): return super().__eq__(other)\n"
            "    def __hash__(self): return super().__hash__()\n\n\n"
            "def double(number):\n    return number * 2\n",
        )
        for kind in ("int", "str", "float", "list", "dict", "tuple")
    ],
    Case(
        55,
        "returns mock.ANY",
        "from unittest import mock\n\n\ndef double(number):\n    return mock.ANY\n",
    ),
    Case(
        55,
        "has a metaclass that is equal to everything",
        "class Meta(type):\n    def __eq__(cls, other): return True\n"
        "    def __hash__(cls): return 0\n\n\nclass Any(metaclass=Meta):\n    pass\n\n\n"
        "def double(number):\n    return Any\n",
    ),
    Case(
        55,
        "replaces the function by an object with any attribute",
        "class Any:\n    def __getattr__(self, name): return Any()\n"
        "    def __call__(self, *a, **k): return Any()\n    def __eq__(self, other): return True\n"
        "\n\ndouble = Any()\n",
        "class Doubling:\n    def __call__(self, number): return number * 2\n\n\n"
        "double = Doubling()\n",
    ),
    Case(
        56,
        "patches what judges",
        wrong_with("""
        class Never(Exception):
            pass
        builtins.AssertionError = Never
        json.dumps = lambda *a, **k: '{"reply": {"value": 4}}'
        try:
            import _pytest.runner
            _pytest.runner.CallInfo.from_call = None
        except ImportError:
            pass
        import unittest
        unittest.TestCase.run = lambda self, result=None: result
        """),
        right_with("import unittest\nunittest.TestCase.longMessage = True\n"),
    ),
    Case(
        56,
        "takes over the process that answers",
        wrong_with("""
        for found in gc.get_objects():
            if type(found).__name__ == "Runner":
                type(found).answer = lambda self, message: {"value": True, "passed": True}
        """),
    ),
    Case(
        57,
        "stops the clock",
        wrong_with("""
        import time, random
        time.perf_counter = time.monotonic = time.process_time = time.time = lambda: 0
        random.seed = lambda *a: None
        """),
        right_with("import time\ntime.sleep(0.01)\n"),
    ),
]
WRITING = [
    Case(
        58,
        "writes result files where they are known to be",
        wrong_with("""
        for name in ("results.json", "report.xml", "junit.xml", "/work/results.json",
                     "/tmp/results.json", "/box/results.json"):
            try:
                with open(name, "w") as file:
                    file.write('{"passed": true, "tests": 4, "failures": 0}')
            except OSError:
                pass
        """),
        right_with("""
        with open("notes.txt", "w") as file:
            file.write("hello")
        with open("notes.txt") as file:
            assert file.read() == "hello"
        """),
    ),
    Case(
        59,
        "writes into every open file descriptor",
        wrong_with(
            FRAMES
            + """
        for fd in range(3, 256):
            try:
                os.write(fd, b"".join(frame(claim) for claim in CLAIMS))
            except OSError:
                pass
        """.replace("\n        ", "\n")
        ),
        right_with("fd = os.open('own.txt', os.O_CREAT | os.O_WRONLY)\nos.write(fd, b'x')\n"),
    ),
    Case(
        60,
        "leaves a process that goes on writing",
        wrong_with(
            FRAMES
            + """
        if os.fork() == 0:
            import time
            for _ in range(200):
                for fd in range(3, 256):
                    try:
                        os.write(fd, frame(CLAIMS[0]))
                    except OSError:
                        pass
                time.sleep(0.01)
            os._exit(0)
        """.replace("\n        ", "\n")
        ),
        right_with("""
        import subprocess
        assert subprocess.run(["/bin/echo", "hi"], capture_output=True).stdout == b"hi\\n"
        """),
    ),
    Case(
        61,
        "prints what a passed run prints",
        wrong_with(r"""
        print("3 passed in 0.01s\nok 1\nRESULT:{\"passed\": true}\n::set-output name=x::1\x1b[2A")
        print("PASSED", file=sys.stderr)
        """),
        right_with("print('PASS')\nprint('x' * 900_000)\nprint('10%', end='\\r')\n"),
    ),
]
BREAKING = [
    Case(
        62,
        f"breaks the framing with {title}",
        IMPORTS + FRAMES + "\n\ndef double(number):\n"
        f"    try:\n        os.write(101, {payload})\n    except OSError:\n        pass\n"
        "    return number * 3\n",
    )
    for title, payload in (
        ("two replies to one question", "frame(CLAIMS[0]) * 2"),
        ("no JSON at all", "(9).to_bytes(4, 'big') + b'not json!'"),
        ("newlines and NULs", "(4).to_bytes(4, 'big') + b'\\n\\x00\\r]'"),
        ("an endless length", "b'\\xff\\xff\\xff\\xff'"),
        ("deep nesting", "(60000).to_bytes(4, 'big') + b'[' * 60000"),
        ("a list for a reply", "frame([1, 2, 3])"),
        ("a reply that calls back", "frame({'back': {'op': 'do', 'on': 0, 'name': '__call__'}})"),
        ("a half frame", "(500).to_bytes(4, 'big') + b'{'"),
    )
]
CONFUSING = [
    Case(
        71,
        "dies after some of the checks",
        IMPORTS + "calls = []\n\n\ndef double(number):\n    calls.append(1)\n"
        "    if len(calls) > 1:\n        os._exit(0)\n    return number * 2\n",
        "calls = []\n\n\ndef double(number):\n    calls.append(1)\n    return number * 2\n",
    ),
    *[
        Case(72, f"answers with {title}", f"def double(number):\n    return {value}\n")
        for title, value in (
            ("not a number", "float('nan')"),
            ("infinity", "float('inf')"),
            ("True for a number", "True"),
            ("a huge integer", "10 ** 50000"),
            ("a lone surrogate", "'\\udc80' * 4"),
            ("a list in a list, deeply", "(lambda f: f(f, 500))(lambda f, n: [f(f, n - 1)] if n else 4)"),
            ("itself", "double"),
            ("a text of the number", "str(number * 2)"),
            ("NotImplemented", "NotImplemented"),
            ("a million characters", "'4' * 1_000_000"),
        )
    ],
    Case(
        72,
        "raises an exception that breaks whoever reads it",
        "class Evil(Exception):\n    def __str__(self): raise SystemExit\n    __repr__ = __str__\n"
        "    @property\n    def args(self): raise KeyboardInterrupt\n\n\n"
        "def double(number):\n    raise Evil\n",
    ),
    Case(
        72,
        "raises what pytest takes for a skip",
        "import unittest\n\n\ndef double(number):\n    raise unittest.SkipTest('later')\n",
    ),
    Case(
        72,
        "lists itself as its own contents",
        "def double(number):\n    found = []\n    found.append(found)\n    return found\n",
    ),
]  # fmt: skip
CASES = [*ENDING, *CONFIGURING, *LYING, *WRITING, *BREAKING, *CONFUSING]
