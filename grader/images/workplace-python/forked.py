"""A fork of the agent as the interpreter of one program: what a fresh one would do, started already.

The agent never runs candidate code, so each fork begins where an interpreter that just started is.
"""

import atexit
import ctypes
import io
import os
import sys
import types
from typing import Any

PR_SET_DUMPABLE = 4
NOT_THE_PROGRAMS = ("/opt/proeve/", "<frozen runpy>")


def interpret(file: str, argv: list[str]) -> None:
    """Run `file` of the working folder as `python3 file argv…`; returns or raises as it does."""
    # The agent hides from its user; a program may look at itself, as `/dev/stdin` does.
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    own = os.path.dirname(os.path.abspath(__file__))
    for name, module in list(sys.modules.items()):
        if os.path.dirname(getattr(module, "__file__", None) or "") == own:
            del sys.modules[name]
    folder = os.path.dirname(os.path.abspath(file))
    sys.path[:] = [folder, *(path for path in sys.path if path != own)]
    sys.argv = [file, *argv]
    _open_streams()
    sys.excepthook = _show
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=os.path.abspath(file), __builtins__=__builtins__)
    sys.modules["__main__"] = main
    # What started us puts another one back; a file left open is written out from the main module.
    atexit.register(sys.modules.__setitem__, "__main__", main)
    with open(file, "rb") as source:
        code = compile(source.read(), main.__file__, "exec", dont_inherit=True)
    sys.setrecursionlimit(sys.getrecursionlimit() + _depth())
    exec(code, main.__dict__)  # noqa: S102 - running candidate code is what a workplace is for


def _open_streams() -> None:
    """Open the standard streams anew, unbuffered as the environment of a workplace asks for."""
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(
        io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8", "surrogateescape"
    )
    for name, number, errors in (("out", 1, "surrogateescape"), ("err", 2, "backslashreplace")):
        stream = io.TextIOWrapper(
            io.FileIO(number, "w", closefd=False), "utf-8", errors, write_through=True
        )
        setattr(sys, f"std{name}", stream)
        setattr(sys, f"__std{name}__", stream)


def _show(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """Print an exception that nobody caught, without the frames that started the program."""
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(NOT_THE_PROGRAMS):
        trace = trace.tb_next
    sys.__excepthook__(kind, error.with_traceback(trace), trace)


def _depth() -> int:
    """Return how many frames lie below the program, which a fresh interpreter would not have."""
    frame, depth = sys._getframe(1), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth
