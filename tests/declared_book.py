"""A workbook that raci could have written, as grids with names; the tests of declared sheets edit it cell by cell."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, cast

from grids import table, understood

from raci.layout.crop import parse_range
from raci.layout.grid import Grid, Region
from raci.records import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.layout.grid import Area, Value
    from raci.layout.reading import Understanding
    from raci.model import Matrix, Organization

SHEETS: Final = {
    "Plan": """
Bids & offers
 | | | boss | clerk | director
 | | | Sales | Sales | Board
No. | Duty | Scope | Manager | Clerk | Director | | raci:key | Parent | Limits | Checks | Ours
 | Plan | | | | | 1
1.1 | Approve bid | EMEA | A | C/I | R | | d1 | | spend: 5 EUR | 0 | yes, we do
1.2 | Write bid | | A | R (until May) | | | d2 | d1
 | Run | | | | | 2
2.1 | Send bid | | later | by turns | R | | d3
 | | | | | | 0
3 | Close year | | A | \u0421 | R
""",
    "Roles": """
Roles

Matrix|Role|Reports to|Dotted line to|Kind|Group|Level|Scope|Holder|Aliases|May decide|Vacant|raci:key|raci:organization|raci:exact
one | Manager | Director | | | | head | EMEA | Ann Lee; Bob | Boss | 7 people | | boss | yes | {"inferred":true}
one | Clerk | boss | Director; Aide | Agent | | | | | | | yes | clerk | without holders
one | Director | | | group | | | | Cid | | | | director | no
 | Aide | Helper | | external | Back › Desk | | | | | | | aide | only | {"lines":["Helper","","boss",["clerk"]]}
two | Manager | | | | | | | Zoe | | | | chief | yes
""",  # noqa: E501 - a row of a table
    "Letters": """
Matrix | Letter | Meaning | Participation | At least | At most | May be combined with | raci:notation | raci:pairs
one | R | Responsible | performer | 1 | | A | House
one | A | Accountable | | 1 | 1 | R
one | C | Consulted | Consulted
one | I | Informed | informed | x | 0
one | Z | | no letter of the notation
one | R | Again | informed
two | S | Support | supporter
""",
    "Exact": """
raci:matrix | raci:about | raci:text | raci:duty | raci:role | raci:exact
one | cells | by turns | | | [["R"],"by turns",[]]
one | cell | C/I | d1 | clerk | [["C"],"or I",["maybe"]]
one | scope | EMEA | d1 | | [["geography","emea"]]
one | limits | spend: 5 EUR | d1 | | [[5.5,"spend","EUR"]]
one | mark | later | d3 | boss
one | mark | gone | d9 |
one | mark | lost | d3 | director
two | cells | later | | | [["A"],"",[]]
two | mark | other | d9 |
""",
    "Places": """
Unit | Dimension | Tier | Within | raci:key | raci:exact
World | geography | company | | world
EMEA | geography | region | World | emea
Desk | function | team | Nowhere | desk | {"parent":["Nowhere","emea"]}

Level | Rank | raci:key
Head | 3 | head
Clerk | |

Dimension | Tier
geography | company
geography | region
function | team

Tier | Levels that may be accountable | raci:exact
region | head; clerk
team | head | {"levels":["head",["a;b"]]}
""",
    "People": """
Person | E-mail | Reports to | Dotted line to | raci:key | raci:exact
Ann Lee | ann@example.com | | Bob | ann
Bob | | Ann Lee | | bob | {"lines":["Ann Lee","","cid",["ann"]]}
Cid

Role | Person | From | Until | Deputy | Scope | raci:exact
Manager | Ann Lee | 2026-01-01 | 2026-12-31 | | EMEA | {"scope":["EMEA",[["geography","emea"]]]}
Aide | Cid | | | yes
Aide | X | | | | | {"role":["Aide","boss"],"person":["X","bob"]}
""",
}  # fmt: skip
REGIONS: Final = {
    "Plan": {
        "title": "A1", "keys": "D2:F2", "groups": "D3:F3", "roles": "D4:F4", "duties": "B5:B10", "number": "A5:A10",
        "scope": "C5:C10", "depth": "G5:G10", "key": "H5:H10", "parent": "I5:I10", "limits": "J5:J10",
        "checks": "K5:K10",
    },
    "Roles": {"rolelist": "A3:O8"},
    "Letters": {"letters": "A1:I8"},
    "Exact": {"exact": "A1:F10"},
    "Places": {"units": "A1:F4", "levels": "A6:C8", "tiers": "A10:B13", "answering": "A15:C17"},
    "People": {"people": "A1:F4", "holdings": "A6:G9"},
}  # fmt: skip
"""Sheet → name → cells. The row below the duties belongs to them too, since nothing blank stands between."""


def book(edits: Mapping[str, Value], moved: Mapping[str, str | None] | None = None, **facts: Any) -> list[Grid]:  # noqa: ANN401 - fields of the first grid
    """Return the grids of the workbook, with other values in cells such as `Plan!B6`, and names that lead elsewhere."""
    rows: dict[str, list[list[Value]]] = {sheet: [list(row) for row in table(text)] for sheet, text in SHEETS.items()}
    for place, value in edits.items():
        sheet, _, cell = place.partition("!")
        row, column, _, _ = _area(cell)
        rows[sheet] += [[] for _ in range(row + 1 - len(rows[sheet]))]
        cells = rows[sheet][row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = value
    names: dict[str, Region | str | None] = {
        name: Region(sheet, _area(area)) for sheet, areas in REGIONS.items() for name, area in areas.items()
    }
    names["matrix"] = "one"
    for name, area in (moved or {}).items():
        sheet = next(sheet for sheet, areas in REGIONS.items() if name in areas)
        names[name] = Region(sheet, _area(area)) if area else None
    plan = {"declared": names, **facts}
    beside = {name: said for name, said in names.items() if name not in REGIONS["Plan"] and name != "matrix"}
    return [
        Grid(cells, **{"path": "book.xlsx", "name": sheet, "declared": beside} | (plan if sheet == "Plan" else {}))
        for sheet, cells in rows.items()
    ]


def _area(text: str) -> Area:
    return parse_range(text if ":" in text else f"{text}:{text}")


def lines(found: Understanding) -> list[str]:
    """Return all that was understood, a line for each fact."""
    told = [f"note: {each.kind} {each.location.cell} {each.message}" for each in found.notes]
    for reading in found.readings:
        told += _of_matrix(reading.matrix)
        told += (f"note: {each.kind} {each.location.cell} {each.message}" for each in reading.notes)
        told += (f"decision: {each}" for each in reading.decisions)
        told += (f"section row: {row}" for row, _ in reading.sections)
    return [*told, *(_of_organization(found.organization) if found.organization else ())]


def _facts(what: str, record: object, but: tuple[str, ...] = ()) -> Iterator[str]:
    for field, value in values(record).items():
        if value not in (None, "", (), False) and field not in but:
            yield f"{what}: {field} {_plain(value)}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_plain, value))
    return ", ".join(map(_plain, values(value).values())) if hasattr(value, "_fields") else str(value)


def _of_matrix(matrix: Matrix) -> Iterator[str]:
    notation = matrix.notation
    yield f"title: {matrix.title}"
    yield f"notation: {notation.name}, pairs {' '.join(notation.combine)}"
    for letter in notation.letters:
        kind = letter.participation.value
        yield f"letter {letter.letter}: {letter.meaning}, {kind}, {letter.at_least} to {letter.at_most}"
    yield from chain.from_iterable(_facts(f"role {role.key}", role, ("key",)) for role in matrix.roles)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        yield from _facts(f"duty {duty.key}", duty, ("key",))
        yield from (f"cell {duty.key} {role}: {entry} {entry.remark}".rstrip() for role, entry in row.items())
    yield from (f"mark: {each.text}, {each.duty}, {each.role}, {each.source}" for each in matrix.marks)
    yield from (f"oddity: {each.kind} {each.source} {each.message}" for each in matrix.oddities)
    yield f"left out: {', '.join(matrix.left_out)}"
    yield f"stands in: {matrix.source.whole}"


def _of_organization(said: Organization) -> Iterator[str]:
    for each in cast("Iterable[Any]", (*said.units, *said.levels, *said.people)):
        yield from _facts(f"{type(each).__name__.lower()} {each.key}", each, ("key",))
    for role in said.roles:
        yield from _facts(f"role {role.key} of all", role, ("key",))
    yield from (f"holding: {_plain(tuple(values(each).values()))}" for each in said.holdings)
    yield f"tables: {said.table}, {said.tiers}"
    yield f"inferred: {', '.join(sorted(said.inferred))}; {said.path} {said.sheet}"


def told(edits: Mapping[str, Value], moved: Mapping[str, str | None] | None = None, **facts: Any) -> list[str]:  # noqa: ANN401 - as in `book`
    """Return what is understood of the edited workbook."""
    return lines(understood(*book(edits, moved, **facts)))


def difference(edits: Mapping[str, Value], moved: Mapping[str, str | None] | None = None, **facts: Any) -> list[str]:  # noqa: ANN401 - as in `book`
    """Return the lines that an edit takes out (`- `) and adds (`+ `)."""
    before, after = _before(), told(edits, moved, **facts)
    gone = [f"- {line}" for line in before if line not in after]
    return gone + [f"+ {line}" for line in after if line not in before]


@cache
def _before() -> list[str]:
    return told({})


def merges(text: str) -> tuple[Area, ...]:
    """Return areas such as `D6:D7 E5:F5`."""
    return tuple(map(_area, text.split()))
