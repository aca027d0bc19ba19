"""Parts of a sheet that something else fills or holds: tables, pivot tables, queries, XML maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.workbook_parts.ranges import Range, range_of
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from raci.packages import Package


class Region(NamedTuple):
    """A part of a sheet in which no cell is edited, and why, as the end of a sentence."""

    area: Range
    reason: str


def regions_of(package: Package, part: str, sheet: str) -> Iterator[Region]:
    """Yield the regions of a sheet, by what its part is related to."""
    for relation in package.relations(part).values():
        found = _KINDS.get(relation.kind)
        if found and not relation.outside and relation.part in package.names:
            yield from found(package.xml(relation.part))
        if relation.kind == "queryTable" and relation.part in package.names:
            yield from _query(package, relation.part, sheet)


def _table(root: Element) -> Iterator[Region]:
    area = range_of(root.get("ref", ""))
    if area is None:
        return
    name = root.get("displayName") or root.get("name") or ""
    if root.get("tableType") == "queryTable":
        yield Region(area, f"it is filled by the query of the table {name}")
    if root.get("tableType") == "xml" or any(_local(each) == "xmlColumnPr" for each in root.iter()):
        yield Region(area, f"the table {name} is bound to an XML map")
    heads, totals = _number(root.get("headerRowCount"), 1), _number(root.get("totalsRowCount"), 0)
    if heads:
        yield Region(area._replace(bottom=area.top + heads - 1), f"it heads a column of the table {name}")
    if totals:
        yield Region(area._replace(top=area.bottom - totals + 1), f"it is in the totals of the table {name}")


def _pivot(root: Element) -> Iterator[Region]:
    for location in root:
        area = range_of(location.get("ref", "")) if _local(location) == "location" else None
        if area is not None:
            pages = _number(location.get("rowPageCount"), 0)
            top = area.top - pages - 1 if pages else area.top
            yield Region(
                area._replace(top=max(1, top)), f"it belongs to the pivot table {root.get('name', '')}".rstrip()
            )


def _single_cells(root: Element) -> Iterator[Region]:
    for cell in root:
        if area := range_of(cell.get("r", "")):
            yield Region(area, "it is bound to an XML map")


def _query(package: Package, part: str, sheet: str) -> Iterator[Region]:
    """Yield the area of a query table: that of the sheet's defined name that is called like it."""
    name = package.xml(part).get("name", "").casefold()
    for defined in package.xml(package.workbook).iter():
        if _local(defined) == "definedName" and defined.get("name", "").casefold() == name:
            place, _, cells = (defined.text or "").rpartition("!")
            area = range_of(cells)
            if area and place.strip("'").replace("''", "'").casefold() == sheet.casefold():
                yield Region(area, f"it is filled by the query {defined.get('name')}")


_KINDS: Final[dict[str, Callable[[Element], Iterator[Region]]]] = {
    "table": _table,
    "pivotTable": _pivot,
    "tableSingleCells": _single_cells,
}


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _number(text: str | None, default: int) -> int:
    found = whole_number(text)
    return default if found is None else found
