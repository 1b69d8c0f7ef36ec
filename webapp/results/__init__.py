"""The candidate's result, once it is released."""

from webapp.results.views import bp

__all__ = ["bp"]
