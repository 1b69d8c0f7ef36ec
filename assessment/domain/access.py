"""Who may see and do what: roles are held in one centre and mean nothing in another."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person is in one centre."""

    CANDIDATE = "candidate"
    AUTHOR = "author"
    ASSESSOR = "assessor"
    MANAGER = "manager"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in one centre."""

    centre_id: UUID
    role: Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who asks, with every role held anywhere."""

    person_id: UUID
    grants: frozenset[Grant]

    def has_role(self, *roles: Role) -> bool:
        """Say whether one of these roles is held in any centre."""
        return any(grant.role in roles for grant in self.grants)

    def may_act(self, centre_id: UUID, *roles: Role) -> bool:
        """Say whether one of these roles is held in this centre."""
        return any(Grant(centre_id, role) in self.grants for role in roles)

    def centres(self, *roles: Role) -> frozenset[UUID]:
        """Return the centres where one of these roles is held."""
        return frozenset(grant.centre_id for grant in self.grants if grant.role in roles)

    def narrowed(self, centre_id: UUID, role: Role) -> "Actor":
        """Return the same person with at most this one role in this one centre."""
        return Actor(self.person_id, self.grants & {Grant(centre_id, role)})


def actor(person_id: UUID, grants: Iterable[tuple[UUID, Role]]) -> Actor:
    """Build the one who asks from (centre, role) pairs."""
    return Actor(person_id, frozenset(Grant(centre, role) for centre, role in grants))
