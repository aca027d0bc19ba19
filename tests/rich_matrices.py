"""Matrices for laws of writing and reading: with everything the model has, and with names nobody would choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.model import Duty, Letter, Limit, Mark, Matrix, Notation, Participation, Role, Scope, duty_key
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import RoleKind, Row

ORDINARY: Final = (
    "Head of Sales", "Bid Writer", "Plant Manager (North)", "Finance Director / CFO", "QA", "Legal & Compliance",
    "Approve the bid", "Write offer, part 2", "Sign the contract: final", "Train staff – phase 1", "Pay invoice #12",
    "Projektleiter für Qualität", "Responsable d'équipe", "Jefe de año", "2nd line", "3.1 Plan", "R&D", "A", "R",
    "RACI",
)  # fmt: skip
"""Names as people write them."""

FOREIGN: Final = (
    "営業部長", "提案書を承認する", "품질 관리자", "采购经理", "מנהל מכירות", "لجنة الميزانية", "Руководитель отдела",
    "👩‍🚀 Crew", "Zoë \u200fשלום", "e\u0301clair", "İstanbul", "ﬁnance", "１２ Ｔｅａｍ", "\U0001f1e9\U0001f1ea Team",
)  # fmt: skip
"""Names in other scripts, from right to left, with joined and composed characters."""

HOSTILE: Final = (
    "=SUM(A1:A9)", "=cmd|' /C calc'!A0", "+49 30 123", "-1", "- item", "@here", "'quoted'", '"', 'say "no"', "''", "|",
    "a|b", "**bold** _it_", "`code`", "[link](http://x)", "![i](x)", "<script>alert(1)</script>", "</td></table>",
    "&amp;", "&lt;b&gt;", "\\", "\\n", "a\\|b", "NO", "yes", "on", "null", "~", "12:30", "1e3", "0x1F", "1_000", "007",
    "2026-03-31", ".inf", "=", "<<", "# heading", "a: b", "a #b", "key:", "{x}", "[y]", "&anchor", "*alias", "!tag",
    "%dir", "? q", "---", "...", "--- | ---", ":--", "1. item", "> quote", "#REF!", "TRUE", "x_x0041_", "_x000D_", "%s",
    "{{name}}", "a;b", "a,b", "a\tb", "$\\alpha$", "~~gone~~", "<!-- x -->", "http://example.org/?a=b&c=d",
)  # fmt: skip
"""Names that are something else wherever they land unescaped."""


def names() -> st.SearchStrategy[str]:
    """Return names of one line: ordinary, foreign, hostile, of any characters but control ones, and very long."""
    signs = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"), exclude_characters="\ufeff")
    return st.one_of(
        st.sampled_from(ORDINARY),
        st.sampled_from(ORDINARY),
        st.sampled_from(FOREIGN),
        st.sampled_from(HOSTILE),
        st.text(signs, min_size=1, max_size=12),
        st.sampled_from(("Long name " * 40 + "end", "x" * 3000)),
    )


_PLAIN: Final = ("RACI", "RACI", "RASCI", "DACI", "RACI-VS", "RAPID")
_CODES: Final = ("R", "A", "C", "I", "S", "V", "Q", "X", "Si", "L", "N", "Y", "T", "F", "H")


@st.composite
def notations(draw: st.DrawFn) -> Notation:
    """Return a notation of the catalogue, or an invented one."""
    if draw(st.booleans()):
        return get(draw(st.sampled_from(_PLAIN)))
    codes = draw(st.lists(st.sampled_from(_CODES), min_size=1, max_size=5, unique=True))
    meanings = st.one_of(st.sampled_from(("Responsible", "Accountable", "Leads", "Helps out", "Signs")), names())
    letters = tuple(
        Letter(
            code,
            draw(meanings),
            draw(st.sampled_from(list(Participation))),
            draw(st.integers(0, 2)),
            draw(st.sampled_from((None, None, 1, 3))),
        )
        for code in codes
    )
    pairs = [one + other for one in codes for other in codes if one != other]
    combine = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    return Notation(draw(st.sampled_from(("/".join(codes), "House rules", "RACI"))), letters, tuple(combine))


def scopes() -> st.SearchStrategy[Scope | None]:
    """Return none, a unit or tier, several, or one for each of some dimensions."""
    words = st.one_of(st.sampled_from(("company", "EMEA", "each region", "each country")), names())
    dimensions = st.sampled_from(("", "geography", "function", "legal entity"))
    pairs = st.lists(st.tuples(dimensions, words), min_size=1, max_size=3, unique=True)
    several = pairs.map(lambda held: Scope(tuple(held)))
    return st.one_of(st.none(), st.none(), words.map(lambda word: Scope((("", word),))), several)


def limits() -> st.SearchStrategy[tuple[Limit, ...]]:
    """Return no limit, or some."""
    amounts = st.sampled_from((50_000, 1, 0, 0.25, 1_234_567.89, 1e12))
    each = st.builds(
        Limit, amounts, st.sampled_from(("", "spend", "head count")), st.sampled_from(("", "EUR", "people", "%"))
    )
    return st.one_of(st.just(()), st.just(()), st.lists(each, max_size=3, unique=True).map(tuple))


@st.composite
def rich_roles(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[Role, ...]:
    """Return one to five roles; each may report to another one, or to somebody who is not there."""
    called = draw(st.lists(texts, min_size=1, max_size=5))
    keys = _keys(
        called, [draw(st.sampled_from((None, None, None, f"r{place}", f"role {place}"))) for place in range(5)]
    )
    above = st.one_of(st.none(), st.sampled_from(keys), st.just("The Board"))
    groups = draw(st.lists(st.lists(texts, max_size=3).map(tuple), min_size=1, max_size=2))
    return tuple(
        Role(
            key,
            name,
            tuple(draw(st.lists(texts, max_size=2, unique=True))),
            draw(st.sampled_from(groups)),
            draw(st.one_of(st.none(), st.sampled_from(("head", "manager")), texts)),
            draw(scopes()),
            draw(above),
            tuple(draw(st.lists(texts, max_size=2, unique=True))),
            draw(_kinds()),
            None,
            tuple(draw(st.lists(st.sampled_from(keys), max_size=2, unique=True))),
            draw(limits()),
            draw(st.booleans()),
        )
        for key, name in zip(keys, called, strict=True)
    )


def _kinds() -> st.SearchStrategy[RoleKind]:
    kinds: tuple[RoleKind, ...] = ("position", "position", "group", "external", "agent")
    return st.sampled_from(kinds)


@st.composite
def rich_duties(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[Duty, ...]:
    """Return up to six duties in sections that nest and return; each may stand under an earlier one."""
    paths = [(), *draw(st.lists(st.lists(texts, min_size=1, max_size=3).map(tuple), max_size=3))]
    called = draw(st.lists(texts, max_size=6))
    sections = [draw(st.sampled_from(paths)) for _ in called]
    plain = [duty_key(section, name) for section, name in zip(sections, called, strict=True)]
    keys = _keys(plain, [draw(st.sampled_from((None, None, None, None, f"d{place}"))) for place in range(6)])
    return tuple(
        Duty(
            key,
            name,
            section,
            draw(st.sampled_from(("", "", "1.1", "A-7", "007", "1.10"))),
            draw(st.one_of(st.none(), st.sampled_from(keys[:place]))) if place else None,
            draw(scopes()),
            None,
            draw(limits()),
        )
        for place, (key, name, section) in enumerate(zip(keys, called, sections, strict=True))
    )


def _keys(plain: Sequence[str], own: Sequence[str | None]) -> list[str]:
    """Return a key for each name: its own, or the name; the second of one key gets ` #2` after it, as when reading."""
    keys: list[str] = []
    for name, said in zip(plain, own, strict=False):
        key, times = said or name, 1
        while key in keys:
            times += 1
            key = f"{said or name} #{times}"
        keys.append(key)
    return keys


@st.composite
def rich_matrices(draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None, *, marks: bool = False) -> Matrix:
    """Return a matrix with whatever a matrix may have; with `marks` also cells that say something else."""
    texts = names() if texts is None else texts
    notation = draw(notations())
    roles, duties = draw(rich_roles(texts)), draw(rich_duties(texts))
    letters = st.lists(st.sampled_from([letter.letter for letter in notation.letters]), max_size=3, unique=True)
    rows: list[Row] = []
    said: list[Mark] = []
    for duty in duties:
        row = {}
        for role in roles:
            held = draw(letters)
            if held:
                row[role.key] = notation.entry(held, remark=draw(st.one_of(st.just(""), st.just(""), texts)))
            elif marks and draw(st.integers(0, 5)) == 0:
                said.append(Mark(draw(st.sampled_from(("see note", "?!", "42", "A?", "by turns"))), duty.key, role.key))
        rows.append(row)
    return Matrix(notation, roles, duties, tuple(rows), draw(st.one_of(st.just(""), texts)), tuple(said))
