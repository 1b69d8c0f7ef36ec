"""The Docker engine: found, else installed, and started where nothing else starts it."""

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from commands.console import HostError, progress, say
from commands.host.packages import ensure_program, find, privileged

PATIENCE_S = 60.0
PAUSE_S = 0.2
STOP_S = 20.0
SYSTEMD = Path("/run/systemd/system")
DENIED = "permission denied"


@dataclass
class Engine:
    """The engine of this machine; `started` is the daemon where we had to start it."""

    started: subprocess.Popen[bytes] | None = None

    def stop(self) -> None:
        """Stop the engine that we started, unless somebody else's container runs in it."""
        if self.started is None or self.started.poll() is not None:
            return
        if _docker("ps", "-q").stdout.strip():
            progress("leaving the Docker engine running: other containers use it")
            return
        self.started.terminate()
        try:
            self.started.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.started.kill()


def ensure_engine(log_dir: Path) -> Engine:
    """Make sure that an engine answers; raises HostError with the remedy."""
    if find("docker") and is_answering():
        return Engine()
    packages = ["docker.io"] if SYSTEMD.is_dir() else ["docker.io", "cgroupfs-mount"]
    ensure_program("dockerd", packages, "The Docker engine")
    return Engine() if is_answering() else _start(log_dir)


def is_answering() -> bool:
    """Say whether the engine answers us; raises HostError where it refuses to talk to us."""
    if not find("docker"):
        return False
    answer = _docker("version", "--format", "{{.Server.Version}}")
    if answer.returncode and DENIED in answer.stderr.lower():
        raise HostError(
            "The Docker engine runs, but this account may not use it; "
            "run: sudo usermod -aG docker $USER, then log in again."
        )
    return answer.returncode == 0


def describe() -> dict[str, object]:
    """Return what the engine says of itself; empty where it does not answer."""
    answer = _docker("info", "--format", "{{json .}}")
    found: dict[str, object] = json.loads(answer.stdout) if answer.returncode == 0 else {}
    return found


def component_version(name: str) -> str:
    """Return the version of a part of the engine, such as runc; empty where it is not told."""
    answer = _docker("version", "--format", "{{json .Server.Components}}")
    parts = json.loads(answer.stdout or "[]") if answer.returncode == 0 else []
    return next((str(part["Version"]) for part in parts or [] if part["Name"] == name), "")


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [find("docker") or "docker", *arguments], capture_output=True, text=True, check=False
    )


def _start(log_dir: Path) -> Engine:
    if SYSTEMD.is_dir():
        say("starting the Docker engine")
        subprocess.run(privileged("systemctl", "start", "docker"), check=False)
        daemon = None
    else:
        daemon = _start_daemon(log_dir)
    end = time.monotonic() + PATIENCE_S
    while not is_answering():
        if time.monotonic() > end:
            raise HostError(
                f"The Docker engine does not answer after {PATIENCE_S:.0f} s; "
                f"read {log_dir / 'dockerd.log'} or the journal of docker.service."
            )
        time.sleep(PAUSE_S)
    # Where two launchers started one at once, the daemon that lost has ended already.
    return Engine(daemon if daemon is not None and daemon.poll() is None else None)


def _start_daemon(log_dir: Path) -> subprocess.Popen[bytes] | None:
    if os.geteuid() != 0:
        raise HostError("The Docker engine does not run; as root, run: dockerd &")
    mount = find("cgroupfs-mount")
    if mount:
        subprocess.run([mount], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    log_dir.mkdir(parents=True, exist_ok=True)
    log = log_dir / "dockerd.log"
    say(f"starting the Docker engine (its log is {log})")
    with log.open("ab") as output:
        return subprocess.Popen(
            [find("dockerd") or "dockerd"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
