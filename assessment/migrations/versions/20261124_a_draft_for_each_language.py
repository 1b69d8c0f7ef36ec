"""a draft for each programming language of an exercise.

Revision: 5c1e7b0d94a2
Follows: eaad39f72387
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "5c1e7b0d94a2"
down_revision = "eaad39f72387"
branch_labels = None
depends_on = None

WITHOUT = {
    "drafts": {
        "uq_drafts_attempt_id_revision_id": ["attempt_id", "revision_id"],
    },
    "draft_events": {
        "uq_draft_events_attempt_id_revision_id_device_n": [
            "attempt_id",
            "revision_id",
            "device",
            "n",
        ],
        "uq_draft_events_attempt_id_revision_id_version": ["attempt_id", "revision_id", "version"],
    },
}
WITH = {
    "drafts": {
        "uq_drafts_attempt_id_revision_id_language": ["attempt_id", "revision_id", "language"],
    },
    "draft_events": {
        "uq_draft_events_attempt_id_revision_id_language_device_n": [
            "attempt_id",
            "revision_id",
            "language",
            "device",
            "n",
        ],
        "uq_draft_events_attempt_id_revision_id_language_version": [
            "attempt_id",
            "revision_id",
            "language",
            "version",
        ],
    },
}


def upgrade() -> None:
    """Give every draft the language it was written in, which was the first one offered."""
    for table in WITHOUT:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("language", sa.String(), nullable=True))
    _name_languages()
    for table, dropped in WITHOUT.items():
        with op.batch_alter_table(table) as batch:
            batch.alter_column("language", existing_type=sa.String(), nullable=False)
            _exchange(batch, dropped, WITH[table])


def downgrade() -> None:
    """Keep the drafts of the first language alone; there is one place for each exercise."""
    bind = op.get_bind()
    for revision_id, languages in bind.execute(sa.select(_revisions.c.id, _revisions.c.languages)):
        for table in (_drafts, _events):
            others = table.c.language != languages[0]
            bind.execute(table.delete().where(table.c.revision_id == revision_id, others))
    for table, dropped in WITH.items():
        with op.batch_alter_table(table) as batch:
            _exchange(batch, dropped, WITHOUT[table])
            batch.drop_column("language")


_revisions = sa.table(
    "exercise_revisions", sa.column("id", sa.Uuid()), sa.column("languages", sa.JSON())
)
_drafts, _events = (
    sa.table(name, sa.column("revision_id", sa.Uuid()), sa.column("language", sa.String()))
    for name in WITHOUT
)


def _name_languages() -> None:
    bind = op.get_bind()
    for revision_id, languages in bind.execute(sa.select(_revisions.c.id, _revisions.c.languages)):
        for table in (_drafts, _events):
            bind.execute(
                table.update()
                .where(table.c.revision_id == revision_id)
                .values(language=languages[0])
            )


def _exchange(batch: Any, dropped: dict[str, list[str]], made: dict[str, list[str]]) -> None:
    for name in dropped:
        batch.drop_constraint(op.f(name), type_="unique")
    for name, columns in made.items():
        batch.create_unique_constraint(op.f(name), columns)
