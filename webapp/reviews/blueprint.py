"""The blueprint, for the view modules that fill it."""

from flask import Blueprint

bp = Blueprint("reviews", __name__, url_prefix="/reviews")
