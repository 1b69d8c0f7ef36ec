"""Attempts to steal the hidden suite; each passes only if it finds what it looks for.

A trick defines `loot()`, which returns every text it can get at. The wrapper
turns into a right solution if the suite's canary is among it.
"""

from tests.hostile.case import Case, stealing

CASES = [
    Case(
        26,
        "reads every readable file",
        stealing("""
        def loot():
            for base, _folders, names in os.walk("/"):
                if base.startswith(("/proc", "/sys")):
                    continue
                for name in names:
                    path = os.path.join(base, name)
                    try:
                        if os.path.getsize(path) < 200_000 and not path.endswith((".so", ".pyc")):
                            with open(path, errors="replace") as file:
                                yield file.read()
                    except OSError:
                        continue
        """),
        "def double(number):\n    import os\n    os.listdir('/')\n    return number * 2\n",
    ),
    Case(
        27,
        "walks the processes",
        stealing("""
        def loot():
            for process in os.listdir("/proc"):
                for part in ("cmdline", "environ", "maps", "cwd/test_hidden.py", "root/work"):
                    try:
                        with open(f"/proc/{process}/{part}", errors="replace") as file:
                            yield file.read()
                    except OSError:
                        continue
        """),
        "import os\n\n\ndef double(number):\n    return number * 2 if os.getpid() else 0\n",
    ),
    Case(
        28,
        "prints the environment",
        stealing("def loot():\n    yield repr(dict(os.environ))\n"),
        "import os\n\n\ndef double(number):\n    os.environ['X'] = '1'\n    return number * 2\n",
    ),
    Case(
        29,
        "walks the frames of its callers",
        stealing("""
        def loot():
            frame = sys._getframe()
            while frame:
                yield repr((frame.f_locals, frame.f_globals, frame.f_code.co_consts))
                frame = frame.f_back
        """),
        "import sys\n\n\ndef double(number):\n    sys._getframe().f_locals\n    return number * 2\n",
    ),
    Case(
        30,
        "asks the garbage collector for everything",
        stealing("""
        def loot():
            for found in gc.get_objects():
                if isinstance(found, (dict, list, tuple, str, bytes)):
                    try:
                        yield repr(found)[:20000]
                    except BaseException:
                        continue
        """),
        "import gc\n\n\ndef double(number):\n    gc.collect()\n    return number * 2\n",
    ),
    Case(
        31,
        "traces whatever runs after it",
        stealing("""
        seen = []
        def tracer(frame, event, arg):
            seen.append(repr((frame.f_code.co_consts, frame.f_locals))[:5000])
            return tracer
        sys.settrace(tracer)
        threading.settrace(tracer)
        sys.setprofile(tracer)
        def loot():
            yield from list(seen)
        """),
        "import sys\n\nsys.settrace(None)\n\n\ndef double(number):\n    return number * 2\n",
    ),
    Case(
        32,
        "looks through loaded modules and caches",
        stealing("""
        def loot():
            for module in list(sys.modules.values()):
                try:
                    yield inspect.getsource(module)
                except BaseException:
                    continue
            for name in linecache.cache:
                yield repr(linecache.cache[name])[:20000]
        """),
        "import inspect\n\n\ndef double(number):\n    inspect.getsource(double)\n    return number * 2\n",
    ),
    Case(
        33,
        "hooks imports and open",
        stealing("""
        seen = []
        real_open = builtins.open
        def spy(*args, **named):
            seen.append(repr(args))
            return real_open(*args, **named)
        builtins.open = spy
        class Finder:
            def find_spec(self, name, path=None, target=None):
                seen.append(name)
        sys.meta_path.insert(0, Finder())
        def loot():
            yield from list(seen)
        """),
        "import builtins\n\nkept = builtins.open\n\n\ndef double(number):\n    return number * 2\n",
    ),
    Case(
        34,
        "attaches to the other processes",
        stealing("""
        def loot():
            libc = ctypes.CDLL(None, use_errno=True)
            for process in filter(str.isdigit, os.listdir("/proc")):
                pid = int(process)
                if pid == os.getpid():
                    continue
                if libc.ptrace(16, pid, 0, 0) == 0:
                    yield "CANARY-" + "0" * 32
                try:
                    with open(f"/proc/{pid}/mem", "rb") as memory:
                        memory.seek(0x400000)
                        yield memory.read(100).decode("latin-1")
                except (OSError, ValueError):
                    continue
        """),
        "import ctypes\n\n\ndef double(number):\n    ctypes.c_long(1).value\n    return number * 2\n",
    ),
    Case(
        35,
        "kills its parents and looks for what they leave",
        stealing("""
        def loot():
            for process in filter(str.isdigit, os.listdir("/proc")):
                if int(process) not in (os.getpid(), 1):
                    try:
                        os.kill(int(process), 11)
                    except OSError:
                        pass
            yield from ()
        """),
        "import signal\n\n\ndef double(number):\n    signal.getsignal(11)\n    return number * 2\n",
    ),
    Case(
        39,
        "looks for history, caches and build leftovers",
        stealing("""
        def loot():
            for place in ("/opt", "/root", "/home", "/var", "/etc", "/usr/local", "/srv", "/mnt"):
                for base, _folders, names in os.walk(place):
                    for name in names:
                        yield os.path.join(base, name)
                        try:
                            with open(os.path.join(base, name), errors="replace") as file:
                                yield file.read(100_000)
                        except OSError:
                            continue
        """),
        "import os.path\n\n\ndef double(number):\n    os.path.exists('/opt')\n    return number * 2\n",
    ),
    Case(
        40,
        "reads what an earlier run left behind",
        stealing("""
        PLACES = ("/tmp/left", "/var/tmp/left", "/dev/shm/left", "/box/left", "/run/lock/left")
        def loot():
            for place in PLACES:
                try:
                    with open(place) as file:
                        yield "CANARY-" + file.read()
                except OSError:
                    pass
            for place in PLACES:
                try:
                    with open(place, "w") as file:
                        file.write("0" * 32)
                except OSError:
                    pass
        """),
        (
            "import tempfile\n\n\ndef double(number):\n"
            "    with tempfile.TemporaryFile() as file:\n        file.write(b'x')\n"
            "    return number * 2\n"
        ),
        times=2,
    ),
    Case(
        45,
        "scans local sockets",
        stealing("""
        def loot():
            with open("/proc/net/unix") as file:
                yield file.read()
            for port in (80, 5000, 5432, 6379, 8000, 8080, 9000):
                try:
                    with socket.create_connection(("127.0.0.1", port), 0.05) as found:
                        yield "CANARY-" + "0" * 32
                except OSError:
                    continue
        """),
        "import socket\n\n\ndef double(number):\n    socket.gethostname()\n    return number * 2\n",
    ),
]
