"""The rooms of the site, as each role sees them in the header."""

from flask import Flask, current_app, g, url_for
from flask_babel import lazy_gettext as _l

from assessment.domain.access import Role
from assessment.settings import Settings

ROOMS = (
    ("sittings.index", _l("Sittings"), (Role.MANAGER,)),
    ("figures.show", _l("Figures"), (Role.MANAGER,)),
    ("outbox.index", _l("Outbox"), (Role.MANAGER,)),
    ("reviews.index", _l("Reviews"), (Role.ASSESSOR,)),
    ("catalogue.index", _l("Exercises"), (Role.AUTHOR, Role.ASSESSOR, Role.MANAGER)),
    ("operations.show", _l("Operations"), (Role.OPERATOR,)),
)


def init_app(app: Flask, _settings: Settings) -> None:
    """Let the header ask for the rooms."""
    app.context_processor(lambda: {"rooms": rooms})


def rooms() -> list[tuple[str, str]]:
    """Return (address, name) of each room that the one who asks may enter."""
    asking = g.get("actor")
    if asking is None:
        return []
    return [
        (url_for(endpoint), str(name))
        for endpoint, name, roles in ROOMS
        if asking.has_role(*roles) and endpoint in current_app.view_functions
    ]
