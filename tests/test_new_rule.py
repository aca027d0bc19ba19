"""The script that begins a rule: a file in the right place, that Python and the house's tests understand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any, Final

import pytest

from raci.lint import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPT: Final = Path(__file__).parent.parent / "scripts" / "new_rule.py"


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Return a folder of rules with one family."""
    family = tmp_path / "accountability"
    family.mkdir()
    (family / "__init__.py").write_text('"""Rules about accountability."""\n')
    (family / "acc001_no_accountable.py").write_text("")
    return tmp_path


@pytest.fixture(name="run")
def _run(rules: Path) -> Callable[..., int]:
    """Return the script's main, at work in that folder."""
    script: dict[str, Any] = run_path(str(_SCRIPT))
    main: Callable[[list[str], Path], int] = script["main"]
    return lambda *arguments: main(list(arguments), rules)


def test_rule_goes_to_the_family_of_its_code(run: Callable[..., int], rules: Path) -> None:
    assert run("ACC002", "SeveralAccountables") == 0

    assert (rules / "accountability" / "acc002_several_accountables.py").is_file()


def test_skeleton_is_a_rule_with_all_sections(run: Callable[..., int], rules: Path) -> None:
    run("ACC009", "NoSuccessor")

    found = run_path(str(rules / "accountability" / "acc009_no_successor.py"))["NoSuccessor"]
    assert issubclass(found, Rule)
    assert (found.code, found.name) == ("ACC009", "no-successor")
    sections = re.findall(r"^ *## (.+)$", found.__doc__ or "", re.MULTILINE)
    assert sections == ["What it does", "Why is this bad?", "Example", "References"]


def test_next_steps_are_told(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    run("ACC009", "NoSuccessor")

    assert "pytest tests/test_rules.py -k ACC009" in capsys.readouterr().out


def test_new_family_needs_a_name(run: Callable[..., int], rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("SEP001", "PayerApproves") == 2
    assert "begin a family with --family NAME. Known: accountability" in capsys.readouterr().err

    assert run("SEP001", "PayerApproves", "--family", "separation") == 0
    assert (rules / "separation" / "__init__.py").read_text() == '"""Rules about separation."""\n'
    assert (rules / "separation" / "sep001_payer_approves.py").is_file()


@pytest.mark.parametrize(
    ("code", "name", "problem"),
    [
        ("ACC1", "NoSuccessor", "is no code"),
        ("ACC009", "no-successor", "is no name"),
        ("ACC009", "Successor", "is no name"),
        ("ACC001", "NoSuccessor", "never used twice"),
    ],
)
def test_misuse_writes_nothing(
    run: Callable[..., int], rules: Path, capsys: pytest.CaptureFixture[str], code: str, name: str, problem: str
) -> None:
    before = sorted(rules.rglob("*"))

    assert run(code, name) == 2

    assert problem in capsys.readouterr().err
    assert sorted(rules.rglob("*")) == before


def test_help_is_told_on_the_command_line() -> None:
    done = subprocess.run([sys.executable, str(_SCRIPT), "--help"], capture_output=True, text=True, check=True)

    assert "--family" in done.stdout
