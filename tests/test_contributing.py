"""What CONTRIBUTING says of adding things: one file each, put into a copy of the package, and nothing else touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[1]

RULE: Final = '''
    """ACC099: two accountable roles, told in a whisper."""

    from raci.plugin import Participation, Rule, Severity


    class WhisperedAccountables(Rule, code="ACC099", severity=Severity.NOTE):
        """Find duties for which several roles answer."""

        def check_duty(self, duty, graph):
            if len(graph.holders(duty, Participation.ACCOUNTABLE)) > 1:
                yield self.finding(f"psst: {duty.name}", duty=duty)
'''
READER: Final = '''
    """Tables whose cells are parted by tildes."""

    from raci.layout.grid import Grid
    from raci.readers.reader import Document, Reader


    def read_tildes(path):
        """Return the file as one grid."""
        return Document((Grid([line.split("~") for line in path.read_text("utf-8").splitlines()], name=None),))


    READER = Reader("tildes", (".tilde",), lambda path, head: path.suffix == ".tilde", read_tildes)
'''
NOTATION: Final = """
    name = "OWL"
    also = []
    title = "Owner, Worker, Listener"
    source = "invented"
    combine = ["OW"]

    [[letters]]
    letter = "O"
    meaning = "Owner"
    word = "accountable"
    participation = "accountable"
    at_least = 1
    at_most = 1

    [[letters]]
    letter = "W"
    meaning = "Worker"
    word = "responsible"
    participation = "responsible"
    at_least = 1

    [[letters]]
    letter = "L"
    meaning = "Listener"
    word = "informed"
    participation = "informed"
"""
REPORT: Final = '''
    """How many findings there are, and nothing else."""

    from raci.reports.reporter import Reporter


    def counted(run):
        """Return the number of findings."""
        return f"{sum(len(report.findings) for report in run.reports)} in all"


    REPORTER = Reporter("count", counted)
'''
TABLE: Final = "Duty~Head~Clerk\nOpen shop~A~A\nClose shop~A~R\nCount till~A~R\n"
OWLS: Final = "Notation: OWL\n\nDuty,Head,Clerk\nOpen shop,O,W\nClose shop,O,W\nCount till,W,O\nSweep floor,L,O\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "raci", folder / "raci", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def added(package: Path, tmp_path: Path) -> Callable[..., str]:
    """A function that puts one file into the package, runs raci with words on a file, and takes it out again."""

    def with_file(place: str, content: str, name: str, text: str, *words: str) -> str:
        path = package / "raci" / place
        path.write_text(dedent(content).lstrip(), "utf-8")
        (tmp_path / name).write_text(text, "utf-8")
        told = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
        line = (sys.executable, "-m", "raci", words[0], name, *words[1:])
        run = subprocess.run(line, cwd=tmp_path, env=told, capture_output=True, encoding="utf-8", check=False)
        path.unlink()
        return run.stdout + run.stderr

    return with_file


def test_a_rule_is_one_file(added: Callable[..., str]) -> None:
    place = "rules/accountability/acc099_whispered_accountables.py"
    said = added(place, RULE, "shop.csv", TABLE.replace("~", ","), "check", "--select", "ACC099")

    assert "psst: Open shop" in said
    assert "1 note" in said


def test_a_reader_is_one_file(added: Callable[..., str]) -> None:
    assert "2 roles are accountable for Open shop" in added("readers/tildes.py", READER, "shop.tilde", TABLE, "check")


def test_a_notation_is_one_file(added: Callable[..., str]) -> None:
    assert "— OWL" in added("notations/owl.toml", NOTATION, "shop.csv", OWLS, "read")


def test_a_report_is_one_file(added: Callable[..., str]) -> None:
    said = added("reports/forms/count.py", REPORT, "shop.csv", TABLE.replace("~", ","), "check", "--report", "count")

    assert said.endswith(" in all\n")
