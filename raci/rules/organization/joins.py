"""The roles of a matrix as they were looked for in its organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.joining import WAYS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from raci.model import Join
    from raci.plugin import ResponsibilityGraph, Role

__all__ = ["WAYS", "joined_by", "names_in_organization"]


def joined_by(ways: Container[str], graph: ResponsibilityGraph) -> Iterator[tuple[Role, Join]]:
    """Yield the roles that were found in one of these ways, or not found, with how."""
    for join in graph.matrix.joins:
        role = graph.roles.get(join.role)
        if role is not None and join.way in ways:
            yield role, join


def names_in_organization(graph: ResponsibilityGraph) -> Mapping[str, str]:
    """Return what the organization calls its roles, by their keys."""
    known = graph.matrix.organization
    return {role.key: role.name for role in known.roles} if known else {}
