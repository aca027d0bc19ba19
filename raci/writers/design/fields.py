"""How scopes, amounts and notations are said in an org-design file: as a person would, where that is read the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.notations import get, is_notation
from raci.patterns import pattern
from raci.writers.design.parts import filled, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Letter, Limit, Notation, Scope
    from raci.writers.design.parts import Plain

_LARGEST: Final = 1e15
_MEASURE: Final = pattern(r"(?!(?i:k|m|mn|mio|bn|mrd)$)[^\W\d_]{1,20}|%|")
_DECIMAL: Final = pattern(r"\d+\.\d{1,2}")


def scope_said(scope: Scope | None) -> Plain:
    """Return a scope: a unit or tier, one per dimension, or a list of either."""
    if scope is None or not scope.units:
        return None
    dimensions = [dimension for dimension, _ in scope.units]
    if not any(dimensions):
        return listed([unit for _, unit in scope.units])
    if all(dimensions) and len(set(dimensions)) == len(dimensions):
        return dict(scope.units)
    return [{dimension: unit} if dimension else unit for dimension, unit in scope.units]


def limits_said(limits: Sequence[Limit]) -> Plain:
    """Return amounts: one as `50,000 EUR`, several by their kinds, and what that cannot say field by field."""
    texts = [_amount(limit) for limit in limits]
    kinds = [limit.kind for limit in limits]
    if all(texts) and kinds == [""]:
        return texts[0]
    if all(texts) and all(kinds) and len(set(kinds)) == len(kinds):
        return dict(zip(kinds, texts, strict=True))
    return [{"amount": limit.amount, **filled({"kind": limit.kind, "measure": limit.measure})} for limit in limits]


def _amount(limit: Limit) -> str | None:
    """Return an amount as text, None where a reader could take it for another one."""
    if not _MEASURE.fullmatch(limit.measure) or not 0 <= limit.amount < _LARGEST:
        return None
    digits = f"{int(limit.amount):,}" if float(limit.amount).is_integer() else repr(limit.amount)
    if not float(limit.amount).is_integer() and not _DECIMAL.fullmatch(digits):
        return None
    return f"{digits} {limit.measure}".strip()


def notation_said(notation: Notation) -> Plain:
    """Return the name of a notation everybody knows, else what each of its letters means."""
    if is_notation(notation.name) and get(notation.name) == notation:
        return notation.name
    letters = {letter.letter: _letter(letter) for letter in notation.letters}
    return {"name": notation.name, "letters": letters, **filled({"combine": list(notation.combine)})}


def _letter(letter: Letter) -> Plain:
    return {
        "meaning": letter.meaning,
        "participation": letter.participation.value,
        **({"at least": letter.at_least} if letter.at_least else {}),
        **({} if letter.at_most is None else {"at most": letter.at_most}),
    }
