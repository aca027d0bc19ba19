"""Who answers for a duty, who does it, who is asked and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.duty_search import duties_meant
from raci.answers.participating import meaning, rank
from raci.model import Participation
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.answers.describing import Descriptions
    from raci.answers.directory import Directory
    from raci.answers.facts import DutyFacts, RoleFacts
    from raci.model import Duty, Notation, Role

_NEEDED: Final = (Participation.ACCOUNTABLE, Participation.RESPONSIBLE)


@record
class Taking:
    """A role that takes part, and what its cell says beside the letters."""

    role: RoleFacts
    remark: str = ""


@record
class Part:
    """One way to take part in a duty: the notation's letter and word, the participation it means, and who does so."""

    letter: str
    word: str
    participation: str
    takers: tuple[Taking, ...]


@record
class Escalation:
    """The names of the roles above an accountable one on its solid line, the nearest first."""

    role: str
    above: tuple[str, ...]


@record
class Unread:
    """A cell that holds no letter of the notation."""

    role: str
    text: str


@record
class DutyCard:
    """A duty with all who take part in it, the foremost first; a part that every duty needs may have nobody in it."""

    duty: DutyFacts
    notation: str
    parts: tuple[Part, ...]
    escalation: tuple[Escalation, ...] = ()
    unread: tuple[Unread, ...] = ()


@record
class Who:
    """The answer to `raci who`: the words asked, how they were understood where not exactly, and the duties."""

    asked: str
    told: tuple[str, ...]
    duties: tuple[DutyCard, ...]


def takers_of(directory: Directory, duty: str) -> Who:
    """Return who takes part in the duties that a word means; raise RaciError where it means none, or very many."""
    found, told = duties_meant(duty, directory)
    return Who(duty, told, tuple(_once(_card(directory.describing(each.graph), each.duty) for each in found)))


def _card(described: Descriptions, duty: Duty) -> DutyCard:
    graph = described.graph
    matrix = graph.matrix
    takers: dict[str, list[tuple[Role, str]]] = {}
    row = graph.row(duty)
    for role in matrix.roles:
        entry = row.get(role.key)
        for letter in entry.letters if entry else ():
            takers.setdefault(letter, []).append((role, entry.remark if entry else ""))
    parts = [
        Part(
            letter, *_meant(letter, matrix.notation), tuple(Taking(described.role(role), said) for role, said in taking)
        )
        for letter, taking in takers.items()
    ]
    parts += _missing(matrix.notation, {part.participation for part in parts})
    paths = (Escalation(role.name, described.escalation(role)) for role in graph.accountable(duty))
    unread = (Unread(_name(mark.role, graph.roles), mark.text) for mark in matrix.marks if mark.duty == duty.key)
    return DutyCard(
        described.duty(duty),
        matrix.notation.name,
        tuple(sorted(parts, key=lambda part: rank(Participation(part.participation)))),
        tuple(path for path in paths if path.above),
        tuple(unread),
    )


def _meant(letter: str, notation: Notation) -> tuple[str, str]:
    kind, word = meaning(letter, notation)
    return word, kind.value


def _missing(notation: Notation, present: set[str]) -> Iterator[Part]:
    """Yield the parts that every duty needs, and nobody has in this one."""
    for kind in _NEEDED:
        letter = notation.letter_for(kind)
        if letter and kind.value not in present:
            yield Part(letter.letter, notation.word(kind), kind.value, ())


def _name(key: str, roles: dict[str, Role]) -> str:
    return roles[key].name if key in roles else key


def _once(cards: Iterable[DutyCard]) -> Iterator[DutyCard]:
    """Yield cards; those that say the same of the same roles as one, with the places of all."""
    same: dict[object, list[DutyCard]] = {}
    for card in cards:
        parts = tuple(
            (part.letter, tuple((each.role.name, each.remark) for each in part.takers)) for part in card.parts
        )
        same.setdefault((card.duty.elsewhere, card.notation, parts, card.unread), []).append(card)
    for first, *others in same.values():
        places = [place for card in (first, *others) for place in card.duty.places]
        yield replace(first, duty=first.duty.standing_in(places))
