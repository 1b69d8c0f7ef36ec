"""A look at what stands between candidate code and this host, beyond the usual container."""

from collections.abc import Iterator
from typing import Any

from commands.host.findings import Finding, Grade, judged
from grader.runtime import STRONGER, chosen, stronger


def look(said: dict[str, Any]) -> Iterator[Finding]:
    """Look at what the engine says of its runtimes and namespaces."""
    yield _runtime(list(said.get("Runtimes") or {}), str(said.get("DefaultRuntime", "runc")))
    options = [str(option) for option in said.get("SecurityOptions") or []]
    rootless = any(option.startswith("name=rootless") for option in options)
    yield _bonus(
        "engine's account",
        "not root" if rootless else "root",
        "a rootless engine would leave a way out of a container with the rights of an ordinary "
        "account (docs/deployment.md)",
        has=rootless,
    )
    remapped = rootless or any(option.startswith("name=userns") for option in options)
    yield _bonus(
        "user namespaces",
        "remapped" if remapped else "not remapped",
        '"userns-remap": "default" in /etc/docker/daemon.json would make root in a container '
        "nobody on this host; labs where the candidate is root need it or a stronger runtime",
        has=remapped,
    )


def _runtime(known: list[str], default: str) -> Finding:
    wanted = chosen()
    if wanted is not None and wanted not in known:
        return judged(
            "runtime",
            f"{wanted} is not known to the engine, which has {', '.join(sorted(known)) or 'none'}",
            "install it, or correct PROEVE_GRADING_RUNTIME",
            fine=False,
            otherwise=Grade.MISSING,
        )
    used = wanted or default
    title = stronger(used)
    present = sorted(name for name in known if stronger(name))
    advice = (
        f"set PROEVE_GRADING_RUNTIME to {present[0]}, which is installed"
        if present
        else f"{', '.join(STRONGER)} would keep candidate code off this host's own kernel"
    )
    return _bonus("runtime", f"{used} ({title})" if title else used, advice, has=title is not None)


def _bonus(subject: str, found: str, advice: str, *, has: bool) -> Finding:
    return judged(subject, found, advice, fine=has, otherwise=Grade.HINT)
