"""A candidate comes in by the link of an invitation."""

from webapp.invitations.views import bp

__all__ = ["bp"]
