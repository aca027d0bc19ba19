"""Amounts as people write them: 50,000 EUR, EUR 50k, 1.5m USD, 250000."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from raci.model import Limit
from raci.names import fold, squeeze
from raci.patterns import pattern
from raci.readers.design.forms import LimitShape
from raci.readers.design.nodes import Problem, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.readers.design.nodes import Mapping

    Said = str | list[LimitShape] | dict[str, str | None] | None

_LONGEST: Final = 60
_MEASURE: Final = r"[^\W\d_]{1,20}|[€£$¥%]"
_AMOUNT: Final = pattern(
    rf"(?P<before>{_MEASURE})?\s*(?P<digits>\d[\d.,_'’ \u202f]*)(?P<times>(?i:k|m|mn|mio\.?|bn|mrd\.?)(?![^\W\d_]))?"
    rf"\s*(?P<after>{_MEASURE})?"
)
_GROUPED: Final = pattern(r"\d{1,3}([,_'’ \u202f])\d{3}(?:\1\d{3})*(?:\.\d+)?")
_POINTED: Final = pattern(r"\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)")
_DECIMAL: Final = pattern(r"\d+(?:[.,]\d+)?")
_EITHER: Final = pattern(r"[1-9]\d{0,2}\.\d{3}")
_TIMES: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9, "mrd": 1e9}
_SIGNS: Final = {"€": "EUR", "£": "GBP"}


def amount_of(text: str, kind: str = "") -> Limit | str:
    """Return the amount a text says, with its measure (EUR, people, …), or a sentence that says why it is none.

    Commas, blanks and apostrophes part thousands; `k`, `m` and `bn` stand for them. `50.000` may be fifty or fifty
    thousand, depending on who wrote it, and is not guessed.
    """
    plain = squeeze(text)
    found = _AMOUNT.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None or (found["before"] and found["after"]):
        return _no_amount(text)
    digits = found["digits"].strip()
    if _EITHER.fullmatch(digits):
        whole = digits.replace(".", "")
        return f"{text!r} may be {float(digits):g} or {whole}; write {float(digits):g} or {whole}"
    number = _number(digits)
    if number is None:
        return _no_amount(text)
    measure = found["before"] or found["after"] or ""
    return Limit(
        number * _TIMES[fold(found["times"])] if found["times"] else number, kind, _SIGNS.get(measure, measure)
    )


def limits_of(root: Mapping, said: Said, path: tuple[str | int, ...], problems: list[Problem]) -> tuple[Limit, ...]:
    """Return the amounts that stand under a path; what is none is added to `problems`."""
    found = []
    for at, kind, each in _each(said):
        limit = _said(each) if isinstance(each, LimitShape) else amount_of(each or "", kind)
        if isinstance(limit, str):
            problems.append(Problem(place_of(root, (*path, at)), limit))
        else:
            found.append(limit)
    return tuple(found)


def _each(said: Said) -> Iterator[tuple[str | int, str, str | LimitShape | None]]:
    """Yield what is said of each amount, with its key or index and the kind of value it is of."""
    if isinstance(said, dict):
        yield from ((kind, kind, text) for kind, text in said.items())
    elif isinstance(said, list):
        yield from ((place, "", each) for place, each in enumerate(said))
    elif said:
        yield "", "", said


def _said(part: LimitShape) -> Limit | str:
    """Return an amount that is a plain number, as programs write it."""
    try:
        amount = float(part.amount)
    except ValueError:
        return _no_amount(part.amount)
    return Limit(amount, part.kind or "", part.measure or "") if isfinite(amount) else _no_amount(part.amount)


def _number(digits: str) -> float | None:
    if _POINTED.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if _GROUPED.fullmatch(digits):
        return float("".join(each for each in digits if each.isdigit() or each == "."))
    return float(digits.replace(",", ".")) if _DECIMAL.fullmatch(digits) else None


def _no_amount(text: str) -> str:
    return f"an amount is needed, such as 50,000 EUR, not {text!r}"
