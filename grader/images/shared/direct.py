"""Pipes of our own: a worker on this host opens their far ends, with no engine in between.

It finds them under `/proc/<pid>/fd`, which the kernel opens to nobody in here: the
process that owns them cannot be traced (see `hide`), whoever it shares its user with.
"""

import ctypes
import os

from wire import read_frame, write_frame

FAR_WRITE = 111
FAR_READ = 112
PR_SET_DUMPABLE = 4


def hide() -> None:
    """Keep this process's memory and pipes from every other process of its user."""
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def switch(writing: int) -> tuple[int, int]:
    """Offer new pipes on the old one, wait until both are opened, and return our two ends."""
    reading, far_write = os.pipe()
    far_read, answering = os.pipe()
    for end, number in ((far_write, FAR_WRITE), (far_read, FAR_READ)):
        os.dup2(end, number, inheritable=False)
        os.close(end)
    write_frame(writing, {"direct": [FAR_WRITE, FAR_READ]})
    read_frame(reading)
    # Ours would keep the pipes open after the worker is gone.
    os.close(FAR_WRITE)
    os.close(FAR_READ)
    return reading, answering
