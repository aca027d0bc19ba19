"""A role: a position, group, external party or agent that takes part in duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.records import field, record

if TYPE_CHECKING:
    from raci.model.location import Place
    from raci.model.organization import Limit
    from raci.model.scope import Scope

RoleKind: TypeAlias = Literal["position", "group", "external", "agent"]


@record
class Role:
    """One column of a matrix. `key` identifies it and never changes; `name` is what people read.

    `group` is the path of headings over (or under) the role, from outer to inner; `holders` are the people
    who hold it, where the matrix names them. `reports_to` is the role it reports to, `dotted` those it also reports to
    on a dotted line; `limits` say what it may decide alone. `vacant` is True where it is said that nobody holds it.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    level: str | None = None
    scope: Scope | None = None
    reports_to: str | None = None
    holders: tuple[str, ...] = ()
    kind: RoleKind = "position"
    source: Place | None = field(default=None, compare=False)
    dotted: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    vacant: bool = False
