"""gradings made once more before a release.

Revision: 5b1d0c3f7a21
Follows: 5c1e7b0d94a2
"""

import sqlalchemy as sa
from alembic import op

from assessment.models import columns

revision = "5b1d0c3f7a21"
down_revision = "5c1e7b0d94a2"
branch_labels = None
depends_on = None


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    states = ("received", "queued", "running", "graded", "needs_review")
    purposes = ("grading", "visible", "certification", "borderline")
    op.create_table(
        "reruns",
        sa.Column("state", _one_of("state", *states), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(), nullable=False),
        sa.Column("lease_until", columns.Moment(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", _one_of("purpose", *purposes), nullable=False),
        sa.Column("created_at", columns.Moment(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_reruns_submission_id_submissions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reruns")),
        sa.UniqueConstraint(
            "submission_id", "purpose", name=op.f("uq_reruns_submission_id_purpose")
        ),
    )
    with op.batch_alter_table("reruns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reruns_lease_until"), ["lease_until"], unique=False)
        batch_op.create_index(batch_op.f("ix_reruns_state"), ["state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_reruns_submission_id"), ["submission_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("reruns")
