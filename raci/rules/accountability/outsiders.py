"""Which roles stand outside the organization (suppliers, customers, contractors): by their kind, or by their names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from raci.plugin import Confidence
from raci.rules.accountability.titles import head_of, vocabulary

if TYPE_CHECKING:
    from raci.plugin import Role


def outsider_confidence(role: Role) -> Confidence | None:
    """Return how sure it is that a role is external: certain by its kind, likely by its name, None where it is not."""
    if role.kind == "external":
        return Confidence.CERTAIN
    return Confidence.LIKELY if names_outsider(role.name) else None


@lru_cache(maxsize=1024)
def names_outsider(name: str) -> bool:
    """Tell whether a title names an outside party: "Prime Contractor", "External Auditor", "Cliente", "Third Party"."""
    head = head_of(name)
    if not head or vocabulary("inside").intersection(head):
        return False
    if head[-1] in vocabulary("outsiders-last"):
        return True
    if head[0] in vocabulary("outsiders-first"):
        return vocabulary("persons").isdisjoint(head[1:])
    return bool(vocabulary("outside").intersection(head)) and bool(vocabulary("guests").intersection(head))
