"""The sheet that lists everything that was found: how bad, which rule, where, what, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.annotation.boxes import columns_of
from raci.menders.annotation.note_text import message_of, sureness
from raci.menders.annotation.xml_text import coded, escaped, in_one_line, shortened
from raci.model import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from raci.lint import Finding
    from raci.menders.annotation.looks import Look
    from raci.menders.annotation.placing import Whereabouts

KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
MOST_ROWS: Final = 100_000
"""Findings that are listed; nobody reads more."""
MOST_LINKS: Final = 65_000
"""Excel keeps up to 65,530 hyperlinks on a sheet."""

_HEAD_ROW: Final = 3
_HEADS: Final = ("Severity", "Rule", "Place", "Message", "What to do", "How sure")
_WIDTHS: Final = (10, 28, 16, 52, 52, 18)
_LINKED: Final = _HEADS.index("Place")
_HEIGHT: Final = 15
"""Points of a line of text in the usual font."""
_MOST_TEXT: Final = 2_000
_MOST_HEIGHT: Final = 400
"""Points; Excel allows 409 for a row."""
_TOP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{0}"><sheetPr><pageSetUpPr '
    'fitToPage="1"/></sheetPr><dimension ref="A1:{1}"/>{2}<sheetFormatPr defaultRowHeight="15"/><cols>{3}</cols>'
)
_VIEW: Final = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" '
    'state="frozen"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/></sheetView></sheetViews>'
)
_BOTTOM: Final = (
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
)
_BLUE: Final = '<color rgb="FF0B57A4"/>'


class Sheet(NamedTuple):
    """What the sheet depends on in its workbook; `view` tells whether one can be said."""

    namespace: str
    where: Whereabouts
    look: Look
    view: bool
    day: date | None


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def area_of(count: int) -> str:
    """Return the cells of the list with its head, for this many findings."""
    return f"$A${_HEAD_ROW}:${chr(64 + len(_HEADS))}${_HEAD_ROW + max(1, min(count, MOST_ROWS))}"


def sheet_of(findings: Sequence[Finding], sheet: Sheet) -> bytes:
    """Return the sheet as XML, written as text only: no formula, no shared string."""
    listed = findings[:MOST_ROWS]
    area = area_of(len(listed)).replace("$", "")
    cols = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(_WIDTHS, 1)
    )
    targets = [_target(finding, sheet.where) for finding in listed[:MOST_LINKS]]
    targets += [""] * (len(listed) - len(targets))
    links = "".join(_links(targets))
    return "".join(
        [
            _TOP.format(sheet.namespace, area.partition(":")[2], _VIEW if sheet.view else "", cols),
            f"<sheetData>{_title(findings, sheet)}{_heads(sheet.look)}",
            *_rows(listed, targets, sheet),
            f'</sheetData><autoFilter ref="{area}"/>',
            f"<hyperlinks>{links}</hyperlinks>" if links else "",
            _BOTTOM,
        ]
    ).encode()


def _title(findings: Sequence[Finding], sheet: Sheet) -> str:
    count = f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}" if findings else "nothing was found"
    more = f"; the first {MOST_ROWS:,} of them are listed" if len(findings) > MOST_ROWS else ""
    said = f"What raci found{f' on {sheet.day.isoformat()}' if sheet.day else ''}: {count}{more}"
    return f'<row r="1" ht="21">{_cell("A1", said, None, sheet.look.run("<b/>", size=14))}</row>'


def _heads(look: Look) -> str:
    bold = look.run("<b/>")
    cells = (_cell(cell_name(_HEAD_ROW, place), word, look.wrapped, bold) for place, word in enumerate(_HEADS, 1))
    return f'<row r="{_HEAD_ROW}">{"".join(cells)}</row>'


def _rows(findings: Sequence[Finding], targets: Sequence[str], sheet: Sheet) -> Iterator[str]:
    blue = sheet.look.run("<u/>", _BLUE)
    for row, (finding, target) in enumerate(zip(findings, targets, strict=True), _HEAD_ROW + 1):
        texts = [shortened(in_one_line(text), _MOST_TEXT) for text in _texts(finding, sheet.where)]
        looks = ["" if not target or place != _LINKED else blue for place in range(len(texts))]
        cells = "".join(
            _cell(cell_name(row, place), text, sheet.look.wrapped, look)
            for place, (text, look) in enumerate(zip(texts, looks, strict=True), 1)
            if text
        )
        lines = max(-(-columns_of(text) // (width - 2)) for text, width in zip(texts, _WIDTHS, strict=True))
        height = f' ht="{min(_MOST_HEIGHT, lines * _HEIGHT)}"' if sheet.look.wrapped and lines > 1 else ""
        yield f'<row r="{row}"{height}>{cells}</row>'


def _texts(finding: Finding, where: Whereabouts) -> tuple[str, ...]:
    at = finding.location
    place = at.inside if where.holds(finding) else str(at)
    fix = f"Proposed fix: {finding.fix.title}." if finding.fix else ""
    advice = f"{finding.help} {fix}" if finding.help and fix else finding.help or fix
    rule = f"{finding.rule} {finding.name}"
    return finding.severity.value, rule, place or "the whole file", message_of(finding), advice, sureness(finding)


def _cell(name: str, text: str, style: int | None, look: str = "") -> str:
    inside = f'<t xml:space="preserve">{coded(text)}</t>'
    said = f"<r>{look}{inside}</r>" if look else inside
    return f'<c r="{name}" s="{style or 0}" t="inlineStr"><is>{said}</is></c>'


def _target(finding: Finding, where: Whereabouts) -> str:
    """Return where a finding's link leads inside the workbook; empty where it has no cell."""
    at = finding.location
    return f"{quoted(at.sheet or '')}!{at.cell}" if where.cell(finding) else ""


def _links(targets: Sequence[str]) -> Iterator[str]:
    for row, target in enumerate(targets, _HEAD_ROW + 1):
        if target:
            yield f'<hyperlink ref="C{row}" location="{escaped(target)}" display="{escaped(target)}"/>'
