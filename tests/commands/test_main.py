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
