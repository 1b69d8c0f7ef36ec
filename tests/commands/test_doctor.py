"""The doctor: what counts as missing, what as weak, and what each verdict ends with."""

import pytest

from assessment.settings import Settings
from commands.doctor import judge
from commands.host import machine, servers_look
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
