"""A draft for people: the roles, the duties of each with letters and reasons, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.reports.terminal import Palette, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Location
    from raci.model.draft import Draft, DraftDuty, DraftLetter, DraftRole

_MARKS = {"certain": "", "likely": "", "guess": "?"}


def text(draft: Draft, palette: Palette | None = None) -> str:
    """Return a draft as text; `?` marks a guess, the places are lines of the source."""
    return "\n".join(_lines(draft, palette or Palette()))


def _lines(draft: Draft, colours: Palette) -> Iterator[str]:
    yield colours.bold(plain(draft.title))
    names = {role.key: role.name for role in draft.roles}
    duties = {duty.key: duty.name for duty in draft.duties}
    for role in draft.roles:
        yield ""
        yield colours.bold(plain(role.name)) + colours.dim(plain(f"  {_place(role, names)}"))
        for duty in draft.duties:
            if duty.role == role.key:
                yield from _duty(duty, names, duties, colours)
        results = [each for each in draft.outcomes if each.role == role.key]
        for each in results:
            yield plain(f"  outcome  {each.name}{f' ({each.letter})' if each.letter else ''}  {_at(each.at)}")
    if draft.questions:
        yield ""
        yield colours.bold("Open questions")
        for question in draft.questions:
            yield plain(f"  - {question.text}{f'  {_at(question.at)}' if question.at else ''}")


def _place(role: DraftRole, names: dict[str, str]) -> str:
    above = f"reports to {names[role.reports_to]}" if role.reports_to in names else ""
    facts = [role.level, role.tier, above, ", ".join(role.aliases), _at(role.at)]
    return ", ".join(filter(None, facts)) + _MARKS[role.confidence]


def _duty(duty: DraftDuty, names: dict[str, str], duties: dict[str, str], colours: Palette) -> Iterator[str]:
    told = [each for each in duty.letters if each.role == duty.role]
    letters = "/".join(dict.fromkeys(f"{each.letter}{_MARKS[each.confidence]}" for each in _ordered(told)))
    yield plain(f"  {letters:<4} {duty.name}") + colours.dim(plain(f"  {duty.tier or ''} {_at(*duty.sources)}"))
    for each in duty.letters:
        who = "" if each.role == duty.role else f" {names[each.role]}:"
        where = f" ({_at(each.at)})" if each.stated else ""
        yield colours.dim(plain(f"         {each.letter}{_MARKS[each.confidence]}{who} {each.reason}{where}"))
    if duty.localizes:
        yield colours.dim(plain(f"         localizes “{duties.get(duty.localizes, duty.localizes)}”"))


def _ordered(letters: list[DraftLetter]) -> list[DraftLetter]:
    return sorted(letters, key=lambda each: "ARCI".find(each.letter))


def _at(*places: Location | None) -> str:
    rows = [str(each.row) for each in places if each]
    return f"line {rows[0]}" if len(rows) == 1 else f"lines {', '.join(rows)}" if rows else ""
