"""The test itself: the desk, drafts, runs of the visible tests, handing in, finishing."""

from webapp.attempts import breaks, desk, drafts, endings, languages, resources, runs, submissions
from webapp.attempts.blueprint import bp

__all__ = [
    "bp",
    "breaks",
    "desk",
    "drafts",
    "endings",
    "languages",
    "resources",
    "runs",
    "submissions",
]
