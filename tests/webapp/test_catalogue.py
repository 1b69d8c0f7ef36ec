"""The author's pages: the list, the proof of a revision, uploading, publishing, the preview."""

import io
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from assessment.domain.archives import pack
from assessment.domain.clock import now
from assessment.domain.proofs import MutationScore, Trial, VerifyReport
from assessment.domain.reports import ExerciseRef
from assessment.domain.revisions import read_files
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.models.submissions import VisibleRun
from assessment.services import catalogue
from grader.mutants import OPERATORS
from tasks import queues
from tests.support import factories
from tests.support.packages import MANIFEST, write_package
from webapp.catalogue.faults import CHANGES, fault

EMPTY = MutationScore(planted=2, killed=1, by_indicator={}, survivors=("double.py:2 AddNot",))


def trial(role, name, *unmet, expected=None, **changes):
    fields = {"role": role, "name": name, "language": "python", "outcome": "graded"}
    return Trial(**{**fields, "passed": not unmet, "unmet": unmet, "expected": expected, **changes})


TRIALS = (
    trial("accepted", "plus"),
    trial("accepted", "plus"),
    trial("rejected", "nothing", "PRG-1.1", "PRG-1.2", expected="PRG-1.1"),
    trial("rejected", "square", expected="PRG-1.2"),
    trial("starter", "starter", "PRG-1.1", "PRG-1.2"),
    trial("mutant", "double.py:2 ReplaceBinaryOperator_Add_Sub", "PRG-1.2"),
    trial("mutant", "double.py:2 AddNot"),
)


def proof_of(row, *problems):
    return VerifyReport(
        exercise=ExerciseRef(id=str(row.exercise_id), slug=row.slug, revision=row.revision),
        image="sha256:abc",
        languages=("python",),
        repeats=2,
        trials=TRIALS,
        mutation=EMPTY,
        evidenced={"PRG-1.1": 1, "PRG-1.2": 3},
        limits_used={"cpu": 0.01, "wall": 0.02, "memory": 0.5},
        problems=problems,
    ).model_dump(mode="json")


@pytest.fixture
def shipped(session, tmp_path):
    """An exercise that came with the platform."""
    factories.standard(session)
    return factories.revision(session, tmp_path / "shipped")


@pytest.fixture
def own(session, people, tmp_path):
    """An exercise of Emil's centre that was proved."""
    factories.standard(session)
    row = factories.revision(
        session,
        tmp_path / "own",
        centre_id=people.centre.id,
        author_id=people.emil.id,
        standing=Standing.VERIFIED,
        state=State.GRADED,
        published_at=None,
        verified_at=now(),
    )
    row.verify_report = proof_of(row)
    return factories.saved(session, row)


@pytest.fixture
def emil(sign_in, people):
    return sign_in(people.emil)


def fresh(engine, row):
    with Session(engine) as session:
        return session.get_one(ExerciseRevision, row.id)


def changed(session, row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    return factories.saved(session, row)


def send(client, data, name="package.zip", **form):
    sent = {"archive": (io.BytesIO(data), name), **form}
    return client.post("/exercises/upload", data=sent, content_type="multipart/form-data")


def package(folder, **changes):
    return pack(read_files(write_package(folder, **changes)))


# The list


def test_the_list_shows_what_ships_and_what_the_centre_wrote(emil, shipped, own):
    page = emil.get("/exercises/").text

    assert f'href="/exercises/{shipped.id}"' in page
    assert f'href="/exercises/{own.id}"' in page
    assert "proved, not published" in page
    assert "Canal Centre" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("unit=PRG-1", {"shipped", "own"}),
        ("unit=PRG-2", set()),
        ("standing=published", {"shipped"}),
        ("standing=verified&unit=PRG-1", {"own"}),
        ("standing=nonsense", set()),
    ],
)
def test_the_address_says_which_exercises_are_shown(emil, shipped, own, asked, found):
    page = emil.get(f"/exercises/?{asked}").text

    rows = {"shipped": shipped, "own": own}
    assert {name for name, row in rows.items() if f'href="/exercises/{row.id}"' in page} == found


def test_an_older_revision_is_shown_when_it_is_asked_for(emil, session, people, own, tmp_path):
    newer = factories.revision(
        session, tmp_path / "newer", centre_id=people.centre.id, revision="f" * 64
    )

    assert str(own.id) not in emil.get("/exercises/").text
    page = emil.get("/exercises/?every=yes").text
    assert str(own.id) in page
    assert str(newer.id) in page


def test_an_empty_list_says_what_belongs_there(emil, people):
    page = emil.get("/exercises/").text

    assert "No exercise fits." in page
    assert 'href="/exercises/upload"' in page


# One revision


def test_the_page_of_a_revision_tells_its_proof(emil, own):
    page = emil.get(f"/exercises/{own.id}").text

    for said in (own.revision, "All published examples pass", "1 of 2 noticed", "sha256:abc",
                 "each graded 2 times", "fail, as they must", "proved, not published"):  # fmt: skip
        assert said in page


def test_the_kill_matrix_says_what_was_expected_and_what_happened(emil, own):
    page = emil.get(f"/exercises/{own.id}").text

    assert "passes 2 times" in page
    assert page.count('class="cell caught_as_expected"') == 2  # one of them in the legend
    assert page.count('class="cell missed"') == 1
    assert "not caught, though it must be" in page
    assert "<code>+ → -</code>" in page
    assert "double.py, line 2" in page


def test_a_limit_that_is_used_too_much_stands_out(emil, own):
    page = emil.get(f"/exercises/{own.id}").text

    assert '<span aria-hidden="true">✗</span> 50%' in page
    assert '<span aria-hidden="true">✗</span> 1%' not in page


def test_what_speaks_against_a_package_is_told_in_sentences(emil, session, own):
    said = "The starter submission passes; the suite asks for nothing."
    changed(session, own, standing=Standing.REFUSED, verify_report=proof_of(own, said))

    page = emil.get(f"/exercises/{own.id}").text

    assert said in page
    assert "One thing speaks against it:" in page
    assert "not proved" in page
    assert "Publish</button>" not in page


def test_hostile_text_in_a_report_stays_text(emil, session, own):
    changed(session, own, verify_report=proof_of(own, "<script>alert(1)</script>\u202e"))

    page = emil.get(f"/exercises/{own.id}").text

    assert "<script>alert(1)" not in page
    assert "U+202E" in page


def test_a_trial_shows_its_code_and_a_planted_fault_its_line(emil, own):
    for number, said in ((2, "return 0"), (3, "number**2"), (4, "..."), (5, "+ → -")):
        page = emil.get(f"/exercises/{own.id}/trials/{number}")

        assert page.status_code == 200
        assert said in page.text.replace('<span class="n">', "").replace("</span>", "")
    assert 'id="L2"' in emil.get(f"/exercises/{own.id}/trials/5").text
    assert emil.get(f"/exercises/{own.id}/trials/99").status_code == 404


def test_every_kind_of_planted_fault_has_words():
    assert set(CHANGES) == {name.removeprefix("core/") for name in OPERATORS}
    assert (fault("a b.py:12 AddNot").file, fault("a b.py:12 AddNot").line) == ("a b.py", 12)
    assert fault("something else").change == "something else"


@pytest.mark.parametrize(("language", "title"), [("en", "Double"), ("nl", "Dubbel")])
def test_a_title_is_shown_in_the_readers_language(sign_in, people, own, language, title):
    assert f"<h1>{title}</h1>" in sign_in(people.emil, language).get(f"/exercises/{own.id}").text


# While it is proved


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"state": State.RECEIVED}, "It waits for a worker and is the next one."),
        ({"state": State.RUNNING}, "A worker grades every submission of the package now"),
        (
            {"state": State.QUEUED, "cause": "the engine is away"},
            "The last try broke off through a fault of ours; it is tried again.",
        ),
    ],
)
def test_a_page_that_waits_says_for_what_and_asks_again_by_itself(emil, session, own, values, said):
    changed(session, own, standing=Standing.UPLOADED, verify_report={}, **values)

    page = emil.get(f"/exercises/{own.id}").text

    assert said in page
    assert f'hx-get="/exercises/{own.id}/standing"' in page
    assert '<meta http-equiv="refresh"' in page
    part = emil.get(f"/exercises/{own.id}/standing")
    assert said in part.text
    assert part.headers["X-Fragment"] == "1"
    assert "HX-Refresh" not in part.headers


def test_how_many_are_in_front_is_told(emil, session, people, own, tmp_path):
    changed(session, own, standing=Standing.UPLOADED, state=State.QUEUED)
    second = factories.revision(
        session,
        tmp_path / "second",
        centre_id=people.centre.id,
        revision="e" * 64,
        standing=Standing.UPLOADED,
        state=State.RECEIVED,
    )

    page = emil.get(f"/exercises/{second.id}").text

    assert "It waits for a worker; 1 package is before it." in page


def test_once_the_proof_is_there_the_page_is_loaded_anew(emil, own):
    part = emil.get(f"/exercises/{own.id}/standing")

    assert part.headers["HX-Refresh"] == "true"
    assert "hx-get" not in part.text


def test_a_proof_we_could_not_make_is_our_fault_and_can_be_asked_for_again(
    emil, engine, session, own, redis
):
    changed(
        session, own, standing=Standing.UPLOADED, state=State.NEEDS_REVIEW, verify_report={},
        problem="reaching the Docker engine: no route",
    )  # fmt: skip
    page = emil.get(f"/exercises/{own.id}").text
    assert "It could not be tried out, and the package is kept:" in page
    assert "reaching the Docker engine: no route" in page

    answer = emil.post(f"/exercises/{own.id}/proof")

    assert (answer.status_code, answer.location) == (303, f"/exercises/{own.id}")
    assert fresh(engine, own).state is State.QUEUED
    assert queues.queue(redis, queues.VERIFY).job_ids == [f"verify-{own.id}"]
    assert emil.post(f"/exercises/{own.id}/proof").status_code == 409


# Publish and withdraw


def test_a_proved_revision_is_published_by_its_author(emil, engine, own):
    answer = emil.post(f"/exercises/{own.id}/publish")

    assert (answer.status_code, answer.location) == (303, f"/exercises/{own.id}")
    assert fresh(engine, own).standing is Standing.PUBLISHED
    page = emil.get(f"/exercises/{own.id}").text
    assert "Published. Managers can now plan sittings with this revision." in page
    assert "Published · Emil" in page


def test_what_is_not_proved_is_not_published(emil, engine, session, own):
    changed(session, own, standing=Standing.REFUSED)

    answer = emil.post(f"/exercises/{own.id}/publish")

    assert answer.status_code == 409
    assert "double is not proved, or is published already; nothing was changed." in answer.text
    assert fresh(engine, own).standing is Standing.REFUSED


def test_withdrawing_takes_a_reason_that_stands_in_the_history(emil, engine, session, own):
    changed(session, own, standing=Standing.PUBLISHED)

    answer = emil.post(f"/exercises/{own.id}/withdraw", data={"reason": "The rate changed."})

    assert answer.status_code == 303
    assert fresh(engine, own).standing is Standing.WITHDRAWN
    page = emil.get(f"/exercises/{own.id}").text
    assert "Withdrawn. Sittings that were planned with it keep it." in page
    assert "The rate changed." in page


def test_before_withdrawing_the_author_learns_how_many_sittings_it_stands_in(
    emil, session, people, own
):
    changed(session, own, standing=Standing.PUBLISHED)
    assert "No sitting is planned with it yet." in emil.get(f"/exercises/{own.id}").text

    factories.sitting(session, people, [own])

    page = emil.get(f"/exercises/{own.id}").text
    assert "1 sitting is planned with this revision, or was sat with it." in page


def test_without_a_reason_nothing_is_withdrawn(emil, engine, session, own):
    changed(session, own, standing=Standing.PUBLISHED)

    answer = emil.post(f"/exercises/{own.id}/withdraw", data={"reason": "  "})

    assert answer.status_code == 422
    assert "Say in a sentence why it is withdrawn; others will ask." in answer.text
    assert fresh(engine, own).standing is Standing.PUBLISHED


# Upload


def test_an_uploaded_package_is_kept_and_queued_for_its_proof(
    emil, engine, session, people, redis, tmp_path
):
    factories.standard(session)

    answer = send(emil, package(tmp_path))

    assert answer.status_code == 303
    with Session(engine) as found:
        (row,) = found.exec(select(ExerciseRevision)).all()
    assert answer.location == f"/exercises/{row.id}"
    assert (row.centre_id, row.author_id) == (people.centre.id, people.emil.id)
    assert queues.queue(redis, queues.VERIFY).job_ids == [f"verify-{row.id}"]
    assert "Uploaded · Emil" in emil.get(answer.location).text


def test_an_upload_is_kept_while_the_queue_is_away(sign_in, app, engine, session, people, tmp_path):
    factories.standard(session)
    app.extensions["proeve.redis"].connection_pool.connection_kwargs["path"] = "/nowhere.sock"

    answer = send(sign_in(people.emil), package(tmp_path))

    assert answer.status_code == 303
    with Session(engine) as found:
        assert found.exec(select(ExerciseRevision)).one().state is State.RECEIVED


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda _folder: b"not an archive", "This is not a sound zip or tar.gz archive"),
        (lambda _folder: b"", "This is not a sound zip or tar.gz archive"),
        (
            lambda folder: package(folder, **{"exercise.toml": MANIFEST + "colour = 1\n"}),
            "exercise.toml has an unknown key colour; the keys allowed there are",
        ),
        (
            lambda folder: package(folder, **{"statement.fr.md": None}),
            "double has no statement.fr.md; write the statement in that language.",
        ),
        (
            lambda folder: package(
                folder, **{"visible/test_visible.py": None, "hidden/test_hidden.py": None}
            ),
            "double has no test in visible/ or hidden/",
        ),
        (
            lambda folder: pack({**read_files(write_package(folder)), "../x": b""}),
            "The archive holds a file named “../x”, which would leave its folder; rename it.",
        ),
        (
            lambda _folder: pack({"zeros": bytes(25_000_000)}),
            "The archive unpacks to more than 20000000 bytes or 2000 files",
        ),
    ],
    ids=["text", "empty", "unknown key", "no translation", "no test", "leaves", "bomb"],
)
def test_a_bad_package_gets_one_sentence_and_changes_nothing(
    emil, engine, session, own, data, said, tmp_path
):
    answer = send(emil, data(tmp_path))

    assert answer.status_code == 422
    assert answer.text.count(said.replace("'", "&#39;")) == 1
    with Session(engine) as found:
        assert [row.id for row in found.exec(select(ExerciseRevision)).all()] == [own.id]


def test_an_upload_without_a_file_says_so(emil, people):
    for answer in (emil.post("/exercises/upload"), send(emil, b"", name="")):
        assert answer.status_code == 422
        assert "Choose the archive of a package." in answer.text


def test_the_same_package_twice_is_refused_and_the_first_stays(emil, session, people, tmp_path):
    factories.standard(session)
    data = package(tmp_path)
    first = send(emil, data)

    again = send(emil, data)

    assert again.status_code == 422
    assert "This revision of double is in the catalogue already" in again.text
    assert emil.get(first.location).status_code == 200


def test_nobody_uploads_into_another_centre(emil, engine, session, people, tmp_path):
    answer = send(emil, package(tmp_path), centre=str(people.elsewhere.id))

    assert answer.status_code == 404
    with Session(engine) as found:
        assert not found.exec(select(ExerciseRevision)).all()


def test_a_centre_that_is_none_is_refused(emil, people, tmp_path):
    assert send(emil, package(tmp_path), centre="nonsense").status_code == 422


# Preview


def test_the_preview_is_the_desk_of_a_candidate_without_what_is_hidden(emil, own):
    page = emil.get(f"/exercises/{own.id}/preview").text

    assert "Write <code>double(number)</code>." in page
    assert "data-editor" in page
    assert 'name="file:double.py"' in page
    assert "visible/test_visible.py" in page
    assert "test_others" not in page
    assert "number + number" not in page
    assert "Hand in</button>" not in page
    assert "data-clock" not in page


def test_the_preview_speaks_the_readers_language(sign_in, people, own):
    page = sign_in(people.emil, "fr").get(f"/exercises/{own.id}/preview").text

    assert "Écrivez <code>double(number)</code>." in page


def test_the_visible_tests_run_on_what_was_typed_into_the_preview(
    emil, sign_in, engine, people, own, redis
):
    files = {"file:double.py": "def double(number):\r\n    return 4\r\n"}
    answer = emil.post(f"/exercises/{own.id}/preview/runs", data=files)

    with Session(engine) as session:
        (run,) = session.exec(select(VisibleRun)).all()
    assert "Your program is being run." in answer.text
    assert f'data-live="/exercises/{own.id}/preview/runs/{run.id}"' in answer.text
    assert (run.attempt_id, run.person_id, run.revision_id) == (None, people.emil.id, own.id)
    assert run.files == {"double.py": "def double(number):\n    return 4\n"}
    assert queues.queue(redis, queues.VISIBLE).job_ids == [f"visible-{run.id}"]
    address = f"/exercises/{own.id}/preview/runs/{run.id}"
    assert emil.get(address).status_code == 200
    assert sign_in(people.ada).get(address).status_code == 404


def test_an_empty_preview_is_not_run_and_too_many_are_refused(emil, people, own):
    address = f"/exercises/{own.id}/preview/runs"
    empty = emil.post(address, data={"file:double.py": " "}, headers={"X-Fragment": "1"})
    assert empty.status_code == 422
    assert "The submission is empty" in empty.text

    typed = {"file:double.py": "x = 1"}
    found = [emil.post(address, data=typed).status_code for _ in range(7)]
    assert found == [200] * 6 + [429]


def test_the_site_needs_nothing_of_the_folder_in_which_workers_lay_packages_out(
    emil, settings, own
):
    workers = settings.state_dir / "packages"
    workers.mkdir(parents=True)
    workers.chmod(0o500)

    assert emil.get(f"/exercises/{own.id}/preview").status_code == 200
    assert not list(workers.iterdir())


# Who sees what

READING = ["", "/standing", "/preview"]
CHANGING = ["/publish", "/withdraw", "/proof"]


def test_a_stranger_finds_nothing_of_another_centre(sign_in, people, engine, own):
    otto = sign_in(people.otto)

    assert str(own.id) not in otto.get("/exercises/?every=yes").text
    for path in [*READING, "/trials/0", f"/preview/runs/{uuid4()}"]:
        assert otto.get(f"/exercises/{own.id}{path}").status_code == 404
    for path in [*CHANGING, "/preview/runs"]:
        answer = otto.post(f"/exercises/{own.id}{path}", data={"reason": "x", "file:a.py": "x"})
        assert answer.status_code == 404
    assert fresh(engine, own).standing is Standing.VERIFIED


def test_an_exercise_that_is_none_looks_the_same(emil, people):
    for path in READING:
        assert emil.get(f"/exercises/{uuid4()}{path}").status_code == 404


def test_what_ships_is_seen_by_all_and_changed_by_none(sign_in, people, engine, shipped):
    for person in (people.emil, people.otto):
        client = sign_in(person)
        page = client.get(f"/exercises/{shipped.id}").text
        assert "Came with the platform" in page
        assert "Withdraw</button>" not in page
        for path in CHANGING:
            answer = client.post(f"/exercises/{shipped.id}{path}", data={"reason": "x"})
            assert answer.status_code == 404
    assert fresh(engine, shipped).standing is Standing.PUBLISHED


def test_assessors_and_managers_read_and_change_nothing(sign_in, people, engine, own):
    for person in (people.ada, people.mona):
        client = sign_in(person)
        for path in READING:
            assert client.get(f"/exercises/{own.id}{path}").status_code == 200
        assert "Publish</button>" not in client.get(f"/exercises/{own.id}").text
        assert client.get("/exercises/upload").status_code == 404
        for path in CHANGING:
            assert client.post(f"/exercises/{own.id}{path}").status_code == 404
    assert fresh(engine, own).standing is Standing.VERIFIED


def test_solutions_are_for_authors_and_assessors(sign_in, people, own):
    found = {
        person.name: sign_in(person).get(f"/exercises/{own.id}/trials/0").status_code
        for person in (people.emil, people.ada, people.mona, people.lea, people.oskar)
    }

    assert found == {"Emil": 200, "Ada": 200, "Mona": 404, "Lea": 404, "Oskar": 404}


def test_candidates_and_operators_have_no_catalogue(sign_in, people, own):
    for person in (people.lea, people.oskar):
        client = sign_in(person)
        for path in ("/", "/upload", *[f"/{own.id}{part}" for part in READING]):
            assert client.get(f"/exercises{path}").status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(client, own):
    assert client.get(f"/exercises/{own.id}").location.startswith("/login")
    assert client.post(f"/exercises/{own.id}/publish").status_code == 401


def test_a_list_does_not_read_the_packages(emil, own, monkeypatch):
    def refuse(*_):
        raise AssertionError("a package was laid out")

    monkeypatch.setattr(catalogue, "materialise", refuse)

    assert emil.get("/exercises/").status_code == 200
