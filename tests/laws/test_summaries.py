"""Laws of summaries: they say what their matrices say, and whoever brings them together finds the same."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from files_at_random import SHARED, files
from hypothesis import given, settings
from hypothesis import strategies as st
from organizations_at_random import matrices_in_organizations
from rich_matrices import rich_matrices
from whole_matrices_at_random import whole_matrices

from raci.graph.summary import Summaries, Summary, Unpacked, summary_of
from raci.lint.judging import Bench, Judged
from raci.rules import rules_for
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Matrix, Organization

_SETTINGS: Final = Settings(select=("REG", "ORG015", "WRK006"), preview=True)
_BENCH: Final = Bench.of(rules_for(_SETTINGS), _SETTINGS)


def _summary(matrices: Sequence[Matrix]) -> Summary:
    return summary_of(matrices, None, lambda organization: organization is SHARED)


def _shared(path: str) -> Organization | None:
    return SHARED if path == SHARED.path else None


def _found(summaries: Summaries) -> Judged:
    return _BENCH.between(Unpacked(summaries, organization_of=_shared))


def _said(judged: Judged) -> tuple[object, ...]:
    covers: Counter[object] = Counter()
    for each in judged.used:
        covers[each.allowance, each.allowance.at] += each.covers
    return judged.findings, judged.allowed, +covers


def _whole(matrix: Matrix) -> tuple[object, ...]:
    """Return all that a summary keeps of a matrix, also what takes no part in equality."""
    return (
        matrix.notation, matrix.notation.title, matrix.roles, [role.source for role in matrix.roles], matrix.duties,
        [(duty.source, duty.number) for duty in matrix.duties],
        [[(key, entry, entry.participations, entry.text, entry.tally) for key, entry in row.items()]
         for row in matrix.rows],
        matrix.title, matrix.source, matrix.organization, matrix.joins,
        matrix.organization and (matrix.organization.path, matrix.organization.allowances),
        matrix.allowances, [each.at for each in matrix.allowances],
    )  # fmt: skip


@given(st.one_of(whole_matrices(), rich_matrices(), matrices_in_organizations()))
def test_a_summary_gives_back_all_that_rules_may_ask(matrix: Matrix) -> None:
    [again] = Summary.from_json(matrix.source.path, summary_of([matrix]).to_json()).matrices()

    assert _whole(again) == _whole(matrix)


@given(files())
def test_summaries_are_judged_as_their_matrices_are(made: list[tuple[Matrix, ...]]) -> None:
    summaries = Summaries()
    for number, matrices in enumerate(made):
        summaries.add(_summary(matrices), number)
    whole = _BENCH.between(tuple(matrix for matrices in made for matrix in matrices))

    assert _said(_found(summaries)) == _said(whole)


@given(files(), st.data())
@settings(deadline=None)
def test_whoever_brings_summaries_together_finds_the_same(made: list[tuple[Matrix, ...]], data: st.DataObject) -> None:
    summaries = [_summary(matrices) for matrices in made]
    parts = [Summaries([each]) for each in data.draw(st.permutations(summaries))]
    while len(parts) > 1:
        taken = parts.pop(data.draw(st.integers(0, len(parts) - 1)))
        into = data.draw(st.integers(0, len(parts) - 1))
        if data.draw(st.booleans()):
            taken = pickle.loads(pickle.dumps(taken))  # noqa: S301 - made in this line
        parts[into].merge(taken)

    assert _found(parts[0]) == _found(Summaries(summaries))


@given(files())
def test_a_summary_holds_for_a_copy_of_its_file(made: list[tuple[Matrix, ...]]) -> None:
    summary = _summary(made[0])
    moved = Summary("elsewhere/copy.xlsx", summary.text, summary.count).matrices(_shared)

    assert {matrix.source.path for matrix in moved} == {"elsewhere/copy.xlsx"}


def _texts() -> Iterable[str]:
    return ("", "[]", "{}", "null", '{"form":2}', '{"form":1,"organizations":[],"matrices":[{}]}', "[" * 100_000)


@pytest.mark.parametrize("text", _texts(), ids=lambda text: text[:30])
def test_what_is_no_summary_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Summary.from_json("plan.xlsx", text)
