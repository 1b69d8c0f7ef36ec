"""The first page: what there is to do for whoever asks."""

from webapp.home.views import bp

__all__ = ["bp"]
