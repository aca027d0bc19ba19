"""The command line as a stranger meets it: words in; answers, errors and an exit status out."""

from __future__ import annotations

import gc
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from typer.testing import CliRunner

from raci.__main__ import main
from raci.cli import app, command_names
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

MATRICES: Final = Path(__file__).parents[1] / "matrices"
SALES: Final = MATRICES / "examples" / "sales-leadership.xlsx"
REFUSED: Final = MATRICES / "messy" / "refuse-grades.xlsx"
MISSPELT: Final = MATRICES / "faulty" / "misspelt.yaml"
BIDS: Final = "Duty,Manager,Director,Clerk\nApprove bid,A,A,R\nWrite bid,A,,R\nSend bid,,I,R\n"
CLEAN: Final = "Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\nSend bid,A,R\n"
NO_MATRIX: Final = "Name,Telephone\nAda,1234\nBo,5678\n"
HEAVY: Final = ("typer", "click", "rich", "pydantic", "openpyxl", "networkx", "rapidfuzz")
_IMPORTED: Final = re.compile(r"^import time:.*\| +([\w.]+)$", re.MULTILINE)
_COLOUR: Final = re.compile(r"\x1b\[[\d;]*m")


class Answer(NamedTuple):
    """What a run said, and its exit status."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the variables of this process without any that speak of colour or width."""
    silent = {"NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"}
    return {name: value for name, value in os.environ.items() if name not in silent} | more


def stranger(*words: str | Path, cwd: Path | None = None, options: tuple[str, ...] = (), **variables: str) -> Answer:
    """Run raci in a process of its own."""
    done = subprocess.run(
        [sys.executable, *options, "-m", "raci", *map(str, words)],
        capture_output=True, encoding="utf-8", check=False, cwd=cwd, env=environment(**variables),
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


class Raci:
    """Runs raci inside this process, as `python -m raci` would."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, caught: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._patch = patch
        self._caught = caught

    def __call__(self, *words: str | Path) -> Answer:
        """Return what a run with these words says."""
        self._patch.setattr(sys, "argv", ["raci", *map(str, words)])
        self._caught.readouterr()
        status: object = 0
        try:
            main()
        except SystemExit as exit_:
            status = exit_.code
        said = self._caught.readouterr()
        assert isinstance(status, int)
        return Answer(status, said.out, said.err)

    def file(self, text: str, name: str = "bids.csv") -> Path:
        """Write a file into the folder the run stands in; return its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return Path(name)

    def findings(self, *words: str | Path) -> list[dict[str, Any]]:
        """Return what `check … --format json` finds in one file."""
        [file] = json.loads(self("check", *words, "--format", "json").out)["files"]
        found: list[dict[str, Any]] = file["findings"]
        return found


@pytest.fixture(name="raci")
def _raci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Raci]:
    """Return raci, to be called in an empty folder, with neither colours nor a width asked for."""
    before = gc.get_threshold()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    yield Raci(tmp_path, monkeypatch, capsys)
    gc.set_threshold(*before)


# check


COMPANY: Final = (
    "units: {acme: Acme}\nroles: {hos: {name: Head of Sales, level: head}, clerk: {name: Clerk, level: low}}\n"
)


def test_an_organization_is_named_for_all_matrices(raci: Raci) -> None:
    raci.file(COMPANY, "org.yaml")
    raci.file("Duty,Sales Head,Clerk\nApprove bid,A,R\nWrite bid,A,R\nSend bid,A,R\n", "plans/bids.csv")
    words = ("plans/bids.csv", "--org", "org.yaml")
    (matrix,) = json.loads(raci("read", *words, "--format", "json").out)["matrices"]

    assert (
        "Sales Head is taken for another spelling of Head of Sales" in raci("check", "plans", "--org", "org.yaml").out
    )
    assert raci("show", *words).status == 0
    assert "organization: org.yaml, in which 2 of them were found\n" in raci("read", *words).out
    assert (matrix["organization"], matrix["joins"]) == ("org.yaml", {"Sales Head": "Head of Sales", "Clerk": "Clerk"})
    assert [role["level"] for role in matrix["roles"]] == ["head", "low"]


def test_an_organization_that_cannot_be_read_is_one_sentence(raci: Raci) -> None:
    plan = raci.file(CLEAN)

    for command in ("check", "read", "show"):
        assert raci(command, plan, "--org", "none.yaml") == (2, "", "raci: none.yaml: there is no such file\n")


def test_the_organization_of_the_settings_counts(raci: Raci) -> None:
    raci.file(COMPANY, "org.yaml")
    raci.file('organization = "org.yaml"\n', "raci.toml")

    assert "organization: " in raci("read", raci.file(CLEAN, "plans/bids.csv")).out


def test_an_organization_in_a_folder_is_passed_over_and_described_when_named(raci: Raci) -> None:
    org = raci.file(COMPANY, "org/org.yaml")
    raci.file(CLEAN, "org/bids.csv")
    told = "org/org.yaml: an organization (units: 1, roles: 2), and no matrix to judge.\n"

    assert raci("check", "org") == (0, "org/bids.csv: clean.\n", "")
    assert raci("check", org) == (0, told, "")
    assert raci("read", org).status == 2


@pytest.mark.parametrize("path", sorted((MATRICES / "examples").iterdir()), ids=lambda path: path.name)
def test_the_examples_are_clean(raci: Raci, path: Path) -> None:
    assert raci("check", path) == (0, f"{path}: clean.\n", "")


def test_a_stranger_is_told_what_is_wrong_and_where(tmp_path: Path) -> None:
    (tmp_path / "bids.csv").write_text(BIDS, "utf-8")
    status, out, err = stranger("check", "bids.csv", cwd=tmp_path)

    assert (status, err) == (1, "")
    assert out.startswith(
        "bids.csv:2:13  ACC002 several-accountables  error\n"
        "  2 roles are accountable for Approve bid: Manager, Director.\n"
        "                  Manager   Director\n"
        "    Approve bid   A         A\n"
        "                  ^         ^\n"
        "    2 | Approve bid,A,A,R\n"
        "                    ^ ^\n"
    )
    assert out.endswith("bids.csv: 2 errors.\n")


def test_a_workbook_that_holds_no_matrix_is_refused_in_one_sentence(raci: Raci) -> None:
    status, out, err = raci("check", REFUSED)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"raci: {REFUSED}: no matrix was read: ")


def test_what_cannot_be_read_keeps_no_other_file_from_being_judged(raci: Raci) -> None:
    bids = raci.file(BIDS)
    raci.file(CLEAN, "plans/clean.csv")
    status, out, err = raci("check", "missing.csv", "plans", bids)

    assert status == 2
    assert err == "raci: missing.csv: there is no such file\n"
    assert Path("plans", "clean.csv").as_posix() + ": clean.\n" in out.replace("\\", "/")
    assert out.endswith("bids.csv: 2 errors.\n")


def test_everything_that_is_wrong_in_a_file_is_told_with_its_place(raci: Raci) -> None:
    status, out, err = raci("check", MISSPELT)

    assert (status, out) == (2, "")
    assert [line.removeprefix(f"raci: {MISSPELT}:").partition(": ")[0] for line in err.splitlines()] == [
        "8:34", "13:9", "14:5",
    ]  # fmt: skip


def test_files_of_a_folder_that_are_no_matrices_are_passed_over(raci: Raci) -> None:
    raci.file(CLEAN, "org/clean.csv")
    raci.file(NO_MATRIX, "org/telephones.csv")
    raci.file('{"name": "web", "scripts": {}}', "org/package.json")
    raci.file("steps: [check, test]\n", "org/build.yaml")
    raci.file("RACI", "org/notes.txt")
    raci.file(BIDS, "org/.hidden/bids.csv")
    raci.file(BIDS, "org/~$bids.csv")

    assert raci("check", "org") == (0, f"{Path('org', 'clean.csv')}: clean.\n", "")


def test_a_folder_without_any_matrix_is_told(raci: Raci) -> None:
    raci.file(NO_MATRIX, "org/telephones.csv")

    assert raci("check", "org") == (2, "", "raci: no file to check was found\n")


def test_without_a_path_the_current_folder_is_judged(raci: Raci) -> None:
    raci.file(CLEAN)

    assert raci("check") == (0, "bids.csv: clean.\n", "")


def test_excluded_files_are_judged_only_if_they_are_named(raci: Raci) -> None:
    raci.file('exclude = ["archive/"]\n', "raci.toml")
    raci.file(CLEAN, "clean.csv")
    old = raci.file(BIDS, "archive/bids.csv")

    assert raci("check", ".") == (0, "clean.csv: clean.\n", "")
    assert raci("check", old).status == 1


def test_named_files_are_passed_over_where_it_is_asked_for(raci: Raci) -> None:
    raci.file('exclude = ["archive/"]\n', "raci.toml")
    named = raci.file(NO_MATRIX, "telephones.csv"), raci.file(BIDS, "archive/bids.csv"), raci.file(CLEAN, "clean.csv")

    assert raci("check", "--skip-others", *named).status == 0
    assert raci("check", "--skip-others", named[0]) == (0, "", "")
    assert raci("check", "--skip-others", raci.file(BIDS)).status == 1


def test_settings_of_a_path_hold_for_it(raci: Raci) -> None:
    raci.file('fail-on = "note"\n[paths."drafts/"]\nignore = ["ACC"]\n', "raci.toml")
    draft = raci.file(BIDS, "drafts/bids.csv")

    assert raci("check", draft).out == f"{draft}: clean.\n"
    assert raci("check", raci.file(BIDS)).status == 1


def test_a_broken_settings_file_is_told_with_its_mistakes(raci: Raci) -> None:
    raci.file('selekt = ["ACC"]\nfail-on = "never"\n', "raci.toml")
    status, out, err = raci("check", raci.file(BIDS))

    assert (status, out) == (2, "")
    assert err.splitlines()[0].endswith("raci.toml: 2 settings are wrong")
    assert err.splitlines()[1] == "  line 1: there is no setting 'selekt'; did you mean 'select'?"


def test_a_doubt_of_the_reader_is_told_on_standard_error(raci: Raci) -> None:
    unnamed = raci.file("Duty,Manager,Clerk\nApprove bid,A,R\n,A,R\nWrite bid,A,R\n")
    status, out, err = raci("check", unnamed)

    assert (status, out) == (0, "bids.csv: clean.\n")
    assert re.fullmatch(r"bids\.csv:3:\d: doubt: .+\n", err)


# options of check


def test_json_holds_every_file_and_finding(raci: Raci) -> None:
    status, out, err = raci("check", raci.file(BIDS), "missing.csv", "--format", "json")
    told = json.loads(out)

    assert (status, err, told["version"]) == (2, "", VERSION)
    assert [(file["path"], file["unreadable"]) for file in told["files"]] == [
        ("bids.csv", False),
        ("missing.csv", True),
    ]
    assert [finding["rule"] for file in told["files"] for finding in file["findings"]] == ["ACC002", "ACC001", "SRC001"]


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ((), {"ACC001", "ACC002"}),
        (("--select", "ACC002"), {"ACC002"}),
        (("--select", "several-accountables,acc001"), {"ACC001", "ACC002"}),
        (("--select", "ACC", "--ignore", "ACC001"), {"ACC002"}),
        (("--ignore", "ACC001", "--ignore", "no-accountable,ACC002"), set()),
        (("--select", "RSP"), set()),
    ],
)
def test_rules_are_selected_and_ignored(raci: Raci, options: tuple[str, ...], rules: set[str]) -> None:
    found = raci.findings(raci.file(BIDS), *options)

    assert {finding["rule"] for finding in found} == rules


def test_rules_on_trial_run_when_they_are_asked_for(raci: Raci) -> None:
    vague = raci.file("Duty,Manager,Clerk\nManage project,A,R\nApprove bid,A,R\n")

    assert "DUT004" not in {finding["rule"] for finding in raci.findings(vague)}
    assert "DUT004" in {finding["rule"] for finding in raci.findings(vague, "--preview")}
    assert {finding["rule"] for finding in raci.findings(vague, "--select", "DUT004")} == {"DUT004"}
    assert raci.findings(vague, "--select", "DUT") == []


@pytest.mark.parametrize(("severity", "status"), [("error", 0), ("warning", 1), ("note", 1)])
def test_the_failing_severity_decides_the_status(raci: Raci, severity: str, status: int) -> None:
    warned = raci.file("Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\nSend bid,A,\n")

    assert {finding["severity"] for finding in raci.findings(warned)} == {"warning"}
    assert raci("check", warned, "--fail-on", severity).status == status


def test_ten_findings_of_a_rule_are_shown_unless_all_are_asked_for(raci: Raci) -> None:
    many = raci.file("Duty,Manager,Clerk\n" + "".join(f"Approve bid {one},A,A/R\n" for one in range(12)))
    few, everything = raci("check", many).out, raci("check", many, "--all").out

    assert few.count("ACC002 several-accountables") == 10
    assert "  … 2 more of ACC002; --all shows them\n" in few
    assert everything.count("ACC002 several-accountables") == 12


def test_the_layout_can_be_told(raci: Raci) -> None:
    turned = raci.file("Role,Approve bid,Write bid,Send bid\nManager,A,A,A\nDirector,A,I,I\nClerk,R,R,R\n")
    found = raci.findings(turned, "--transposed", "--header", "1", "--range", "A1:D4", "--notation", "RACI")

    assert [(finding["rule"], finding["duty"]) for finding in found] == [("ACC002", "Approve bid")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--select", "ACC02"), "there is no rule 'ACC02'; did you mean ACC002?"),
        (("--select", "ACX"), "there is no rule 'ACX'; did you mean ACC?"),
        (("--ignore", "idle-rolle"), "there is no rule 'idle-rolle'; did you mean idle-role?"),
        (("--range", "B4"), "'B4' is no range of cells; write it like B4:K30"),
        (("--notation", "RAPIDO"), "there is no notation 'RAPIDO'; did you mean RAPID? Known: "),
    ],
)  # fmt: skip
def test_misuse_is_told_in_one_sentence_with_a_suggestion(raci: Raci, words: tuple[str, ...], sentence: str) -> None:
    status, out, err = raci("check", raci.file(BIDS), *words)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"raci: {sentence}")


def test_several_unknown_rules_are_told_at_once(raci: Raci) -> None:
    status, _, err = raci("check", raci.file(BIDS), "--select", "XYZ999,ACC02")

    assert status == 2
    assert err.splitlines() == [
        "raci: 2 rules do not exist",
        "there is no rule 'XYZ999'",
        "there is no rule 'ACC02'; did you mean ACC002?",
    ]


def test_an_unknown_sheet_is_told_with_those_there_are(raci: Raci) -> None:
    status, out, err = raci("check", SALES, "--sheet", "RASI")

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"raci: {SALES}: there is no sheet 'RASI'; did you mean 'RACI'? ")


def test_files_of_a_folder_without_the_sheet_are_passed_over(raci: Raci) -> None:
    raci.file(CLEAN, "org/clean.csv")
    (raci.folder / "org" / "sales.xlsx").write_bytes(SALES.read_bytes())

    assert raci("check", "org", "--sheet", "raci*") == (0, f"{Path('org', 'sales.xlsx')}: clean.\n", "")


def test_a_value_that_is_none_of_the_choices_is_misuse(raci: Raci) -> None:
    status, out, err = raci("check", raci.file(BIDS), "--fail-on", "never")

    assert (status, out) == (2, "")
    assert "'never' is not one of" in err


# read


def test_reading_shows_the_matrix(raci: Raci) -> None:
    expected = """\
RACI, 1:1
3 duties, 3 roles

                Manager     Director    Clerk
  Approve bid   A           A           R
  Write bid     A           ·           R
  Send bid      ·           I           R

"""

    assert raci("read", raci.file(BIDS)) == (0, expected, "")


def test_reading_explains_the_layout(raci: Raci) -> None:
    out = raci("read", raci.file(BIDS), "--explain-layout").out

    assert "  notation: RACI, recognized by its letters\n" in out
    assert "  roles: Manager, Director, Clerk\n" in out


def test_reading_gives_json(raci: Raci) -> None:
    told = json.loads(raci("read", SALES, "--format", "json").out)

    [matrix] = told["matrices"]
    assert (told["path"], matrix["notation"], len(matrix["roles"]), len(matrix["duties"])) == (
        str(SALES),
        "RACI",
        10,
        19,
    )
    assert matrix["duties"][0]["assignments"]["Head of Sales"] == "RA"


def test_notes_of_reading_go_to_standard_error(raci: Raci) -> None:
    path = MATRICES / "messy" / "three-matrices-and-other-sheets.xlsx"
    status, out, err = raci("read", path)

    assert (status, out.count(" duties, ")) == (0, 3)
    assert all(re.match(rf"{re.escape(str(path))}\S*: (info|doubt): ", line) for line in err.splitlines())


def test_reading_refuses_what_is_no_matrix(raci: Raci) -> None:
    status, out, err = raci("read", REFUSED)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"raci: {REFUSED}: no matrix was read: ")


def test_reading_refuses_with_all_that_is_wrong(raci: Raci) -> None:
    status, out, err = raci("read", MISSPELT)

    assert (status, out) == (2, "")
    assert err.startswith(f"raci: {MISSPELT}:8:34: 3 things are wrong, first: ")
    assert len(err.splitlines()) == 4


# show


def test_showing_marks_the_duties_that_have_findings(raci: Raci) -> None:
    mixed = raci.file(BIDS + "Archive bid,A,,\nFile the approved bid,A,,R\n")
    status, out, _ = raci("show", mixed)

    assert status == 0
    marks = {line[2:].split("  ")[0]: line[0] for line in out.splitlines() if "bid" in line and line[1] == " "}
    assert marks == {
        "Approve bid": "!",
        "Write bid": " ",
        "Send bid": "!",
        "Archive bid": "?",
        "File the approved bid": " ",
    }
    assert out.endswith("bids.csv: 2 errors, 1 warning. raci check says what and why.\n")


def test_showing_fills_the_width_of_the_terminal(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = raci("show", raci.file(BIDS)).out

    assert max(map(len, out.splitlines()[:-1])) <= 40
    assert out.count("Approve bid") == 2


def test_showing_refuses_what_cannot_be_read(raci: Raci) -> None:
    status, out, err = raci("show", MISSPELT)

    assert (status, out, err.count("\n")) == (2, "", 3)


# explain


@pytest.mark.parametrize("name", ["ACC002", "acc002", "several-accountables", "Several-Accountables"])
def test_a_rule_is_explained_by_its_code_or_name(raci: Raci, name: str) -> None:
    status, out, _ = raci("explain", name)

    assert status == 0
    assert out.startswith("ACC002 several-accountables  error, on by default\n\n")
    assert "## Why is this bad?\n" in out


def test_a_rule_on_trial_is_said_to_be_so(raci: Raci) -> None:
    assert "on trial: runs with --preview or --select" in raci("explain", "DUT004").out


def test_without_a_name_all_rules_are_listed(raci: Raci) -> None:
    lines = raci("explain").out.splitlines()

    assert len(lines) > 40
    assert [line for line in lines if not re.match(r"[A-Z]{3}\d{3}  [a-z-]+ +(error|warning|note) ", line)] == []
    assert [line for line in lines if line.endswith("(preview)")]


def test_a_misspelt_rule_is_suggested(raci: Raci) -> None:
    expected = "raci: there is no rule 'several-acountables'; did you mean several-accountables?\n"

    assert raci("explain", "several-acountables") == (2, "", expected)


# raci itself


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_is_told(raci: Raci, word: str) -> None:
    assert raci(word) == (0, f"raci {VERSION}\n", "")


def imported(*words: str | Path) -> set[str]:
    """Return the modules a run imports."""
    found = _IMPORTED.findall(stranger(*words, options=("-X", "importtime")).err)
    assert "raci" in found
    return set(found)


def test_the_version_imports_nothing() -> None:
    found = imported("--version")

    assert found.isdisjoint(HEAVY)
    assert {name for name in found if name.startswith("raci")} == {"raci", "raci.version"}


@pytest.mark.parametrize("path", [SALES, MATRICES / "messy" / "csv-bom-crlf.csv"], ids=lambda path: path.name)
def test_a_plain_check_imports_only_what_it_needs(path: Path) -> None:
    found = imported("check", path)

    assert "raci.lint.engine" in found
    assert found.isdisjoint(HEAVY)


@pytest.mark.parametrize("command", command_names())
def test_the_help_of_every_command_shows_examples(command: str) -> None:
    result = CliRunner().invoke(app(command_names()), [command, "--help"])

    assert result.exit_code == 0
    assert re.search(rf"Examples: +\n\s+raci {command} ", result.output)


def test_help_is_shown_where_no_command_is_named(raci: Raci) -> None:
    status, out, err = raci()

    assert (status, err) == (2, "")
    assert all(f" {command} " in out for command in command_names())


def test_a_misspelt_command_is_suggested(raci: Raci) -> None:
    status, out, err = raci("chekc", "bids.csv")

    assert (status, out) == (2, "")
    assert "Did you mean 'check'" in err


def test_an_unknown_option_is_misuse(raci: Raci) -> None:
    status, _, err = raci("check", raci.file(BIDS), "--selekt", "ACC")

    assert status == 2
    assert "No such option: --selekt" in err


@pytest.mark.parametrize("options", [(), ("--all",)], ids=["plain", "parsed"])
def test_a_reader_that_has_seen_enough_is_no_error(raci: Raci, options: tuple[str, ...]) -> None:
    raci.file("Duty,Manager,Clerk\n" + "".join(f"Approve bid {one},A,A/R\n" for one in range(2000)))
    words = [sys.executable, "-m", "raci", "check", "bids.csv", "bids.csv", "bids.csv", *options]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=raci.folder, env=environment()
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        said = run.stderr.read()

    assert (run.returncode, said) == (1, b"")


# terminals


HOSTILE: Final = r"""
title: "Bids \e[2J\u202Egnp"
notation: RACI
roles:
  one: "Man\tager \e[31m\a"
  two: "Dir\nector\x9B1m"
duties:
  "\eP": {name: "Approve\nbids.yaml: clean.", A: [one, two]}
  "\eQ": {name: "Send \u202Ebid\u2028x\r\x7F", R: one}
"""


@pytest.mark.parametrize("command", [("check",), ("check", "--all"), ("show",), ("read", "--explain-layout")])
def test_names_are_shown_and_not_obeyed(raci: Raci, command: tuple[str, ...]) -> None:
    _, out, err = raci(command[0], raci.file(HOSTILE, "bids.yaml"), *command[1:])

    assert "Approve\\nbids.yaml: clean." in out
    assert [letter for letter in out + err if not letter.isprintable() and letter != "\n"] == []
    assert "bids.yaml: clean." not in out.splitlines()


def test_the_name_of_a_file_is_shown_and_not_obeyed(raci: Raci) -> None:
    raci.file(CLEAN, "a\x1b[2Jb.csv")
    good, missing = raci("check", "a\x1b[2Jb.csv"), raci("check", "c\x1b[2J\n.csv")

    assert good == (0, "a\\x1b[2Jb.csv: clean.\n", "")
    assert missing == (2, "", "raci: c\\x1b[2J\\n.csv: there is no such file\n")


def test_a_sentence_about_a_hostile_key_is_shown_and_not_obeyed(raci: Raci) -> None:
    path = raci.file('roles: [Ada]\nduties: {one: {"\\e[2Jname": x, "r\\u202Eles": y}}\n', "bids.yaml")
    err = raci("check", path).err + raci("read", path).err

    assert "\\x1b[2Jname" in err
    assert [letter for letter in err if not letter.isprintable() and letter != "\n"] == []


def test_names_of_any_length_leave_the_report_readable(raci: Raci) -> None:
    name = "Approve " + "the longest bid " * 2000
    out = raci("check", raci.file(f"Duty,Manager,{'Director ' * 3000}\n{name},A,A\nWrite bid,A,R\nSend bid,A,R\n")).out

    assert "ACC002" in out
    assert max(map(len, out.splitlines())) < 500


def test_characters_the_terminal_lacks_are_written_as_escapes(tmp_path: Path) -> None:
    (tmp_path / "bids.csv").write_text("Duty,Manager,Müller\n检验,A,A\n测试,A,R\n发布,A,R\n", "utf-8")
    done = stranger("check", "bids.csv", cwd=tmp_path, PYTHONIOENCODING="ascii")

    assert done.status == 1
    assert "\\u68c0\\u9a8c" in done.out
    assert "M\\xfcller" in done.out


def on_a_terminal(*words: str, cwd: Path, **variables: str) -> str:
    """Return what raci writes where standard output is a terminal."""
    mine, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "raci", *words], stdout=theirs, stderr=theirs, cwd=cwd, env=environment(**variables)
    ) as run:
        os.close(theirs)
        said = b"".join(iter(lambda: _read(mine), b""))
    os.close(mine)
    assert run.returncode == 1
    return said.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other side has closed
        return b""


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["terminal", "NO_COLOR", "dumb"],
)
def test_a_terminal_gets_colours_unless_it_wants_none(
    tmp_path: Path,
    variables: dict[str, str],
    coloured: bool,  # noqa: FBT001
) -> None:
    (tmp_path / "bids.csv").write_text(BIDS, "utf-8")
    out = on_a_terminal("check", "bids.csv", cwd=tmp_path, **variables)

    assert bool(_COLOUR.search(out)) == coloured
    assert _COLOUR.sub("", out).endswith("bids.csv: 2 errors.\n")


@pytest.mark.parametrize("command", ["check", "show", "read", "explain"])
def test_a_pipe_gets_colours_only_if_they_are_forced(raci: Raci, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    words = (command, *(["ACC002"] if command == "explain" else [raci.file(BIDS)]))
    plain = raci(*words).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    forced = raci(*words).out

    assert _COLOUR.search(forced)
    assert re.sub(r" +\n", "\n", _COLOUR.sub("", forced)) == plain


def test_a_long_run_shows_how_far_it_is(tmp_path: Path) -> None:
    for one in range(20):
        (tmp_path / f"{one}.csv").write_text(CLEAN, "utf-8")
    mine, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "raci", "check", "."],
        stdout=subprocess.PIPE, stderr=theirs, cwd=tmp_path, env=environment(TERM="xterm"),
    ) as run:  # fmt: skip
        os.close(theirs)
        watched = b"".join(iter(lambda: _read(mine), b""))
        out = run.stdout.read() if run.stdout else b""
    os.close(mine)

    assert (run.returncode, out.count(b"clean.")) == (0, 20)
    assert b"Checking" in watched
