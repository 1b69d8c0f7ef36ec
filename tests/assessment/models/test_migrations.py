"""A database that people have worked in comes along when the tables change."""

from alembic import command
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.attempts import Draft
from assessment.models.migrate import config, migrate
from assessment.models.people import Person
from tests.support import factories

BEFORE_LANGUAGES = "eaad39f72387"
BEFORE_GENERATIONS = "5b1d0c3f7a21"


def test_a_draft_from_before_keeps_its_text_and_gets_the_first_language(
    engine, session, people, tmp_path
):
    row = factories.revision(session, tmp_path, languages=["python", "bash"])
    place = factories.enrolment(session, factories.sitting(session, people, [row]), people.lea)
    attempt = factories.attempt(session, place)
    for language, text in (("python", "a = 1\n"), ("bash", "a=1\n")):
        draft = Draft(attempt_id=attempt.id, revision_id=row.id, language=language, saved_at=now())
        draft.files = {"a": text}
        factories.saved(session, draft)
    session.commit()
    session.close()

    with engine.begin() as connection:
        command.downgrade(config(connection), BEFORE_LANGUAGES)
    migrate(engine)

    kept = session.exec(select(Draft)).one()
    assert (kept.language, kept.files) == ("python", {"a": "a = 1\n"})


def test_nobody_is_signed_out_by_the_change_that_lets_signing_out_end_every_session(
    engine, session, people
):
    session.close()

    with engine.begin() as connection:
        command.downgrade(config(connection), BEFORE_GENERATIONS)
    migrate(engine)

    assert {one.session_generation for one in session.exec(select(Person))} == {0}
