"""The exercises that ship: each is read, proved at its very revision, and asks for something."""

import json

import pytest

from assessment.domain.exercises import MANIFEST, read_exercise
from assessment.domain.languages import READING_LANGUAGES
from assessment.domain.proofs import VerifyReport
from assessment.domain.revisions import KEPT_REPORT, read_files
from assessment.domain.standards import read_standards
from assessment.settings import ROOT
from grader.verify import REPEATS

FOLDERS = sorted(path.parent for path in (ROOT / "exercises").glob(f"*/*/{MANIFEST}"))
LEAST_ACCEPTED = 2
MACHINE = "machine"


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def exercise(request):
    return read_exercise(request.param)


@pytest.fixture
def proof(exercise):
    """The report kept beside the exercise."""
    return VerifyReport.model_validate_json((exercise.folder / KEPT_REPORT).read_bytes())


def indicators_of_machines():
    """Every indicator of the standards that a machine can evidence."""
    return {
        indicator.code
        for standard in read_standards(ROOT / "standards")
        for unit in standard.units
        for indicator in unit.indicators()
        if indicator.evidence == MACHINE
    }


def test_the_kept_proof_speaks_of_this_very_revision(exercise, proof):
    assert proof.exercise.id == exercise.id
    assert proof.exercise.revision == exercise.revision


def test_nothing_speaks_against_it(proof):
    assert proof.problems == ()


def test_every_accepted_submission_was_repeated_with_the_same_result(exercise, proof):
    accepted = [trial for trial in proof.trials if trial.role == "accepted"]
    names = [folder.name for folder in exercise.accepted()]

    assert proof.repeats >= REPEATS
    assert sorted(trial.name for trial in accepted) == sorted(names * proof.repeats)
    assert all(trial.passed for trial in accepted)


def test_two_styles_are_accepted(exercise):
    sources = {tuple(sorted(read_files(folder).items())) for folder in exercise.accepted()}

    assert len(sources) >= LEAST_ACCEPTED


def test_a_rejected_submission_fails_for_every_indicator(exercise, proof):
    caught = {trial.expected for trial in proof.trials if trial.expected in trial.unmet}

    assert caught == set(exercise.manifest.indicators)


def test_every_indicator_has_a_check(exercise, proof):
    assert set(proof.evidenced) == set(exercise.manifest.indicators)


def test_planted_faults_were_tried(proof):
    assert proof.mutation.planted > 0
    assert proof.mutation.killed == proof.mutation.planted - len(proof.mutation.survivors)


def test_its_indicators_belong_to_one_unit_and_are_for_machines(exercise):
    codes = set(exercise.manifest.indicators)

    assert {code.rpartition(".")[0] for code in codes} == {exercise.unit}
    assert codes <= indicators_of_machines()


def test_the_statement_is_written_in_every_language(exercise):
    texts = [exercise.statement(language) for language in READING_LANGUAGES]

    assert len(set(texts)) == len(READING_LANGUAGES)
    assert min(map(len, texts)) > max(map(len, texts)) / 2
    assert len(set(exercise.manifest.title.values())) > 1


def test_both_suites_are_there(exercise):
    assert {name.split("/")[0] for name in exercise.suite()} >= {"visible", "hidden"}


def test_nothing_of_the_hidden_suite_is_given_to_the_candidate(exercise):
    given = {**exercise.resources(), **exercise.suite(visible_only=True)}
    starter = exercise.starter(exercise.manifest.languages[0])
    hidden = {data for name, data in exercise.suite().items() if name.startswith("hidden/")}

    assert not hidden & {*given.values(), *starter.values()}


def test_the_kept_proof_is_readable_by_people(exercise):
    text = (exercise.folder / KEPT_REPORT).read_text(encoding="utf-8")

    assert "\n" in text.strip()
    assert json.loads(text)["verify"] == 1


def test_identities_are_unique():
    found = [read_exercise(folder) for folder in FOLDERS]

    assert len({one.id for one in found}) == len(found)
    assert len({one.slug for one in found}) == len(found)
