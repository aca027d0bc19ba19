"""A matrix as a few plain JSON values and back: what is told of it to rules that hold it against others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci import model
from raci.graph.summary.places import places_of, runs_of
from raci.graph.summary.signs import sign_of
from raci.model import Duty, Matrix, Role, Source, duty_key
from raci.notations import get, is_notation
from raci.packing import Packing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raci.model import Entry, Join, Notation, Organization, Row

PACKING: Final = Packing(
    getattr(model, name)
    for name in (
        "Allowance", "Duty", "Entry", "Holding", "Join", "Letter", "Level", "Limit", "Location", "Notation", "Oddity",
        "Organization", "Participation", "Person", "Role", "Scope", "Unit",
    )
)  # fmt: skip
"""What packs the parts of a matrix."""

_ROLE: Final = ("aliases", "group", "level", "scope", "reports_to", "holders", "kind", "dotted", "limits", "vacant")
_DUTY: Final = ("parent", "scope", "limits")


def packed(matrix: Matrix, path: str, organization: object) -> dict[str, Any]:
    """Return a matrix of a file as JSON values, without what it says of its sheet's form, and its organization so."""
    source = matrix.source
    entries = _Entries(matrix.notation)
    signs = {role.key: sign_of(number) for number, role in enumerate(matrix.roles)}
    told = {
        "title": matrix.title,
        "notation": _notation(matrix.notation),
        "roles": [role.name for role in matrix.roles],
        "columns": runs_of(role.source for role in matrix.roles),
        "role": _others(matrix.roles, _ROLE, lambda role: role.name),
        "duties": [duty.name for duty in matrix.duties],
        "rows": runs_of(duty.source for duty in matrix.duties),
        "duty": _others(matrix.duties, _DUTY, lambda duty: duty_key(duty.section, duty.name)),
        "sections": _sections(matrix.duties),
        "numbers": _numbers(matrix.duties),
        "cells": [
            "".join([signs[key] + entries.sign(entry) for key, entry in row.items()]) if row else ""
            for row in matrix.rows
        ],
        "entries": entries.packed,
        "path": source.path if source.path != path else None,
        "sheet": source.sheet,
        "area": list(source.area),
        "across": source.across,
        "letters": dict(source.letter_columns),
        "places": _places(matrix),
        "organization": organization,
        "joins": [_join(join) for join in matrix.joins],
        "allowances": PACKING.packed(matrix.allowances),
    }
    return {name: value for name, value in told.items() if value or (value == 0 and value is not False)}


def unpacked(told: Mapping[str, Any], path: str, organization: Organization | None) -> Matrix:
    """Return the matrix that was packed, of a file of this path and with this organization."""
    roles, duties = _roles_of(told), _duties_of(told)
    own: str = told.get("path", path)
    across = told.get("across", False)
    places = {(duties[duty].key, roles[role].key): (row, column) for duty, role, row, column in told.get("places", ())}
    top, left, bottom, right = told.get("area", (0, 0, 0, 0))
    notation = get(told["notation"]) if isinstance(told["notation"], str) else PACKING.unpacked(told["notation"])
    return Matrix(
        notation,
        roles,
        duties,
        _rows_of(told, [role.key for role in roles], notation),
        told.get("title", ""),
        source=Source(own, told.get("sheet"), (top, left, bottom, right), across, told.get("letters", {}), places),
        organization=organization,
        joins=tuple(map(_joined, told.get("joins", ()))),
        allowances=PACKING.unpacked(told.get("allowances", [])),
    )


def _notation(notation: Notation) -> Any:  # noqa: ANN401 - a name, or the whole
    known = is_notation(notation.name) and get(notation.name)
    return notation.name if known == notation and known.title == notation.title else PACKING.packed(notation)


def _others(things: Sequence[Any], names: Sequence[str], key: Callable[[Any], str]) -> dict[str, dict[str, Any]]:
    """Return what differs from the usual in some things, by their numbers."""
    usual = type(things[0])("", "") if things else None
    found: dict[str, dict[str, Any]] = {}
    plain = [(name, getattr(usual, name)) for name in names] if usual else []
    for number, thing in enumerate(things):
        told = {name: PACKING.packed(held) for name, default in plain if (held := getattr(thing, name)) != default}
        if thing.key != key(thing):
            told["key"] = thing.key
        if told:
            found[str(number)] = told
    return found


def _roles_of(told: Mapping[str, Any]) -> tuple[Role, ...]:
    others, sources = told.get("role", {}), places_of(told.get("columns", ()))
    made = []
    for number, name in enumerate(told.get("roles", ())):
        more = others.get(str(number))
        if more:
            said = {field: PACKING.unpacked(value) for field, value in more.items()}
            made.append(Role(said.pop("key", name), name, source=sources[number], **said))
        else:
            made.append(Role(name, name, source=sources[number]))
    return tuple(made)


def _duties_of(told: Mapping[str, Any]) -> tuple[Duty, ...]:
    others, sources = told.get("duty", {}), places_of(told.get("rows", ()))
    names = told.get("duties", ())
    sections = [tuple(section) for section, count in told.get("sections", ()) for _ in range(count)]
    numbers = _numbers_of(told.get("numbers"), len(names))
    made = []
    for place, name in enumerate(names):
        section = sections[place] if sections else ()
        more = others.get(str(place))
        if more:
            said = {field: PACKING.unpacked(value) for field, value in more.items()}
            key = said.pop("key", None) or duty_key(section, name)
            made.append(Duty(key, name, section, numbers[place], source=sources[place], **said))
        else:
            made.append(Duty(duty_key(section, name), name, section, numbers[place], source=sources[place]))
    return tuple(made)


def _sections(duties: Sequence[Duty]) -> list[list[Any]]:
    """Return the sections in order, each with the number of duties in a row that it holds, if there are any."""
    runs: list[list[Any]] = []
    last: tuple[str, ...] | None = None
    for duty in duties:
        if duty.section == last:
            runs[-1][1] += 1
        else:
            last = duty.section
            runs.append([list(last), 1])
    return [] if len(runs) == 1 and not runs[0][0] else runs


def _numbers(duties: Sequence[Duty]) -> Any:  # noqa: ANN401 - the first of consecutive numbers, all of them, or nothing
    numbers = [duty.number for duty in duties]
    if not any(numbers):
        return None
    first = numbers[0]
    if first.isascii() and first.isdigit() and len(first) < 10:  # noqa: PLR2004 - no number of a row is longer
        begin = int(first)
        if numbers == [str(number) for number in range(begin, begin + len(numbers))]:
            return begin
    return numbers


def _numbers_of(said: int | list[str] | None, count: int) -> Sequence[str]:
    if said is None:
        return [""] * count
    return [str(number) for number in range(said, said + count)] if isinstance(said, int) else said


def _places(matrix: Matrix) -> list[list[int]]:
    """Return the places of those cells whose place does not follow from their duty and role."""
    if not matrix.source.cells:
        return []
    duties = {duty.key: number for number, duty in enumerate(matrix.duties)}
    roles = {role.key: number for number, role in enumerate(matrix.roles)}
    return [
        [duties[duty], roles[role], *place]
        for (duty, role), place in matrix.source.cells.items()
        if duty in duties and role in roles
    ]


def _join(join: Join) -> Any:  # noqa: ANN401 - two keys, or all there is to say
    plain = join.way == "exact" and join.to is not None and join.likeness == 100.0 and not join.candidates  # noqa: PLR2004
    return [join.role, join.to] if plain else PACKING.packed(join)


def _joined(said: Any) -> Join:  # noqa: ANN401 - as above
    if isinstance(said, list):
        return model.Join(said[0], said[1], "exact")
    found: Join = PACKING.unpacked(said)
    return found


class _Entries:
    """The distinct entries of a matrix, each with its sign; those that follow from their letters are these alone."""

    def __init__(self, notation: Notation) -> None:
        self._notation = notation
        self._by_id: dict[int, str] = {}
        self._alive: list[Entry] = []
        self._by_content: dict[object, str] = {}
        self.packed: list[Any] = []

    def sign(self, entry: Entry) -> str:
        found = self._by_id.get(id(entry))
        if found is None:
            self._alive.append(entry)
            content = entry.letters, entry.remark, entry.text, entry.participations, entry.tally
            found = self._by_content.get(content)
            if found is None:
                found = self._by_content[content] = sign_of(len(self.packed))
                self.packed.append(self._told(entry))
            self._by_id[id(entry)] = found
        return found

    def _told(self, entry: Entry) -> Any:  # noqa: ANN401 - its letters, and what else there is to say
        again = self._notation.entry(entry.letters, text=entry.text, remark=entry.remark)
        follows = (again.letters, again.participations, again.tally, again.text) == (
            entry.letters,
            entry.participations,
            entry.tally,
            entry.text,
        )
        if not follows:
            return PACKING.packed(entry)
        if not entry.remark and entry.text == entry.letters[0] and len(entry.letters) == 1:
            return entry.text
        return [list(entry.letters), entry.text, entry.remark]


def _entry(said: Any, notation: Notation) -> Entry:  # noqa: ANN401 - as above
    if isinstance(said, str):
        return notation.entry((said,))
    if isinstance(said, list):
        return notation.entry(said[0], text=said[1], remark=said[2])
    found: Entry = PACKING.unpacked(said)
    return found


def _rows_of(told: Mapping[str, Any], keys: Sequence[str], notation: Notation) -> tuple[Row, ...]:
    roles = {sign_of(number): key for number, key in enumerate(keys)}.__getitem__
    entries = {sign_of(number): _entry(said, notation) for number, said in enumerate(told.get("entries", ()))}
    known = entries.__getitem__
    return tuple(
        [dict(zip(map(roles, cells[::2]), map(known, cells[1::2]), strict=True)) for cells in told.get("cells", ())]
    )
