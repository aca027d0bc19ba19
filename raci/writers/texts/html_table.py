"""A matrix as a table of HTML: headings with their scopes, sections over their rows, letters by their participation."""

from __future__ import annotations

from functools import cache
from itertools import groupby, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.model import Participation
from raci.palette import palette
from raci.writers.texts.allowed import comments
from raci.writers.texts.markup import html
from raci.writers.texts.wide import NONE, Wide, cell_text, scope_text, sections_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from raci.model import Entry, Matrix

_STYLE: Final = Path(__file__).with_name("page.toml")
_MOST_ROWS: Final = 1000
"""A heading of more rows is said again: browsers know no more than 65,534, and people forget it sooner."""


def style() -> str:
    """Return the style of the page, with the colours of letters."""
    looks = "\n".join(
        f".{kind.value} {{ background: {look.fill}; color: {look.text}; font-weight: {700 if look.bold else 400} }}"
        for kind, look in palette().items()
    )
    return f"{load(_STYLE)['style']}{looks}\n"


def matrix_pieces(matrix: Matrix, day: date | None, place: int) -> Iterator[str]:
    """Yield a section of a page that shows a matrix; `place` is which one of the page it is, from 1."""
    name = html(matrix.title or matrix.notation.name)
    said = html(matrix.notation.name) + (
        f' · <time datetime="{day.isoformat()}">{day.isoformat()}</time>' if day else ""
    )
    yield f'<section aria-labelledby="matrix-{place}">\n<h1 id="matrix-{place}" dir="auto">{name}</h1>\n'
    yield f'<p>Notation: {said}</p>\n<div class="wide">\n<table>\n<caption class="aside" dir="auto">{name}</caption>\n'
    yield from _table(Wide(matrix))
    yield "</table>\n</div>\n"
    yield from comments(matrix)
    yield from _legend(matrix)
    yield "</section>\n"


def _table(wide: Wide) -> Iterator[str]:
    yield "<thead>\n"
    rows = wide.groups + 1
    over = f' rowspan="{rows}"' if rows > 1 else ""
    labels = "".join(f'<th scope="col"{over}>{html(label)}</th>' for label in wide.labels)
    for groups in wide.group_rows():
        yield f"<tr>{labels}{''.join(_groups(groups))}</tr>\n"
        labels = ""
    roles = "".join(f'<th scope="col" dir="auto">{html(name)}</th>' for name in wide.names)
    yield f"<tr>{labels}{roles}</tr>\n</thead>\n<tbody>\n"
    cells = wide.cell_rows(_cell, "<td></td>")
    for before, texts in zip(_label_cells(wide), cells, strict=True):
        yield f"<tr>{before}{''.join(texts)}</tr>\n"
    yield "</tbody>\n"


def _groups(groups: Iterable[str]) -> Iterator[str]:
    for name, roles in groupby(groups):
        wide = len(list(roles))
        span = f' colspan="{wide}"' if wide > 1 else ""
        yield f'<th scope="colgroup"{span} dir="auto">{html(name)}</th>' if name else f"<td{span}></td>"


def _label_cells(wide: Wide) -> Iterator[str]:
    """Yield for each duty the cells before its letters; its name is the heading of its row."""
    duties = wide.matrix.duties
    sections = [_spans([duty.section for duty in duties], depth) for depth in range(wide.depth)]
    open_sections = [""] * wide.depth
    for duty, *spans in zip(duties, *sections, strict=True):
        number = f'<td dir="auto">{html(duty.number)}</td>' if wide.numbered else ""
        said = sections_said(duty.section, open_sections)
        headings = "".join(map(_section, said, spans))
        scope = f'<td dir="auto">{html(scope_text(duty.scope))}</td>' if wide.scoped else ""
        yield f'{number}{headings}<th scope="row" dir="auto">{html(duty.name)}</th>{scope}'


def _spans(paths: Sequence[tuple[str, ...]], depth: int) -> Iterator[int]:
    """Yield over how many rows the section of this depth reaches that begins in a row, 0 in those it reaches."""
    for _, rows in groupby(path[: depth + 1] for path in paths):
        left = sum(1 for _ in rows)
        while left:
            span = min(left, _MOST_ROWS)
            yield span
            yield from repeat(0, span - 1)
            left -= span


def _section(text: str, span: int) -> str:
    over = f' rowspan="{span}"' if span > 1 else ""
    if text in ("", NONE):
        return f"<td{over}>{text}</td>" if span else ""
    return f'<th scope="rowgroup"{over} dir="auto">{html(text)}</th>' if span else ""


@cache
def _order() -> tuple[Participation, ...]:
    return tuple(palette())


def _cell(cell: Entry | str) -> str:
    text = html(cell_text(cell))
    if isinstance(cell, str):
        return f"<td>{text}</td>"
    kind = next((each for each in _order() if each in cell.participations), Participation.OTHER)
    return f'<td class="{kind.value}">{text}</td>'


def _legend(matrix: Matrix) -> Iterator[str]:
    yield "<ul>\n"
    for letter in matrix.notation.letters:
        yield f'<li dir="auto"><b>{html(letter.letter)}</b> = {html(letter.meaning)}</li>\n'
    yield "</ul>\n"
