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
    redis,
    security,
)
from webapp.accounts import bp as accounts
from webapp.home import bp as home

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
)
BLUEPRINTS = (home, accounts)


def create_app(settings: Settings) -> Flask:
    """Assemble the site; everything it needs is in the settings."""
    app = Flask(__name__, root_path=str(Path(__file__).parent))
    for part in PARTS:
        part.init_app(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
