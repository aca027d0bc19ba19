"""What changed, for a terminal: the weightiest first, and what is found now and no longer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from raci.compare import KINDS
from raci.reports.terminal import Palette, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.compare import Told
    from raci.lint import Finding
    from raci.reports.differences.compared import Compared, ComparedMatrix

_MOST: Final = 40
"""So many sentences of a kind are shown, unless all are asked for."""


def text(compared: Compared, palette: Palette | None = None, *, everything: bool = False) -> str:
    """Return what changed as lines of text; each kind is cut, unless everything is wanted."""
    return "\n".join(_lines(compared, palette or Palette(), None if everything else _MOST))


def headline(compared: Compared) -> str:
    """Return which files, or which file, it is about."""
    if compared.old == compared.new:
        return plain(compared.new)
    return plain(f"{compared.old} → {compared.new}")


def status_of(each: ComparedMatrix) -> str:
    """Return whether a matrix is new or gone; empty where it is in both."""
    return "new matrix" if each.old is None else "matrix gone" if each.new is None else ""


def summary(compared: Compared) -> str:
    """Return the numbers of what changed, in one sentence without full stop."""
    if compared.same:
        return "Nothing changed"
    changes = sum(len(each.told) for each in compared.matrices)
    introduced = len(compared.introduced)
    parts = [
        f"{changes} {'change' if changes == 1 else 'changes'}, {len(compared.accountability)} of accountability",
        f"{introduced} {'finding' if introduced == 1 else 'findings'} introduced, {len(compared.resolved)} resolved",
    ]
    return "; ".join(parts)


def _lines(compared: Compared, palette: Palette, limit: int | None) -> Iterator[str]:
    yield palette.bold(headline(compared))
    for each in compared.matrices:
        if not (each.told or status_of(each)):
            continue
        if len(compared.matrices) > 1 or status_of(each):
            yield palette.bold(f"  {plain(each.title)}{f' ({status_of(each)})' if status_of(each) else ''}".rstrip())
        yield from _matrix(each, palette, limit)
    for heading, found, word in (("Introduced", compared.introduced, "error"), ("Resolved", compared.resolved, "")):
        if found:
            yield f"  {palette.dim(heading)}"
            yield from _cut((_finding(each, palette, word) for each in found), len(found), limit)
    yield f"{summary(compared)}."


def _matrix(each: ComparedMatrix, palette: Palette, limit: int | None) -> Iterator[str]:
    for kind, told in groupby(each.told, key=lambda one: one.kind):
        sentences = list(told)
        yield f"  {palette.dim(KINDS[kind])}"
        yield from _cut((_sentence(one, palette) for one in sentences), len(sentences), limit)


def _sentence(told: Told, palette: Palette) -> str:
    shown = f"{plain(told.text)}."
    return palette.letters("accountable", shown) if told.kind == "accountability" else shown


def _finding(finding: Finding, palette: Palette, word: str) -> str:
    place = f"{finding.location.inside}  " if finding.location.inside else ""
    shown = plain(f"{place}{finding.rule} {finding.message}")
    return palette.severity(finding.severity.value, shown) if word else shown


def _cut(lines: Iterable[str], count: int, limit: int | None) -> Iterator[str]:
    for number, line in enumerate(lines):
        if limit is not None and number >= limit:
            yield f"    … and {count - limit} more (--all shows them)"
            return
        yield f"    {line}"
