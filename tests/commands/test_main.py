"""The command line: what it knows, and how it refuses."""

import pytest

from commands.__main__ import COMMANDS, main


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
