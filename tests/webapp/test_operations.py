"""The operator's page: the worst first, honest where nothing is known, and without a name."""

import re
from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.pulses import Pulse
from assessment.models.sittings import Message, MessageState
from assessment.services.flags import flag
from assessment.services.operations import Condition, Load
from tasks import queues, signs
from tasks.signs import Deed
from tests.support import factories
from webapp import create_app
from webapp.operations.lines import age, lines, place, worst_first
from webapp.operations.servers import Told

WORKER = "worker-0a1b2c3d-bruges-2-412-9f8e7d6c"
QUIET = Load(0, 0, None)
PATIENCE = timedelta(seconds=40)


@pytest.fixture
def oskar(sign_in, people):
    return sign_in(people.oskar)


@pytest.fixture
def alive(session, redis):
    """A platform whose worker and upkeep told just now."""
    signs.tell(redis, WORKER)
    factories.saved(session, Pulse(part="upkeep", at=now()))


def shown(page):
    """What the page says: (name, state) by line, in its order, and the whole."""
    overall = re.search(r'<p class="overall (\w+)"', page)[1]
    listed = re.search(r'<ul class="list conditions">(.+?)</ul>', page, re.DOTALL)[1]
    return overall, re.findall(r'<b>([^<]+)</b> <span><span class="state (\w+)"', listed)


def test_on_a_good_morning_everything_works(oskar, alive):
    page = oskar.get("/operations/").text

    overall, found = shown(page)
    assert overall == "met"
    assert {state for _, state in found} == {"met"}
    assert [name for name, _ in found] == [
        "Database",
        "Redis, the queue",
        "Workers",
        "Upkeep",
        "Submissions",
        "Published cases",
        "Proofs of packages",
        "Submissions that could not be tested",
        "Mails that failed",
    ]
    for word in ("Everything works.", "1 alive", "bruges-2-412", "0.1.0", "Nothing lately"):
        assert word in page


def test_after_a_bad_night_the_worst_comes_first_with_a_remedy(
    oskar, session, people, redis, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path, state=State.QUEUED)
    submission.received_at = now() - timedelta(minutes=50)
    flag(session, submission.id, "needs_review", "the engine was away", now())
    session.add(Pulse(part="upkeep", at=now() - timedelta(minutes=50)))
    session.commit()
    queues.grade_later(redis, submission.id)

    page = oskar.get("/operations/").text

    overall, found = shown(page)
    assert overall == "unmet"
    assert [name for name, state in found if state == "unmet"] == [
        "Workers",
        "Upkeep",
        "Submissions",
    ]
    assert found[:3] == [(name, "unmet") for name, state in found if state == "unmet"]
    assert found[3] == ("Submissions that could not be tested", "attention")
    for told in (
        "./proeve worker",
        "Last round 50 minutes ago.",
        "Waiting: 1. Running: 0. The oldest came in 50 minutes ago.",
        '<th scope="row">Submissions</th><td class="number">1</td>',
    ):
        assert told in page


def test_what_was_put_in_order_at_night_is_told(oskar, alive, redis):
    signs.note(redis, now(), {Deed.BROUGHT_BACK: 3, Deed.CONTAINERS: 2})

    page = oskar.get("/operations/").text

    assert "brought back into the queue: 3" in page
    assert "containers of lost workers removed: 2" in page
    assert "runs of lost workers ended" not in page


def test_without_redis_the_page_still_answers_and_says_what_it_does_not_know(
    settings, session, people, tmp_path
):
    session.add(Pulse(part="upkeep", at=now()))
    session.commit()
    away = settings.model_copy(update={"redis_url": f"unix://{tmp_path}/nobody.sock"})
    app = create_app(away)
    app.config.update(TESTING=True)
    client = app.test_client()
    with client.session_transaction() as signed:
        signed["person"] = str(people.oskar.id)

    answer = client.get("/operations/")
    app.extensions["proeve.engine"].dispose()

    assert answer.status_code == 200
    overall, found = shown(answer.text)
    assert overall == "unmet"
    assert found[:2] == [("Redis, the queue", "unmet"), ("Workers", "none")]
    assert ("Database", "met") in found
    assert answer.text.count("Not known while Redis does not answer.") == 2
    assert "Everything works" not in answer.text
    assert str(tmp_path) not in answer.text


def test_the_part_that_changes_comes_alone_and_asks_again(oskar, alive):
    page, part = oskar.get("/operations/"), oskar.get("/operations/condition")

    assert part.headers["X-Fragment"] == "1"
    assert part.text.startswith('<div id="condition"')
    for answer in (page, part):
        assert 'hx-get="/operations/condition" hx-trigger="every 10s"' in answer.text


def test_the_operator_of_any_centre_learns_counts_and_no_names(
    sign_in, session, people, redis, alive, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)
    letter = Message(
        centre_id=people.centre.id,
        recipient="lea@example.org",
        language="fr",
        subject="Your result",
        body="b",
        state=MessageState.FAILED,
        problem="SMTPException",
        created_at=now(),
    )
    factories.saved(session, letter)
    hidden = ["Canal Centre", "Programmer, March", "lea@example.org", "Your result", "SMTP"]
    hidden += [str(submission.id), str(people.centre.id)]

    for person in (people.otto, people.oskar):
        page = sign_in(person).get("/operations/").text
        assert "Waiting: 1." in page
        assert [one for one in hidden if one in page] == []


def test_what_stands_in_redis_is_shown_as_data(oskar, redis):
    signs.tell(redis, "worker-0a1b2c3d-<script>alert(1)</script>-1-ff")

    page = oskar.get("/operations/").text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;-1" in page


@pytest.mark.parametrize("name", ["lea", "ada", "emil", "mona"])
def test_for_who_does_not_operate_it_does_not_exist(sign_in, people, alive, name):
    client = sign_in(getattr(people, name))

    for path in ("/operations/", "/operations/condition"):
        assert client.get(path).status_code == 404
    assert "/operations/" not in client.get("/").text


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/operations/").status_code == 303
    assert client.get("/operations/condition", headers={"X-Fragment": "1"}).status_code == 401


def test_the_operator_finds_the_page_from_the_first_one(oskar):
    assert 'href="/operations/"' in oskar.get("/").text


def judged(minutes, **changes):
    """The states of all lines, by name, with work that came in so long ago."""
    moment = now()
    load = Load(1, 1, moment - timedelta(minutes=minutes))
    values = {"submissions": load, "visible_runs": QUIET, "proofs": QUIET, "untested": 0}
    found = Condition(**{**values, "failed_mails": 0, "upkeep_at": moment, **changes})
    told = Told(1, [WORKER], {}, [])
    return {line.name: (line.kind, line.word) for line in lines(found, told, 1, moment, PATIENCE)}


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(1, ("met", "under way")), (3, ("attention", "slow")), (20, ("unmet", "stuck"))],
)
def test_work_is_judged_by_its_oldest_piece(app, minutes, state):
    with app.test_request_context():
        assert judged(minutes)["Submissions"] == state


def test_proofs_may_take_their_time(app):
    waits = Load(5, 1, now() - timedelta(hours=2))

    with app.test_request_context():
        assert judged(0, proofs=waits)["Proofs of packages"] == ("met", "under way")


def test_upkeep_that_never_ran_or_stands_still_is_told_apart(app):
    with app.test_request_context():
        assert judged(0, upkeep_at=None)["Upkeep"] == ("unmet", "never ran")
        silent = now() - PATIENCE - timedelta(seconds=5)
        assert judged(0, upkeep_at=silent)["Upkeep"] == ("unmet", "stands still")
        assert judged(0, upkeep_at=now() - PATIENCE / 2)["Upkeep"] == ("met", "runs")


def test_the_order_is_kept_where_nothing_is_worse(app):
    with app.test_request_context():
        found = lines(Condition(QUIET, QUIET, QUIET, 1, 1, now()), None, 1, now(), PATIENCE)

    assert worst_first(found) == found
    assert [line.kind for line in found[:4]] == ["unmet", "attention", "attention", "none"]


@pytest.mark.parametrize(
    ("seconds", "said"), [(-3, "0 seconds"), (1, "1 second"), (59, "59 seconds"), (90, "2 minutes")]
)
def test_an_age_is_told_in_words(app, seconds, said):
    with app.test_request_context():
        assert age(timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("owner", "said"), [(WORKER, "bruges-2-412"), ("odd", "odd"), ("", ""), ("a-b", "a-b")]
)
def test_a_worker_is_called_by_its_host_and_process(owner, said):
    assert place(owner) == said
