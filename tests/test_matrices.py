"""The fixtures of matrices/: messy files are read as the YAML beside them says, faulty workbooks are found out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
import yaml
from openpyxl import load_workbook

import raci

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Matrix

MATRICES: Final = Path(__file__).parents[1] / "matrices"
MESSY: Final = sorted((MATRICES / "messy").glob("*.yaml"))
FAULTY: Final = sorted((MATRICES / "faulty").glob("*.xlsx"))
_EXPECT: Final = re.compile(r"\bexpect ([A-Z]{3}\d{3}(?:,? [A-Z]{3}\d{3})*)")

SECTIONS_IN_DISPUTE: Final = {
    "outline-level-export": "columns of Yes and Auto Scheduled are taken for sections, and parents by indentation lost",
    "parents-with-codes": "a numbered parent that has letters of its own is not read as the section of its children",
    "role-names-that-spell-codes": "a numbered parent that has letters of its own does not end the section before it",
    "two-letters-with-brackets": "a column Phase right of the duties is left out",
}
"""Files whose sections are read otherwise than the YAML says, and how; everything else about them is asserted."""


def _said(sidecar: Path) -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
    return said


def _file_beside(sidecar: Path) -> Path:
    (beside,) = (path for path in sidecar.parent.glob(f"{sidecar.stem}.*") if path != sidecar)
    return beside


@pytest.mark.parametrize("sidecar", MESSY, ids=lambda path: path.stem)
def test_a_messy_file_is_read_as_the_yaml_beside_it_says(sidecar: Path) -> None:
    said = _said(sidecar)
    understood = raci.understand(_file_beside(sidecar))
    ignored = frozenset(said.get("either", ()))
    found = [_plain(reading.matrix, ignored) for reading in understood.readings]
    if said["expect"] == "refuse":
        assert (found, bool(understood.reason)) == ([], True)
        return
    wanted = [_wanted(each, said, sidecar.stem) for each in said["matrices"]]

    assert _as_far_as_told(found, wanted) == wanted
    assert understood.reason == ""


@pytest.mark.parametrize("stem", SECTIONS_IN_DISPUTE)
def test_sections_in_dispute_are_still_read_otherwise(stem: str) -> None:
    sidecar = MATRICES / "messy" / f"{stem}.yaml"
    duties = [duty for each in _said(sidecar)["matrices"] for duty in each["duties"] if duty.get("section")]
    wanted = {duty["at"]: duty["section"] for duty in duties}
    matrices = [reading.matrix for reading in raci.understand(_file_beside(sidecar)).readings]
    found = {matrix.locate(duty).cell: list(duty.section) for matrix in matrices for duty in matrix.duties}

    assert {at: found.get(at) for at in wanted} != wanted, f"they agree now: take {stem} out of SECTIONS_IN_DISPUTE"


def _wanted(matrix: dict[str, Any], said: dict[str, Any], stem: str) -> dict[str, Any]:
    """Return a matrix of the YAML in the form in which what was read is compared with it."""
    wanted = {
        "where": matrix["where"],
        "roles": [role if isinstance(role, dict) else {"name": role} for role in matrix["roles"]],
        "duties": [_duty(duty, stem) for duty in matrix["duties"] if duty["name"] not in said.get("either", ())],
    }
    return wanted | ({"notation": said["notation"]} if "notation" in said else {})


def _duty(duty: dict[str, Any], stem: str) -> dict[str, Any]:
    kept = {key: value for key, value in duty.items() if value or key == "letters"}
    if stem in SECTIONS_IN_DISPUTE:
        kept.pop("section", None)
    if next((MATRICES / "messy").glob(f"{stem}.[ct]sv"), None):
        kept.pop("at")  # a text file has lines, not cells
    letters = {role: "".join(sorted(held)) for role, held in duty["letters"].items()}
    return kept | {"letters": sorted(letters.items())}


def _plain(matrix: Matrix, ignored: frozenset[str]) -> dict[str, Any]:
    """Return all that was read of a matrix, in the words of the YAML."""
    return {
        "where": matrix.source.sheet or "",
        "notation": matrix.notation.name,
        "roles": [{"name": role.name, "group": " ".join(role.group[-1:])} for role in matrix.roles],
        "duties": [
            {
                "name": duty.name,
                "section": list(duty.section),
                "number": duty.number,
                "at": matrix.locate(duty).cell,
                "letters": sorted((role, "".join(sorted(entry.letters))) for role, entry in row.items()),
            }
            for duty, row in zip(matrix.duties, matrix.rows, strict=True)
            if duty.name not in ignored
        ],
    }


def _as_far_as_told(found: object, wanted: object) -> object:
    """Return what was found, without the keys that the YAML says nothing about."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return {key: _as_far_as_told(found.get(key), wanted[key]) for key in wanted}
    if isinstance(found, list) and isinstance(wanted, list):
        told = [_as_far_as_told(each, other) for each, other in zip(found, wanted, strict=False)]
        return [*told, *found[len(told) :]]
    return found


class _Expected(NamedTuple):
    """A code that the note of a cell says must be found there."""

    sheet: str
    cell: str
    code: str


def _expected(path: Path) -> Iterator[_Expected]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                for match in _EXPECT.finditer(cell.comment.text if cell.comment else ""):
                    for code in re.findall(r"[A-Z]{3}\d{3}", match[1]):
                        yield _Expected(sheet.title, cell.coordinate, code)


def _places(finding: raci.Finding) -> Iterator[_Expected]:
    for location in (finding.location, *finding.related):
        yield _Expected(location.sheet or "", location.cell, finding.rule)


def test_there_are_faulty_workbooks() -> None:
    assert len(FAULTY) > 11


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_workbook_is_found_out_where_its_notes_say(path: Path) -> None:
    expected = set(_expected(path))
    findings = raci.check(path).findings

    assert expected
    assert expected - {place for finding in findings for place in _places(finding)} == set()


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_workbook_has_no_other_errors(path: Path) -> None:
    expected = set(_expected(path))
    errors = [finding for finding in raci.check(path).findings if finding.severity is raci.Severity.ERROR]

    assert [finding for finding in errors if expected.isdisjoint(_places(finding))] == []
