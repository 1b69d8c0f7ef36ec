"""The outbox: every mail to a candidate, readable, with what became of it."""

from webapp.outbox.views import bp

__all__ = ["bp"]
