"""The catalogue of exercises: what there is, how well it is proved, and how it looks to candidates."""

from webapp.catalogue import changes, preview, trials, views
from webapp.catalogue.blueprint import bp

__all__ = ["bp", "changes", "preview", "trials", "views"]
