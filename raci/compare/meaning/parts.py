"""What else changed: what roles and duties say of themselves, the matrix as a whole, and its organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.compare.meaning.sentence import Told
from raci.compare.meaning.wording import Names, joined, quoted
from raci.model import Limit, Scope
from raci.records import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from raci.compare.aligning import Alignment
    from raci.model import Mark, Matrix, Organization

_ROLE_PARTS: Final = {
    "level": "level", "scope": "scope", "reports_to": "superior", "dotted": "superior on a dotted line",
    "holders": "holder", "aliases": "other name", "group": "group", "kind": "kind", "limits": "limit",
    "vacant": "vacancy",
}  # fmt: skip
_DUTY_PARTS: Final = {"scope": "scope", "number": "number", "parent": "duty above", "limits": "limit"}
_REFERENCES: Final = frozenset({"reports_to", "dotted", "parent"})
_MOST_NUMBERS: Final = 3
_LISTS: Final = ("units", "levels", "roles", "people")
_ONE: Final = {"units": "unit", "levels": "level", "roles": "role", "people": "person"}


def told(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    """Yield what is to be told of the parts of roles, duties and the matrix."""
    yield from _roles(old, new, same)
    yield from _duties(old, new, same)
    if old.title != new.title:
        text = f"The title is {quoted(new.title)} now, not {quoted(old.title)}"
        yield Told("detail", text, "", "", (old.title,), (new.title,))
    if old.notation != new.notation:
        one, other = old.notation.name, new.notation.name
        text = f"The notation is {other} now, not {one}" if one != other else f"The letters of {one} are otherwise now"
        yield Told("detail", text, "", "", (one,), (other,))
    yield from _marks(old, new, same)
    if old.allowances != new.allowances:
        gone = [each for each in old.allowances if each not in new.allowances]
        come = [each for each in new.allowances if each not in old.allowances]
        yield from (Told("detail", f"{each.rule} is no longer allowed: {each.reason}") for each in gone)
        yield from (Told("detail", f"{each.rule} is allowed now: {each.reason}") for each in come)
    if old.organization != new.organization:
        own = {role.key for matrix in (old, new) for role in matrix.roles}
        yield from _organization(old.organization, new.organization, own)


def _roles(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    before, names = {role.key: role for role in old.roles}, Names(new)
    back = {key: before[was] for was, key in same.roles.items()}
    for role in new.roles:
        for part, word in _ROLE_PARTS.items() if role.key in back else ():
            was, now = getattr(back[role.key], part), getattr(role, part)
            if part in _REFERENCES:
                was = _renamed(was, same.roles)
            if was != now:
                text = _said(f"{names.role(role.key)}", word, was, now, names.role if part in _REFERENCES else str)
                yield Told("detail", text, "", role.key, _texts(was), _texts(now))


def _duties(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    before, names = {duty.key: duty for duty in old.duties}, Names(new)
    back = {key: before[was] for was, key in same.duties.items()}
    numbered = [duty.key for duty in new.duties if duty.key in back and back[duty.key].number != duty.number]
    if len(numbered) > _MOST_NUMBERS:
        yield Told("detail", f"{len(numbered)} duties have other numbers", "", "", (), tuple(numbered))
    for duty in new.duties:
        for part, word in _DUTY_PARTS.items() if duty.key in back else ():
            was, now = getattr(back[duty.key], part), getattr(duty, part)
            if part in _REFERENCES:
                was = _renamed(was, same.duties)
            if was != now and not (part == "number" and len(numbered) > _MOST_NUMBERS):
                text = _said(names.duty(duty.key), word, was, now, names.duty if part in _REFERENCES else str)
                yield Told("detail", text, duty.key, "", _texts(was), _texts(now))


def _renamed(value: object, same: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(same.get(each, each) for each in value)
    return same.get(value, value) if isinstance(value, str) else value


def _said(name: str, word: str, was: object, now: object, named: Callable[[str], str]) -> str:
    """Return that a part of something is another one now."""
    if isinstance(now, bool):
        return f"{name} is {'vacant now' if now else 'no longer vacant'}"
    one, other = joined(map(named, _texts(was))), joined(map(named, _texts(now)))
    if not other:
        return f"{name} has no {word} any more; it was {one}"
    return f"{name} has the {word} {other} now, not {one}" if one else f"{name} has the {word} {other} now"


def _texts(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, Scope):
        return tuple(f"{dimension}: {unit}" if dimension else unit for dimension, unit in value.units)
    if isinstance(value, Limit):
        return (" ".join(filter(None, (f"{value.amount:,.15g}", value.measure, value.kind))),)
    if isinstance(value, tuple):
        return tuple(text for each in value for text in _texts(each))
    return (str(value),)


def _marks(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    def placed(mark: Mark) -> tuple[str, str, str]:
        return same.duties.get(mark.duty, mark.duty), same.roles.get(mark.role, mark.role), mark.text

    was, now = [placed(mark) for mark in old.marks], [(mark.duty, mark.role, mark.text) for mark in new.marks]
    names, before, after = Names(new), set(was), set(now)
    for duty, role, text in dict.fromkeys(was):
        if (duty, role, text) not in after:
            yield Told("detail", f"{_cell(names, duty, role)} no longer says {quoted(text)}", duty, role, (text,), ())
    for duty, role, text in dict.fromkeys(now):
        if (duty, role, text) not in before:
            yield Told("detail", f"{_cell(names, duty, role)} says {quoted(text)} now", duty, role, (), (text,))


def _cell(names: Names, duty: str, role: str) -> str:
    return " × ".join(filter(None, (names.duty(duty) if duty else "", names.role(role) if role else ""))) or "a cell"


def _organization(old: Organization | None, new: Organization | None, own: set[str]) -> Iterator[Told]:
    """Yield what changed in the organization; what changed in roles of the matrix's `own` is told of these."""
    if old is None or new is None:
        yield Told("organization", f"There is {'an organization now' if new else 'no organization any more'}")
        return
    for part in _LISTS:
        was, now = (
            {each.key: each for each in getattr(side, part) if part != "roles" or each.key not in own}
            for side in (old, new)
        )
        word = _ONE[part]
        yield from (
            Told("organization", f"The {word} {each.name} is gone", "", "", (each.name,), ())
            for key, each in was.items()
            if key not in now
        )
        yield from (
            Told("organization", f"The {word} {each.name} is new", "", "", (), (each.name,))
            for key, each in now.items()
            if key not in was
        )
        for key, each in now.items():
            if key in was and was[key] != each:
                parts = [name for name, value in values(each).items() if getattr(was[key], name) != value]
                shown = joined(name.replace("_", " ") for name in parts if name != "source")
                yield Told(
                    "organization", f"The {word} {each.name} has another {shown}", "", "", (each.name,), (each.name,)
                )
    if old.holdings != new.holdings:
        yield from _holdings(old, new)
    if old.table != new.table:
        yield Told("organization", "Other levels may be accountable for the tiers")


def _holdings(old: Organization, new: Organization) -> Iterator[Told]:
    people = {each.key: each.name for side in (old, new) for each in side.people}
    roles = {each.key: each.name for side in (old, new) for each in side.roles}
    before, after = ({(each.person, each.role) for each in side.holdings} for side in (old, new))
    for person, role in sorted(before - after):
        yield Told("organization", f"{people.get(person, person)} no longer holds the role {roles.get(role, role)}")
    for person, role in sorted(after - before):
        yield Told("organization", f"{people.get(person, person)} holds the role {roles.get(role, role)} now")
    if before == after:
        yield Told("organization", "Roles are held for other times or scopes")
