"""The catalogue: what ships, what is uploaded, and the way of a revision into tests and out again."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from assessment.domain.archives import ArchiveError, pack
from assessment.domain.clock import now
from assessment.domain.documents import DocumentError
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.exercises import ExerciseError, read_exercise
from assessment.domain.proofs import MutationScore, VerifyReport
from assessment.domain.reports import ExerciseRef
from assessment.domain.revisions import read_files
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.services import catalogue, journal, packages, revisions
from assessment.settings import ROOT
from tests.support.packages import MANIFEST, write_package


def archive(folder, **changes):
    return pack(read_files(write_package(folder, **changes)))


def proof_of(exercise, *problems):
    return VerifyReport(
        exercise=ExerciseRef(id=exercise.id, slug=exercise.slug, revision=exercise.revision),
        image="sha256:x",
        languages=("python",),
        repeats=3,
        trials=(),
        mutation=MutationScore(planted=0, killed=0, by_indicator={}, survivors=()),
        evidenced={},
        limits_used={},
        problems=problems,
    )


@pytest.fixture
def upload(session, settings, people):
    def uploaded(data, person=None, centre=None):
        who = people.actor(person or people.emil)
        return packages.upload(
            session, settings, who, (centre or people.centre).id, data, now=now()
        )

    return uploaded


@pytest.fixture
def row(upload, tmp_path, session):
    made = upload(archive(tmp_path))
    session.commit()
    return made


def proved(session, row):
    row.standing, row.state = Standing.VERIFIED, State.GRADED
    session.commit()
    return row


def test_a_package_laid_out_by_half_is_removed_once_nobody_can_be_at_it(row, tmp_path):
    whole = catalogue.materialise(row, tmp_path / "cache").folder
    half = whole.parent / ".laying-killed" / row.slug
    half.mkdir(parents=True)
    made = datetime.fromtimestamp(half.parent.stat().st_mtime, UTC)
    cache = tmp_path / "cache"

    assert catalogue.remove_unfinished(cache, made + timedelta(seconds=10)) == 0
    assert catalogue.remove_unfinished(cache, made + timedelta(minutes=2)) == 1

    assert list(whole.parent.iterdir()) == [whole]


def test_an_uploaded_package_waits_for_its_proof_in_the_profession_of_its_unit(row, people):
    assert (row.standing, row.state) == (Standing.UPLOADED, State.RECEIVED)
    assert (row.profession, row.slug, row.unit_code) == ("programmer", "double", "PRG-1")
    assert (row.centre_id, row.author_id) == (people.centre.id, people.emil.id)


def test_an_uploaded_package_can_be_laid_out_again(row, tmp_path):
    exercise = catalogue.materialise(row, tmp_path / "cache")

    assert exercise.revision == row.revision
    assert exercise.statement("fr") == "Écrivez `double(number)`."


def test_a_package_that_compresses_well_can_be_laid_out_again(upload, tmp_path, settings):
    row = upload(archive(tmp_path, fixtures__zeros_DOT_txt="0" * 5_000_000))

    assert catalogue.materialise(row, tmp_path / "cache").suite()["fixtures/zeros.txt"]


def test_a_proof_inside_the_archive_counts_for_nothing(upload, tmp_path):
    folder = write_package(tmp_path)
    forged = proof_of(read_exercise(folder)).model_dump_json().encode()

    row = upload(pack({**read_files(folder), "verify.json": forged}))

    assert (row.standing, row.verify_report) == (Standing.UPLOADED, {})


def test_the_same_revision_is_taken_once(row, upload, tmp_path):
    with pytest.raises(ConflictError, match="This revision of double is in the catalogue already"):
        upload(archive(tmp_path / "again"))


def test_another_centre_may_take_the_same_package(row, upload, tmp_path, people):
    other = upload(archive(tmp_path / "again"), people.otto, people.elsewhere)

    assert other.revision == row.revision
    assert other.id != row.id


def test_whoever_writes_nothing_in_the_centre_uploads_nothing(upload, people, tmp_path):
    for person in (people.otto, people.lea, people.ada, people.mona):
        with pytest.raises(NotFoundError):
            upload(archive(tmp_path / person.name), person)


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        (
            {"exercise.toml": MANIFEST + 'colour = "red"\n'},
            DocumentError,
            "exercise.toml has an unknown key colour; the keys allowed there are authors, checks",
        ),
        (
            {"statement.nl.md": None},
            ExerciseError,
            "double has no statement.nl.md; write the statement in that language",
        ),
        (
            {"exercise.toml": MANIFEST.replace(', nl = "Dubbel"', "")},
            DocumentError,
            "exercise.toml: the key title is wrong: the text is missing in nl",
        ),
        (
            {"exercise.toml": MANIFEST.replace("PRG-1.", "COOK-1.")},
            ExerciseError,
            "refers to indicator PRG-1.1, which exercise.toml does not list",
        ),
        (
            {"exercise.toml": MANIFEST.replace("PRG-1.2", "PRG-1.99"),
             "submissions/rejected/PRG-1.2/square/double.py": None},
            InvalidInputError,
            "lists indicator PRG-1.99, which unit PRG-1 does not have; it has PRG-1.1, PRG-1.2",
        ),
        (
            {"exercise.toml": MANIFEST + 'unit = "COOK-1"\n'},
            InvalidInputError,
            "is for unit COOK-1, which no standard has; there are DEV-1, PRG-1, PRG-2, PRG-3",
        ),
        (
            {"exercise.toml": MANIFEST + "[limits]\ncpu_seconds = 1\n"},
            DocumentError,
            "unknown key limits.cpu_seconds; the keys allowed there are cpu_s, disk_mb",
        ),
        (
            {"visible/test_visible.py": None, "hidden/test_hidden.py": None},
            ExerciseError,
            "double has no test in visible/ or hidden/",
        ),
        ({"exercise.toml": "id = "}, DocumentError, "exercise.toml is not valid TOML"),
        ({"exercise.toml": None}, DocumentError, "exercise.toml cannot be read"),
        (
            {"exercise.toml": MANIFEST.replace("10", "9" * 5000)},
            DocumentError,
            "exercise.toml is not valid TOML",
        ),
        (
            {"exercise.toml": f"id = {'[' * 5000}"},
            DocumentError,
            "exercise.toml is not valid TOML",
        ),
        (
            {"starter/python/double (copy).py": "x = 1\n"},
            ExerciseError,
            "could not hand in what starter/python/ holds: The file name “double (copy).py”",
        ),
        (
            {"starter/python/large.py": "#" * 1_000_001},
            ExerciseError,
            "could not hand in what starter/python/ holds: The submission has 10000",
        ),
    ],
    ids=["unknown key", "missing statement", "missing title", "other unit's submissions",
         "unknown indicator", "unknown unit", "unknown limit", "no test", "no TOML", "no manifest",
         "endless number", "endless nesting", "odd starter", "large starter"],
)  # fmt: skip
def test_a_package_that_is_not_sound_is_refused_in_one_sentence(
    upload, session, tmp_path, changes, error, said
):
    with pytest.raises(error) as refusal:
        upload(archive(tmp_path, **changes))

    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert not session.exec(select(ExerciseRevision)).all()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("statement.fr.md", "statement.fr.md is shown to candidates and is not UTF-8 text"),
        ("visible/rates.bin", "visible/rates.bin is shown to candidates and is not UTF-8 text"),
        ("starter/python/logo.png", "The file logo.png is not text"),
    ],
)
def test_what_no_candidate_could_read_is_refused_before_anyone_sits_it(
    upload, tmp_path, path, said
):
    files = read_files(write_package(tmp_path))

    with pytest.raises(ExerciseError, match=said):
        upload(pack({**files, path: "Écrivez".encode("latin-1")}))


@pytest.mark.parametrize("name", ["../x", "/etc/x"])
def test_a_file_that_would_leave_the_package_is_refused(upload, tmp_path, name):
    files = read_files(write_package(tmp_path))

    with pytest.raises(ArchiveError, match="would leave its folder"):
        upload(pack({**files, name: b"x"}))


def test_a_proved_revision_is_published_and_the_journal_says_by_whom(session, row, people):
    proved(session, row)

    revisions.publish(session, people.actor(people.emil), row.id, now())

    assert row.standing is Standing.PUBLISHED
    assert row.published_at is not None
    done = [(entry.action, entry.person_id) for entry in journal.about(session, row.id)]
    assert done == [("uploaded", people.emil.id), ("published", people.emil.id)]


@pytest.mark.parametrize("standing", [Standing.UPLOADED, Standing.REFUSED, Standing.PUBLISHED])
def test_what_is_not_proved_cannot_be_published(session, row, people, standing):
    row.standing = standing

    with pytest.raises(ConflictError, match="double is not proved, or is published already"):
        revisions.publish(session, people.actor(people.emil), row.id, now())


def test_a_published_revision_is_withdrawn_with_a_reason_and_can_come_back(session, row, people):
    emil = people.actor(people.emil)
    revisions.publish(session, emil, proved(session, row).id, now())

    revisions.withdraw(session, emil, row.id, reason=" The law changed. ", now=now())

    assert row.standing is Standing.WITHDRAWN
    assert journal.about(session, row.id)[-1].detail == {"reason": "The law changed."}
    assert revisions.publish(session, emil, row.id, now()).standing is Standing.PUBLISHED


def test_withdrawing_needs_a_reason_and_something_published(session, row, people):
    emil = people.actor(people.emil)
    with pytest.raises(InvalidInputError, match="Say in a sentence why"):
        revisions.withdraw(session, emil, row.id, reason=" ", now=now())
    with pytest.raises(ConflictError, match="double is not published"):
        revisions.withdraw(session, emil, row.id, reason="Because.", now=now())


def test_a_proof_our_machinery_gave_up_on_can_be_asked_for_again(session, row, people):
    row.state, row.tries, row.problem = State.NEEDS_REVIEW, 3, "the engine is away"

    revisions.prove_again(session, people.actor(people.emil), row.id, now())

    assert (row.state, row.tries, row.problem) == (State.QUEUED, 0, "")


def test_a_proof_that_has_a_result_is_not_asked_for_again(session, row, people):
    with pytest.raises(ConflictError, match="has a result already, or will have one soon"):
        revisions.prove_again(session, people.actor(people.emil), proved(session, row).id, now())


def test_nobody_of_another_centre_sees_or_changes_it(session, row, people):
    proved(session, row)
    otto = people.actor(people.otto)

    assert row not in catalogue.visible_to(session, otto)
    for ask in (
        lambda: revisions.seen_by(session, otto, row.id),
        lambda: revisions.publish(session, otto, row.id, now()),
        lambda: revisions.withdraw(session, otto, row.id, reason="Because.", now=now()),
        lambda: revisions.prove_again(session, otto, row.id, now()),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_assessors_and_managers_see_it_and_change_nothing(session, row, people):
    proved(session, row)
    for person in (people.ada, people.mona):
        actor = people.actor(person)

        assert revisions.seen_by(session, actor, row.id) is row
        assert not revisions.may_change(actor, row)
        with pytest.raises(NotFoundError):
            revisions.publish(session, actor, row.id, now())


def test_proofs_come_in_the_order_of_uploading(session, row, upload, tmp_path):
    second = upload(archive(tmp_path / "second", statement__en_DOT_md="Another."))

    assert [revisions.in_front(session, one) for one in (row, second)] == [0, 1]
    proved(session, row)
    assert revisions.in_front(session, second) == 0


def test_the_newest_revision_of_each_exercise_stands_for_it(session, row, upload, tmp_path, people):
    changed = upload(archive(tmp_path / "second", hidden__more_DOT_txt="x"))

    listed = catalogue.visible_to(session, people.actor(people.emil))

    assert listed == [changed, row]
    assert revisions.newest(listed) == [changed]


def shipped(session, root):
    (found,) = catalogue.load_exercises(session, root, now())
    session.commit()
    return found


def test_what_ships_is_published_by_the_proof_kept_beside_it(session, tmp_path):
    folder = write_package(tmp_path)
    (folder / "verify.json").write_text(proof_of(read_exercise(folder)).model_dump_json())

    row = shipped(session, tmp_path)

    assert (row.standing, row.centre_id) == (Standing.PUBLISHED, None)
    assert revisions.proof(row).proved


@pytest.mark.parametrize(
    "kept",
    ["not JSON", "{}", json.dumps({"verify": 1, "problems": []}), None],
    ids=["no JSON", "empty", "partial", "missing"],
)
def test_a_kept_proof_that_is_none_publishes_nothing(session, tmp_path, kept):
    folder = write_package(tmp_path)
    if kept is not None:
        (folder / "verify.json").write_text(kept)

    assert shipped(session, tmp_path).standing is Standing.UPLOADED


def test_a_kept_proof_of_another_revision_publishes_nothing(session, tmp_path):
    folder = write_package(tmp_path)
    (folder / "verify.json").write_text(proof_of(read_exercise(folder)).model_dump_json())
    (folder / "statement.en.md").write_text("Something else.")

    assert shipped(session, tmp_path).standing is Standing.UPLOADED


def test_a_proof_that_comes_later_publishes_what_waited_for_it(session, tmp_path):
    folder = write_package(tmp_path)
    first = shipped(session, tmp_path)
    (folder / "verify.json").write_text(proof_of(read_exercise(folder)).model_dump_json())

    again = shipped(session, tmp_path)

    assert again.id == first.id
    assert again.standing is Standing.PUBLISHED


def test_what_ships_is_seen_by_every_centre_and_changed_by_none(session, tmp_path, people):
    row = shipped(session, write_package(tmp_path).parent.parent)

    for person in (people.emil, people.ada, people.otto):
        assert revisions.seen_by(session, people.actor(person), row.id) is row
        assert not revisions.may_change(people.actor(person), row)


def test_the_exercises_that_ship_can_be_loaded_together(session):
    rows = catalogue.load_exercises(session, ROOT / "exercises", now())

    assert rows
