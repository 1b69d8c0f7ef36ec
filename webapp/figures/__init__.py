"""Figures: how many registered, sat and passed."""

from webapp.figures.views import bp

__all__ = ["bp"]
