"""Sign in, sign out, choose a language."""

from webapp.accounts.views import bp

__all__ = ["bp"]
