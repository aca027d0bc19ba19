"""A cell format that wraps long texts, for the sheet of findings: one that is there, or one put behind all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.menders.annotation.splices import Splices

if TYPE_CHECKING:
    from raci.menders.annotation.parts import Parts
    from raci.menders.annotation.xml_places import Element

_MOST_FORMATS: Final = 60_000
"""Excel keeps up to 64,000 formats."""
_ZERO: Final = ("numFmtId", "fontId", "fillId", "borderId", "xfId")


def wrapping_format(parts: Parts) -> int | None:
    """Return the number of a plain format that wraps; None where none can be added without harm."""
    found = parts.related(parts.package.workbook, "styles")
    if len(found) != 1:
        return None
    try:
        root = parts.elements(found[0])
    except UnreadableError:
        return None
    formats = root.first("cellXfs")
    listed = [] if formats is None else formats.children
    if formats is None or not listed or any(each.name != "xf" for each in listed) or len(listed) > _MOST_FORMATS:
        return None
    for number, each in enumerate(listed):
        if number and _is_plain(each):
            return number
    splices = Splices(parts.read(found[0]))
    splices.attribute(formats, "count", len(listed) + 1)
    prefix = f"{formats.prefix}:" if formats.prefix else ""
    zero = " ".join(f'{name}="0"' for name in _ZERO)
    alignment = f'<{prefix}alignment vertical="top" wrapText="1"/>'
    splices.append(formats, f'<{prefix}xf {zero} applyAlignment="1">{alignment}</{prefix}xf>')
    parts.write(found[0], splices.done())
    return len(listed)


def _is_plain(element: Element) -> bool:
    """Tell whether a format is the one that would be added."""
    alignment = element.first("alignment")
    wraps = alignment is not None and alignment.attributes == {"vertical": "top", "wrapText": "1"}
    return wraps and len(element.children) == 1 and all(element.get(name) in {"0", ""} for name in _ZERO)
