"""Packages of the distribution: installed as root or through sudo, or named."""

import os
import shutil
import subprocess
from collections.abc import Sequence

from commands.console import HostError, say

SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
LOCK_S = 300


def find(program: str) -> str | None:
    """Return the path of a program, also where an ordinary PATH leaves out the sbin folders."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:{SYSTEM_PATH}")


def privileged(*command: str) -> list[str]:
    """Return the command as root runs it; raises HostError where nobody may be root."""
    if os.geteuid() == 0:
        return list(command)
    if find("sudo"):
        return ["sudo", *command]
    raise HostError(f"This needs root, and there is no sudo; as root, run: {' '.join(command)}")


def install(packages: Sequence[str], why: str) -> None:
    """Install packages of Debian or Ubuntu, saying so first; raises HostError where it cannot."""
    names = " ".join(packages)
    if not find("apt-get"):
        raise HostError(f"{why} is missing, and there is no apt-get here; install {names}.")
    options = ["-y", "-qq", "--no-install-recommends", "-o", f"DPkg::Lock::Timeout={LOCK_S}"]
    steps = (
        privileged("apt-get", "update", "-qq"),
        privileged(
            "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options, *packages
        ),
    )
    say(f"{why} is missing: installing the packages {names}")
    for step in steps:
        done = subprocess.run(
            step,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            last = (done.stdout.strip().splitlines() or ["it said nothing"])[-1]
            raise HostError(f"Installing {names} failed ({last}); run: {' '.join(step)}")


def ensure_program(program: str, packages: Sequence[str], why: str) -> str:
    """Return the path of a program, installing its packages where it is missing."""
    found = find(program)
    if found is None:
        install(packages, why)
        found = find(program)
    if found is None:
        raise HostError(f"{why} is still missing after installing {' '.join(packages)}.")
    return found
