"""Which column of a block names the duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import heading_kinds, is_heading
from raci.patterns import pattern
from raci.records import mutable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.layout.survey import Survey

IDENTIFIER: Final = pattern(r"^[\(\[]?(?:[A-Za-z]{0,5}[-_. ]?\d+(?:[.\-_]\d+)*[a-z]?|[ivxIVX]{1,5}|[A-Za-z])[.):\]]?$")


@mutable
class Count:
    """How many cells of a column hold codes, short texts, texts, numbers, signs for nothing, and anything."""

    codes: int
    shorts: int
    texts: int
    numbers: int
    nothing: int
    filled: int


def duty_column(
    survey: Survey, counts: Mapping[int, Count], heads: dict[int, str], coded: list[int], rows: list[int]
) -> int | None:
    """Return the column that names the duties: identifiers name them only where nothing else does."""
    texts = {
        column: [survey.text(row, column) for row in rows]
        for column, count in counts.items()
        if column not in coded or count.texts >= count.codes + count.shorts
    }
    names = {column: [text for text in found if text and not IDENTIFIER.match(text)] for column, found in texts.items()}
    if not any(names.values()):
        names = {column: [text for text in found if text] for column, found in texts.items() if column not in coded}
    middle = sorted(coded)[len(coded) // 2]
    best: tuple[float, int] | None = None
    for column, named in names.items():
        if not named:
            continue
        score = 5.0 * len(named) / len(rows) + 2.0 * len(set(named)) / len(named)
        length = sum(map(len, named)) / len(named)
        score += min(length, 40.0) / 40.0 - (1.0 if length > 120 else 0.0)  # noqa: PLR2004 - prose describes, it does not name
        score += _heading_score(heads[column]) * len(named) / len(rows)
        score += 4.0 if column < middle else 0.0
        score -= 0.2 * column / max(1, survey.width)
        if best is None or score > best[0] + 1e-9:
            best = (score, column)
    return best[1] if best else None


def _heading_score(head: str) -> float:
    kinds = heading_kinds(head) if head else frozenset()
    if is_heading(head, "duty") if head else False:
        return 4.0
    if "duty" in kinds and "extra" not in kinds:
        return 3.0
    score = 0.0
    if "duty" in kinds:
        score += 1.5
    if "deliverable" in kinds and "extra" not in kinds:
        score += 1.5
    if head and is_heading(head, "section"):
        score -= 2.0
    if "extra" in kinds:
        score -= 2.5
    if head and is_heading(head, "number"):
        score -= 2.0
    return score
