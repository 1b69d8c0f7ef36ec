"""Where the figures of a container are found: never in the group of somebody else."""

import os

import pytest

from grader import meters
from grader.meters import EngineStatistics, NewGroup, OldGroups, meter

CONTAINER = "4f2a" * 16
STATISTICS = {
    "cpu_stats": {"cpu_usage": {"total_usage": 7_000_000}},
    "memory_stats": {"max_usage": 4096, "failcnt": 1},
}


@pytest.fixture
def host(tmp_path, monkeypatch):
    """A folder of control groups that can be written to."""
    monkeypatch.setattr(meters, "ROOT", tmp_path)

    def write(place, **files):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name.replace("__", ".")).write_text(content)

    return write


def found(pid=0):
    return meter(CONTAINER, pid, lambda: STATISTICS)


@pytest.mark.parametrize("place", [f"docker/{CONTAINER}", f"system.slice/docker-{CONTAINER}.scope"])
def test_groups_of_version_1_are_found_by_the_containers_name(host, place):
    host(f"cpuacct/{place}", cpuacct__usage="12000000\n")
    host(f"memory/{place}", memory__max_usage_in_bytes="2048\n", memory__oom_control="oom_kill 1\n")
    host(f"pids/{place}", pids__events="max 0\n")

    read = found()

    assert isinstance(read, OldGroups)
    assert (read.cpu_ms(), read.memory_kb(), read.exhausted()) == (12, 2, "memory")


def test_a_group_of_version_2_is_found_by_the_containers_name(host):
    place = f"system.slice/docker-{CONTAINER}.scope"
    host(place, cpu__stat="usage_usec 5000\n", memory__peak="1024\n", pids__events="max 3\n")

    read = found()

    assert isinstance(read, NewGroup)
    assert (read.cpu_ms(), read.memory_kb(), read.exhausted()) == (5, 1, "processes")


def test_the_group_of_an_unrelated_process_with_the_same_number_is_not_read(host):
    for controller in ("", "cpuacct", "cpu", "memory", "pids"):
        host(
            f"{controller}/mine".lstrip("/"),
            cpu__stat="usage_usec 99\n",
            cpuacct__usage="99000000\n",
        )

    read = found(pid=os.getpid())

    assert isinstance(read, EngineStatistics)


def test_where_no_group_is_visible_the_engine_is_asked(host):
    read = found()

    assert (read.cpu_ms(), read.memory_kb(), read.exhausted()) == (7, 4, "memory")
