"""Formulas whose saved results no longer hold: the results are taken out, so that they are worked out anew."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import unescape

from raci.menders.workbook_parts.dependents import Dependents
from raci.menders.workbook_parts.ranges import Range, range_of
from raci.menders.workbook_parts.references import EVERYWHERE, Reference, references
from raci.menders.workbook_parts.scan import scan
from raci.menders.workbook_parts.splice import Splice
from raci.menders.workbook_parts.xml_text import tag_end
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.menders.workbook_parts.found import Formula, Scan
    from raci.model import Place
    from raci.packages import Package

_FORMULA: Final = pattern(rb"<(?:\w+:)?f[\s>/]")
_VALUE: Final = pattern(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?(?:/>|>[^<]*</(?:[\w.-]+:)?v\s*>)")
_QUOTES: Final = {"&quot;": '"', "&apos;": "'"}


class Recalculation:
    """The formulas of a workbook; those of sheets that were not looked at before are, once they are asked for.

    Of these, a sheet whose formulas cannot refer to others, or with an encoding of its own, is left alone.
    """

    def __init__(self, package: Package, scans: Mapping[str, Scan]) -> None:
        self._package = package
        self._scans = dict(scans)

    def stale(self, changed: Mapping[str, Iterable[Place]]) -> Iterator[tuple[str, Splice]]:
        """Yield, by sheet, what takes the results out of formulas that depend on changed cells."""
        for name, formula in self.following(changed):
            if splice := _without_result(self._scans[name].data, formula):
                yield name, splice

    def following(self, changed: Mapping[str, Iterable[Place]]) -> Iterator[tuple[str, Formula]]:
        """Yield, by sheet, the formulas that depend on changed cells."""
        cells = [(name.casefold(), Range(*place, *place)) for name, places in changed.items() for place in places]
        for name, number in sorted(self._dependents.of(cells)):
            yield name, self._scans[name].formulas[number]

    @cached_property
    def _dependents(self) -> Dependents:
        names = _names(self._package)
        for name, part in self._package.sheets.items():
            if name not in self._scans and part in self._package.names:
                data = self._package.part(part)
                if _FORMULA.search(data) and (names or b"!" in data):
                    self._scans[name] = scan(data, (), (), f"{self._package.path}:{name}")
        dependents = Dependents()
        for name, found in self._scans.items():
            self._add(dependents, name, found, names)
        return dependents

    def _add(self, dependents: Dependents, name: str, found: Scan, names: Mapping[str, str]) -> None:
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
            text = _text(found.data, written)
            refers_to = references(text, names, shift)
            known = self._mentioned(sheet, text) if refers_to is None else refers_to
            cells = [(other or sheet, area) for other, area in known]
            dependents.add((name, number), sheet, area or Range(row, column, row, column), cells)

    def _mentioned(self, sheet: str, text: str) -> list[Reference]:
        """Return the whole of the sheets that a formula names, of which only calculating would tell more."""
        said = text.casefold()
        others = (name for name in map(str.casefold, self._package.sheets) if name in said)
        return [Reference(name, EVERYWHERE) for name in dict.fromkeys((sheet, *others))]


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
