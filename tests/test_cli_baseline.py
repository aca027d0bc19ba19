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
    lines: list[list[str]] = []
    section: tuple[str, ...] = ()
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
    assert [each["rule"] for each in new if each["rule"] == "ACC002"] == ["ACC002"]


def _with_second_owner(matrix: Matrix) -> Matrix:
    """Return a matrix in which a duty with one owner has a second one."""
    owners = {
        duty.key: [key for key, entry in row.items() if "A" in entry.letters]
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
    }
    duty = next(key for key, held in owners.items() if len(held) == 1)
    role = next(role.key for role in reversed(matrix.roles) if role.key not in owners[duty])
    return Assign(duty, role, ("A",)).apply(matrix)


PLAN: Final = """\
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | A | R |
| Write offer | R |  | C |
| Sign contract | A | I | R |
"""
BESIDE: Final = """\
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Pay invoice | A | A | R |
| Sign contract | C | A | R |
"""


@pytest.fixture(name="house")
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which a run stands, with two files whose findings are adopted."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "org" / "beside.md").write_text(BESIDE, "utf-8")

    assert checked("org", "--write-baseline")[0] == 0
    return tmp_path


def held(*words: str) -> tuple[int, str, str]:
    return checked(*words, "--baseline", "raci-baseline.json")


def test_known_findings_are_counted_and_do_not_fail(house: Path) -> None:
    status, out, told = held("org")

    assert (house / "raci-baseline.json").exists()
    assert (status, told) == (0, "")
    assert out.splitlines() == ["org/beside.md: 1 known.", "org/plan.md: 2 known.", "between the 2 files: 1 known."]


def test_known_findings_stand_apart_in_json(house: Path) -> None:
    out = held("org", "--report", "json")[1]
    files = {file["path"]: file for file in json.loads(out)["files"]}

    assert house.exists()
    assert [file["findings"] for file in files.values()] == [[], []]
    assert [each["rule"] for each in files["org/plan.md"]["known"] if each["rule"][:3] == "ACC"] == ["ACC002", "ACC001"]


def test_a_second_owner_of_another_duty_is_new(house: Path) -> None:
    (house / "org" / "plan.md").write_text(PLAN.replace("| A | I | R |", "| A | A | R |"), "utf-8")
    status, out, _ = held("org/plan.md")

    assert status == 1
    assert "2 roles are accountable for Sign contract" in out
    assert "plan.md: 1 error, 2 known." in out


def test_a_fault_that_moved_to_another_duty_is_new_and_the_old_one_is_gone(house: Path) -> None:
    text = PLAN.replace("Approve bid | A | A", "Approve bid | A | C").replace("contract | A | I", "contract | A | A")
    (house / "org" / "plan.md").write_text(text, "utf-8")
    status, out, told = held("org/plan.md")

    assert (status, out.count("ACC002 several")) == (1, 1)
    assert "1 finding of the baseline raci-baseline.json is gone; write it anew with --write-baseline" in told


def test_a_fault_that_moved_to_the_same_duty_of_another_section_is_new(house: Path) -> None:
    rows = "| **One** | | | |\n| Test | {} | R |\n| **Two** | | | |\n| Test | {} | R |\n"
    head = "".join(PLAN.splitlines(keepends=True)[:2])
    path = house / "org" / "plan.md"
    path.write_text(head + rows.format("A | A", "A | C"), "utf-8")
    held("org", "--write-baseline")
    path.write_text(head + rows.format("A | C", "A | A"), "utf-8")

    assert (held(str(path))[0], held(str(path))[1].count("ACC002 several")) == (1, 1)


def test_fewer_of_the_same_roles_are_known(house: Path) -> None:
    path = house / "org" / "plan.md"
    path.write_text(PLAN.replace("bid | A | A | R", "bid | A | A | A/R"), "utf-8")
    held("org", "--write-baseline")
    path.write_text(PLAN, "utf-8")

    assert held("org")[0] == 0


def test_more_of_the_same_roles_are_new(house: Path) -> None:
    (house / "org" / "plan.md").write_text(PLAN.replace("bid | A | A | R", "bid | A | A | A/R"), "utf-8")

    assert held("org")[0] == 1


@pytest.mark.parametrize("new", ["org/plan 2.md", "plan.md", "deep/er/beside.md"])
def test_a_file_that_was_moved_or_renamed_is_known(house: Path, new: str) -> None:
    (house / new).parent.mkdir(parents=True, exist_ok=True)
    (house / "org" / "plan.md").rename(house / new)
    status, out, told = held(".")

    assert (status, told) == (0, "")
    assert out.count(" known.") == 3


def test_a_new_file_beside_one_that_is_gone_brings_its_own_findings(house: Path) -> None:
    (house / "org" / "plan.md").unlink()
    other = PLAN.replace("Approve bid", "Train staff").replace("Write offer", "Order goods")
    (house / "org" / "other.md").write_text(other, "utf-8")

    assert (held("org")[0], held("org")[1].count(" error\n")) == (1, 2)


def test_a_copy_of_a_file_is_new(house: Path) -> None:
    (house / "org" / "copy.md").write_text(PLAN, "utf-8")

    assert held("org", "--select", "ACC")[0] == 1


def test_one_file_may_be_checked_alone(house: Path) -> None:
    assert held("org/plan.md") == (0, "org/plan.md: 2 known.\n", "")
    assert held(str(house / "org" / "plan.md"))[:1] + held("org/plan.md")[1:] == (0, "org/plan.md: 2 known.\n", "")


def test_some_rules_may_be_checked_alone(house: Path) -> None:
    assert house.exists()
    assert held("org", "--select", "ACC001")[::2] == (0, "")


def test_what_was_not_looked_at_stays_in_a_baseline_that_is_written_anew(house: Path) -> None:
    before = (house / "raci-baseline.json").read_text("utf-8")
    held("org/plan.md", "--select", "ACC001", "--write-baseline")

    assert before == (house / "raci-baseline.json").read_text("utf-8")


def test_what_is_gone_leaves_a_baseline_that_is_written_anew(house: Path) -> None:
    (house / "org" / "plan.md").unlink()
    held("org", "--write-baseline")
    text = (house / "raci-baseline.json").read_text("utf-8")

    assert ("plan.md" in text, text.count('"rule"')) == (False, 1)
    assert held("org")[::2] == (0, "")


def test_a_baseline_is_found_from_another_folder(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house / "org")

    assert checked(".", "--baseline", "../raci-baseline.json")[::2] == (0, "")
    assert checked("plan.md", "--baseline", str(house / "raci-baseline.json"))[::2] == (0, "")


def test_a_baseline_that_was_moved_itself_knows_its_files_by_what_is_in_them(house: Path) -> None:
    (house / "raci-baseline.json").rename(house / "org" / "known.json")

    assert checked("org", "--baseline", "org/known.json")[::2] == (0, "")


def test_a_baseline_made_on_windows_is_read(house: Path) -> None:
    path = house / "raci-baseline.json"
    path.write_text(path.read_text("utf-8").replace("org/", "org\\\\").replace("\n", "\r\n"), "utf-8", newline="")

    assert held("org")[::2] == (0, "")


def test_the_settings_name_a_baseline_relative_to_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org").mkdir()
    (tmp_path / "raci.toml").write_text('baseline = "raci-baseline.json"\n', "utf-8")
    (tmp_path / "org" / "plan.md").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path / "org")
    written = checked("plan.md", "--write-baseline")

    assert (written[0], (tmp_path / "raci-baseline.json").exists()) == (0, True)
    assert checked("plan.md") == (0, "plan.md: 2 known.\n", "")
    assert checked("plan.md", "--baseline", _empty(tmp_path))[0] == 1


def _empty(house: Path) -> str:
    path = house / "empty.json"
    path.write_text('{"version": 1, "files": {}, "findings": []}', "utf-8")
    return str(path)


def test_the_same_findings_give_the_same_baseline(house: Path) -> None:
    before = (house / "raci-baseline.json").read_bytes()
    held("org", "--write-baseline")

    assert before == (house / "raci-baseline.json").read_bytes()


def test_the_baseline_itself_is_not_checked(house: Path) -> None:
    assert house.exists()
    assert "raci-baseline" not in held(".")[1]


def test_a_file_that_cannot_be_read_is_never_known(house: Path) -> None:
    (house / "org" / "broken.yaml").write_text("duties: [", "utf-8")
    held("org", "--write-baseline")

    assert held("org")[0] == 2
    assert "broken" not in (house / "raci-baseline.json").read_text("utf-8")


def test_a_broken_baseline_is_written_anew(house: Path) -> None:
    (house / "raci-baseline.json").write_text('{"version": 0}', "utf-8")
    status, _, told = held("org", "--write-baseline")

    assert (status, held("org")[0]) == (0, 0)
    assert "could not be read and is written anew" in told


def test_a_file_of_another_kind_is_not_written_over(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "package.json").write_text('{"name": "mine"}', "utf-8")
    told = refused(monkeypatch, capsys, "org", "--baseline", "package.json", "--write-baseline")

    assert "package.json: this is no baseline of raci; name another file" in told
    assert (house / "package.json").read_text("utf-8") == '{"name": "mine"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "there is no such baseline; to write it, give --write-baseline as well"),
        ('{"version": 0}', "the baseline is of an older version"),
        ("<<<<<<< ours\n", "marks of a merge conflict"),
    ],
)
def test_misuse_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str | None,
    expected: str,
) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    if text:
        (tmp_path / "known.json").write_text(text, "utf-8")

    assert expected in refused(
        monkeypatch, capsys, str(tmp_path / "plan.md"), "--baseline", str(tmp_path / "known.json")
    )


def test_names_with_strange_characters_are_adopted(house: Path) -> None:
    name = 'plan "ä" \u202e\U0001f600 %0A.md'
    (house / "org" / name).write_text(PLAN.replace("Approve bid", 'Approve "bid"\u202e \\ <b>'), "utf-8")
    held("org", "--write-baseline")

    assert held("org")[::2] == (0, "")
