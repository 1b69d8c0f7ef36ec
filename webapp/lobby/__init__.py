"""Before the test: details, contract, practice, and the wait for the opening."""

from webapp.lobby.views import bp

__all__ = ["bp"]
