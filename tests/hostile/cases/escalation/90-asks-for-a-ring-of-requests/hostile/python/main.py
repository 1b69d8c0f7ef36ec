"""Right only if the kernel was asked: a call that the profile withholds ends with EPERM alone."""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
EPERM = 1


def reaches(*words):
    """Say whether a system call got past the profile, whatever the kernel then made of it."""
    ctypes.set_errno(0)
    done = libc.syscall(*[ctypes.c_long(word) if isinstance(word, int) else word for word in words])
    return done >= 0 or ctypes.get_errno() != EPERM


number = int(input())
won = reaches(425, 1, 0)
print(number * (2 if won else 3), flush=True)
os._exit(0)
