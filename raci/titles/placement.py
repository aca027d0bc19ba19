"""What a title or a duty's wording says of its place in an organization, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from raci.records import record

if TYPE_CHECKING:
    from raci.model.role import RoleKind

Level: TypeAlias = Literal["executive", "head", "director", "manager", "lead", "specialist"]
Tier: TypeAlias = Literal["organization", "division", "region", "country", "territory", "department", "site", "team"]
VerbClass: TypeAlias = Literal["set", "decide", "plan", "execute", "check", "inform"]
Surety: TypeAlias = Literal["certain", "likely", "guess"]

LADDER: Final[tuple[Level, ...]] = get_args(Level)
"""The levels, the highest first."""

TIERS: Final[tuple[Tier, ...]] = get_args(Tier)
"""The tiers, the widest first."""


@record
class TitlePlacement:
    """Where a role stands, by its title.

    `level` is None where the role is no position; `tier` is None where nothing speaks of one. `scope` holds the words
    of the title that name a tier or a unit, folded (`regional`, `emea`); where there are none, the tier is the one at
    which such a role usually stands. `confidence` is that of the least sure of the three.
    """

    level: Level | None
    tier: Tier | None
    kind: RoleKind
    confidence: Surety
    scope: tuple[str, ...] = ()


@record
class WordingPlacement:
    """What a duty's wording says of where it belongs.

    `tier` is the tier it speaks of, `scope` the words that say so, folded; `each` tells that it is done once in each
    unit of the tier ("in each region"). `verbs` is the class of its verb, and `verb` the word, folded.
    """

    tier: Tier | None
    verbs: VerbClass | None
    confidence: Surety
    scope: tuple[str, ...] = ()
    verb: str = ""
    each: bool = False
