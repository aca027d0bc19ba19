"""Words of those who ask: whether a name has them, and how several names are told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_TOLD: Final = 5
_MOST_NEAR: Final = 3
_NEAR: Final = 60.0


def all_begin(asked: Iterable[str], name: str) -> bool:
    """Tell whether each word asked for is, or begins, a word of a name."""
    held = words(name)
    return all(any(word.startswith(start) for word in held) for start in asked)


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Return names in a sentence: `A, B and C`, the last ones counted where there are many."""
    shown = list(names[:_MOST_TOLD])
    if len(names) > _MOST_TOLD:
        shown.append(f"{len(names) - _MOST_TOLD} more")
        joint = "and"
    return f" {joint} ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def quoted(names: Sequence[str]) -> str:
    """Return names to choose from: `'A', 'B' or 'C'`."""
    return listed([repr(name) for name in names], "or")


def did_you_mean(text: str, names: Iterable[str]) -> str:
    """Return a question that names what is most like a text, empty where nothing is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used where nothing fits

    folded = {name: fold(name) for name in names}
    near = process.extract(fold(text), folded, scorer=fuzz.WRatio, limit=_MOST_NEAR, score_cutoff=_NEAR)
    return f"; did you mean {quoted([name for _, _, name in near])}?" if near else ""
