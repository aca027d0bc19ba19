"""Cells that list role names: names taken out and put in, with the signs between them as the file writes them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.names import fold
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BRACKETED: Final = pattern(r"\([^()]*\)")
_SIGNS: Final = pattern(
    r"(?<!\s)\s*+(?:\r\n|<br\s?/?>|[;\n\r•|、；，,])+(?:[ \t]*+[-–*•]\s|[ \t]*+\d{1,2}[.)]\s)?\s*+"
    r"|\s[-–*+]\s|(?<!\s)\s++(?=@\w)"
    r"|(?<!\s)\s*+[/&]\s*+|(?<!\s)\s++(?:and|und|et|y|e|en|и|i|ve)\s++",
)
_LEAD: Final = pattern(r"\s*+(?:(?:[-–*•]|\d{1,2}[.)])\s+)?")
_TAIL: Final = " \t\r\n;,."
_WEAK: Final = pattern(r"\s*(?:/|&|\b(?:and|und|et|y|e|en|и|i|ve)\b)\s*")
_USUAL: Final = ", "
_MOST_JOINED: Final = 12


class _Listing(NamedTuple):
    """A cell taken apart: `lead`, its names with what stands between them, and `tail`."""

    lead: str
    names: list[str]
    between: list[str]
    tail: str


def listed(
    text: str, names: Iterable[str], *, add: Sequence[str] = (), drop: Sequence[str] = (), separator: str = _USUAL
) -> str | None:
    """Return a cell's list of names with some taken out and others put in at its end; None if one is not in it.

    `names` are the names of all roles, so that `QA/QC` or `Sales, North` is known for one. A new name follows by the
    sign that the list itself uses most, or `separator` where it has none that surely separates. Names that are there
    already are not put in twice.
    """
    known = {fold(name) or name for name in (*names, *drop)}
    taken = _taken_apart(text, known)
    folded = [_plain(name) for name in taken.names]
    gone = {fold(name) or name for name in drop}
    if not gone <= set(folded):
        return None
    new = [name for name in dict.fromkeys(add) if (fold(name) or name) not in folded or (fold(name) or name) in gone]
    sign = _sign(taken.between) or separator
    replaced = _replaced(taken, folded, gone, new)
    kept = [place for place, name in enumerate(replaced) if name is not None]
    out = ""
    for count, place in enumerate(kept):
        out += (taken.between[place - 1] if count else "") + (replaced[place] or "")
    for name in new:
        out += (sign if out else "") + name
    return f"{taken.lead}{out}{taken.tail}" if out else ""


def separator_of(texts: Iterable[str], names: Iterable[str]) -> str:
    """Return the sign that most surely separates names in these cells, `, ` where none does."""
    known = {fold(name) or name for name in names}
    signs = Counter(sign for text in texts for sign in _taken_apart(text, known).between if not _WEAK.fullmatch(sign))
    return signs.most_common(1)[0][0] if signs else _USUAL


def _replaced(taken: _Listing, folded: Sequence[str], gone: set[str], new: list[str]) -> list[str | None]:
    """Return the names with None for those taken out; new ones stand in their places as far as they go."""
    found: list[str | None] = []
    for name, plain in zip(taken.names, folded, strict=True):
        if plain not in gone:
            found.append(name)
        else:
            found.append(new.pop(0) if new else None)
    return found


def _plain(name: str) -> str:
    return fold(name) or name


def _sign(between: Sequence[str]) -> str:
    sure = Counter(sign for sign in between if not _WEAK.fullmatch(sign))
    return sure.most_common(1)[0][0] if sure else ""


def _taken_apart(text: str, known: set[str]) -> _Listing:
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    end = max(start, len(text.rstrip(_TAIL)))
    pieces, signs = _pieces(text[start:end])
    names, between = [], []
    place = 0
    while place < len(pieces):
        last = _last_joined(pieces, signs, place, known)
        joined = pieces[place]
        for each in range(place, last):
            joined += signs[each] + pieces[each + 1]
        names.append(joined)
        if last < len(signs):
            between.append(signs[last])
        place = last + 1
    return _Listing(text[:start], names, between, text[end:])


def _last_joined(pieces: Sequence[str], signs: Sequence[str], first: int, known: set[str]) -> int:
    """Return the last of the pieces that together are a known name; the first alone where there is none."""
    best, joined = first, pieces[first]
    for last in range(first + 1, min(len(pieces), first + _MOST_JOINED)):
        joined += signs[last - 1] + pieces[last]
        if fold(joined) in known:
            best = last
    return best


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """Return the pieces of a text between the signs that may separate names, and the signs; brackets stay whole."""
    if not text:
        return [], []
    hidden = [range(*found.span()) for found in _BRACKETED.finditer(text)]
    inside = {place for span in hidden for place in span}
    pieces, signs, start = [], [], 0
    for found in _SIGNS.finditer(text):
        if found.start() in inside or found.start() < start or not text[start : found.start()]:
            continue
        pieces.append(text[start : found.start()])
        signs.append(found[0])
        start = found.end()
    pieces.append(text[start:])
    return pieces, signs
