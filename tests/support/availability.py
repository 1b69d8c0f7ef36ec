"""Skip what this machine cannot run, unless `--require` says that it must."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser):
    parser.addoption(
        "--require",
        default="",
        metavar="NAMES",
        help=f"of {', '.join(PRESENT)}: fail instead of skipping where it is missing",
    )


def pytest_collection_modifyitems(config, items):
    required = _required(config)
    for item in items:
        for name in PRESENT.keys() - required:
            if item.get_closest_marker(name) and not _is_present(name):
                item.add_marker(pytest.mark.skip(reason=f"{name} is not available here"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A skip within a test is as silent as any other: it fails where everything is required."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _required(item.config) >= {*PRESENT}:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"may not be skipped here: {reason}"
    return report


def _required(config):
    names = {name for name in config.getoption("--require").split(",") if name}
    if unknown := names - PRESENT.keys():
        raise pytest.UsageError(
            f"--require does not know {', '.join(sorted(unknown))}; known are {', '.join(PRESENT)}"
        )
    return names


@cache
def _is_present(name):
    return PRESENT[name]()


def _has_docker():
    program = shutil.which("docker")
    return (
        bool(program)
        and not subprocess.run([program, "version"], capture_output=True, check=False).returncode
    )


def _has_browser():
    return any(shutil.which(name) for name in BROWSERS)


def _has_postgres():
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


PRESENT = {
    "docker": _has_docker,
    "browser": _has_browser,
    "postgres": _has_postgres,
    # The package that carries a server is a requirement, so this one is always here.
    "redis": lambda: True,
}
