"""A cell is shown as what it is, however often it is asked for and whatever equals it."""

from __future__ import annotations

import pytest

from raci.layout.grid import Grid
from raci.layout.survey import Survey


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.0, "1"), (True, "TRUE"), (1, "1"), ("1", "1"), (1.5, "1.5"), (0.0, "0"), (False, "FALSE"), (None, "")],
)
def test_values_that_are_equal_are_told_apart(value: object, shown: str) -> None:
    survey = Survey(Grid([[1.0, True, 1, 0.0, False, value]], "plan.csv"))
    before = [survey.text(0, column) for column in range(5)]

    assert [*before, survey.text(0, 5)] == ["1", "TRUE", "1", "0", "FALSE", shown]


def test_white_space_is_collapsed_each_time_a_text_is_asked_for() -> None:
    survey = Survey(Grid([["  Head\n of   sales "]], "plan.csv"))

    assert [survey.text(0, 0), survey.text(0, 0), survey.said("  Head\n of   sales ")] == ["Head of sales"] * 3
