"""The blueprint, for the view modules that fill it."""

from flask import Blueprint

bp = Blueprint("attempts", __name__, url_prefix="/attempts")
