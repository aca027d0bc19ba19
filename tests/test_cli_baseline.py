"""`raci check --baseline`: a legacy repository adopts what is found, and only new findings fail."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, Final

import pytest
from legacy_matrices import legacy_matrix, renamed, sectioned, shuffled
from openpyxl import Workbook
from typer.testing import CliRunner

import raci
from raci.cli import app
from raci.cli import run as run_raci
from raci.model.change import Assign

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix

FORMS: Final = ("plan.md", "plan.xlsx", "plan.yaml", "plain.xlsx", "plan.csv")
EVERY: Final = ("--select", "ALL", "--preview")
OLD, NEW = "Plant Manager", "Manager of the Plant"


def checked(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app(["check"]), ["check", *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run raci as a shell does, and return what it says of a misuse."""
    monkeypatch.setattr("sys.argv", ["raci", "check", *words])
    with pytest.raises(SystemExit) as stopped:
        run_raci()
    told = capsys.readouterr().err

    assert stopped.value.code == 2
    assert told.count("\n") == 1
    return told


def big_matrix() -> Matrix:
    """Return a matrix with some two hundred findings; a row without letters would read as a heading."""
    matrix = legacy_matrix(2, duties=80, roles=9, sections=False)
    filled = [bool(row) for row in matrix.rows]
    matrix = replace(
        matrix,
        duties=tuple(compress(matrix.duties, filled)),
        rows=tuple(compress(matrix.rows, filled)),
    )

    assert OLD in {role.name for role in matrix.roles}
    return matrix


def write(matrix: Matrix, path: Path) -> None:
    """Write a matrix as a tool of ours does, or as people do: a plain sheet with a list of roles, or a table."""
    if path.name == "plain.xlsx":
        _plain(matrix).save(path)
    elif path.suffix in {".md", ".csv"}:
        path.write_text(_table(matrix, path.suffix), "utf-8")
    else:
        raci.write(matrix, path)


def _headings(matrix: Matrix) -> list[str]:
    return ["Duty", *(f"{role.name} ({role.aliases[0]})" if role.aliases else role.name for role in matrix.roles)]


def _lines(matrix: Matrix) -> list[list[str]]:
    lines, section = [], ()
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        if duty.section != section:
            lines.append([f"**{' '.join(duty.section)}**", *("" for _ in matrix.roles)])
        section = duty.section
        lines.append([duty.name, *(str(row.get(role.key, "")) for role in matrix.roles)])
    return lines


def _table(matrix: Matrix, suffix: str) -> str:
    lines = [_headings(matrix), *_lines(matrix)]
    if suffix == ".csv":
        return "\n".join(",".join(cell.strip("*") for cell in line) for line in lines)
    rule = ["---" for _ in lines[0]]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def _plain(matrix: Matrix) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"Plan {len(matrix.roles)}"
    sheet.append(["Duty", *(role.name for role in matrix.roles)])
    for line in _lines(matrix):
        sheet.append([cell.strip("*") or None for cell in line])
    roles = book.create_sheet("Roles")
    roles.append(["Role", "Aliases", "Level"])
    for role in matrix.roles:
        roles.append([role.name, ", ".join(role.aliases), ""])
    return book


def found(path: Path, *words: str) -> list[dict[str, str]]:
    """Return what a run finds beside what is known."""
    out = checked(str(path), *words, "--report", "json")[1]
    return [finding for file in json.loads(out)["files"] for finding in file["findings"]]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("order", [1, 2, 3])
def test_two_hundred_findings_stay_known_and_one_fault_more_is_one_more(tmp_path: Path, name: str, order: int) -> None:
    matrix, path, baseline = big_matrix(), tmp_path / name, str(tmp_path / "raci-baseline.json")
    write(matrix, path)
    many = len(found(path, *EVERY))
    adopted = checked(str(path), *EVERY, "--baseline", baseline, "--write-baseline")
    turned = sectioned(renamed(shuffled(matrix, order), OLD, NEW), order)
    write(turned, path)
    same = checked(str(path), *EVERY, "--baseline", baseline)
    before = {json.dumps([each["rule"], each["message"]]) for each in found(path, *EVERY)}
    write(_with_second_owner(turned), path)
    after = {json.dumps([each["rule"], each["message"]]) for each in found(path, *EVERY)}
    new = found(path, *EVERY, "--baseline", baseline)

    assert many >= 200
    assert adopted[0] == 0
    assert f"{many} known." in adopted[1]
    assert (same[0], same[1].count("\n")) == (0, 1)
    assert " known." in same[1]
    assert sorted(after - before) == sorted(json.dumps([each["rule"], each["message"]]) for each in new)
    assert ["ACC002"] == [each["rule"] for each in new if each["rule"] == "ACC002"]


def _with_second_owner(matrix: Matrix) -> Matrix:
    """Return a matrix in which a duty with one owner has a second one."""
    owners = {
        duty.key: [key for key, entry in row.items() if "A" in entry.letters]
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
    }
    duty = next(key for key, held in owners.items() if len(held) == 1)
    role = next(role.key for role in reversed(matrix.roles) if role.key not in owners[duty])
    return Assign(duty, role, ("A",)).apply(matrix)
