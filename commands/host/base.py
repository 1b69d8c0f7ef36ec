"""The base image of all our images: here, else pulled, else made from the distribution."""

import subprocess

from commands.console import HostError, say
from commands.host.packages import ensure_program, find

BASE = "debian:bookworm-slim"
SUITE = "bookworm"
PULL_S = 300
TOOLS = ("mmdebstrap", "debian-archive-keyring")


def ensure_image(name: str) -> bool:
    """Say whether the image is here, pulling it where a registry answers."""
    docker = find("docker") or "docker"
    if _quiet(docker, "image", "inspect", name):
        return True
    say(f"pulling the image {name}")
    return _quiet(docker, "pull", "-q", name)


def ensure_base() -> None:
    """Make sure of the base image; raises HostError where it can neither be had nor made."""
    if ensure_image(BASE):
        return
    tool = ensure_program("mmdebstrap", TOOLS, "The tool that makes the base image")
    say(f"no registry answers: making {BASE} from the distribution's packages")
    docker = find("docker") or "docker"
    with subprocess.Popen(
        [tool, "--quiet", "--variant=minbase", SUITE, "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as making:
        taken = subprocess.run(
            [docker, "import", "--change", 'CMD ["bash"]', "-", BASE],
            stdin=making.stdout,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        said = (making.stderr.read() if making.stderr else b"").decode(errors="replace")
    if making.returncode or taken.returncode:
        last = (said + taken.stderr).strip().splitlines()[-1:]
        raise HostError(f"Making {BASE} failed ({' '.join(last)}); pull it or make it by hand.")


def _quiet(*command: str) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PULL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
