"""Reading an exercise package: what it holds, and one clear sentence for what it lacks."""

import pytest

from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Kind, read_exercise
from tests.support.packages import MANIFEST, write_package


def refusal(folder):
    with pytest.raises(InvalidInputError) as caught:
        read_exercise(folder)
    return str(caught.value)


def test_a_package_is_read_without_running_anything(tmp_path):
    exercise = read_exercise(write_package(tmp_path, hidden__test_bomb_DOT_py="raise SystemExit"))

    assert exercise.manifest.kind is Kind.FUNCTION
    assert (exercise.profession, exercise.slug, exercise.unit) == ("programmer", "double", "PRG-1")
    assert exercise.starter("python") == {"double.py": b"def double(number):\n    ...\n"}
    assert "Écrivez" in exercise.statement("fr")
    assert [path.name for path in exercise.accepted()] == ["plus", "times"]
    assert [code for code, _path in exercise.rejected()] == ["PRG-1.1", "PRG-1.2"]


def test_the_visible_suite_carries_nothing_hidden(tmp_path):
    exercise = read_exercise(write_package(tmp_path))

    assert set(exercise.suite(visible_only=True)) == {"visible/test_visible.py"}
    assert "hidden/test_hidden.py" in exercise.suite()


def test_an_unknown_key_names_the_file_the_key_and_the_keys_allowed(tmp_path):
    sentence = refusal(write_package(tmp_path, exercise_DOT_toml=MANIFEST + "langages = []\n"))

    assert "exercise.toml" in sentence
    assert "langages" in sentence
    assert "languages" in sentence
    assert "minutes" in sentence


def test_an_unknown_limit_names_the_limits_allowed(tmp_path):
    folder = write_package(tmp_path, exercise_DOT_toml=MANIFEST + "[limits]\nram = 1\n")

    assert "memory_mb" in refusal(folder)


def test_a_missing_key_is_named(tmp_path):
    folder = write_package(tmp_path, exercise_DOT_toml=MANIFEST.replace("minutes = 10\n", ""))

    assert refusal(folder) == "exercise.toml lacks the key minutes; add it."


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_a_missing_statement_names_the_language(tmp_path, language):
    folder = write_package(tmp_path)
    (folder / f"statement.{language}.md").unlink()

    assert f"statement.{language}.md" in refusal(folder)


def test_a_title_missing_in_one_language_is_refused(tmp_path):
    text = MANIFEST.replace('fr = "Double", ', "")

    assert "missing in fr" in refusal(write_package(tmp_path, exercise_DOT_toml=text))


def test_a_package_without_a_test_is_refused(tmp_path):
    folder = write_package(tmp_path)
    (folder / "visible/test_visible.py").unlink()
    (folder / "hidden/test_hidden.py").unlink()

    assert "no test in visible/ or hidden/" in refusal(folder)


def test_a_rejected_submission_for_an_unlisted_indicator_is_refused(tmp_path):
    folder = write_package(tmp_path)
    (folder / "submissions/rejected/PRG-1.9/x").mkdir(parents=True)
    (folder / "submissions/rejected/PRG-1.9/x/double.py").write_text("x = 1\n")

    assert "PRG-1.9" in refusal(folder)


def test_a_link_in_a_package_is_refused(tmp_path):
    folder = write_package(tmp_path)
    (folder / "fixtures").mkdir()
    (folder / "fixtures/passwd").symlink_to("/etc/passwd")

    assert "link" in refusal(folder)


def test_broken_toml_is_told_with_its_place(tmp_path):
    assert "line 1" in refusal(write_package(tmp_path, exercise_DOT_toml="id = \n"))


def test_the_revision_changes_with_any_content_and_not_with_the_kept_report(tmp_path):
    folder = write_package(tmp_path)
    before = read_exercise(folder).revision
    (folder / "verify.json").write_text("{}")
    kept = read_exercise(folder).revision
    (folder / "hidden/test_hidden.py").write_text("def test_nothing(): pass\n")

    assert kept == before
    assert read_exercise(folder).revision != before


def test_a_manifest_may_map_tests_to_indicators(tmp_path):
    text = MANIFEST + '[checks]\n"hidden/*" = "PRG-1.2"\n'
    exercise = read_exercise(write_package(tmp_path, exercise_DOT_toml=text))

    assert exercise.mapped_indicator("hidden/test_hidden.py::test_others[0]") == "PRG-1.2"
    assert exercise.mapped_indicator("visible/test_visible.py::test_two") is None


@pytest.mark.parametrize(
    ("languages", "said"),
    [('["cobol"]', "cobol is no language known here"), ('["go", "go"]', "listed twice")],
)
def test_a_language_that_is_unknown_or_listed_twice_is_refused_in_one_sentence(
    tmp_path, languages, said
):
    manifest = MANIFEST.replace('["python"]', languages)

    with pytest.raises(InvalidInputError, match=said):
        read_exercise(write_package(tmp_path, exercise_DOT_toml=manifest))
