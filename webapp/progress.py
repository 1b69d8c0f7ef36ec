"""How far a run is while it goes on, as the page of whoever waits shows it."""

from flask import Flask
from redis.exceptions import RedisError

from assessment.domain.submissions import State
from assessment.models.submissions import Submission, VisibleRun
from assessment.settings import Settings
from tasks.progress import Progress, told
from webapp.redis import redis


def init_app(app: Flask, _settings: Settings) -> None:
    """Let templates ask how far a run is."""
    app.add_template_filter(progress)


def progress(row: Submission | VisibleRun) -> Progress | None:
    """Return how many checks ended, None where nothing runs or nothing is known of it."""
    if row.state is not State.RUNNING:
        return None
    try:
        return told(redis(), row.id, row.run)
    except RedisError:
        return None
