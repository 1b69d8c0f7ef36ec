"""Fill the database: newest tables, shipped standards and exercises, the demonstration."""

from sqlalchemy.exc import OperationalError

from assessment.domain.clock import now
from assessment.domain.errors import InvalidInputError
from assessment.models.migrate import migrate
from assessment.models.session import Session, connect
from assessment.services.catalogue import load_exercises, load_standards
from assessment.settings import Settings
from commands import demonstration
from commands.console import HostError, say


def furnish(settings: Settings, *, demonstrating: bool = True) -> list[str]:
    """Bring the database up to date; returns the demonstration accounts, a line each."""
    engine = connect(settings.effective_database_url)
    try:
        migrate(engine)
    except OperationalError as error:
        raise HostError(
            f"The database does not answer ({str(error.orig).splitlines()[0]}); start it, or set "
            "PROEVE_DATABASE_URL to where it is."
        ) from error
    with Session(engine) as session:
        load_standards(session, settings.standards_dir, now())
        load_exercises(session, settings.exercises_dir, now(), _tell)
        accounts = demonstration.stage(session, settings, now()) if demonstrating else []
        session.commit()
    engine.dispose()
    return accounts


def _tell(error: InvalidInputError) -> None:
    """Say which package is left out: one that is not sound must not keep the others away."""
    say(f"left out: {error}")
