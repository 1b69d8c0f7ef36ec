"""The operator's page: how the platform is doing, the worst first."""

from webapp.operations.views import bp

__all__ = ["bp"]
