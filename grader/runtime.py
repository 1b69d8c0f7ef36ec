"""Which OCI runtime grading containers run under: the engine's own, or a stronger one."""

from functools import cache

from assessment.settings import Settings

STRONGER = {
    "gVisor": ("runsc", "runsc-kvm"),
    "Kata Containers": ("kata", "kata-runtime", "kata-qemu", "kata-clh", "kata-fc"),
    "Sysbox": ("sysbox-runc",),
}
"""Runtimes that put more between candidate code and the host's kernel, by the names they go by."""


@cache
def chosen() -> str | None:
    """Return the runtime that the settings name, None for the engine's own."""
    return Settings().grading_runtime or None


def stronger(runtime: str) -> str | None:
    """Return which of the stronger runtimes goes by this name, if one does."""
    return next((title for title, names in STRONGER.items() if runtime in names), None)
