"""Reports without their matrices: what is told of them is the same, and they come back from JSON as they were."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from matrices_at_random import matrices

from raci.api import check
from raci.model import Allowance
from raci.records import replace
from raci.reports.json import reports
from raci.reports.slim_json import packed, unpacked
from raci.reports.slimming import slim
from raci.reports.text import text

if TYPE_CHECKING:
    from raci.lint import Report
    from raci.model import Matrix

_MESSY = sorted(path for path in Path("matrices").rglob("*.xlsx") if "starters" not in path.parts)[:12]


def _told(report: Report) -> tuple[str, str]:
    return text(report, limit=None), reports([report])


@settings(max_examples=60, deadline=None)
@given(matrix=matrices())
def test_a_slim_report_is_told_as_the_whole_one(matrix: Matrix) -> None:
    allowing = replace(matrix, allowances=(Allowance("ACC", "so it was decided"),))
    whole = check(allowing)
    found = slim(whole)

    assert _told(found) == _told(whole)
    assert (found.matrices, found.held) == ((), 1)


@settings(max_examples=60, deadline=None)
@given(matrix=matrices())
def test_a_slim_report_comes_back_from_json_and_from_a_pickle(matrix: Matrix) -> None:
    found = slim(check(matrix))
    again = unpacked(json.loads(json.dumps(packed(found))))

    assert again == found == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert _told(again) == _told(found)


@pytest.mark.parametrize("path", _MESSY, ids=str)
def test_files_of_all_kinds_are_told_the_same(path: Path) -> None:
    whole = check(path)

    assert _told(unpacked(json.loads(json.dumps(packed(slim(whole)))))) == _told(whole)


def test_what_is_slim_stays_as_it_is_when_slimmed_again() -> None:
    found = slim(check("nowhere.csv"))

    assert slim(found) == found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("path"),
        lambda told: told.update(findings=[[1]]),
        lambda told: told["findings"][0].__setitem__(2, 7),
        lambda told: told["findings"][0].__setitem__(3, "terrible"),
    ],
)
def test_what_is_no_packed_report_is_refused(spoil: object) -> None:
    told = packed(slim(check("nowhere.csv")))
    assert callable(spoil)
    spoil(told)

    with pytest.raises((KeyError, TypeError, ValueError, IndexError)):
        unpacked(told)
