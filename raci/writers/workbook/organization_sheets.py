"""The sheets Units and People: the organization the matrices belong to, so that it is judged with them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.layout.declared.exact import kept_of, packed
from raci.layout.declared.forms import NAMES, SCOPE, YES
from raci.layout.declared.organization import TABLES, word_kept
from raci.layout.declared.role_table import Lines, lines_kept
from raci.writers.workbook.organization_part import organization_of
from raci.writers.workbook.tables import FACTS, TITLE, Column, TableWriter, add_sheet, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Organization
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.tables import Cell
    from raci.writers.writer import Export

_SHEETS: Final = {"Units": ("units", "tiers", "levels", "answering"), "People": ("people", "holdings")}
_TOP: Final = 3
_WIDTHS: Final = {
    "Unit": 28,
    "Within": 28,
    "Person": 26,
    "Role": 28,
    "E-mail": 30,
    "Levels that may be accountable": 36,
}


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:  # noqa: ARG001 - as every sheet
    """Write what the organization of the matrices has beside roles; no sheet where it has nothing."""
    organization = organization_of([plan.matrix for plan in plans])
    if organization is None:
        return
    rows = {name: list(_ROWS[name](organization)) for name in TABLES}
    for name, tables in _SHEETS.items():
        if any(rows[table] for table in tables):
            sheet = add_sheet(book, name)
            text(book, sheet, 0, 0, name, **TITLE)
            text(book, sheet, 1, 0, _facts(organization, plans), **FACTS)
            sheet.freeze_panes(_TOP + 1, 0)
            _write_tables(book, sheet, {table: rows[table] for table in tables if rows[table]})


def _facts(organization: Organization, plans: tuple[Plan, ...]) -> str:
    """Return what the organization is called, and whether this is only a part of it."""
    whole = plans[0].matrix.organization
    if whole is None or whole is organization:
        return organization.title
    part = f"{len(organization.roles):,} of its {len(whole.roles):,} roles: those of the matrix, and those above them"
    return f"{organization.title or 'The organization'}, {part}"


def _write_tables(book: Book, sheet: Worksheet, tables: dict[str, list[list[Cell]]]) -> None:
    """Write tables side by side, with a blank column between two."""
    left = 0
    for name, rows in tables.items():
        columns = [Column(head, _WIDTHS.get(head, 16), hidden=head.startswith("raci:")) for head in TABLES[name]]
        table = TableWriter(book, sheet, columns, _TOP, left)
        for row in rows:
            table.row(row)
        book.name(f"raci.{name}", sheet.name, table.area, everywhere=True)
        left += len(columns) + 1
        sheet.set_column(left - 1, left - 1, 3)


def _packed(**kept: object) -> str:
    said = {name: value for name, value in kept.items() if value}
    return packed(said) if said else ""


def _units(organization: Organization) -> Iterator[list[Cell]]:
    lines = Lines((unit.key, unit.name) for unit in organization.units)
    for unit in organization.units:
        within = lines.word(unit.parent) if unit.parent else ""
        kept = word_kept(lines, unit.parent) if unit.parent else None
        yield [unit.name, unit.dimension, unit.tier, within, unit.key, _packed(parent=kept)]


def _levels(organization: Organization) -> Iterator[list[Cell]]:
    for level in organization.levels:
        yield [level.name, level.rank, level.key]


def _tiers(organization: Organization) -> Iterator[list[Cell]]:
    for dimension, tiers in organization.tiers.items():
        for tier in tiers:
            yield [dimension, tier]


def _answering(organization: Organization) -> Iterator[list[Cell]]:
    for tier, levels in organization.table.items():
        yield [tier, NAMES.written(levels), _packed(levels=kept_of(NAMES, levels))]


def _people(organization: Organization) -> Iterator[list[Cell]]:
    lines = Lines((person.key, person.name) for person in organization.people)
    for person in organization.people:
        exact = _packed(lines=lines_kept(lines, person))
        yield [person.name, person.email, *lines.text(person), person.key, exact]


def _holdings(organization: Organization) -> Iterator[list[Cell]]:
    roles = Lines((role.key, role.name) for role in organization.roles)
    people = Lines((person.key, person.name) for person in organization.people)
    for held in organization.holdings:
        days = [day.isoformat() if day else "" for day in (held.start, held.end)]
        exact = _packed(
            role=word_kept(roles, held.role), person=word_kept(people, held.person), scope=kept_of(SCOPE, held.scope)
        )
        yield [
            roles.word(held.role), people.word(held.person), *days, YES.written(held.deputy),
            SCOPE.written(held.scope), exact,
        ]  # fmt: skip


_ROWS: Final[dict[str, Any]] = {
    "units": _units, "levels": _levels, "tiers": _tiers, "answering": _answering, "people": _people,
    "holdings": _holdings,
}  # fmt: skip
