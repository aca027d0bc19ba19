"""Lists whose items begin or end with a code: `Approve budget: **A**` under a role, `A: Director` under a duty."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.layout.lexicon import sounds_like_role
from raci.notations import meaning_in
from raci.readers.documents.codes import codes_in, is_telling, letter_of
from raci.readers.documents.parts import Cell, Table
from raci.readers.markdown_text.mermaid import together
from raci.texts.markdown import roughly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Place
    from raci.readers.markdown_text.lines import Line

_ENDS: Final = re.compile(r"(.+?)\s*(?::|[–—=→]|->|=>|\s-|\.{3,})\s*\(?([^:–—=→()]{1,40}?)\)?\.?")
_BRACKETS: Final = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{1,40})[)\]]")
_BEGINS: Final = re.compile(r"([^:–—=(]{1,40}?)\s*(?:\(([^()]{1,40})\))?\s*(?::|[–—=→]|->|\s-\s)\s*(\S.*)")
_NOTATION: Final = re.compile(
    r"\b(?:RACI|RASCI|RASIC|DACI|RAPID|RAM)\b(?:[\s-]*(?:matrix|matrice|matriz|chart))?", re.IGNORECASE
)
_SEPARATOR: Final = " \t:–—-|/·"
_LONG: Final = 300
_LONGEST_NAMES: Final = 120
_FEW_WORDS: Final = 8
_MOST: Final = 0.6


class _Item(NamedTuple):
    name: str
    codes: tuple[str, ...]
    place: Place


@dataclass(slots=True)
class _Listing:
    """The items under one heading or one item above them; `begins` where the codes come first."""

    above: str
    place: Place
    begins: list[_Item] = field(default_factory=list)
    ends: list[_Item] = field(default_factory=list)
    others: int = 0


def tables_of_lists(lines: Sequence[Line]) -> list[Table]:
    """Return the lists that are matrices, as tables of duties: at most one with letters and one with names."""
    listings = _listings(lines)
    ends = [each for each in listings if _is_matrix(each, each.ends)]
    begins = [each for each in listings if _is_matrix(each, each.begins)]
    tables = []
    if ends and is_telling(code for each in ends for item in each.ends for code in item.codes):
        tables.append(_with_letters(ends))
    if begins and is_telling(code for each in begins for item in each.begins for code in item.codes):
        tables.append(_with_names(begins))
    return tables


def _listings(lines: Sequence[Line]) -> list[_Listing]:
    listings: list[_Listing] = []
    headings: list[tuple[int, str]] = []
    above: list[tuple[int, _Listing]] = []
    label = ("", (1, 1))
    for line in lines:
        if line.kind == "heading":
            headings = [*(each for each in headings if each[0] < line.level), (line.level, roughly(line.text))]
            label, above = ("", (line.number, line.column)), []
        elif line.kind == "words" and line.text:
            label, above = (_label(line), (line.number, line.column)), []
        elif line.kind == "item":
            above = [each for each in above if each[0] < line.column]
            if not above:
                root = label[0] or _role_of(headings)
                if not listings or listings[-1].place != label[1] or listings[-1].above != root:
                    listings.append(_Listing(root, label[1]))
                above = [(0, next(each for each in reversed(listings) if each.place == label[1]))]
            if not _sort(line, above[-1][1]):
                below = _Listing(roughly(line.text).rstrip(" :"), (line.number, line.column))
                listings.append(below)
                above.append((line.column, below))
    return listings


def _label(line: Line) -> str:
    """Return the words of a line that stands over a list like a heading, or nothing."""
    bold = line.text.startswith("**") and line.text.rstrip(":").endswith("**")
    return roughly(line.text).rstrip(" :") if bold or (line.text.endswith(":") and len(line.text) < _LONG) else ""


def _sort(line: Line, listing: _Listing) -> bool:
    """Put an item where it belongs; tell whether it has codes."""
    text = roughly(line.text)
    place = (line.number, line.column + len(line.text) - len(line.text.lstrip("*_`")))
    begin, end = _coded(text, (_BEGINS,), 1), _coded(text, (_ENDS, _BRACKETS), 2)
    if begin and not (end and len(end[1][0]) == 1 < len(begin[1][0])):
        listing.begins.append(_Item(begin[0][3].strip(), tuple(map(letter_of, begin[1])), place))
        return True
    if end:
        listing.ends.append(_Item(end[0][1].strip(), end[1], place))
        return True
    listing.others += 1
    return False


def _coded(text: str, forms: tuple[re.Pattern[str], ...], group: int) -> tuple[re.Match[str], tuple[str, ...]] | None:
    """Return the first form that a text has with codes in one of its groups, and the codes."""
    if len(text) < _LONG:
        for form in forms:
            if (found := form.fullmatch(text)) and (codes := codes_in(found[group].strip())):
                return found, codes
    return None


def _is_matrix(listing: _Listing, items: list[_Item]) -> bool:
    if len(items) < 2 or len(items) < _MOST * (len(listing.begins) + len(listing.ends) + listing.others):  # noqa: PLR2004
        return False
    return sum(_explains(item) for item in items) * 2 < len(items)


def _explains(item: _Item) -> bool:
    """Tell whether an item is of a legend: `R: Responsible, does the work`."""
    name = item.name
    meant = meaning_in(name)
    if meant is not None and meant.letter in map(letter_of, item.codes):
        return True
    return len(name) > _LONGEST_NAMES or (len(name.split()) > _FEW_WORDS and "," not in name) or name.endswith(".")


def _role_of(headings: Sequence[tuple[int, str]]) -> str:
    """Return the innermost heading that can name a role or a duty: `Matrix of the keeper` rather than `RACI`."""
    for _, text in reversed(headings):
        named = _NOTATION.search(text)
        if not named:
            return text
        before, after = text[: named.start()].strip(), text[named.end() :].strip()
        if after[:1] and after[0] in _SEPARATOR:
            return after.strip(_SEPARATOR)
        if before[-1:] and before[-1] in _SEPARATOR:
            return before.strip(_SEPARATOR)
    return headings[-1][1] if headings else ""


def _with_letters(listings: list[_Listing]) -> Table:
    """Return duties and roles with letters; which is which is told by how many are accountable."""
    names = list(dict.fromkeys(item.name for each in listings for item in each.ends))
    cells = {(each.above, item.name): Cell("/".join(item.codes), item.place) for each in listings for item in each.ends}
    above = {each.above: each.place for each in listings}
    if _are_duties(listings):
        start = listings[0].place
        table = Table([[Cell("", start), *(Cell(name, start) for name in names)]], [start[0]])
        for duty, place in above.items():
            row = [cells.get((duty, name), Cell("", place)) for name in names]
            _add(table, Cell(duty, place), row)
        return table
    table = Table([[Cell("", listings[0].place), *(Cell(role, place) for role, place in above.items())]], [])
    table.lines.append(listings[0].place[0])
    for name in names:
        row = [cells.get((role, name), Cell("", listings[0].place)) for role in above]
        _add(table, Cell(name, next(cell.place for cell in row if cell.text)), row)
    return table


def _add(table: Table, head: Cell, row: list[Cell]) -> None:
    table.rows.append([head, *(cell if cell.text else Cell("", head.place) for cell in row)])
    table.lines.append(head.place[0])


def _are_duties(listings: list[_Listing]) -> bool:
    """Tell whether what stands over the items are duties: the items sound like roles, or one of each is accountable."""
    names = {item.name for each in listings for item in each.ends}
    roles = sum(map(sounds_like_role, names)) / len(names)
    above = sum(sounds_like_role(each.above) for each in listings) / len(listings)
    if roles != above:
        return roles > above
    accountable = [
        sum("A" in item.codes or "accountable" in map(str.lower, item.codes) for item in each.ends) for each in listings
    ]
    return len(listings) > 1 and accountable.count(1) * 2 >= len(listings)


def _with_names(listings: list[_Listing]) -> Table:
    """Return duties under headings that are codes, with the names in the cells."""
    codes = list(dict.fromkeys(code for each in listings for item in each.begins for code in item.codes))
    start = listings[0].place
    table = Table([[Cell("", start), *(Cell(code, start) for code in codes)]], [start[0]])
    for each in listings:
        row = []
        for code in codes:
            held = [item for item in each.begins if code in item.codes]
            row.append(Cell(together([item.name for item in held]), held[0].place if held else each.place))
        _add(table, Cell(each.above, each.place), row)
    return table
