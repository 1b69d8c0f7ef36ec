"""Steps of a candidate through the site, for the tests that need one further on."""

from assessment.domain.clock import now
from assessment.models.sittings import SittingExercise
from assessment.services import invitations
from tests.support import factories
from tests.support.packages import write_package

DOUBLE = "def double(number):\n    return number + number\n"
FILES = {"file:double.py": DOUBLE.replace("\n", "\r\n")}
OTHER_ID = "0f5a1c66-2f5e-4c11-8a43-2c1b6a2f9f21"


def enrolled(session, people, folder, *, opens_in=-10, closes_in=60, **changes):
    """Lea's place in a sitting with one exercise."""
    revision = factories.revision(session, folder)
    sitting = factories.sitting(session, people, [revision], opens_in=opens_in, closes_in=closes_in)
    return factories.enrolment(session, sitting, people.lea, **changes)


def ready(session, people, folder, **changes):
    """Lea's place once details and contract are behind her."""
    done = {"identity_confirmed_at": now(), "contract_accepted_at": now()}
    return enrolled(session, people, folder, **{**done, **changes})


def add_trial(session, place, folder):
    """Add an exercise to practise on."""
    write_package(folder, "trial", exercise_DOT_toml=None)
    manifest = (folder / "programmer" / "double" / "exercise.toml").read_text()
    other = manifest.replace(manifest.split('"')[1], OTHER_ID)
    (folder / "programmer" / "trial" / "exercise.toml").write_text(other)
    revision = factories.revision(session, folder, slug="trial")
    pinned = SittingExercise(
        sitting_id=place.sitting_id, revision_id=revision.id, position=0, is_trial=True
    )
    return factories.saved(session, pinned)


def link(session, place):
    """The address of a fresh invitation."""
    token = invitations.issue(session, place, now())
    session.commit()
    return f"/invitations/{token}"


def start(client, place, kind="test"):
    """Start; returns the address of the first exercise."""
    answer = client.post(f"/tests/{place.id}/{kind}")
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["Location"]).headers["Location"]


def draft(client, desk, *events, device="laptop", base=0):
    """Send (number, text) events as the page does."""
    sent = [{"n": n, "at": "", "kind": "edit", "files": {"double.py": text}} for n, text in events]
    return client.post(f"{desk}/drafts", json={"device": device, "base": base, "events": sent})
