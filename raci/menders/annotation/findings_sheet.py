"""The sheet that lists everything that was found: how bad, which rule, where, what, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.annotation.note_text import advice_of, sureness
from raci.menders.annotation.xml_text import coded, escaped, in_one_line, shortened
from raci.model import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from raci.lint import Finding

KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
HEAD_ROW: Final = 3
MOST_ROWS: Final = 100_000
"""Findings that are listed; nobody reads more."""
MOST_LINKS: Final = 65_000
"""Excel keeps up to 65,530 hyperlinks on a sheet."""
_HEADS: Final = (
    ("Severity", 11), ("Rule", 34), ("Place", 18), ("Message", 70), ("What to do", 70), ("How sure", 24),
)  # fmt: skip
_MOST_TEXT: Final = 2_000
_TOP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{0}"><sheetPr><pageSetUpPr '
    'fitToPage="1"/></sheetPr><dimension ref="A1:{1}"/>{2}<sheetFormatPr defaultRowHeight="15"/><cols>{3}</cols>'
)
_VIEW: Final = (
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" '
    'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/></sheetView>'
    "</sheetViews>"
)
_BOTTOM: Final = (
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
)
_BOLD: Final = "<rPr><b/></rPr>"
_TITLE: Final = '<rPr><b/><sz val="14"/></rPr>'
_LINK: Final = '<rPr><u/><color rgb="FF0B57A4"/></rPr>'


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def area_of(count: int) -> str:
    """Return the cells of the list with its head, for this many findings."""
    return f"$A${HEAD_ROW}:${chr(64 + len(_HEADS))}${HEAD_ROW + max(1, min(count, MOST_ROWS))}"


def sheet_of(
    findings: Sequence[Finding], sheets: Mapping[str, str], namespace: str, day: date | None, look: Look
) -> bytes:
    """Return the sheet as XML, written as text only: no formula, no shared string.

    `sheets` are those a place can be in, and `look` says how its cells wrap.
    """
    listed = findings[:MOST_ROWS]
    last = cell_name(HEAD_ROW + max(1, len(listed)), len(_HEADS))
    cols = "".join(
        f'<col min="{place}" max="{place}" width="{width}" {look.of_column}customWidth="1"/>'
        for place, (_, width) in enumerate(_HEADS, 1)
    )
    rows = "".join([_title(findings, day), _heads(look), *_rows(listed, sheets, look)])
    links = "".join(_links(listed, sheets))
    area = area_of(len(listed)).replace("$", "")
    top = _TOP.format(namespace, last, _VIEW if look.view else "", cols)
    found = f'{top}<sheetData>{rows}</sheetData><autoFilter ref="{area}"/>'
    return f"{found}{f'<hyperlinks>{links}</hyperlinks>' if links else ''}{_BOTTOM}".encode()


class Look:
    """How the sheet looks: the number of a format that wraps, if there is one, and whether a view is said."""

    def __init__(self, wrapped: int | None, *, view: bool) -> None:
        self.of_cell = f' s="{wrapped}"' if wrapped else ""
        self.of_column = f'style="{wrapped}" ' if wrapped else ""
        self.view = view


def _title(findings: Sequence[Finding], day: date | None) -> str:
    count = f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}" if findings else "nothing was found"
    more = f"; the first {MOST_ROWS:,} of them are listed" if len(findings) > MOST_ROWS else ""
    said = f"What raci found{f' on {day.isoformat()}' if day else ''}: {count}{more}"
    return f'<row r="1">{_cell("A1", said, "", _TITLE)}</row>'


def _heads(look: Look) -> str:
    cells = (_cell(cell_name(HEAD_ROW, place), word, look.of_cell, _BOLD) for place, (word, _) in enumerate(_HEADS, 1))
    return f'<row r="{HEAD_ROW}">{"".join(cells)}</row>'


def _rows(findings: Sequence[Finding], sheets: Mapping[str, str], look: Look) -> Iterator[str]:
    for row, finding in enumerate(findings, HEAD_ROW + 1):
        texts = (
            finding.severity.value, f"{finding.rule} {finding.name}", _place(finding, sheets), finding.message,
            advice_of(finding), sureness(finding),
        )  # fmt: skip
        linked = bool(_target(finding, sheets)) and row - HEAD_ROW <= MOST_LINKS
        cells = (
            _cell(cell_name(row, place), text, look.of_cell, _LINK if linked and place == 3 else "")  # noqa: PLR2004 - the third is the place
            for place, text in enumerate(texts, 1)
            if text
        )
        yield f'<row r="{row}">{"".join(cells)}</row>'


def _cell(name: str, text: str, style: str, look: str = "") -> str:
    said = coded(shortened(in_one_line(text), _MOST_TEXT))
    inside = f'<t xml:space="preserve">{said}</t>'
    return f'<c r="{name}"{style} t="inlineStr"><is>{f"<r>{look}{inside}</r>" if look else inside}</is></c>'


def _place(finding: Finding, sheets: Mapping[str, str]) -> str:
    at = finding.location
    return (at.inside if at.sheet in sheets else str(at)) or "the whole file"


def _target(finding: Finding, sheets: Mapping[str, str]) -> str:
    """Return where a finding's link leads inside the workbook; empty where it has no cell."""
    at = finding.location
    if not at.cell or at.sheet not in sheets:
        return ""
    return f"{quoted(at.sheet or '')}!{at.cell}"


def _links(findings: Sequence[Finding], sheets: Mapping[str, str]) -> Iterator[str]:
    for row, finding in enumerate(findings[:MOST_LINKS], HEAD_ROW + 1):
        target = _target(finding, sheets)
        if target:
            shown = escaped(_place(finding, sheets))
            yield f'<hyperlink ref="C{row}" location="{escaped(target)}" display="{shown}"/>'
