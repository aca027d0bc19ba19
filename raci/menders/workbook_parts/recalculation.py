"""Formulas whose saved results no longer hold: the results are taken out, so that they are worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import unescape

from raci.menders.workbook_parts.dependents import Dependents
from raci.menders.workbook_parts.ranges import Range, range_of
from raci.menders.workbook_parts.references import references
from raci.menders.workbook_parts.scan import scan
from raci.menders.workbook_parts.splice import Splice
from raci.menders.workbook_parts.xml_text import tag_end
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.menders.workbook_parts.scan import Formula, Scan
    from raci.model import Place
    from raci.packages import Package

_FORMULA: Final = pattern(rb"<(?:\w+:)?f[\s>/]")
_VALUE: Final = pattern(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?(?:/>|>[^<]*</(?:[\w.-]+:)?v\s*>)")
_QUOTES: Final = {"&quot;": '"', "&apos;": "'"}


def stale(
    package: Package, scans: Mapping[str, Scan], changed: Mapping[str, Iterable[Place]]
) -> Iterator[tuple[str, Splice]]:
    """Yield, by sheet, what takes the results out of formulas that depend on changed cells.

    `scans` are the sheets that were looked at already; others are, if they hold formulas. Sheets of an encoding of
    their own among the others are left alone.
    """
    looked_at = dict(scans)
    for name, part in package.sheets.items():
        if name not in looked_at and (found := _scanned(package, name, part)):
            looked_at[name] = found
    if not any(found.formulas for found in looked_at.values()):
        return
    names = _names(package)
    dependents = Dependents()
    for name, found in looked_at.items():
        _add(dependents, name, found, names)
    cells = [(name.casefold(), Range(*place, *place)) for name, places in changed.items() for place in places]
    for name, number in sorted(dependents.of(cells)):
        found = looked_at[name]
        if splice := _without_result(found.data, found.formulas[number]):
            yield name, splice


def _scanned(package: Package, name: str, part: str) -> Scan | None:
    data = package.part(part)
    if not _FORMULA.search(data):
        return None
    return scan(data, (), f"{package.path}:{name}")


def _add(dependents: Dependents, name: str, found: Scan, names: Mapping[str, str]) -> None:
    sheet = name.casefold()
    shared: dict[str, Formula] = {}
    for number, formula in enumerate(found.formulas):
        row, column, _, attributes = formula
        shift, written = (0, 0), formula
        if attributes.get("t") == "shared":
            if "ref" in attributes:
                shared[attributes.get("si", "")] = formula
            written = shared.get(attributes.get("si", ""), formula)
            shift = row - written.row, column - written.column
        area = range_of(attributes.get("ref", "")) if attributes.get("t") == "array" else None
        refers_to = references(_text(found.data, written), names, shift)
        known = None if refers_to is None else [(other or sheet, cells) for other, cells in refers_to]
        dependents.add((name, number), sheet, area or Range(row, column, row, column), known)


def _text(data: bytes, formula: Formula) -> str:
    inside = tag_end(data, formula.start)
    if data[inside - 2 : inside - 1] == b"/":
        return ""
    return unescape(data[inside : data.find(b"</", inside)].decode("utf-8", "replace"), _QUOTES)


def _without_result(data: bytes, formula: Formula) -> Splice | None:
    inside = tag_end(data, formula.start)
    if data[inside - 2 : inside - 1] != b"/":
        inside = data.find(b">", data.find(b"</", inside)) + 1
    value = _VALUE.match(data, inside + len(data[inside : inside + 80]) - len(data[inside : inside + 80].lstrip()))
    return Splice(value.start(), value.end(), b"") if value else None


def _names(package: Package) -> dict[str, str]:
    """Return the defined names of a workbook, and the names of its tables, with the cells they stand for."""
    found: dict[str, str] = {}
    for each in package.xml(package.workbook).iter():
        if each.tag.rpartition("}")[2] == "definedName":
            key = each.get("name", "").casefold()
            found[key] = f"{found[key]},{each.text}" if key in found else each.text or ""
    for name, part in package.sheets.items():
        for relation in package.relations(part).values():
            if relation.kind == "table" and relation.part in package.names:
                table = package.xml(relation.part)
                quoted = name.replace("'", "''")
                found[table.get("displayName", "").casefold()] = f"'{quoted}'!{table.get('ref', '')}"
    return found
