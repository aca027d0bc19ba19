"""What answers are made of: roles, duties and parts in words, frozen, ready to be written in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.levels import is_whole
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from raci.model import Location, RoleKind


@record
class Stated:
    """A level or a scope in words; `recorded` is False where it was read from a title or from wording."""

    words: str
    recorded: bool = True


_WHOLE: Final = Stated("whole organization")


@record
class Holder:
    """A person who holds a role or deputizes in it: for which part of its scope, from when to when (None: open)."""

    name: str
    scope: str = ""
    start: date | None = None
    end: date | None = None


@record
class RoleFacts:
    """A role and its place in the organization; what nobody says is None or empty.

    `reports_to` is the name of the role above it on its solid line, `dotted` are those on dotted lines. Of very many
    holders the first stand in `holders`, `more_holders` counts the others. `vacant` tells that nobody holds the role.
    """

    name: str
    group: tuple[str, ...] = ()
    kind: RoleKind = "position"
    level: Stated | None = None
    scope: Stated | None = None
    reports_to: str | None = None
    dotted: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    more_holders: int = 0
    deputies: tuple[Holder, ...] = ()
    vacant: bool = False


@record
class DutyFacts:
    """A duty, its scope (None: nobody says), the title of its matrix, and where it stands.

    There are several places where several matrices say the same of it.
    """

    name: str
    section: tuple[str, ...] = ()
    number: str = ""
    scope: Stated | None = None
    matrix: str = ""
    places: tuple[Location, ...] = ()

    @property
    def elsewhere(self) -> DutyFacts:
        """What makes two duties the same: all but where they stand, with one word for the whole organization."""
        whole = self.scope is not None and is_whole(self.scope.words)
        return replace(self, matrix="", places=(), scope=_WHOLE if whole else self.scope)

    def standing_in(self, places: Iterable[Location]) -> DutyFacts:
        """Return the duty with all places where the same is said of it."""
        return replace(self, places=tuple(places))


@record
class Involvement:
    """A duty, and the part that a role (or each of two) has in it, in the words of the notation; () is none."""

    duty: DutyFacts
    part: tuple[str, ...]
    other: tuple[str, ...] = ()
    remark: str = ""

    @property
    def alike(self) -> Involvement:
        """What is said, apart from where."""
        return replace(self, duty=self.duty.elsewhere)


def gathered(found: Sequence[Involvement]) -> dict[int, Involvement]:
    """Return what was found, by its position; what says the same is gathered with all its places in the first."""
    first: dict[Involvement, int] = {}
    places: dict[int, list[Location]] = {}
    for place, each in enumerate(found):
        same = first.setdefault(each.alike, place)
        places.setdefault(same, []).extend(each.duty.places)
    return {place: replace(found[place], duty=found[place].duty.standing_in(all_)) for place, all_ in places.items()}
