"""What a platform left behind: containers, processes, temporary files."""

from contextlib import suppress
from pathlib import Path

from commands.bench._platform import Platform


def remains(site: Platform) -> dict[str, list[str]]:
    """Return by kind what is still there, after everything was stopped."""
    return {
        "containers": [f"{role} of {owner}" for _key, role, owner in site.containers()],
        "processes": processes(site.settings.state_dir),
        "temporary files": [str(path) for path in _files(site.settings.state_dir)],
    }


def processes(state_dir: Path) -> list[str]:
    """Return the command lines of the processes that were started for this state folder."""
    mark = f"PROEVE_STATE_DIR={state_dir}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (path / "environ").read_bytes().split(b"\0"):
                words = (path / "cmdline").read_bytes().replace(b"\0", b" ")
                found.append(f"{path.name} {words.decode(errors='replace')}")
    return found


def _files(state_dir: Path) -> list[Path]:
    """Return what lies in the folder for temporary files, and packages laid out by half."""
    return [*(state_dir / "tmp").iterdir(), *state_dir.rglob(".laying-*")]
