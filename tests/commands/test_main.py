"""The command line: what it knows, and how it refuses."""

import os
import re
import subprocess
import sys

import pytest
import requests

from assessment.settings import OF_COMPOSE, ROOT, Settings
from commands.__main__ import COMMANDS, main
from grader.containers import engine_errors
from grader.sandbox import SandboxError
from tests.support.packages import write_package


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "test"])
def test_every_command_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert f"proeve {name}" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_the_known_ones(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["dance"])

    assert ended.value.code == 2
    assert "doctor" in capsys.readouterr().err


def test_an_unknown_option_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "--gently"])

    assert ended.value.code == 2
    assert "--gently" in capsys.readouterr().err


def test_a_bad_setting_is_named_with_its_value(monkeypatch, capsys):
    monkeypatch.setenv("PROEVE_PORT", "many")

    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "PROEVE_PORT" in said
    assert "'many'" in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PROEVE_TIME_ZONE", "Mars/North", "there is no such zone; write one like Europe/Brussels"),
        ("PROEVE_PUBLIC_URL", "proeve.example", "write one like https://"),
        ("PROEVE_DATABASE_URL", "mysql://host/name", "write one like postgresql://"),
        ("PROEVE_REDIS_URL", "http://queue", "write one like redis://"),
        ("PROEVE_EXERCISES_DIR", "/nowhere", "does not point to a directory"),
    ],
)
def test_a_setting_that_would_only_fail_later_is_refused_at_the_start(
    monkeypatch, capsys, name, value, said
):
    monkeypatch.setenv(name, value)

    assert main(["doctor"]) == 1
    told = capsys.readouterr().err
    assert f"{name}: " in told
    assert said in told
    assert repr(value) in told


def test_a_password_in_an_address_is_never_shown_in_a_refusal(monkeypatch, capsys):
    monkeypatch.setenv("PROEVE_DATABASE_URL", "mysql://proeve:hush@host/name")

    assert main(["doctor"]) == 1
    assert "hush" not in capsys.readouterr().err


def test_a_database_that_does_not_answer_is_told_in_one_sentence(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PROEVE_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("PROEVE_DATABASE_URL", "postgresql://proeve:hush@127.0.0.1:1/name")

    assert main(["migrate"]) == 1
    told = capsys.readouterr().err
    assert "The database does not answer" in told
    assert "PROEVE_DATABASE_URL" in told
    assert "hush" not in told
    assert told.count("\n") == 1


def test_a_secret_is_never_shown_in_a_refusal(monkeypatch, capsys):
    monkeypatch.setenv("PROEVE_PUBLIC_URL", "https://example.org")
    monkeypatch.setenv("PROEVE_SECRET_KEY", "short-but-secret")

    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "PROEVE_SECRET_KEY" in said
    assert "short-but-secret" not in said


def test_a_folder_that_is_no_exercise_ends_with_two(tmp_path, capsys):
    assert main(["grade", str(tmp_path / "nothing"), str(tmp_path)]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_a_misspelt_setting_is_named_with_the_nearest_and_without_its_value(monkeypatch, capsys):
    monkeypatch.setenv("PROEVE_SMTP_HOTS", "mail.example.org")
    monkeypatch.setenv("proeve_wrokers", "4")

    main(["grade", "nothing", "nothing"])

    told = capsys.readouterr().err
    assert "PROEVE_SMTP_HOTS is not the name of a setting" in told
    assert "the nearest is PROEVE_SMTP_HOST." in told
    assert "proeve_wrokers is not" in told
    assert "the nearest is PROEVE_WORKERS." in told
    assert "mail.example.org" not in told


def test_a_name_that_is_near_to_none_is_named_too(monkeypatch, capsys):
    monkeypatch.setenv("PROEVE_QQ", "1")

    main(["grade", "nothing", "nothing"])

    told = capsys.readouterr().err
    assert "PROEVE_QQ is not" in told
    assert "docs/deployment.md lists them" in told


def test_settings_names_of_compose_and_others_are_passed_over(monkeypatch, capsys):
    for name in ("PROEVE_PORT", "proeve_workers", "PROEVE_IMAGE", "PROEVE_PUBLISH", "PROVE_PORT"):
        monkeypatch.setenv(name, "4")

    main(["grade", "nothing", "nothing"])

    assert "is not the name of a setting" not in capsys.readouterr().err


def test_names_that_compose_reads_itself_are_taken_for_no_slips():
    read = set(re.findall(r"\$\{PROEVE_([A-Z_]+)", (ROOT / "compose.yaml").read_text()))

    assert read - {name.upper() for name in Settings.model_fields} == set(OF_COMPOSE)


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("unix:///tmp/no-engine-is-here.sock", "No Docker engine answers at unix:///tmp/no-engine"),
        ("tcp://127.0.0.1:1", "No Docker engine answers at tcp://127.0.0.1:1"),
    ],
)
def test_without_an_engine_grading_ends_with_three_and_one_sentence(tmp_path, host, said):
    package = write_package(tmp_path)
    answer = package / "submissions" / "accepted" / "plus"

    done = subprocess.run(
        [sys.executable, "-m", "commands", "grade", str(package), str(answer)],
        env={**os.environ, "DOCKER_HOST": host, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert "start it" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_engine_that_may_not_be_used_is_told_from_one_that_is_away():
    refused = requests.ConnectionError(("Connection aborted.", PermissionError(13, "denied")))

    with (
        pytest.raises(SandboxError, match="This account may not use the Docker engine"),
        engine_errors("anything"),
    ):
        raise refused
