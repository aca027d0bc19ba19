"""What a careful consultant would wave off is not found, or told as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from support import findings_in

from raci.api import read_all
from raci.lint import Severity
from raci.rules.accountability.acc002_several_accountables import SeveralAccountables
from raci.rules.accountability.acc004_accountable_also_told import AccountableAlsoTold
from raci.rules.responsibility.rsp004_performer_also_told import PerformerAlsoTold
from raci.rules.responsibility.rsp006_checkers_checking_checkers import CheckersCheckingCheckers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.lint import Finding, Rule

    Find = Callable[[type[Rule], str], list[Finding]]

_STUDIO: Final = """
Work,Ada,Ben,Cid,Dot,,Letter,Meaning
Storyboard,"C,L","C,A",R,R,,A,Approval
Soundtrack,"A,C","L,C",A,R,,L,Lead
Colour grading,L,R,C,"R,A",,C,Contributor
Subtitles,C,A,L,R,,R,Reviewer
"""


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return what a rule finds in a text with commas, read as a file."""

    def found(rule: type[Rule], text: str) -> list[Finding]:
        path = tmp_path / "sheet.csv"
        path.write_text(text.lstrip(), "utf-8")
        return findings_in(rule, *read_all(path))

    return found


def test_who_contributes_is_not_merely_asked(find: Find) -> None:
    assert find(AccountableAlsoTold, _STUDIO) == []
    assert find(PerformerAlsoTold, _STUDIO) == []


def test_several_reviewers_are_no_chain_of_checks(find: Find) -> None:
    assert find(CheckersCheckingCheckers, _STUDIO) == []


def test_several_approvals_of_a_legend_of_the_files_own_are_a_warning(find: Find) -> None:
    [finding] = find(SeveralAccountables, _STUDIO)

    assert finding.message == "2 roles have A (approval) for Soundtrack: Ada, Cid."
    assert finding.severity is Severity.WARNING
