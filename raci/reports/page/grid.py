"""A matrix as a table of a page, with a mark that leads to each finding at its cell, its row or its column."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.palette import palette
from raci.reports.page.markup import html, named
from raci.reports.terminal import shortened
from raci.texts.direction import right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.model import Duty, Entry, Matrix, Role
    from raci.reports.page.choosing import Choice
    from raci.reports.page.listed import Listed, Placed
    from raci.reports.page.roles import RoleNumbers

_SIGNS: Final = {"error": "!", "warning": "?", "note": "i"}
_MOST_MARKS: Final = 3
_LONGEST: Final = 160
"""How much of its message a mark tells; the list tells all of it."""
_NARROW: Final = 12
"""With more roles than these, their names stand upright."""
_ON_PAPER: Final = (30, 45, 65, 105)
"""How many roles the style page.css knows a size for on paper."""


def table(placed: Placed, choice: Choice, roles: RoleNumbers, name: str) -> Iterator[str]:
    """Yield the table of a matrix, `name` being what anchors in it begin with."""
    matrix = placed.matrix
    columns = [matrix.roles[place] for place in choice.columns]
    turned = ' dir="rtl"' if right_to_left([*(role.name for role in columns), *_duty_names(matrix)]) else ' dir="ltr"'
    narrow = f' class="{_width(len(columns))}"' if len(columns) > _NARROW else ""
    title = html(matrix.title or matrix.notation.name)
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{title}">\n<table{narrow}{turned}>\n'
    yield f'<caption class="aside">{title}</caption>\n'
    yield f'<colgroup><col class="duties"><col span="{len(columns)}"></colgroup>\n<thead>\n'
    yield from _group_rows(columns)
    yield '<tr><th scope="col" class="corner">Duty</th>'
    for place, role in zip(choice.columns, columns, strict=True):
        found = placed.columns.get(place, ())
        anchor = f' id="{name}-c{place}"' if found else ""
        number = roles[role.name]
        head = f'<span class="name">{named(role.name)}</span>{_marks(found)}'
        yield f'<th scope="col"{anchor} data-role="{number}"{_classes(found)}>{head}</th>'
    yield "</tr>\n</thead>\n"
    yield from _body(placed, choice, columns, name)
    yield "</table>\n</div>\n"


def _width(columns: int) -> str:
    """Return the classes of a table that make it fit on paper, which cannot be scrolled."""
    return next((f"narrow upto-{most}" for most in _ON_PAPER if columns <= most), "narrow upto-all")


def _duty_names(matrix: Matrix) -> Iterator[str]:
    return (duty.name for duty in matrix.duties)


def _group_rows(columns: Sequence[Role]) -> Iterator[str]:
    for depth in range(max((len(role.group) for role in columns), default=0)):
        yield '<tr class="groups"><td></td>'
        for text, several in groupby(role.group[depth] if depth < len(role.group) else "" for role in columns):
            span = len(list(several))
            wide = f' colspan="{span}"' if span > 1 else ""
            yield f'<th scope="colgroup"{wide}>{named(text)}</th>' if text else f"<td{wide}></td>"
        yield "</tr>\n"


def _body(placed: Placed, choice: Choice, columns: Sequence[Role], name: str) -> Iterator[str]:
    duties = placed.matrix.duties
    said = _marks_said(placed.matrix)
    keys = [role.key for role in columns]
    for section, rows in groupby(choice.rows, lambda row: duties[row].section):
        yield "<tbody>\n"
        if section:
            path = " › ".join(section)
            yield f'<tr class="section"><th scope="rowgroup" colspan="{len(columns) + 1}">{named(path)}</th></tr>\n'
        for row in rows:
            yield f"<tr>{_duty(duties[row], placed.rows.get(row, ()), f'{name}-r{row}')}"
            entries = placed.matrix.rows[row]
            for place, key in zip(choice.columns, keys, strict=True):
                found = placed.cells.get((row, place))
                text = _plain_cell(entries.get(key), said.get((duties[row].key, key), "") if said else "")
                yield f"<td{text}</td>" if found is None else _marked_cell(text, found, f"{name}-r{row}c{place}")
            yield "</tr>\n"
        yield "</tbody>\n"


def _marks_said(matrix: Matrix) -> dict[tuple[str, str], str]:
    """Return what cells say that is no letter, by duty and role."""
    found: dict[tuple[str, str], str] = {}
    for mark in matrix.marks:
        if mark.duty and mark.role:
            at = (mark.duty, mark.role)
            found[at] = f"{found[at]}; {mark.text}" if at in found else mark.text
    return found


def _duty(duty: Duty, found: Sequence[Listed], anchor: str) -> str:
    number = f'<span class="number">{html(duty.number)}</span> ' if duty.number else ""
    scope = f' <span class="scope">{named(str(duty.scope))}</span>' if duty.scope else ""
    at = f' id="{anchor}"' if found else ""
    return f'<th scope="row"{at}{_classes(found)}>{number}{named(duty.name)}{scope}{_marks(found)}</th>'


def _plain_cell(entry: Entry | None, said: str) -> str:
    """Return what a cell holds, from the end of its tag's name on: its class and its text."""
    if entry is None:
        return f' class="said">{named(said)}' if said else ">"
    return _entry(entry.letters, entry.remark, entry.participations)


@cache
def _entry(letters: tuple[str, ...], remark: str, kinds: frozenset[Participation]) -> str:
    kind = next((each for each in palette() if each in kinds), Participation.OTHER)
    more = f' <span class="remark">{named(remark)}</span>' if remark else ""
    return f' class="{kind.value}">{html("/".join(letters))}{more}'


def _marked_cell(text: str, found: Sequence[Listed], anchor: str) -> str:
    before, _, shown = text.partition(">")
    classes = before.partition('"')[2].rstrip('"')
    return f'<td id="{anchor}"{_classes(found, classes)}>{shown}{_marks(found)}</td>'


def _classes(found: Sequence[Listed], more: str = "") -> str:
    words = [more] if more else []
    if found:
        worst = min(found, key=lambda each: (each.state != "found", each.finding.severity.rank))
        words += ["marked", worst.finding.severity.value if worst.state == "found" else "set-aside"]
    return f' class="{" ".join(words)}"' if words else ""


def _marks(found: Sequence[Listed]) -> str:
    """Return a link to each finding of a place, and to the first of those that would be too many."""
    if not found:
        return ""
    more = _more(found[_MOST_MARKS:]) if found[_MOST_MARKS:] else ""
    return f'<span class="marks">{"".join(map(_mark, found[:_MOST_MARKS]))}{more}</span>'


def _mark(listed: Listed) -> str:
    finding = listed.finding
    word = finding.severity.value
    kind, sign = (word, _SIGNS[word]) if listed.state == "found" else ("set-aside", "✓")
    state = "" if listed.state == "found" else f"{listed.state} "
    name = html(f"{state}{word} {finding.rule} {finding.name}")
    said = html(shortened(finding.message, _LONGEST))
    return f' <a class="mark {kind}" href="#f{listed.number}" aria-label="{name}" title="{said}">{sign}</a>'


def _more(found: Iterable[Listed]) -> str:
    several = list(found)
    said = f"{len(several)} more findings"
    return f' <a class="mark more" href="#f{several[0].number}" aria-label="{said}">+{len(several)}</a>'
