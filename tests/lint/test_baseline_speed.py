"""Thirty thousand findings are matched in a moment, also when every role, section and file is called otherwise."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest

from raci.lint import Finding, Report, Severity
from raci.lint.baseline import compare, take
from raci.model import Duty, Location, Matrix, Role, Source, duty_key
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY: Final = 30_000
SECONDS: Final = 12
"""Some ten times what it takes, for machines that are busy with other things."""


def report(section: str = "", role: str = "Chief", path: str = "law.xlsx") -> Report:
    """Return a report of one finding for each of many duties."""
    sections = (section,) if section else ()
    duties = tuple(
        Duty(duty_key(sections, f"Duty {place}"), f"Duty {place}", sections, source=(place, 1)) for place in range(MANY)
    )
    roles = (Role(role, role, ("Chief",)), Role("Clerk", "Clerk"))
    matrix = Matrix(get("RACI"), roles, duties, ({},) * MANY, source=Source(path, "Plan", (1, 1, MANY, 3)))
    findings = (
        Finding(
            "ACC002", "several-accountables", "Two.", Severity.ERROR, duty=duty.key, roles=(role, "Clerk"),
            location=Location(path, "Plan", place, 2),
        )
        for place, duty in enumerate(duties)
    )  # fmt: skip
    return Report(path, tuple(findings), (), (matrix,), ("ACC002",))


@pytest.mark.parametrize(
    "now",
    [
        report,
        lambda: report(section="New"),
        lambda: report(role="Head"),
        lambda: report(section="New", role="Head"),
        lambda: report(section="New", role="Head", path="moved.xlsx"),
    ],
)
def test_thirty_thousand_findings_are_matched_in_a_moment(now: Callable[[], Report], tmp_path: Path) -> None:
    baseline, found = take([report()], tmp_path), now()
    begun = time.process_time()
    compared = compare([found], baseline, tmp_path)
    took = time.process_time() - begun

    assert compared.reports[0].findings == ()
    assert len(compared.reports[0].known) == MANY
    assert took < SECONDS, f"{took:.1f} s"
