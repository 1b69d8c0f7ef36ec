"""Which programming languages this installation grades in: those of its exercises."""

from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from assessment.domain.exercises import read_exercises
from assessment.models.session import Session, connect
from assessment.services.catalogue import languages_in_use
from assessment.settings import Settings


def languages_needed(settings: Settings) -> list[str]:
    """Return the languages of the shipped exercises and of those taken in since."""
    shipped = {
        language
        for exercise in read_exercises(settings.exercises_dir)
        for language in exercise.toolchains
    }
    return sorted(shipped | _taken_in(settings))


def _taken_in(settings: Settings) -> set[str]:
    """Ask the database, which may not be there yet: then nothing was taken in."""
    address = make_url(settings.effective_database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return set()
    engine = connect(settings.effective_database_url)
    try:
        with Session(engine) as session:
            return languages_in_use(session)
    except DBAPIError:
        return set()
    finally:
        engine.dispose()
