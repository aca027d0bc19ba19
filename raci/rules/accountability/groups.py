"""Which roles are groups (teams, committees, boards, departments): by their kind, or by what their names say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence
from raci.rules.accountability.titles import head_of, names_leader, names_person, vocabulary

if TYPE_CHECKING:
    from raci.plugin import Role

_SHORTEST_STEM: Final = 3


def group_confidence(role: Role) -> Confidence | None:
    """Return how sure it is that a role is a group: certain by its kind, likely by its name, None where it is not."""
    if role.kind == "group":
        return Confidence.CERTAIN
    return Confidence.LIKELY if names_group(role.name) else None


@lru_cache(maxsize=1024)
def names_group(name: str) -> bool:
    """Tell whether a title names a group: "Project Team", "Comité de direction", "Lenkungsausschuss", "All"."""
    head = head_of(name)
    if not head:
        return False
    if head[0] in vocabulary("everybody"):
        return True
    if names_leader(head):
        return False
    if head[-1] in vocabulary("groups-last") or _is_group(head[-1]):
        return True
    found = head[0] in vocabulary("groups-first") or any(map(_is_group, head))
    return found and not names_person(head[1:])


def _is_group(word: str) -> bool:
    endings = tuple(vocabulary("group-endings"))
    return word in vocabulary("groups-anywhere") or word[_SHORTEST_STEM:].endswith(endings)
