"""signing out ends every session.

Revision: 8d2f41c6b0e7
Follows: 5b1d0c3f7a21
"""

import sqlalchemy as sa
from alembic import op

revision = "8d2f41c6b0e7"
down_revision = "5b1d0c3f7a21"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nobody is thrown out by the change itself: sessions of before count as the first generation.
    # In place and not by way of a copied table: people are referred to, and SQLite then refuses.
    op.add_column(
        "people", sa.Column("session_generation", sa.Integer(), nullable=False, server_default="0")
    )
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("people", "session_generation", server_default=None)


def downgrade() -> None:
    op.drop_column("people", "session_generation")
