"""The assessor's pages: what waits, the evidence, flags settled, tests concluded."""

import re
from uuid import uuid4

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.domain.reasons import LONGEST_REASON
from assessment.domain.submissions import State
from assessment.models.reruns import Rerun
from assessment.models.reviews import Conclusion, FlagState, ReviewFlag, Similarity
from assessment.models.submissions import Submission
from assessment.services import submissions
from assessment.services.flags import flag
from tasks.queues import GRADING, queue
from tests.support import factories

HOSTILE = "<script>alert(1)</script> \x1b[2J\x1b[31m \u202egnissap\u202c \u2066x\u2069"
REASON = "I looked at the drafts"


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def attempt(session, people, revision):
    sitting = factories.sitting(session, people, [revision])
    place = factories.enrolment(session, sitting, people.lea)
    return factories.attempt(session, place, finished_at=now())


@pytest.fixture
def ada(sign_in, people):
    return sign_in(people.ada)


@pytest.fixture
def otto(sign_in, people):
    return sign_in(people.otto)


def handed_in(session, attempt, revision, files=None, **found):
    submission = factories.submission(session, attempt, revision, files)
    return graded(session, submission, factories.report(revision, **found), attempt, revision)


def graded(session, submission, found, *others):
    """Record a verdict; what the lease made the session forget is read again before the site is."""
    factories.graded(session, submission, found)
    for row in others:
        session.refresh(row)
    session.commit()
    return submission


def stored(session, kind):
    """Every row of a kind; the transaction ends, so that the site may write again."""
    found = session.exec(select(kind)).all()
    session.commit()
    return found


def flagged(session, submission, kind="remark", detail="please look"):
    raised = flag(session, submission.id, kind, detail, now())
    session.commit()
    return raised


def saying(revision, message):
    """A report in which the first check failed and said something."""
    found = factories.report(revision, failing=revision.indicators[:1])
    first, *rest = found.checks
    return found.model_copy(
        update={"checks": (first.model_copy(update={"message": message}), *rest)}
    )


def test_an_empty_desk_says_what_comes_there(ada):
    page = ada.get("/reviews/").text

    assert "Nothing asks for a look here." in page
    assert "No test waits for a conclusion." in page


def test_the_queue_shows_open_flags_and_the_address_chooses_others(ada, session, attempt, revision):
    submission = handed_in(session, attempt, revision)
    flagged(session, submission)
    settled = flagged(session, submission, "similarity", "")
    settled.state, settled.settled_at = FlagState.UPHELD, now()
    factories.saved(session, settled)
    found = f'href="/reviews/{submission.id}"'

    assert ada.get("/reviews/").text.count(found) == 1
    assert ada.get("/reviews/?state=all").text.count(found) == 2
    assert ada.get("/reviews/?state=cleared").text.count(found) == 0
    assert ada.get("/reviews/?state=open&kind=similarity").text.count(found) == 0
    assert ada.get("/reviews/?state=upheld&kind=similarity").text.count(found) == 1
    assert ada.get("/reviews/?state=nonsense&kind=nonsense").text.count(found) == 2


def test_an_ended_test_waits_for_its_conclusion_until_it_has_one(ada, session, attempt, revision):
    handed_in(session, attempt, revision)
    found = f'href="/reviews/tests/{attempt.id}"'

    assert found in ada.get("/reviews/").text
    ada.post(f"/reviews/tests/{attempt.id}", data={"concluded": "passed"})
    assert found not in ada.get("/reviews/").text


def test_the_candidate_has_a_number_and_no_name_while_the_work_is_judged(
    ada, session, attempt, revision
):
    submission = handed_in(session, attempt, revision)
    flagged(session, submission)

    for path in ("/reviews/", f"/reviews/{submission.id}", f"/reviews/tests/{attempt.id}"):
        page = ada.get(path).text
        assert attempt.enrolment_id.hex[:6].upper() in page
        assert "lea@example.org" not in page
        assert "Lea" not in page


def test_the_checks_stand_by_indicator_and_what_is_not_met_is_open(ada, session, attempt, revision):
    submission = handed_in(session, attempt, revision, failing=["PRG-1.2"])

    page = ada.get(f"/reviews/{submission.id}").text

    groups = re.findall(r'<details class="group"( open)?>(.+?)</summary>', page, re.DOTALL)
    assert [bool(is_open) for is_open, _ in groups] == [False, True]
    assert "PRG-1.1" in groups[0][1]
    assert "1 of 1 checks" in groups[0][1]
    assert "0 of 1 checks" in groups[1][1]
    assert "not met" in groups[1][1]


def test_a_message_leads_to_the_line_it_names(ada, session, attempt, revision):
    submission = factories.submission(session, attempt, revision)
    graded(session, submission, saying(revision, "TypeError: no (double.py, line 2)"))

    page = ada.get(f"/reviews/{submission.id}").text

    assert '<a href="#L1-2">double.py, line 2</a>' in page
    assert '<li id="L1-2">' in page


def test_whatever_the_candidates_program_said_is_shown_as_data(ada, session, attempt, revision):
    submission = factories.submission(
        session, attempt, revision, {"double.py": f"# {HOSTILE}\n"}, remark=HOSTILE
    )
    graded(session, submission, saying(revision, HOSTILE))
    flagged(session, submission, detail=HOSTILE)
    flagged(session, submission, "limit", HOSTILE)

    page = ada.get(f"/reviews/{submission.id}").text

    assert "<script>alert(1)" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4
    assert not set("\x1b\u202e\u202c\u2066\u2069") & set(page)
    assert page.count("U+202E") == 4
    assert page.count("U+001B") == 8


def test_without_a_verdict_the_page_says_so_and_gives_it_to_the_workers_again(
    ada, session, redis, attempt, revision
):
    submission = factories.submission(
        session, attempt, revision, state=State.NEEDS_REVIEW, cause="the engine was away"
    )

    shown = ada.get(f"/reviews/{submission.id}").text
    answer = ada.post(f"/reviews/{submission.id}/again")
    second = ada.post(f"/reviews/{submission.id}/again")

    assert "There is no verdict yet" in shown
    assert "the engine was away" in shown
    assert (answer.status_code, answer.location) == (303, f"/reviews/{submission.id}")
    session.expire_all()
    assert session.get_one(Submission, submission.id).state is State.QUEUED
    assert [job.args[0] for job in queue(redis, GRADING).jobs] == [str(submission.id)]
    assert second.status_code == 409


@pytest.mark.parametrize(
    ("state", "told"),
    [("cleared", "The flag is cleared"), ("upheld", "The flag is upheld")],
)
def test_a_flag_is_settled_with_a_reason_and_the_page_keeps_it(
    ada, session, people, attempt, revision, state, told
):
    submission = handed_in(session, attempt, revision)
    raised = flagged(session, submission)

    answer = ada.post(f"/reviews/flags/{raised.id}", data={"state": state, "reason": REASON})

    assert (answer.status_code, answer.location) == (303, f"/reviews/{submission.id}")
    page = ada.get(answer.location).text
    assert told in page
    assert REASON in page
    session.expire_all()
    kept = session.get_one(ReviewFlag, raised.id)
    assert (kept.state.value, kept.settled_by) == (state, people.ada.id)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"state": "cleared", "reason": "  "}, "Write down why"),
        ({"state": "cleared"}, "Write down why"),
        ({"state": "open", "reason": REASON}, "Clear the flag or uphold it"),
        ({"state": "nonsense", "reason": REASON}, "Clear the flag or uphold it"),
    ],
)
def test_a_flag_is_not_settled_without_a_word_and_a_reason(
    ada, session, attempt, revision, form, told
):
    raised = flagged(session, handed_in(session, attempt, revision))

    answer = ada.post(f"/reviews/flags/{raised.id}", data=form)

    assert answer.status_code == 422
    assert told in answer.text
    session.expire_all()
    assert session.get_one(ReviewFlag, raised.id).state is FlagState.OPEN


def test_a_settled_flag_keeps_its_first_word(ada, session, attempt, revision):
    raised = flagged(session, handed_in(session, attempt, revision))
    address = f"/reviews/flags/{raised.id}"
    ada.post(address, data={"state": "cleared", "reason": REASON})

    answer = ada.post(address, data={"state": "upheld", "reason": "no"})

    assert answer.status_code == 409
    session.expire_all()
    assert session.get_one(ReviewFlag, raised.id).state is FlagState.CLEARED


def test_the_proposal_is_confirmed_without_a_reason(ada, session, people, attempt, revision):
    handed_in(session, attempt, revision)

    answer = ada.post(f"/reviews/tests/{attempt.id}", data={"concluded": "passed"})

    assert (answer.status_code, answer.location) == (303, f"/reviews/tests/{attempt.id}")
    made = session.exec(select(Conclusion)).one()
    assert (made.proposed, made.concluded, made.assessor_id) == (
        "passed",
        "passed",
        people.ada.id,
    )
    page = ada.get(answer.location).text
    assert "Your conclusion is written down" in page
    assert 'name="concluded"' not in page
    assert "departs from the proposal" not in page


def test_departing_from_the_proposal_is_refused_without_a_reason_and_told_with_one(
    ada, session, attempt, revision
):
    handed_in(session, attempt, revision)
    address = f"/reviews/tests/{attempt.id}"

    refused = ada.post(address, data={"concluded": "not_passed", "reason": " "})

    assert refused.status_code == 422
    assert "You depart from the proposal; write down why." in refused.text
    assert re.search(r'value="not_passed" required checked', refused.text)
    assert stored(session, Conclusion) == []

    ada.post(address, data={"concluded": "not_passed", "reason": "<b>not own work</b>"})

    page = ada.get(address).text
    assert "departs from the proposal" in page
    assert "&lt;b&gt;not own work&lt;/b&gt;" in page


@pytest.mark.parametrize("concluded", ["", "no_evidence", "nonsense"])
def test_a_conclusion_is_one_of_two_words(ada, session, attempt, revision, concluded):
    handed_in(session, attempt, revision)

    answer = ada.post(
        f"/reviews/tests/{attempt.id}", data={"concluded": concluded, "reason": REASON}
    )

    assert answer.status_code == 422
    assert "Conclude that the unit is shown" in answer.text
    assert stored(session, Conclusion) == []


def test_open_flags_and_earlier_conclusions_stand_in_the_way(ada, session, attempt, revision):
    raised = flagged(session, handed_in(session, attempt, revision))
    address, form = f"/reviews/tests/{attempt.id}", {"concluded": "passed"}

    shown, early = ada.get(address).text, ada.post(address, data=form)
    ada.post(f"/reviews/flags/{raised.id}", data={"state": "cleared", "reason": REASON})
    first, second = ada.post(address, data=form), ada.post(address, data=form)

    assert "1 flag is still open" in shown
    assert [one.status_code for one in (early, first, second)] == [422, 303, 422]
    assert "concluded already" in second.text
    assert len(stored(session, Conclusion)) == 1


def test_two_similar_submissions_stand_side_by_side_with_their_matching_lines(
    ada, session, people, attempt, revision
):
    first = handed_in(session, attempt, revision, {"double.py": "a = 1\nb = 2\n"})
    other = beside(session, people, attempt, revision, {"double.py": "x = 0\ny = 1\nz = 2\n"})
    fragments = [
        {
            "first": {"file": "double.py", "from": 1, "to": 2},
            "second": {"file": "double.py", "from": 2, "to": 3},
        }
    ]
    alike(session, first, other, fragments)

    page = ada.get(f"/reviews/{first.id}/beside/{other.id}").text
    turned = ada.get(f"/reviews/{other.id}/beside/{first.id}").text

    marked = re.findall(r'id="(S\d-1-\d)" class="marked"', page)
    assert marked == ["S1-1-1", "S1-1-2", "S2-1-2", "S2-1-3"]
    assert re.findall(r'id="(S\d-1-\d)" class="marked"', turned) == [
        "S1-1-2",
        "S1-1-3",
        "S2-1-1",
        "S2-1-2",
    ]
    assert "93%" in page
    assert f"/reviews/{first.id}/beside/{other.id}" in ada.get(f"/reviews/{first.id}").text


def test_what_was_not_found_alike_is_not_set_side_by_side(ada, session, people, attempt, revision):
    first = handed_in(session, attempt, revision)
    other = beside(session, people, attempt, revision)

    assert ada.get(f"/reviews/{first.id}/beside/{other.id}").status_code == 404
    assert ada.get(f"/reviews/{first.id}/beside/{first.id}").status_code == 404


def beside(session, people, attempt, revision, files=None):
    """A submission of somebody else in the same sitting."""
    sitting = factories.sitting(session, people, [revision])
    place = factories.enrolment(session, sitting, people.emil)
    return factories.submission(
        session, factories.attempt(session, place), revision, files, state=State.GRADED
    )


def alike(session, first, other, fragments=()):
    pair = Similarity(
        first_id=first.id, second_id=other.id, score=0.93, fragments=fragments, found_at=now()
    )
    return factories.saved(session, pair)


@pytest.fixture
def addresses(session, people, attempt, revision):
    """Every page of one case, and every address that changes something."""
    submission = handed_in(session, attempt, revision)
    other = beside(session, people, attempt, revision)
    alike(session, submission, other)
    raised = flagged(session, submission)
    reads = [
        f"/reviews/{submission.id}",
        f"/reviews/{submission.id}/beside/{other.id}",
        f"/reviews/tests/{attempt.id}",
    ]
    writes = [
        f"/reviews/flags/{raised.id}",
        f"/reviews/{submission.id}/again",
        f"/reviews/tests/{attempt.id}",
    ]
    return reads, writes


FORM = {"state": "cleared", "reason": REASON, "concluded": "passed"}


@pytest.mark.parametrize("name", ["otto", "lea", "emil", "mona", "oskar"])
def test_for_everybody_else_none_of_it_exists(sign_in, people, session, addresses, name):
    client = sign_in(getattr(people, name))
    session.commit()
    reads, writes = addresses

    answers = [client.get(path) for path in reads]
    answers += [client.post(path, data=FORM) for path in writes]

    assert {answer.status_code for answer in answers} == {404}
    assert stored(session, Conclusion) == []
    assert {one.state for one in stored(session, ReviewFlag)} == {FlagState.OPEN}


def test_the_queue_of_another_centre_holds_nothing_of_this_one(otto, attempt, addresses):
    page = otto.get("/reviews/?state=all").text

    assert "/reviews/tests/" not in page
    assert attempt.enrolment_id.hex[:6].upper() not in page


def test_who_is_not_signed_in_is_asked_to_and_changes_nothing(client, addresses):
    reads, writes = addresses

    assert {client.get(path).status_code for path in reads} == {303}
    assert {client.post(path, data=FORM).status_code for path in writes} == {401}


def test_what_does_not_exist_looks_like_what_is_not_yours(ada):
    for path in (f"/reviews/{uuid4()}", f"/reviews/tests/{uuid4()}"):
        assert ada.get(path).status_code == 404
    assert ada.post(f"/reviews/flags/{uuid4()}", data=FORM).status_code == 404


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_indicator_is_read_in_the_assessors_language(
    sign_in, people, session, attempt, revision, language
):
    submission = handed_in(session, attempt, revision)
    standard = factories.standard(session)
    (unit,) = [one for one in standard.data["units"] if one["code"] == "PRG-1"]
    indicator = unit["criteria"][0]["indicators"][0]

    page = sign_in(people.ada, language).get(f"/reviews/{submission.id}").text

    group = re.search(r'<details class="group".+?</summary>', page, re.DOTALL)[0]
    assert indicator["text"][language].split("'")[0] in group


def again(session, submission, report=None, **changes):
    """A grading of the same work before the release, in place of the one that agrees."""
    rerun = session.exec(select(Rerun).where(Rerun.submission_id == submission.id)).one()
    rerun.report = report.model_dump(mode="json") if report else {}
    for name, value in changes.items():
        setattr(rerun, name, value)
    session.add(rerun)
    session.commit()


def test_gradings_that_differ_stand_side_by_side_and_the_verdict_is_the_first(
    ada, session, attempt, revision
):
    submission = handed_in(session, attempt, revision)
    code = revision.indicators[0]
    again(session, submission, factories.report(revision, [code]))
    flagged(session, submission, "rerun_differs", "graded once more")

    text = ada.get(f"/reviews/{submission.id}").text

    assert "Graded once more with other inputs, it ended differently." in text
    table = text[text.index("What ended otherwise") :].split("</table>")[0]
    assert table.count("<tr>") == 3
    row = table[table.rindex("<tr>") :]
    assert row.index("state met") < row.index("state unmet")
    assert submissions.verdict(session, submission.id).passed


def test_gradings_that_agree_say_so_in_a_line(ada, session, attempt, revision):
    submission = handed_in(session, attempt, revision)

    text = ada.get(f"/reviews/{submission.id}").text

    assert "all of which ended as in the first grading" in text
    assert "What ended otherwise" not in text


@pytest.mark.parametrize(
    ("state", "cause", "said"),
    [
        (State.QUEUED, "", "It waits for its turn."),
        (State.NEEDS_REVIEW, "<no engine>", "It could not be graded: &lt;no engine&gt;"),
    ],
)
def test_a_grading_that_is_not_there_says_why(ada, session, attempt, revision, state, cause, said):
    submission = handed_in(session, attempt, revision)
    again(session, submission, state=state, cause=cause)

    assert said in ada.get(f"/reviews/{submission.id}").text


def test_a_test_that_is_graded_once_more_is_not_concluded_yet(ada, session, attempt, revision):
    again(session, handed_in(session, attempt, revision), state=State.QUEUED)
    address = f"/reviews/tests/{attempt.id}"

    assert "graded once more, with other inputs" in ada.get(address).text


def test_the_page_says_what_the_work_was_tested_with(ada, session, attempt, revision):
    submission = factories.submission(session, attempt, revision)
    told = {"toolchain": "Python 3.11.2", "engine": HOSTILE, "limit_memory_mb": "104", "new": "x"}
    factories.graded(session, submission, factories.report(revision, environment=told))

    page = ada.get(f"/reviews/{submission.id}").text

    assert "<td>Python 3.11.2</td>" in page
    assert re.search(r"Memory of the container, in MB</th><td>104</td>", page)
    assert "<script>alert(1)" not in page


def test_a_report_from_before_says_nothing_of_its_environment(ada, session, attempt, revision):
    submission = factories.submission(session, attempt, revision)
    factories.graded(session, submission, factories.report(revision))

    assert "What it was tested with" not in ada.get(f"/reviews/{submission.id}").text


def test_a_reason_that_is_too_long_is_refused_with_its_length_and_stays_on_the_page(
    ada, session, attempt, revision
):
    raised = flagged(session, handed_in(session, attempt, revision))
    long = "x" * (LONGEST_REASON + 1)

    answer = ada.post(f"/reviews/flags/{raised.id}", data={"state": "cleared", "reason": long})

    assert answer.status_code == 422
    assert f"has {LONGEST_REASON + 1} characters; at most {LONGEST_REASON}" in answer.text
    assert f">{long}</textarea>" in answer.text
    session.expire_all()
    assert session.get_one(ReviewFlag, raised.id).state is FlagState.OPEN


def test_a_conclusion_with_too_long_a_reason_is_refused(ada, session, attempt, revision):
    handed_in(session, attempt, revision)
    form = {"concluded": "not_passed", "reason": "x" * (LONGEST_REASON + 1)}

    answer = ada.post(f"/reviews/tests/{attempt.id}", data=form)

    assert answer.status_code == 422
    assert f"at most {LONGEST_REASON}" in answer.text
    assert stored(session, Conclusion) == []


def test_a_reason_may_be_as_long_as_the_page_lets_one_write(ada, session, attempt, revision):
    raised = flagged(session, handed_in(session, attempt, revision))
    # Browsers count a line end once and send it as two signs.
    typed = ("y" * (LONGEST_REASON // 2 - 1) + "\r\n") * 2

    answer = ada.post(f"/reviews/flags/{raised.id}", data={"state": "upheld", "reason": typed})

    assert answer.status_code == 303
    assert f'maxlength="{LONGEST_REASON}"' in ada.get(f"/reviews/tests/{attempt.id}").text
