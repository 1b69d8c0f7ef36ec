"""The whole platform for a browser: real web server, worker, upkeep, Redis and database."""

import os
import socket
import subprocess
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assessment.domain.clock import now
from assessment.models.migrate import migrate
from assessment.models.session import Engine, Session, connect
from assessment.services import catalogue, people
from assessment.settings import ROOT, Settings
from commands import local, web
from tests.support import cast, processes, servers


@dataclass
class Site:
    """A running platform, with the cast in its database."""

    settings: Settings
    engine: Engine
    people: cast.Cast

    @property
    def address(self):
        return self.settings.public_url

    def session(self):
        return Session(self.engine, expire_on_commit=False)


@contextmanager
def running(folder, *, judging=True):
    """Bring a platform up below `folder`; `judging` starts the worker, which needs Docker."""
    with servers.redis_server() as redis_url:
        port = _free_port()
        settings = Settings(
            debug=True,
            secret_key="only-for-the-browser-tests-0123456789",
            public_url=f"http://127.0.0.1:{port}",
            port=port,
            state_dir=Path(folder) / "state",
            database_url=f"sqlite:///{folder}/site.db",
            redis_url=redis_url,
            upkeep_seconds=1,
        )
        engine = connect(settings.database_url)
        migrate(engine)
        site = Site(settings, engine, _furnish(engine))
        roles = ("worker", "upkeep") if judging else ("upkeep",)
        with processes.running(settings, *roles), _web(settings):
            yield site
        engine.dispose()


def _furnish(engine):
    with Session(engine, expire_on_commit=False) as session:
        catalogue.load_standards(session, ROOT / "standards", now())
        for revision in catalogue.load_exercises(session, ROOT / "exercises", now(), print):
            if not revision.verify_report:  # the worker would begin by proving it
                session.delete(revision)
        found = cast.gather(session)
        for person in (found.ada, found.emil, found.mona, found.oskar, found.otto):
            people.set_password(person, cast.PASSWORD)
            session.add(person)
        session.commit()
        return found


@contextmanager
def _web(settings):
    environment = {**local.environment(settings), "PROEVE_DEBUG": "true"}
    environment["PYTHONPATH"] = str(ROOT)
    log = settings.state_dir / "web.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            web.command(settings),
            env={**os.environ, **environment},
            cwd=ROOT,
            stdout=output,
            stderr=output,
        )
    try:
        processes.until(lambda: _answers(settings.public_url))
        yield
    finally:
        process.terminate()
        process.wait(processes.PATIENCE_S)


def _answers(url):
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
