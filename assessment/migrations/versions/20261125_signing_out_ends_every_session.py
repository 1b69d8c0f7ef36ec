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
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("session_generation", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.alter_column("session_generation", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("session_generation")
