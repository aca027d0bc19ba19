"""Plug-ins of other packages: found by their entry points, as a stranger who has installed one sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import raci.plugged
from raci.errors import RaciError
from raci.plugged import plugged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULE = '''
    """A plug-in with a rule and a reader of its own."""

    from raci.layout.grid import Grid
    from raci.plugin import Rule, Severity
    from raci.readers.reader import Document, Reader


    class LoudDuty(Rule, code="XYZ001", severity=Severity.NOTE):
        """Find duties in capitals."""

        def check_duty(self, duty, graph):
            if duty.name.isupper():
                yield self.finding(f"{duty.name} is loud.", duty=duty)


    def read(path):
        rows = [line.split("~") for line in path.read_text("utf-8").splitlines()]
        return Document((Grid(rows, name=None),))


    TILDES = Reader("tildes", (".tilde",), lambda path, head: path.suffix == ".tilde", read)
    NOTHING = "neither a rule nor a reader"
'''
NAMES = """
    [raci.rules]
    loud = loud_duties:LoudDuty
    nothing = loud_duties:NOTHING

    [raci.readers]
    tildes = loud_duties:TILDES
    nothing = loud_duties:NOTHING
"""


def install(folder: Path, module: str = MODULE, names: str = NAMES) -> Path:
    """Write a package into a folder as pip would; return the folder."""
    listed = folder / "loud_duties-1.0.dist-info"
    listed.mkdir()
    (folder / "loud_duties.py").write_text(dedent(module).lstrip(), "utf-8")
    (listed / "METADATA").write_text("Metadata-Version: 2.1\nName: loud-duties\nVersion: 1.0\n", "utf-8")
    (listed / "entry_points.txt").write_text(dedent(names).lstrip(), "utf-8")
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run raci with that folder among the places Python imports from."""
    path = os.pathsep.join([str(folder), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-m", "raci", *words],
        capture_output=True, encoding="utf-8", check=False, cwd=folder, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def test_a_rule_and_a_reader_of_another_package_are_used(tmp_path: Path) -> None:
    install(tmp_path)
    (tmp_path / "bids.tilde").write_text("Duty~Manager~Clerk\nAPPROVE BID~A~R\nWrite bid~A~R\nSend bid~A~R\n", "utf-8")
    done = run(tmp_path, "check", "bids.tilde", "--fail-on", "note")

    assert (done.returncode, done.stderr) == (1, "")
    assert "XYZ001 loud-duty" in done.stdout
    assert "APPROVE BID is loud." in done.stdout


def test_a_rule_of_another_package_is_listed_with_ours(tmp_path: Path) -> None:
    listed = run(install(tmp_path), "explain").stdout

    assert "XYZ001" in listed
    assert "ACC001" in listed
    assert "XYZ001" not in run(tmp_path.parent, "explain").stdout


@pytest.fixture(name="installed")
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder Python imports from, first of all."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(raci.plugged, "_any_plug_in", raci.plugged._any_plug_in.__wrapped__)  # noqa: SLF001 - asked anew
    yield tmp_path
    sys.modules.pop("loud_duties", None)


def test_entry_points_give_what_they_name(installed: Path) -> None:
    install(installed, "RULE = 7\nREADER = 8\n", "[raci.other]\none = loud_duties:RULE\ntwo = loud_duties:READER\n")

    assert plugged("raci.other") == [7, 8]
    assert plugged("raci.nobody") == []


def test_a_plug_in_that_cannot_be_imported_is_told_in_a_sentence(installed: Path) -> None:
    install(installed, "import no_such_module\n", "[raci.other]\none = loud_duties:RULE\n")

    with pytest.raises(RaciError) as told:
        plugged("raci.other")

    assert told.value.code == "broken-plug-in"
    assert told.value.message == (
        "the plug-in one of loud-duties cannot be imported (ModuleNotFoundError: No module named 'no_such_module'); "
        "mend or uninstall loud-duties"
    )
    assert isinstance(told.value.__cause__, ModuleNotFoundError)


@pytest.mark.parametrize(
    "names", ["[raci.rules]\none = loud_duties:RULE\n", "[raci.readers]\none = loud_duties:READ\n"]
)
def test_the_command_line_says_which_plug_in_is_broken(tmp_path: Path, names: str) -> None:
    install(tmp_path, "1 / 0\n", names)
    (tmp_path / "bids.csv").write_text("Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\n", "utf-8")
    done = run(tmp_path, "check", "bids.csv")

    assert (done.returncode, done.stdout) == (2, "")
    assert "the plug-in one of loud-duties cannot be imported (ZeroDivisionError: division by zero)" in done.stderr
    assert "Traceback" not in done.stderr


def test_packages_without_entry_points_of_ours_cost_no_search(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(installed, "RULE = 7\n", "[console_scripts]\nloud = loud_duties:RULE\n")
    monkeypatch.setattr(sys, "path", [str(installed), str(installed / "nowhere"), str(installed / "loud_duties.py")])
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)

    assert plugged("raci.rules") == []


def test_entry_points_that_cannot_be_read_are_passed_over(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed / "odd-1.0.dist-info" / "entry_points.txt").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(installed)])

    assert plugged("raci.rules") == []
