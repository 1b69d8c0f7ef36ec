"""Figures as a page with bars and a table, and as a file for a spreadsheet."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.services import figures
from assessment.services.figures import Figures, Table
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.figures.spreadsheet import spreadsheet
from webapp.filters import text

bp = Blueprint("figures", __name__, url_prefix="/figures")


@bp.get("/")
@role_required(Role.MANAGER)
def show() -> ResponseReturnValue:
    """Show registered, present and passed, by profession and year."""
    return render_template("figures/show.html", table=_table())


@bp.get("/figures.csv")
@role_required(Role.MANAGER)
def download() -> ResponseReturnValue:
    """Return the same as a file that spreadsheets open as text and numbers."""
    head = [
        gettext("Year"),
        gettext("Code"),
        gettext("Profession"),
        gettext("Registered candidates"),
        gettext("Registered tests"),
        gettext("Present candidates"),
        gettext("Present tests"),
        gettext("Passed candidates"),
        gettext("Passed tests"),
    ]
    return Response(
        spreadsheet([head, *_rows(_table())]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="figures.csv"'},
    )


def _table() -> Table:
    return figures.table(session(), actor(), settings().time_zone)


def _rows(table: Table) -> list[list[str | int]]:
    return [
        [row.year, row.profession, text(row.title), *_numbers(row.figures)] for row in table.rows
    ]


def _numbers(found: Figures) -> list[int]:
    counts = (found.registered, found.present, found.passed)
    return [number for count in counts for number in (count.candidates, count.tests)]
