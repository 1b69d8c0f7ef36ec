"""A look at the machine itself: kernel, clock, disk, character set."""

import ctypes
import locale
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from commands.host.findings import Finding, Grade, judged
from commands.host.versions import at_least, numbers

OLDEST_PYTHON = (3, 11)
OLDEST_KERNEL = (5, 10)
LEAST_FREE_GB = 5
CLOCK_UNSYNCHRONISED = 5
ADJTIMEX_BYTES = 512
SWAPS = Path("/proc/swaps")


def look(state_dir: Path) -> Iterator[Finding]:
    """Look at everything that needs neither Docker nor a server."""
    yield judged(
        "Python",
        platform.python_version(),
        "install Python 3.11 or newer",
        fine=sys.version_info >= OLDEST_PYTHON,
        otherwise=Grade.MISSING,
    )
    yield judged(
        "kernel",
        platform.release(),
        "boot a kernel of 5.10 or newer that your distribution still repairs",
        fine=at_least(numbers(platform.release()), OLDEST_KERNEL),
    )
    yield _disk(state_dir)
    encoding = locale.getpreferredencoding(do_setlocale=False)
    yield judged(
        "locale",
        encoding,
        "set LANG to a UTF-8 locale such as C.UTF-8",
        fine=encoding.upper().replace("-", "") == "UTF8",
    )
    yield judged(
        "clock",
        "synchronised" if is_clock_synchronised() else "not synchronised",
        "install chrony, or turn on systemd-timesyncd: deadlines depend on the clock",
        fine=is_clock_synchronised(),
    )
    swapping = len(SWAPS.read_text(encoding="ascii").splitlines()) > 1 if SWAPS.exists() else False
    yield judged(
        "swap",
        "on" if swapping else "off",
        "turn swap off, so that memory limits mean memory: swapoff -a",
        fine=not swapping,
    )


def is_clock_synchronised() -> bool:
    """Ask the kernel, which any time service tells."""
    answer = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(ADJTIMEX_BYTES))
    return int(answer) != CLOCK_UNSYNCHRONISED


def _disk(state_dir: Path) -> Finding:
    place = next(folder for folder in (state_dir, *state_dir.parents) if folder.exists())
    free = shutil.disk_usage(place).free / 1e9
    return judged(
        "disk",
        f"{free:.0f} GB free at {place}",
        f"free at least {LEAST_FREE_GB} GB, or set PROEVE_STATE_DIR to a larger disk",
        fine=free >= LEAST_FREE_GB,
        otherwise=Grade.MISSING if free < 1 else Grade.WEAK,
    )
