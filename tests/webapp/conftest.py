"""The site as tests meet it: a client per person, signed in by the session alone."""

import pytest

from tests.support.cast import PASSWORD
from webapp import create_app


@pytest.fixture
def app(settings, engine, redis):
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["proeve.engine"].dispose()
    made.extensions["proeve.redis"].close()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def sign_in(app):
    """Return a client in which a person is signed in."""

    def signed(person, language="en"):
        client = app.test_client()
        with client.session_transaction() as session:
            session["person"] = str(person.id)
            session["language"] = language
        return client

    return signed


@pytest.fixture
def password():
    return PASSWORD
