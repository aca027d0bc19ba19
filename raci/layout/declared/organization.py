"""The organization in a workbook of ours: its units, tiers, levels and people, from the sheets beside the matrix."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from raci.layout.declared.exact import fields_kept, read_with
from raci.layout.declared.forms import NAMES, SCOPE, YES
from raci.layout.declared.role_table import Lines, lines_read
from raci.model import Holding, Level, Organization, Person, Unit
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.layout.declared.role_table import RoleTable
    from raci.layout.declared.tables import Table
    from raci.model import Role

UNITS: Final = ("Unit", "Dimension", "Tier", "Within", "raci:key", "raci:exact")
LEVELS: Final = ("Level", "Rank", "raci:key")
TIERS: Final = ("Dimension", "Tier")
ANSWERING: Final = ("Tier", "Levels that may be accountable", "raci:exact")
PEOPLE: Final = ("Person", "E-mail", "Reports to", "Dotted line to", "raci:key", "raci:exact")
HOLDINGS: Final = ("Role", "Person", "From", "Until", "Deputy", "Scope", "raci:exact")
TABLES: Final = {
    "units": UNITS, "levels": LEVELS, "tiers": TIERS, "answering": ANSWERING, "people": PEOPLE, "holdings": HOLDINGS,
}  # fmt: skip
"""The tables of an organization by the names that lead to them, and their headings."""
_KEY: Final = "raci:key"
_EXACT: Final = "raci:exact"


def organization_of(roles: RoleTable, matrices: Sequence[str], tables: Mapping[str, Table]) -> Organization:
    """Return the organization that the list of roles and the tables beside it tell."""
    people, lines = _people(tables["people"])
    known = roles.organization(matrices)
    return Organization(
        _units(tables["units"]),
        _levels(tables["levels"]),
        known,
        people,
        tuple(_holdings(tables["holdings"], known, lines)),
        {tier: levels for tier, levels in _answering(tables["answering"]) if tier},
        path=roles.table.grid.path,
        tiers=_tiers(tables["tiers"]),
        inferred=roles.inferred,
        sheet=roles.table.grid.name,
    )


def _keyed(table: Table, heading: str) -> Iterator[tuple[int, str, str, Mapping[str, Any]]]:
    """Yield the rows that name something: row, key, name, what is kept."""
    taken = set()
    for row in table.rows():
        name, key = table.text(row, heading), table.text(row, _KEY)
        key = key if key and key not in taken else name
        if key and key not in taken:
            taken.add(key)
            yield row, key, name, fields_kept(table.text(row, _EXACT))


def word_kept(lines: Lines, key: str) -> list[str] | None:
    """Return what is kept of a word that stands for a key; None where the word leads back to it."""
    word = lines.word(key)
    return None if _word(lines, word, None) == key else [word, key]


def _word(lines: Lines, text: str, kept: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == text and isinstance(kept[1], str):  # noqa: PLR2004
        return kept[1]
    return lines.key(squeeze(text)) if squeeze(text) else ""


def _units(table: Table) -> tuple[Unit, ...]:
    rows = list(_keyed(table, "Unit"))
    lines = Lines((key, name) for _, key, name, _ in rows)
    return tuple(
        Unit(
            key, name, table.text(row, "Dimension"), table.text(row, "Tier"),
            _word(lines, table.text(row, "Within"), kept.get("parent")) or None,
        )
        for row, key, name, kept in rows
    )  # fmt: skip


def _levels(table: Table) -> tuple[Level, ...]:
    found = []
    for place, (row, key, name, _) in enumerate(_keyed(table, "Level"), 1):
        rank = table.value(row, "Rank")
        fits = isinstance(rank, int | float) and not isinstance(rank, bool) and abs(rank) < 1e9  # noqa: PLR2004
        found.append(Level(key, name, int(rank) if fits else place))  # type: ignore[call-overload] # a number
    return tuple(found)


def _tiers(table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table.rows():
        if tier := table.text(row, "Tier"):
            found.setdefault(table.text(row, "Dimension"), []).append(tier)
    return {dimension: tuple(tiers) for dimension, tiers in found.items()}


def _answering(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in table.rows():
        kept = fields_kept(table.text(row, _EXACT))
        yield table.text(row, "Tier"), read_with(NAMES, table.text(row, ANSWERING[1]), kept.get("levels"))


def _people(table: Table) -> tuple[tuple[Person, ...], Lines]:
    rows = list(_keyed(table, "Person"))
    lines = Lines((key, name) for _, key, name, _ in rows)
    people = []
    for row, key, name, kept in rows:
        texts = table.text(row, "Reports to"), table.text(row, "Dotted line to")
        people.append(Person(key, name, table.text(row, "E-mail"), None, *lines_read(lines, *texts, kept.get("lines"))))
    return tuple(people), lines


def _holdings(table: Table, roles: Sequence[Role], people: Lines) -> Iterator[Holding]:
    named = Lines((role.key, role.name) for role in roles)
    for row in table.rows():
        kept = fields_kept(table.text(row, _EXACT))
        role = _word(named, table.text(row, "Role"), kept.get("role"))
        person = _word(people, table.text(row, "Person"), kept.get("person"))
        if role and person:
            start, end = (_day(table.value(row, heading)) for heading in ("From", "Until"))
            deputy = YES.read(table.text(row, "Deputy"))
            scope = read_with(SCOPE, table.text(row, "Scope"), kept.get("scope"))
            yield Holding(person, role, start, end, deputy, None, scope)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None
