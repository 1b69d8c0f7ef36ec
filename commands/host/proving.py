"""What the tests need beyond a site: a browser, PostgreSQL, and a compose to bring it all up."""

from pathlib import Path

from commands.host.packages import ensure_program, find, install

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def ensure_proving() -> None:
    """Make sure of every program that the tests drive."""
    if not any(find(name) for name in BROWSERS):
        ensure_program("chromium", ["chromium", "fonts-dejavu-core"], "A browser for the tests")
    if not has_postgres():
        install(["postgresql"], "PostgreSQL for the tests")
    if not find("docker-compose") and not has_compose_plugin():
        ensure_program("docker-compose", ["docker-compose"], "Compose for the tests")


def has_postgres() -> bool:
    """Say whether the programs of a PostgreSQL server are here."""
    return bool(find("initdb")) or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def has_compose_plugin() -> bool:
    """Say whether `docker compose` exists."""
    folders = ("/usr/libexec/docker", "/usr/lib/docker", "/usr/local/lib/docker", "~/.docker")
    places = [Path(folder).expanduser() / "cli-plugins/docker-compose" for folder in folders]
    return any(place.exists() for place in places)
