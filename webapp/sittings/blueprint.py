"""The blueprint that the views of sittings share."""

from flask import Blueprint

bp = Blueprint("sittings", __name__, url_prefix="/sittings")
