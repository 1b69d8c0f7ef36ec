"""What must hold after every case, whatever it tried: O1 to O6 of the catalogue of abuses.

O1 how it ended, O2 nothing left behind, O3 no planted token seen, O4 an honest neighbour
undisturbed, O5 a host no larger than before, O6 a record that names the reason.
"""

from dataclasses import dataclass
from pathlib import Path

from assessment.domain.reports import CheckOutcome, Outcome
from grader.containers import LABEL, owned
from grader.hardening import FIRST_UID, UIDS

MOST_GROWTH_KB = 50_000
MOST_DESCRIPTORS = 30
"""The client of the engine keeps up to 25 connections open, and takes them into use one by one."""
PLACES = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108 - looked at, not used


@dataclass(frozen=True)
class Host:
    """What of this host can grow or be left over."""

    volumes: frozenset
    networks: frozenset
    memory_kb: int
    descriptors: int


def host(client):
    """Look at the host, before a case."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return Host(
        frozenset(volume.name for volume in client.volumes.list()),
        frozenset(network.name for network in client.networks.list()),
        next(int(line.split()[1]) for line in status if line.startswith("VmRSS")),
        len(list(Path("/proc/self/fd").iterdir())),
    )


def ending(report):
    """Name how a grading ended: its outcome, and the limit where it was one."""
    limit = f":{report.limit.value}" if report.outcome is Outcome.LIMIT else ""
    return f"{report.outcome.value}{limit}"


def verdict(report, case):
    """O1: it is no pass, no fault of ours, and one of the endings that the case names."""
    if report.passed:
        return ["O1: it passed"]
    ended = ending(report)
    told = [flag.detail for flag in report.flags]
    return [] if ended in case.ends else [f"O1: it ended with {ended}, not {case.ends}: {told}"]


def leftovers(sandbox, before, after):
    """O2: no container but the examiner, no process, volume, network or file."""
    found = [
        f"O2: a container is left: {container.labels[f'{LABEL}.role']}"
        for container in owned(sandbox.client, owner=sandbox.owner)
        if container.labels[f"{LABEL}.role"] != "examiner"
    ]
    found += [f"O2: process {number} of a workplace is left" for number in _processes(sandbox)]
    found += [f"O2: volume {name} is left" for name in after.volumes - before.volumes]
    found += [f"O2: network {name} is left" for name in after.networks - before.networks]
    return found + [f"O2: {path} belongs to a workplace" for path in _files()]


def canaries(report):
    """O3: nothing that was planted stands in what is kept and shown."""
    return ["O3: the report shows a planted token"] if "CANARY-" in report.to_json() else []


def neighbour(report):
    """O4: who was honest at the same time has passed."""
    if report is None or report.passed:
        return []
    return [f"O4: a neighbour ended with {ending(report)}: {report.flags}"]


def growth(looks, before, after):
    """O5: nothing written into a container's layer or a log, and this process no larger."""
    found = [f"O5: {look.layer_bytes} bytes in a layer" for look in looks if look.layer_bytes]
    found += [f"O5: a log is kept at {look.log}" for look in looks if look.log]
    found += [f"O5: something is mounted: {look.mounts}" for look in looks if look.mounts]
    if after.descriptors - before.descriptors > MOST_DESCRIPTORS:
        found.append(f"O5: {after.descriptors - before.descriptors} descriptors stayed open")
    if after.memory_kb - before.memory_kb > MOST_GROWTH_KB:
        found.append(f"O5: the worker grew by {after.memory_kb - before.memory_kb} kB")
    return found


def reason(report):
    """O6: a flag or the message of a check says why."""
    if report.outcome is Outcome.GRADED:
        failed = [check for check in report.checks if check.outcome is CheckOutcome.FAILED]
        return [] if any(check.message for check in failed) else ["O6: no check says why"]
    kinds = {(flag.kind, flag.detail) for flag in report.flags}
    named = [
        flag
        for flag in kinds
        if flag[0] == report.outcome.value and (report.limit is None or flag[1] == report.limit)
    ]
    return [] if named else [f"O6: no flag names {ending(report)}: {sorted(kinds)}"]


def _processes(sandbox):
    """Every process whose control group is that of a workplace of this sandbox."""
    used = {look.id for look in sandbox.looks}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            groups = (place / "cgroup").read_text(encoding="ascii")
        except OSError:
            continue
        if any(container_id in groups for container_id in used):
            yield place.name


def _files():
    for place in PLACES:
        for path in place.iterdir():
            try:
                owner = path.lstat().st_uid
            except OSError:
                continue
            if FIRST_UID <= owner < FIRST_UID + UIDS:
                yield path
