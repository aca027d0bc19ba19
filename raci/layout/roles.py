"""Names of roles out of heading rows: which row is the role, which the person, which the department over it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.layout.kinds import LEGEND
from raci.layout.lexicon import sounds_like_role
from raci.layout.names_in_cells import NOBODY
from raci.names import squeeze
from raci.patterns import pattern
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.survey import Survey

_BRACKETS: Final = pattern(r"^(.*\S)\s*[(\[（]([^()\[\]（）]+)[)\]）]?$", re.DOTALL)
_PERSON: Final = pattern(r"^(?:[^\W\d_][\w'’.-]*\.?)(?:\s+[^\W\d_][\w'’.-]*\.?){1,3}$")


@mutable
class RoleColumn:
    """One role of a matrix and the columns (usually one) in which its codes stand."""

    name: str
    columns: list[int]
    row: int
    aliases: list[str] = field(default_factory=list)
    group: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    unnamed: bool = False


def name_roles(survey: Survey, headings: Sequence[int], columns: Sequence[int]) -> list[RoleColumn]:
    """Return the roles of these columns, from left to right, with unique names."""
    texts = {row: [_heading(survey, row, column) for column in columns] for row in headings}
    texts = {row: found for row, found in texts.items() if any(found)}
    main = _role_row(texts, survey, columns)
    people = _people_row(texts, main)
    people_inside = main is not None and _people_in_brackets(texts[main])
    roles: list[RoleColumn] = []
    for place, column in enumerate(columns):
        name = texts[main][place] if main is not None else ""
        area = survey.covered.get((main, column)) if main is not None else None
        if roles and name and area and area.left == roles[-1].columns[0]:
            roles[-1].columns.append(column)
            continue
        row = main if main is not None else (headings[-1] if headings else 0)
        if not name:
            row, name = next(((row, found[place]) for row, found in reversed(texts.items()) if found[place]), (row, ""))
        role = _role(name, survey.grid.column_name(column), column, row, people_inside=people_inside)
        role.group = _group(texts, main, people, place, survey, columns)
        if people is not None and texts[people][place]:
            role.holders = (texts[people][place],)
        roles.append(role)
    return _distinct(roles)


def _heading(survey: Survey, row: int, column: int) -> str:
    return "" if survey.kind(row, column) == LEGEND else survey.heading(row, column)


def _role_row(texts: dict[int, list[str]], survey: Survey, columns: Sequence[int]) -> int | None:
    best: tuple[float, float, int] | None = None
    for row, found in texts.items():
        own = [survey.text(row, column) for column in columns]
        filled = sum(map(bool, found))
        distinct = len({text for text in own if text})
        likeness = sum(map(sounds_like_role, filter(None, found))) / filled
        score = (distinct + 0.75 * len(columns) * likeness * (distinct / max(1, filled)), likeness, row)
        if best is None or score > best:
            best = score
    return best[2] if best else None


def _people_row(texts: dict[int, list[str]], main: int | None) -> int | None:
    for row, found in texts.items():
        filled = [text for text in found if text]
        if row == main or len(filled) < 0.7 * len(found) or len(set(filled)) < 0.9 * len(filled):
            continue
        if len(filled) > 1 and not any(map(sounds_like_role, filled)):
            return row
    return None


def _role(heading: str, letters: str, column: int, row: int, *, people_inside: bool) -> RoleColumn:
    if not heading:
        return RoleColumn(f"Column {letters}", [column], row, unnamed=True)
    brackets = _BRACKETS.match(heading)
    if brackets is None:
        return RoleColumn(heading, [column], row)
    head, inside = squeeze(brackets[1]), squeeze(brackets[2])
    if sounds_like_role(inside) and not sounds_like_role(head) and _PERSON.match(head):
        return RoleColumn(inside, [column], row, [heading], holders=(head,))
    if NOBODY.match(inside):
        return RoleColumn(head, [column], row, [heading])
    if (people_inside or sounds_like_role(head)) and not sounds_like_role(inside) and _PERSON.match(inside):
        return RoleColumn(head, [column], row, [heading], holders=(inside,))
    return RoleColumn(heading, [column], row, [head, inside])


def _people_in_brackets(headings: Sequence[str]) -> bool:
    """Tell whether the brackets of these headings usually hold the name of a person."""
    found = [squeeze(match[2]) for heading in headings if (match := _BRACKETS.match(heading))]
    people = [inside for inside in found if _PERSON.match(inside) and not sounds_like_role(inside)]
    return len(people) > 1 and len(people) >= 0.6 * len(headings)


def _group(
    texts: dict[int, list[str]],
    main: int | None,
    people: int | None,
    place: int,
    survey: Survey,
    columns: Sequence[int],
) -> tuple[str, ...]:
    path = []
    for row, found in texts.items():
        if row in (main, people):
            continue
        text = found[place] or _carried(survey, row, columns, found, place)
        if text and (main is None or text != texts[main][place]):
            path.append(text)
    return tuple(path)


def _carried(survey: Survey, row: int, columns: Sequence[int], found: list[str], place: int) -> str:
    """Return the group written further left in the same row, where the row has no merged areas."""
    if any((row, column) in survey.covered for column in columns):
        return ""
    return next((text for text in reversed(found[:place]) if text), "")


def _distinct(roles: list[RoleColumn]) -> list[RoleColumn]:
    """Make the names unique: by the holder, else the group, else a number."""
    for told_apart in (_with_holder, _with_group):
        for role in _repeated(roles):
            role.name = told_apart(role)
    repeated = _repeated(roles)
    taken = {role.name.casefold() for role in roles}
    seen: Counter[str] = Counter()
    for role in repeated:
        name = role.name.casefold()
        seen[name] += 1
        while f"{name} {seen[name]}" in taken:
            seen[name] += 1
        role.aliases = [*role.aliases, role.name]
        role.name = f"{role.name} {seen[name]}"
    return roles


def _repeated(roles: list[RoleColumn]) -> list[RoleColumn]:
    counts = Counter(role.name.casefold() for role in roles)
    return [role for role in roles if counts[role.name.casefold()] > 1]


def _with_holder(role: RoleColumn) -> str:
    return f"{role.name} ({role.holders[0]})" if role.holders else role.name


def _with_group(role: RoleColumn) -> str:
    return f"{role.name} ({role.group[-1]})" if role.group else role.name
