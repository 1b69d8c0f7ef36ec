"""The site: shows what assessment knows, and takes in what people do."""

from pathlib import Path

from flask import Flask

from assessment.settings import Settings
from webapp import (
    auth,
    configuration,
    database,
    errors,
    filters,
    languages,
    limits,
    navigation,
    packages,
    programming,
    progress,
    redis,
    security,
)
from webapp.accounts import bp as accounts
from webapp.attempts import bp as attempts
from webapp.catalogue import bp as catalogue
from webapp.figures import bp as figures
from webapp.home import bp as home
from webapp.invitations import bp as invitations
from webapp.lobby import bp as lobby
from webapp.operations import bp as operations
from webapp.outbox import bp as outbox
from webapp.results import bp as results
from webapp.reviews import bp as reviews
from webapp.sittings import bp as sittings

PARTS = (
    configuration,
    database,
    redis,
    security,
    languages,
    limits,
    filters,
    errors,
    auth,
    navigation,
    packages,
    programming,
    progress,
)
BLUEPRINTS = (
    results,
    reviews,
    home,
    accounts,
    invitations,
    lobby,
    attempts,
    sittings,
    figures,
    outbox,
    catalogue,
    operations,
)


def create_app(settings: Settings) -> Flask:
    """Assemble the site; everything it needs is in the settings."""
    app = Flask(__name__, root_path=str(Path(__file__).parent))
    for part in PARTS:
        part.init_app(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
