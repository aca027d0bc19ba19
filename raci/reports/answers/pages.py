"""What stands on the page of each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.answers import phrases
from raci.reports.answers.page import Facts, Sentence, Table, Title, tidied
from raci.reports.answers.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.answers import Comparison, DutyCard, Involvement, Part, RoleCard, RoleFacts, Taking, Who
    from raci.reports.answers.page import Block, Page

_NOBODY: Final = "nobody"
_ARROW: Final = " → "
_BELOW: Final = "↳ "


def who_page(answer: Who) -> Page:
    """Return the page of `raci who`: every duty with all who take part in it."""
    return tuple(block for card in answer.duties for block in (Title(card.duty.name), _duty(card)))


def role_page(cards: Iterable[RoleCard]) -> Page:
    """Return the page of `raci role`: the card of each role, and its duties by its part in them."""
    listed = list(cards)
    places = Places(found for card in listed for part in card.parts for found in part.duties)
    blocks = [block for card in listed for block in _card(card, places)]
    return tidied((*blocks, Facts(places.several)))


def comparison_page(answer: Comparison) -> Page:
    """Return the page of `raci compare`."""
    places = Places(_all(answer))
    return tidied((*_comparison(answer, places), Facts(places.several)))


def _duty(card: DutyCard) -> Facts:
    duty = card.duty
    several = len(card.escalation) > 1
    title = f"{duty.matrix} ({card.notation}), " if duty.matrix else f"{card.notation}, "
    return Facts(
        (
            ("number", duty.number),
            ("section", phrases.section(duty)),
            ("scope", phrases.stated(duty.scope) or "not said"),
            *((part.word, _takers(part)) for part in card.parts),
            *(
                ("escalation", f"{path.role}: {_ARROW.join(path.above)}" if several else _ARROW.join(path.above))
                for path in card.escalation
            ),
            *(("unread", f"{each.role}: {each.text!r}") for each in card.unread),
            ("stands in", f"{title}{phrases.place(duty)}"),
        )
    )


def _takers(part: Part) -> str:
    return "; ".join(_taker(each, part.participation) for each in part.takers) or _NOBODY


def _taker(taking: Taking, participation: str) -> str:
    said = phrases.full(taking.role) if participation == "accountable" else phrases.brief(taking.role)
    return f"{said} – {taking.remark}" if taking.remark else said


def _card(card: RoleCard, places: Places) -> Iterator[Block]:
    role = card.role
    yield Title(role.name)
    yield Facts((("group", " / ".join(role.group)), *_place_of(role), ("stands in", places.single)))
    for part in card.parts:
        rows = tuple(
            (
                found.duty.name,
                phrases.stated(found.duty.scope),
                phrases.section(found.duty),
                " ".join(_also(found)),
                places.of(found.duty),
            )
            for found in part.duties
        )
        yield Table(("Duty", "Scope", "Section", "Also", "Place"), rows, _counted(" / ".join(part.words), rows))
    if not card.parts:
        yield Sentence(f"{role.name} takes part in no duty.")


def _place_of(role: RoleFacts) -> tuple[tuple[str, str], ...]:
    return (
        ("kind", "" if role.kind == "position" else role.kind),
        ("level", phrases.stated(role.level)),
        ("scope", phrases.stated(role.scope)),
        ("reports to", role.reports_to or ""),
        ("dotted line to", ", ".join(role.dotted)),
        ("held by", phrases.holders(role)),
        ("deputy", phrases.people(role.deputies)),
    )


def _also(found: Involvement) -> Iterator[str]:
    yield ", ".join(found.part[1:])
    if found.remark:
        yield f"– {found.remark}"


def _comparison(answer: Comparison, places: Places) -> Iterator[Block]:
    one, other = answer.one, answer.other
    yield Title(f"{one.name} and {other.name}")
    yield Sentence(answer.difference)
    sides = zip(_place_of(one), _place_of(other), strict=True)
    facts = tuple((label, first, second) for (label, first), (_, second) in sides if first or second)
    heads = ("Duty", "Scope", one.name, other.name, "Place")
    yield Facts((("stands in", places.single),))
    yield Table(("", one.name, other.name), facts)
    pairs = [(mark, found) for each in answer.localized for mark, found in _indented(each.wide, each.narrow)]
    localized = tuple(_row(found, places, mark) for mark, found in pairs)
    if localized:
        yield Table(heads, localized, _counted("Where one localizes a duty of the other", answer.localized))
    for heading, found in (
        (f"Only {one.name} answers for or does", answer.only_one),
        (f"Only {other.name} answers for or does", answer.only_other),
        ("Both answer for or do", answer.shared),
        ("Neither does more than being asked or told", answer.listening),
    ):
        if found:
            yield Table(heads, tuple(_row(each, places) for each in found), _counted(heading, found))
    if next(_all(answer), None) is None:
        yield Sentence(f"Neither {one.name} nor {other.name} takes part in a duty.")


def _indented(wide: Involvement, narrow: Iterable[Involvement]) -> Iterator[tuple[str, Involvement]]:
    yield "", wide
    for each in narrow:
        yield _BELOW, each


def _row(found: Involvement, places: Places, mark: str = "") -> tuple[str, ...]:
    duty = found.duty
    parts = (", ".join(found.part), ", ".join(found.other))
    return (f"{mark}{duty.name}", phrases.stated(duty.scope), *parts, places.of(duty))


def _all(answer: Comparison) -> Iterator[Involvement]:
    for each in answer.localized:
        yield from (each.wide, *each.narrow)
    for part in (answer.only_one, answer.only_other, answer.shared, answer.listening):
        yield from part


def _counted(words: str, found: tuple[object, ...]) -> str:
    return f"{words[:1].upper()}{words[1:]} ({len(found):,})"
