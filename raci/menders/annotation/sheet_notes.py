"""The notes of one sheet: what raci wrote there earlier goes, what was found now comes, all else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.annotation import comments, shapes
from raci.menders.annotation.boxes import Measures, size_of
from raci.menders.annotation.note_text import runs_of
from raci.menders.annotation.parts import office_prefix
from raci.menders.annotation.placing import Cells, Left, merged_together, worst_first
from raci.menders.annotation.sheet_order import end_of_those_before
from raci.menders.annotation.splices import Splices
from raci.menders.annotation.xml_places import NoXmlError, around_cells
from raci.model import cell_name
from raci.texts.own_notes import BEGIN

if TYPE_CHECKING:
    from raci.menders.annotation.parts import Parts
    from raci.menders.annotation.xml_places import Element
    from raci.model.location import Place

_CONVERSATION: Final = "its cell holds a conversation, which a note would break"


def annotate_sheet(parts: Parts, sheet: str, cells: Cells) -> list[Left]:
    """Write the notes of a sheet into its parts, and return the findings that got none."""
    held = next(iter(parts.related(sheet, "comments")), "")
    gone: set[Place] = set()
    if held and BEGIN.encode() in parts.read(held):
        gone = _clean(parts, held)
    if not gone and not cells:
        return []
    root = _around_cells(parts, sheet)
    drawing = _drawing(parts, sheet, root)
    if gone and drawing:
        parts.write(drawing, shapes.without_shapes(parts.read(drawing), gone))
    chosen, left = _chosen(parts, sheet, held, merged_together(cells, _first_cells(root, cells)))
    if chosen:
        _write(parts, sheet, root, held, chosen)
    return left


def _clean(parts: Parts, held: str) -> set[Place]:
    try:
        data, gone = comments.without_ours(parts.read(held))
    except NoXmlError as error:
        raise parts.damaged(held, error) from None
    parts.write(held, data)
    return gone


def _around_cells(parts: Parts, sheet: str) -> Element:
    try:
        return around_cells(parts.read(sheet))
    except NoXmlError as error:
        raise parts.damaged(sheet, error) from None


def _chosen(parts: Parts, sheet: str, held: str, cells: Cells) -> tuple[Cells, list[Left]]:
    """Return the cells that get a note, and what is left: a cell with a conversation gets none, nor do too many."""
    talked = {
        comments.place_of(each.get("ref"))
        for part in parts.related(sheet, "threadedComment")
        for each in parts.elements(part).all("threadedComment")
    }
    if held:
        talked |= {each.cell for each in comments.comments_in(parts.elements(held)) if each.conversation}
    left = [Left(finding, _CONVERSATION) for cell in cells.keys() & talked for finding in cells[cell]]
    chosen, more = worst_first({cell: found for cell, found in cells.items() if cell not in talked})
    return chosen, left + more


def _first_cells(root: Element, cells: Cells) -> dict[Place, Place]:
    """Return the first cell of the merged area for each cell that stands inside one."""
    rows: dict[int, list[Place]] = {}
    for cell in cells:
        rows.setdefault(cell[0], []).append(cell)
    found: dict[Place, Place] = {}
    for merge in (each for listed in root.all("mergeCells") for each in listed.all("mergeCell")):
        first, _, last = merge.get("ref").partition(":")
        top, left = comments.place_of(first)
        bottom, right = comments.place_of(last) if last else (top, left)
        inside = range(top, bottom + 1)
        for row in rows if len(inside) > len(rows) else inside:
            if row in inside:
                found |= {cell: (top, left) for cell in rows.get(row, ()) if left <= cell[1] <= right}
    return found


def _drawing(parts: Parts, sheet: str, root: Element) -> str:
    """Return the part with the boxes of a sheet's notes, empty if there is none."""
    link = root.first("legacyDrawing")
    relation = parts.package.relations(sheet).get(link.get("id")) if link else None
    return relation.part if relation and not relation.outside and parts.has(relation.part) else ""


def _write(parts: Parts, sheet: str, root: Element, held: str, cells: Cells) -> None:
    if not held:
        held = parts.new("xl", "comments", ".xml")
        parts.write(held, comments.empty_comments(parts.main))
        parts.typed(held, comments.KIND)
        parts.relate(sheet, "comments", held)
    known = {each.cell: each.text for each in comments.comments_in(parts.elements(held))}
    notes = {cell: (cell_name(*cell), runs_of(found)) for cell, found in cells.items()}
    parts.write(held, comments.with_notes(parts.read(held), notes))
    measures = Measures(root, parts.read(sheet))
    boxes = []
    for cell, (_, runs) in notes.items():
        text = known.get(cell, "") + "".join(run.text for run in runs)
        boxes.append(shapes.Box(cell, measures.anchor(cell, text), size_of(text), cells[cell][0].severity))
    _write_boxes(parts, sheet, root, boxes)


def _write_boxes(parts: Parts, sheet: str, root: Element, boxes: list[shapes.Box]) -> None:
    free = max((0, *(each for name in _drawings(parts) for each in shapes.clusters_in(parts.read(name))))) + 1
    drawing = _drawing(parts, sheet, root)
    if not drawing:
        drawing = parts.new("xl/drawings", "vmlDrawing", ".vml")
        parts.write(drawing, shapes.empty_drawing(free))
        parts.typed(drawing, shapes.KIND, as_default=True)
        _link(parts, sheet, root, parts.relate(sheet, "vmlDrawing", drawing))
    try:
        parts.write(drawing, shapes.with_boxes(parts.read(drawing), boxes, free))
    except NoXmlError as error:
        raise parts.damaged(drawing, error) from None


def _drawings(parts: Parts) -> list[str]:
    return [name for name in (*parts.package.names, *parts.added) if name.lower().endswith(".vml")]


def _link(parts: Parts, sheet: str, root: Element, identifier: str) -> None:
    """Say in the sheet where the boxes of its notes are, in the place where the schema wants it."""
    splices = Splices(parts.read(sheet))
    prefix = office_prefix(root, parts.office)
    space = "" if prefix else f' xmlns:r="{parts.office}"'
    tag = f"{root.prefix}:legacyDrawing" if root.prefix else "legacyDrawing"
    said = f'<{tag}{space} {prefix or "r"}:id="{identifier}"/>'
    old = root.first("legacyDrawing")
    if old:
        splices.replace(old.start, old.end, said)
    else:
        splices.put(end_of_those_before(root, "legacyDrawing"), said)
    parts.write(sheet, splices.done())
