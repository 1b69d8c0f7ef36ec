"""What a site on one machine gets when it is not told otherwise: a key, a queue, an address."""

import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from assessment.settings import SHORTEST_SECRET, Settings
from commands import embedded_redis

KEY_FILE = "secret-key"


def complete(settings: Settings, port: int | None = None, state: Path | None = None) -> Settings:
    """Return the settings with every gap filled for this machine."""
    state_dir = (state or settings.state_dir).resolve()
    chosen = port or settings.port
    told = settings.model_fields_set
    values: dict[str, object] = {"state_dir": state_dir, "port": chosen}
    if "public_url" not in told:
        values["public_url"] = f"http://127.0.0.1:{chosen}"
    if not settings.database_url:
        values["database_url"] = f"sqlite:///{state_dir / 'proeve.db'}"
    if not settings.redis_url:
        values["redis_url"] = embedded_redis.address(state_dir)
    if not settings.secret_key.get_secret_value():
        values["secret_key"] = SecretStr(_key(state_dir))
    return settings.model_copy(update=values)


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which a child process reads the same settings."""
    ours = {
        "STATE_DIR": str(settings.state_dir),
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.secret_key.get_secret_value(),
        "PUBLIC_URL": settings.public_url,
        "HOST": settings.host,
        "PORT": str(settings.port),
    }
    return {**os.environ, **{f"PROEVE_{name}": value for name, value in ours.items()}}


def _key(state_dir: Path) -> str:
    """Return the key of this state folder, made once, so that sessions outlive a restart."""
    path = state_dir / KEY_FILE
    state_dir.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(SHORTEST_SECRET))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")
