"""How every grading container is confined; the flags are the same for all of them."""

import secrets
from typing import Any

from assessment.domain.exercises import Limits
from grader.languages.language import Language
from grader.runtime import chosen
from grader.seccomp import profile

EXAMINER_UID = 64_001
VISITOR_UID = 64_002
FIRST_UID = 100_000
UIDS = 60_000
OWN_PROCESSES = 6
OWN_MEMORY_MB = 40
OWN_FILES = 60
ENVIRONMENT = {"LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp"}  # noqa: S108
EXAMINER_LIMITS = Limits(memory_mb=512, processes=64, disk_mb=128, files=5000)
VISITOR_LIMITS = Limits(memory_mb=96, processes=48, disk_mb=1, files=10)
START = ("/usr/bin/python3", "-I", "-X", "utf8", "/opt/proeve/start.py")


def confinement(limits: Limits, language: Language | None) -> dict[str, Any]:
    """Return the options of a workplace for `language`, or of an examiner where there is none.

    What our own agent and the language's toolchain need is added to the limits, so
    that a submission gets all that its exercise promises.
    """
    examiner = language is None
    # Runtimes that manage their own memory keep to what the exercise promises.
    promised = str(limits.memory_mb)
    limits = _with_toolchain(limits, language) if language else limits
    uid = EXAMINER_UID if examiner else FIRST_UID + secrets.randbelow(UIDS)
    memory = f"{limits.memory_mb + OWN_MEMORY_MB}m"
    folder = "/work" if examiner else "/box"
    mount = f"rw,nosuid,nodev,{_execution(language)},mode=0700,uid={uid},gid={uid}"
    inodes = limits.files * 3 + OWN_FILES
    return {
        "runtime": chosen(),
        "network_disabled": True,
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges", f"seccomp={profile()}"],
        "pids_limit": limits.processes + OWN_PROCESSES,
        "mem_limit": memory,
        "memswap_limit": memory,
        "nano_cpus": 1_000_000_000,
        "user": f"{uid}:{uid}",
        "ipc_mode": "private",
        # A workplace has a first process of its own, whose end tells who ended it.
        "init": examiner,
        "hostname": "examiner" if examiner else "workplace",
        "working_dir": folder,
        "tmpfs": {
            folder: f"{mount},size={limits.disk_mb}m,nr_inodes={inodes}",
            "/tmp": f"{mount},size={limits.disk_mb}m,nr_inodes={inodes}",  # noqa: S108 - a tmpfs inside
        },
        "stdin_open": True,
        "environment": {**ENVIRONMENT, "MEMORY_MB": promised},
    }


def visiting(workplace_id: str) -> dict[str, Any]:
    """Return the options of a visitor: an examiner's program that shares a workplace's network.

    That is a loopback and nothing else.
    """
    options = confinement(VISITOR_LIMITS, None)
    del options["network_disabled"], options["hostname"]
    return {
        **options,
        "network_mode": f"container:{workplace_id}",
        "user": f"{VISITOR_UID}:{VISITOR_UID}",
        "entrypoint": [*START, "visitor"],
    }


def _with_toolchain(limits: Limits, language: Language) -> Limits:
    return limits.model_copy(
        update={
            "memory_mb": limits.memory_mb + language.memory_mb,
            "processes": limits.processes + language.processes,
            "disk_mb": limits.disk_mb + language.disk_mb,
            "files": limits.files + language.files,
        }
    )


def _execution(language: Language | None) -> str:
    return "exec" if language is not None and language.native else "noexec"
