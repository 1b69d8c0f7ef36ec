"""What every test may ask for: both databases, a real Redis, the cast."""

import shutil
from uuid import uuid4

import pytest
from redis import Redis
from sqlalchemy import text
from sqlalchemy.engine import make_url

from assessment.models.migrate import migrate
from assessment.models.session import Session, connect
from assessment.settings import Settings
from tests.support import cast, servers
from tests.support.availability import (  # noqa: F401 - pytest finds hooks by their names here
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_runtest_makereport,
)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "proeve.db"
    engine = connect(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_template():
    with servers.postgres_server() as url:
        engine = connect(url)
        migrate(engine)
        engine.dispose()
        yield url


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    path = tmp_path / "proeve.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_template):
    """A database of its own, copied from the migrated one."""
    address = make_url(postgres_template)
    name = f"test_{uuid4().hex}"
    admin = connect(str(address.set(database="postgres").render_as_string(hide_password=False)))
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'CREATE DATABASE {name} TEMPLATE "{address.database}"'))
    yield address.set(database=name).render_as_string(hide_password=False)
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request):
    """The address of a migrated, empty database; each test runs on both kinds."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def engine(database_url):
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    # What is committed stays readable without a transaction: on SQLite one that stays
    # open would keep the other processes of a test from writing.
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="session")
def redis_url():
    with servers.redis_server() as url:
        yield url


@pytest.fixture
def redis(redis_url):
    redis = Redis.from_url(redis_url)
    redis.flushall()
    yield redis
    redis.flushall()
    redis.close()


@pytest.fixture
def settings(database_url, redis_url, tmp_path):
    return Settings(
        debug=True,
        secret_key="not-a-secret-in-tests-only-0123456789",
        state_dir=tmp_path / "state",
        database_url=database_url,
        redis_url=redis_url,
    )


@pytest.fixture
def people(session):
    """The cast: Lea, Ada, Emil, Mona and Oskar in one centre, Otto alone in another."""
    return cast.gather(session)
