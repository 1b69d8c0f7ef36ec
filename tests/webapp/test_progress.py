"""How far a run is, on the page of whoever waits: a count, and nothing of the checks."""

import pytest
from sqlmodel import select

from assessment.domain.submissions import State
from assessment.models.submissions import Submission, VisibleRun
from tasks.progress import Progress, tell
from tests.support import factories, journey

FRAGMENT = {"X-Fragment": "1"}


@pytest.fixture
def lea(sign_in, people):
    return sign_in(people.lea)


@pytest.fixture
def desk(lea, session, people, tmp_path):
    return journey.start(lea, journey.ready(session, people, tmp_path))


@pytest.fixture
def begun(lea, desk, session):
    """Hand in, or run the published cases, and have a worker begin; returns row and address."""

    def begin(kind, place):
        lea.post(f"{desk}/{place}", data=journey.FILES, headers=FRAGMENT)
        row = session.exec(select(kind)).one()
        row.state, row.run = State.RUNNING, 1
        return factories.saved(session, row), f"{desk}/{place}/{row.id}"

    return begin


@pytest.mark.parametrize(
    ("kind", "place", "said"),
    [(Submission, "submissions", "Check 4 of 12"), (VisibleRun, "runs", "Case 4 of 12")],
)
def test_a_run_that_goes_on_shows_how_far_it_is(lea, desk, redis, begun, kind, place, said):
    row, address = begun(kind, place)
    tell(redis, row.id, Progress(run=1, done=3, of=12))

    for page in (lea.get(address, headers=FRAGMENT).text, lea.get(desk).text):
        assert said in page
        assert '<progress max="12" value="3">' in page
        assert "test_others" not in page


def test_the_count_is_not_announced(lea, redis, begun):
    row, address = begun(Submission, "submissions")
    tell(redis, row.id, Progress(run=1, done=3, of=12))

    page = lea.get(address, headers=FRAGMENT).text

    announced = page.partition("data-announce-text>")[2].partition("</p>")[0]
    assert "being tested" in announced
    assert "Check" not in announced


@pytest.mark.parametrize(
    ("state", "run"),
    [(State.QUEUED, 1), (State.GRADED, 1), (State.NEEDS_REVIEW, 1), (State.RUNNING, 2)],
)
def test_what_does_not_run_or_runs_anew_has_no_progress(lea, session, redis, begun, state, run):
    row, address = begun(Submission, "submissions")
    tell(redis, row.id, Progress(run=1, done=3, of=12))
    row.state, row.run = state, run
    factories.saved(session, row)

    assert "<progress" not in lea.get(address, headers=FRAGMENT).text


def test_nonsense_in_the_queue_is_not_shown(lea, redis, begun):
    row, address = begun(Submission, "submissions")
    redis.set(f"proeve:progress:{row.id}", '{"run": 1, "done": "<script>", "of": 2}')

    page = lea.get(address, headers=FRAGMENT)

    assert page.status_code == 200
    assert "<progress" not in page.text
    assert "<script>" not in page.text


def test_a_queue_that_is_away_costs_the_progress_alone(lea, app, begun, tmp_path):
    _row, address = begun(Submission, "submissions")
    app.extensions["proeve.redis"].connection_pool.disconnect()
    app.extensions["proeve.redis"].connection_pool.connection_kwargs["path"] = f"{tmp_path}/none"

    page = lea.get(address, headers=FRAGMENT)

    assert page.status_code == 200
    assert "being tested" in page.text


def test_otto_sees_no_progress_of_leas(sign_in, people, redis, begun):
    row, address = begun(Submission, "submissions")
    tell(redis, row.id, Progress(run=1, done=3, of=12))

    assert sign_in(people.otto).get(address, headers=FRAGMENT).status_code == 404
