"""A new package: it can be read, and proved, as it is written."""

import subprocess
import sys

import pytest

from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Kind, read_exercise
from assessment.settings import ROOT
from commands.exercise_new import scaffold


def test_a_new_package_is_a_valid_package(tmp_path):
    scaffold(tmp_path / "programmer" / "till-receipt", "PRG-2.3", 'Ann "the" Author')

    exercise = read_exercise(tmp_path / "programmer" / "till-receipt")
    assert exercise.manifest.indicators == ("PRG-2.3",)
    assert exercise.manifest.authors == ("Ann 'the' Author",)
    assert set(exercise.starter("python")) == {"till_receipt.py"}
    assert len(exercise.accepted()) == 2
    assert [code for code, _ in exercise.rejected()] == ["PRG-2.3"]


def test_a_new_package_of_statements_is_a_valid_package(tmp_path):
    scaffold(tmp_path / "programmer" / "till", "PRG-2.1", "Emil", Kind.SQL)

    exercise = read_exercise(tmp_path / "programmer" / "till")
    assert exercise.manifest.kind is Kind.SQL
    assert set(exercise.starter("sqlite")) == {"totals.sql"}


def test_a_new_service_is_a_valid_package_too(tmp_path):
    scaffold(tmp_path / "developer" / "till", "DEV-1.1", "Emil", Kind.SERVICE)

    exercise = read_exercise(tmp_path / "developer" / "till")
    assert (exercise.manifest.kind, exercise.unit) == (Kind.SERVICE, "DEV-1")
    assert set(exercise.starter("python")) == {"main.py"}


def test_an_existing_folder_is_left_alone(tmp_path):
    folder = tmp_path / "till"
    folder.mkdir()

    with pytest.raises(InvalidInputError, match="exists already"):
        scaffold(folder, "PRG-1.1", "Emil")

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["Till", "till receipt", "-till", "1till", "till_receipt"])
def test_a_name_that_no_address_can_bear_is_refused(tmp_path, name):
    with pytest.raises(InvalidInputError, match="small letters"):
        scaffold(tmp_path / name, "PRG-1.1", "Emil")

    assert not (tmp_path / name).exists()


@pytest.mark.docker
@pytest.mark.parametrize("kind", [Kind.FUNCTION, Kind.SERVICE])
def test_a_new_package_is_proved_before_anyone_edits_it(tmp_path, kind):
    folder = scaffold(tmp_path / "programmer" / "till", "PRG-1.1", "Emil", kind)

    proving = subprocess.run(
        [
            sys.executable,
            "-m",
            "commands",
            "exercise",
            "verify",
            "--repeats",
            "2",
            "--mutants",
            "4",
            folder,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert proving.returncode == 0, proving.stdout + proving.stderr
    assert "till: proved" in proving.stdout
