"""Every setting of the platform, typed, from the environment."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    DirectoryPath,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
PREFIX = "PROEVE_"
OF_COMPOSE = ("IMAGE", "PUBLISH")
"""Names that `compose.yaml` reads itself, and that are no settings."""
# Which addresses are understood, and what an address looks like.
SCHEMES = {
    "public_url": (("http", "https"), "https://proeve.example.org"),
    "database_url": (("postgresql", "sqlite"), "postgresql://USER:PASSWORD@HOST/NAME"),
    "redis_url": (("redis", "rediss", "unix"), "redis://:PASSWORD@HOST:6379/0"),
}


def unknown() -> dict[str, str]:
    """Return every name in the environment that looks like a setting and is none -> the nearest one.

    Pydantic passes over these, so a slip of the hand would set nothing and say nothing.
    """
    known = [name.upper() for name in Settings.model_fields]
    ours = {name: name.upper().removeprefix(PREFIX) for name in os.environ}
    return {
        name: "".join(f"{PREFIX}{near}" for near in get_close_matches(asked, known, 1))
        for name, asked in sorted(ours.items())
        if name.upper().startswith(PREFIX) and asked not in (*known, *OF_COMPOSE)
    }


class Settings(BaseSettings):
    """What can be set, under which name, and what holds when it is not."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    debug: bool = False
    secret_key: SecretStr = SecretStr("")
    public_url: str = "http://127.0.0.1:8000"
    trusted_proxies: Annotated[int, Field(ge=0, le=5)] = 0
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    web_threads: Annotated[int, Field(ge=1, le=256)] = 16

    state_dir: Path = ROOT / "var"
    exercises_dir: DirectoryPath = ROOT / "exercises"
    standards_dir: DirectoryPath = ROOT / "standards"
    database_url: str = ""
    redis_url: str = ""

    workers: Annotated[int, Field(ge=1, le=64)] = 2
    grading_runtime: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]*$", max_length=60)] = ""
    warm_workplaces: Annotated[int, Field(ge=0, le=16)] = 2
    lease_seconds: Annotated[int, Field(ge=5, le=600)] = 30
    grading_tries: Annotated[int, Field(ge=1, le=10)] = 3
    upkeep_seconds: Annotated[int, Field(ge=1, le=600)] = 5
    visible_runs_per_minute: Annotated[int, Field(ge=1, le=600)] = 6
    submission_bytes: Annotated[int, Field(ge=1024)] = 1_000_000
    package_bytes: Annotated[int, Field(ge=1024)] = 20_000_000
    appeal_days: Annotated[int, Field(ge=1, le=365)] = 30
    similarity_threshold: Annotated[float, Field(gt=0, le=1)] = 0.8

    smtp_host: str = ""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    mail_from: str = "proeve@localhost"
    time_zone: str = "Europe/Brussels"

    @field_validator(*SCHEMES)
    @classmethod
    def _an_address_that_is_understood(cls, value: str, info: ValidationInfo) -> str:
        schemes, example = SCHEMES[str(info.field_name)]
        parts = urlsplit(value)
        gap = not value and info.field_name != "public_url"
        if not gap and (parts.scheme not in schemes or not parts.netloc + parts.path):
            raise ValueError(f"this is no such address; write one like {example}")
        return value

    @field_validator("time_zone")
    @classmethod
    def _a_zone_that_there_is(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (LookupError, ValueError, OSError) as error:
            raise ValueError("there is no such zone; write one like Europe/Brussels") from error
        return value

    @model_validator(mode="after")
    def _a_public_site_needs_a_secret(self) -> Self:
        local = self.public_url.startswith(("http://127.0.0.1", "http://localhost"))
        if (
            not local
            and not self.debug
            and len(self.secret_key.get_secret_value()) < SHORTEST_SECRET
        ):
            raise ValueError(
                "PROEVE_SECRET_KEY is shorter than 32 characters although PROEVE_PUBLIC_URL is "
                f"{self.public_url}; set it to a long random value"
            )
        return self

    @property
    def effective_database_url(self) -> str:
        """The database address; a SQLite file in the state folder when none is set."""
        return self.database_url or f"sqlite:///{self.state_dir / 'proeve.db'}"
