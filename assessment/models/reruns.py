"""Gradings made once more before a result is released; the verdict stays the first one."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint

from assessment.domain.seeds import Purpose
from assessment.models.columns import Key, by_value, document, key, moment, reference
from assessment.models.leases import Leased


class Rerun(Leased, table=True):
    """One more grading of a submission that counts, with a seed of its own; one per purpose.

    `report` is empty until it was graded. It is evidence beside the verdict and never replaces it.
    """

    __tablename__ = "reruns"
    __table_args__ = (UniqueConstraint("submission_id", "purpose"),)
    id: Key = key()
    submission_id: Key = reference("submissions.id")
    purpose: Purpose = by_value(Purpose)
    created_at: datetime = moment()
    report: dict[str, Any] = document()
