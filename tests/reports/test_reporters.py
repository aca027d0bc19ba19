"""What every form of report promises, whoever wrote it: any names, no crash, and text that can be written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from runs import full_run, run_of, runs

from raci.reports.reporter import Reporter, Run, form_names, reporters

if TYPE_CHECKING:
    from collections.abc import Callable

every_form: Final = pytest.mark.parametrize("reporter", reporters(), ids=lambda each: each.name)
_READ: Final[dict[str, Callable[[str], object]]] = {"json": json.loads, "sarif": json.loads, "gitlab": json.loads}


def test_reporters_are_found_by_walking() -> None:
    assert [each.name for each in reporters()][: len(form_names())] == form_names()
    assert {"text", "json", "sarif", "github", "gitlab", "junit"} <= set(form_names())


@every_form
def test_a_run_of_nothing_and_a_run_of_everything_have_a_document(reporter: Reporter) -> None:
    assert isinstance(reporter.document(run_of()), str)
    assert "sales.xlsx" in reporter.document(full_run())


@every_form
def test_the_same_run_gives_the_same_document(reporter: Reporter) -> None:
    assert reporter.document(full_run()) == reporter.document(full_run())


@every_form
@effort(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(run=runs)
def test_no_name_gets_out_of_its_place(reporter: Reporter, run: Run) -> None:
    """What ends up in a file or in a terminal holds no character that is obeyed there."""
    document = reporter.document(run).encode("utf-8", "backslashreplace").decode("utf-8")
    _READ.get(reporter.name, str)(document)

    assert [each for each in "\x00\x07\x08\x1b\x85\x9b" if each in document] == []
