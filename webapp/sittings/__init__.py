"""Sittings: plan them, enrol and invite candidates, follow the day, release the results."""

from webapp.sittings import candidates, enrolling, planning, releasing, views
from webapp.sittings.blueprint import bp

__all__ = ["bp", "candidates", "enrolling", "planning", "releasing", "views"]
