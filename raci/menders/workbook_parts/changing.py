"""From the new texts of cells to the new parts of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.workbook_parts.splice import cell_splices, spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.menders.workbook_parts.recalculation import Recalculation
    from raci.menders.workbook_parts.sheet import Sheet
    from raci.menders.workbook_parts.splice import Splice
    from raci.model import Place
    from raci.packages import Package


def changed_parts(
    package: Package,
    known: Mapping[str, Sheet],
    texts: Mapping[str, Mapping[Place, str]],
    recalculation: Recalculation,
) -> dict[str, Iterable[bytes]]:
    """Return the parts that change, and their new content: the sheets, and others with formulas that refer to them."""
    wanted = {name: _different(known[name], cells) for name, cells in texts.items()}
    splices: dict[str, list[Splice]] = {
        name: list(cell_splices(known[name].scan, cells)) for name, cells in wanted.items() if cells
    }
    if not splices:
        return {}
    for name, splice in recalculation.stale(wanted):
        splices.setdefault(name, []).append(splice)
    return {package.sheets[name]: _content(package, known.get(name), name, found) for name, found in splices.items()}


def _different(sheet: Sheet, texts: Mapping[Place, str]) -> dict[Place, str]:
    """Return the texts that are not what the cells say already."""
    return {place: text for place, text in texts.items() if sheet.content(*place).text != text}


def _content(package: Package, sheet: Sheet | None, name: str, splices: list[Splice]) -> Iterator[bytes]:
    if sheet is None:
        return spliced(package.part(package.sheets[name]), splices)
    found = spliced(sheet.scan.data, splices)
    return found if sheet.encoding == "utf-8" else _encoded(found, sheet.encoding)


def _encoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    yield b"".join(chunks).decode().encode(encoding, "xmlcharrefreplace")
