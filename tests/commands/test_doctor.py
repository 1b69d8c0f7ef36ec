"""The doctor: what counts as missing, what as weak, and what each verdict ends with."""

import pytest

from assessment.settings import Settings
from commands.doctor import judge
from commands.host import machine, servers_look, walls
from commands.host.findings import Finding, Grade
from commands.host.versions import has_repair, numbers

FINE = Finding("a", Grade.FINE, "x")
WEAK = Finding("b", Grade.WEAK, "x", "do y")
MISSING = Finding("c", Grade.MISSING, "x", "do z")


@pytest.mark.parametrize(
    ("findings", "strict", "code"),
    [
        ([FINE], True, 0),
        ([FINE, WEAK], False, 0),
        ([FINE, WEAK], True, 1),
        ([FINE, MISSING], False, 1),
        ([WEAK, MISSING], True, 1),
    ],
)
def test_strict_fails_on_what_is_weak_and_missing_fails_always(findings, strict, code):
    assert judge(findings, strict=strict)[1] == code


@pytest.mark.parametrize(
    ("version", "repaired"),
    [
        ("1.1.5+ds1", False),
        ("1.2.7", False),
        ("1.2.8", True),
        ("1.3.0", False),
        ("1.3.3-2", True),
        ("1.4.0", True),
        ("2.0", True),
        ("", False),
        ("unknown", False),
    ],
)
def test_a_repair_is_looked_for_in_the_release_line(version, repaired):
    assert has_repair(numbers(version), ((1, 2, 8), (1, 3, 3), (1, 4, 0))) is repaired


def test_everything_that_is_not_fine_has_a_remedy(tmp_path):
    findings = [
        *machine.look(tmp_path),
        *servers_look.look(Settings(redis_url="redis://127.0.0.1:1/0")),
    ]

    assert {finding.subject for finding in findings} >= {"Python", "disk", "clock", "secret key"}
    assert all(finding.remedy for finding in findings if finding.grade is not Grade.FINE)


def test_a_queue_on_the_network_without_a_password_is_weak_and_one_that_is_away_is_missing():
    found = {
        finding.subject: finding.grade
        for finding in servers_look.look(Settings(redis_url="redis://127.0.0.1:1/0"))
    }

    assert found["Redis access"] is Grade.WEAK
    assert found["Redis"] is Grade.MISSING


def test_a_queue_that_forgets_on_restart_is_weak(redis_url):
    found = {
        finding.subject: finding for finding in servers_look.look(Settings(redis_url=redis_url))
    }

    assert found["Redis access"].grade is Grade.FINE
    assert found["Redis"].grade is Grade.WEAK
    assert "appendonly" in found["Redis"].remedy


def walls_with(monkeypatch, wanted, **said):
    monkeypatch.setattr(walls, "chosen", lambda: wanted)
    return {finding.subject: finding for finding in walls.look(said)}


def test_a_runtime_that_the_engine_does_not_have_stops_grading_and_is_named(monkeypatch):
    found = walls_with(monkeypatch, "runsc", Runtimes={"runc": {}}, DefaultRuntime="runc")

    assert found["runtime"].grade is Grade.MISSING
    assert "runsc is not known" in found["runtime"].found
    assert "PROEVE_GRADING_RUNTIME" in found["runtime"].remedy


def test_a_stronger_runtime_that_is_installed_and_not_used_is_recommended(monkeypatch):
    found = walls_with(monkeypatch, None, Runtimes={"runc": {}, "runsc": {}}, DefaultRuntime="runc")

    assert found["runtime"].grade is Grade.HINT
    assert "runsc, which is installed" in found["runtime"].remedy


def test_a_stronger_runtime_remapped_users_and_a_rootless_engine_are_all_fine(monkeypatch):
    found = walls_with(
        monkeypatch,
        "runsc",
        Runtimes={"runc": {}, "runsc": {}},
        SecurityOptions=["name=seccomp,profile=default", "name=rootless"],
    )

    assert {finding.grade for finding in found.values()} == {Grade.FINE}


def test_a_hint_does_not_stand_in_the_way_of_certificates():
    hint = Finding("user namespaces", Grade.HINT, "not remapped", "remap them")

    assert judge([hint], strict=True)[1] == 0
