"""How the sheet of findings looks: in the workbook's own font, with a format that wraps put behind all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.errors import UnreadableError
from raci.menders.annotation.splices import Splices
from raci.menders.annotation.xml_text import escaped

if TYPE_CHECKING:
    from raci.menders.annotation.parts import Parts
    from raci.menders.annotation.xml_places import Element

_MOST_FORMATS: Final = 60_000
"""Excel keeps up to 64,000 formats."""
_ZERO: Final = ("numFmtId", "fontId", "fillId", "borderId", "xfId")


class Look(NamedTuple):
    """The font cells have if nothing else is said, and the number of a format that wraps, if there is one."""

    font: str = ""
    wrapped: int | None = None

    def run(self, look: str, colour: str = "", size: int = 11) -> str:
        """Return how a piece of text in a cell looks."""
        font = f'<rFont val="{escaped(self.font)}"/>' if self.font else ""
        return f'<rPr>{look}<sz val="{size}"/>{colour}{font}</rPr>'


def look_of(parts: Parts) -> Look:
    """Return how a new sheet looks, with a format for it; without, where none can be added without harm."""
    found = parts.related(parts.package.workbook, "styles")
    if len(found) != 1:
        return Look()
    try:
        root = parts.elements(found[0])
    except UnreadableError:
        return Look()
    names = (name.get("val") for fonts in root.all("fonts") for font in fonts.children[:1] for name in font.all("name"))
    return Look(next(names, ""), _wrapping(parts, found[0], root))


def _wrapping(parts: Parts, styles: str, root: Element) -> int | None:
    formats = root.first("cellXfs")
    listed = [] if formats is None else formats.children
    if formats is None or not listed or any(each.name != "xf" for each in listed) or len(listed) > _MOST_FORMATS:
        return None
    for number, each in enumerate(listed):
        if number and _is_plain(each):
            return number
    splices = Splices(parts.read(styles))
    splices.attribute(formats, "count", len(listed) + 1)
    prefix = f"{formats.prefix}:" if formats.prefix else ""
    zero = " ".join(f'{name}="0"' for name in _ZERO)
    alignment = f'<{prefix}alignment vertical="top" wrapText="1"/>'
    splices.append(formats, f'<{prefix}xf {zero} applyAlignment="1">{alignment}</{prefix}xf>')
    parts.write(styles, splices.done())
    return len(listed)


def _is_plain(element: Element) -> bool:
    """Tell whether a format is the one that would be added."""
    alignment = element.first("alignment")
    wraps = alignment is not None and alignment.attributes == {"vertical": "top", "wrapText": "1"}
    return wraps and len(element.children) == 1 and all(element.get(name) in {"0", ""} for name in _ZERO)
