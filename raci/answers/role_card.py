"""The card of a role: where it stands, and what it answers for, does, is asked and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.answers.facts import Involvement, gathered
from raci.answers.participating import rank, words_of
from raci.answers.role_search import role_meant, roles_meant
from raci.model import Participation
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.answers.directory import Directory
    from raci.answers.facts import RoleFacts


@record
class CardPart:
    """A way to take part, in the notation's words, and the duties of which it is the role's foremost part."""

    words: tuple[str, ...]
    participation: str
    duties: tuple[Involvement, ...]


@record
class RoleCard:
    """The answer to `raci role`: each duty stands once, under the foremost part that the role has in it."""

    asked: str
    told: tuple[str, ...]
    role: RoleFacts
    parts: tuple[CardPart, ...]


def card_of(directory: Directory, role: str) -> RoleCard:
    """Return the card of the one role that a word means; raise RaciError where it may be several or is none."""
    meant = role_meant(role, directory)
    return _card(role, meant.told, meant.roles[0], directory)


def cards_of(directory: Directory, role: str) -> tuple[RoleCard, ...]:
    """Return the cards of the role that a word means, or of all roles that a person of this name holds."""
    meant = roles_meant(role, directory)
    return tuple(_card(role, meant.told, each, directory) for each in meant.roles)


def _card(asked: str, told: tuple[str, ...], role: str, directory: Directory) -> RoleCard:
    groups: dict[tuple[int, str], list[Involvement]] = {}
    for kind, found in _involvements(role, directory):
        own = found.part[0] if kind is Participation.OTHER else ""
        groups.setdefault((rank(kind), own), []).append(found)
    kinds = {rank(kind): kind.value for kind in Participation}
    parts = tuple(
        CardPart(tuple(dict.fromkeys(each.part[0] for each in found)), kinds[place], tuple(gathered(found).values()))
        for (place, _), found in sorted(groups.items())
    )
    return RoleCard(asked, told, directory.facts(role), parts)


def _involvements(role: str, directory: Directory) -> Iterator[tuple[Participation, Involvement]]:
    """Yield what a role has to do with each duty, and its foremost participation."""
    for place, described in enumerate(directory.described):
        matrix = described.graph.matrix
        for key in directory.columns(role, place):
            for duty, row in zip(matrix.duties, matrix.rows, strict=True):
                entry = row.get(key)
                if entry:
                    parts = words_of(entry, matrix.notation)
                    words = tuple(word for _, word in parts)
                    yield parts[0][0], Involvement(described.duty(duty), words, remark=entry.remark)
