"""How what is no plain text stands in a cell, written and read in one place so that the two cannot part ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from raci.layout.scopes import scope_of
from raci.model import Limit, Scope
from raci.names import squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.model import Entry

Value = TypeVar("Value")

_BETWEEN: Final = pattern(r"\s*[;|\n]\s*")
_STEPS: Final = pattern(r"\s*›\s*")
_LIMIT: Final = pattern(r"(?:([^:]*):\s)?\s*(-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d{1,3})?)(?:\s(.*))?", re.IGNORECASE)
_LONGEST: Final = 2_000
_WHOLE: Final = 1e15


class Form(NamedTuple, Generic[Value]):
    """How a value stands in a cell for people, is read from there, and kept beside it where the text says too little.

    `read` and `taken` give what they make of any text or JSON; `taken` raises ValueError or TypeError for what is none.
    """

    written: Callable[[Value], str]
    read: Callable[[str], Value]
    kept: Callable[[Value], Any]
    taken: Callable[[Any], Value]


def entry_text(entry: Entry) -> str:
    """Return an entry as it stands in a cell: `A/R (veto)`."""
    letters = "/".join(entry.letters)
    return f"{letters} ({entry.remark})" if entry.remark else letters


def scope_text(scope: Scope | None) -> str:
    """Return a scope as it stands in a cell: `EMEA`, or `geography: EMEA; function: Sales`."""
    return "; ".join(f"{place}: {unit}" if place else unit for place, unit in (scope.units if scope else ()))


def limits_text(limits: Iterable[Limit]) -> str:
    """Return amounts as they stand in a cell: `spend: 50,000 EUR; 5 people`."""
    return "; ".join(map(_limit_text, limits))


def _limit_text(limit: Limit) -> str:
    whole = float(limit.amount).is_integer() and abs(limit.amount) < _WHOLE
    amount = f"{int(limit.amount):,}" if whole else repr(float(limit.amount))
    kind = f"{limit.kind}: " if limit.kind else ""
    return f"{kind}{amount} {limit.measure}".rstrip(" ")


def _limits_read(text: str) -> tuple[Limit, ...]:
    parts = [_LIMIT.fullmatch(part) for part in _BETWEEN.split(text[:_LONGEST]) if part]
    return tuple(
        Limit(float(part[2].replace(",", "")), part[1] or "", part[3] or "") for part in parts if part is not None
    )


def _limits_taken(said: Any) -> tuple[Limit, ...]:  # noqa: ANN401 - whatever stands in the file
    return tuple(Limit(float(amount), _string(kind), _string(measure)) for amount, kind, measure in said)


def _scope_taken(said: Any) -> Scope | None:  # noqa: ANN401
    return None if said is None else Scope(tuple((_string(place), _string(unit)) for place, unit in said))


def _string(said: Any) -> str:  # noqa: ANN401
    if not isinstance(said, str):
        raise TypeError("no text")
    return said


def _strings(said: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(map(_string, said))


def _optional(said: Any) -> str | None:  # noqa: ANN401
    return None if said is None else _string(said)


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in _BETWEEN.split(text) if (name := squeeze(part))))


TEXT: Final[Form[str]] = Form(str, str, str, _string)
WORD: Final[Form[str | None]] = Form(
    lambda word: word or "", lambda text: squeeze(text) or None, lambda it: it, _optional
)
NAMES: Final[Form[tuple[str, ...]]] = Form("; ".join, _split, list, _strings)
PATH: Final[Form[tuple[str, ...]]] = Form(
    " › ".join, lambda text: tuple(filter(None, map(squeeze, _STEPS.split(text)))), list, _strings
)
SCOPE: Final[Form[Scope | None]] = Form(
    scope_text, scope_of, lambda scope: None if scope is None else [list(pair) for pair in scope.units], _scope_taken
)
LIMITS: Final[Form[tuple[Limit, ...]]] = Form(
    limits_text,
    _limits_read,
    lambda limits: [[limit.amount, limit.kind, limit.measure] for limit in limits],
    _limits_taken,
)
YES: Final[Form[bool]] = Form(lambda said: "yes" if said else "", lambda text: bool(squeeze(text)), bool, bool)
