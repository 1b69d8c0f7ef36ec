"""The assessor's desk: flagged submissions, their evidence, and the conclusion of a test."""

from webapp.reviews import beside, cases, desk, evidence
from webapp.reviews.blueprint import bp

__all__ = ["beside", "bp", "cases", "desk", "evidence"]
