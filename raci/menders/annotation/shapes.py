"""The boxes of notes, as the drawing beside a sheet holds them (VML); office programs do not always write it as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.lint import Severity
from raci.menders.annotation.boxes import Anchor
from raci.menders.annotation.xml_places import NoXmlError
from raci.patterns import pattern
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from raci.model.location import Place

KIND: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_OFFICE: Final = "urn:schemas-microsoft-com"
_NAMESPACES: Final = {"v": f"{_OFFICE}:vml", "o": f"{_OFFICE}:office:office", "x": f"{_OFFICE}:office:excel"}
_CLUSTER: Final = 1024
_SHAPE: Final = pattern(rb"<((?:\w+:)?shape)(?=[\s>])[^<>]{0,9999}(?<!/)>")
_NOTE: Final = pattern(rb"""\bObjectType\s*=\s*["']Note["']""")
_ROW: Final = pattern(rb"<(?:\w+:)?Row>\s*(\d{1,7})\s*</")
_COLUMN: Final = pattern(rb"<(?:\w+:)?Column>\s*(\d{1,5})\s*</")
_ANCHOR: Final = pattern(rb"<(?:\w+:)?Anchor>([^<]*)</")
_NUMBER: Final = pattern(rb"_s(\d{1,9})\b")
_CLUSTERS: Final = pattern(rb"""<(?:\w+:)?idmap\b[^<>]{0,999}?\bdata\s*=\s*["']([\d,\s]*)["']""")
_TYPE: Final = pattern(rb"""\bid\s*=\s*["']_x0000_t202["']""")
_END: Final = b"</xml"
_BOUND: Final = pattern(rb"""xmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_SHAPE_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"{0}>'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE_SHAPE: Final = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:{width}pt;height:{height}pt;z-index:{level};'
    'visibility:hidden" fillcolor="{colour}" o:insetmode="auto"{spaces}><v:fill color2="{colour}"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_COLOURS: Final = {Severity.ERROR: "#ffe3de", Severity.WARNING: "#fff2cc", Severity.NOTE: "#e8f1fb"}
"""Light enough for black text; what they mean stands in the text as a word."""


class Box(NamedTuple):
    """The box of a note of ours: its cell, where it stands, its size in pixels, how bad the worst in it is."""

    cell: Place
    anchor: Anchor
    size: tuple[int, int]
    severity: Severity


class _Shape(NamedTuple):
    cell: Place
    start: int
    end: int


def empty_drawing(cluster: int) -> bytes:
    """Return a drawing without shapes, whose shapes have their numbers from this cluster."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    idmap = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{cluster}"/></o:shapelayout>'
    return f"<xml {spaces}>{idmap}</xml>".encode()


def clusters_in(data: bytes) -> set[int]:
    """Return the clusters from which the shapes of a drawing have their numbers."""
    return {number for found in _CLUSTERS.findall(data) for number in _numbers(found)}


def _numbers(data: bytes) -> list[int]:
    """Return the numbers between commas."""
    found = (whole_number(each.strip().decode("ascii", "replace")) for each in data.split(b","))
    return [number for number in found if number is not None]


def without_shapes(data: bytes, cells: Collection[Place]) -> bytes:
    """Return a drawing without the boxes of the notes at these cells."""
    kept, place = [], 0
    for shape in _notes(data) if cells else ():
        if shape.cell in cells:
            kept.append(data[place : shape.start])
            place = shape.end
    return b"".join([*kept, data[place:]])


def with_boxes(data: bytes, boxes: Sequence[Box], free_cluster: int) -> bytes:
    """Return a drawing with boxes: a cell that has one keeps it, and it grows where it is too small.

    `free_cluster` is one no drawing of the workbook has its numbers from. Raises NoXmlError if the drawing has no end.
    """
    there = {shape.cell: shape for shape in _notes(data)}
    data = _grown(data, {there[box.cell]: box.anchor for box in boxes if box.cell in there})
    new = [box for box in boxes if box.cell not in there]
    if not new:
        return data
    data, number = _numbered(data, len(new), free_cluster)
    end, root = data.rfind(_END), data.find(b"<xml")
    if end < 0:
        raise NoXmlError("it has no end")
    head = data[max(0, root) : data.find(b">", max(0, root)) + 1]
    bound = {prefix.decode(): uri.decode("utf-8", "replace") for prefix, uri in _BOUND.findall(head)}
    missing = {prefix: uri for prefix, uri in _NAMESPACES.items() if bound.get(prefix) != uri}
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing.items())
    shapes = "" if _TYPE.search(data) else _SHAPE_TYPE.format(spaces)
    shapes += "".join(_written(box, number + place, spaces) for place, box in enumerate(new))
    return data[:end] + shapes.encode() + data[end:]


def _notes(data: bytes) -> Iterator[_Shape]:
    """Yield the boxes of notes in a drawing; what is no XML in it does not matter."""
    for found in _SHAPE.finditer(data):
        end = data.find(b"</%b" % found[1], found.end())
        end = data.find(b">", end) + 1 if end >= 0 else 0
        if not end:
            return
        if not _NOTE.search(data, found.end(), end):
            continue
        row, column = _ROW.search(data, found.end(), end), _COLUMN.search(data, found.end(), end)
        if row and column:
            yield _Shape((int(row[1]) + 1, int(column[1]) + 1), found.start(), end)


def _grown(data: bytes, needed: Mapping[_Shape, Anchor]) -> bytes:
    for shape, anchor in sorted(needed.items(), reverse=True):
        found = _ANCHOR.search(data, shape.start, shape.end)
        row = _ROW.search(data, shape.start, shape.end)
        if not found and row:
            prefix = row[0][1:].partition(b"Row")[0]
            said = b"<%bAnchor>%b</%bAnchor>" % (prefix, str(anchor).encode(), prefix)
            data = data[: row.start()] + said + data[row.start() :]
        numbers = _numbers(found[1]) if found else []
        if found and len(numbers) == len(anchor):
            old = Anchor(*numbers)
            new = old.grown_to(anchor)
            if new != old:
                data = data[: found.start(1)] + str(new).encode() + data[found.end(1) :]
    return data


def _numbered(data: bytes, count: int, free_cluster: int) -> tuple[bytes, int]:
    """Return the drawing and the first number of its new shapes; a cluster is added where its own is full."""
    taken = max((int(each) for each in _NUMBER.findall(data)), default=0)
    clusters = clusters_in(data)
    if not clusters:
        return data, max(taken, _CLUSTER) + 1
    first = max(clusters) * _CLUSTER + 1
    number = taken + 1 if first <= taken < first + _CLUSTER else first
    if taken < first + _CLUSTER and number + count <= first + _CLUSTER - 1:
        return data, number
    free, found = max(free_cluster, taken // _CLUSTER + 1), _CLUSTERS.search(data)
    end = found.end(1) if found else 0
    return data[:end] + f",{free}".encode() + data[end:], free * _CLUSTER + 1


def _written(box: Box, number: int, spaces: str) -> str:
    width, height = box.size
    return _NOTE_SHAPE.format(
        number=number, width=width * 3 / 4, height=height * 3 / 4, level=number % _CLUSTER, anchor=box.anchor,
        colour=_COLOURS[box.severity], row=box.cell[0] - 1, column=box.cell[1] - 1, spaces=spaces,
    )  # fmt: skip
