"""raci graph as a stranger meets it: pictures and files out, and one sentence where that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from bakery import BAKERY
from test_cli import MISSPELT, SALES, Raci, _raci, stranger  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAN: Final = "Duty,Sales Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\n"


def test_a_stranger_gets_a_flowchart() -> None:
    status, out, err = stranger("graph", SALES, "--view", "escalation")

    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "flowchart BT"


@pytest.mark.parametrize("name", ["out.svg", "out.mmd", "out.dot", "out.graphml", "out.cyjs", "out.ttl", "out.bpmn",
                                  "out.oscal.json", "CODEOWNERS", "catalog-info.yaml"])  # fmt: skip
def test_the_end_of_the_name_says_what_is_written(raci: Raci, tmp_path: Path, name: str) -> None:
    target = tmp_path / "made" / name
    target.parent.mkdir()

    assert raci("graph", raci.file(BAKERY, "bakery.yaml"), "-o", str(target)) == (0, "", "")
    assert "baker" in target.read_text(encoding="utf-8").casefold()


def test_a_picture_is_one_document_of_svg(raci: Raci) -> None:
    _, out, _ = raci("graph", raci.file(PLAN), "--format", "svg")

    assert ET.fromstring(out).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - we made it


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--view", "by-rule"), "raci: there is no view 'by-rule'; did you mean by-role?"),
        (("--format", "svgg"), "raci: there is no form 'svgg'; did you mean svg?"),
        (("-o", "picture.pdf"), "raci: picture.pdf: its suffix .pdf says no form; name one with --format"),
        (("-o", "no/where.svg"), "raci: -o no/where.svg: there is no folder no;"),
        (("--format", "bpmn", "--view", "by-role"), "raci: bpmn says all of the matrices and draws no view"),
    ],
)
def test_misuse_is_told_in_one_sentence(raci: Raci, words: Sequence[str], message: str) -> None:
    status, out, err = raci("graph", raci.file(PLAN), *words)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(message)


def test_the_matrix_itself_is_not_written_over(raci: Raci) -> None:
    path = raci.file(BAKERY, "bakery.yaml")
    status, _, err = raci("graph", path, "--format", "svg", "-o", path)

    assert (status, err.count("\n")) == (2, 1)
    assert Path(path).read_text(encoding="utf-8") == BAKERY


def test_a_matrix_of_the_folder_is_not_written_over(raci: Raci) -> None:
    path = raci.file(BAKERY, "org/catalog-info.yaml")
    status, _, err = raci("graph", "org", "-o", path)

    assert (status, err.count("\n")) == (2, 1)
    assert "is read by the same call" in err
    assert Path(path).read_text(encoding="utf-8") == BAKERY


def test_a_file_that_cannot_be_read_is_told_beside_the_picture(raci: Raci) -> None:
    raci.file(PLAN, "org/plan.csv")
    broken = raci.file(MISSPELT.read_text("utf-8"), "org/broken.yaml")
    status, out, err = raci("graph", "org")

    assert (status, out.splitlines()[0]) == (2, "flowchart LR")
    assert Path(broken).name in err
