"""`raci check --report`: several at once, each to its place, and what cannot work told before anything is judged."""

from __future__ import annotations

import json
import os
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from test_cli import BIDS, CLEAN, NO_MATRIX, Raci, _raci, stranger  # noqa: F401 - a fixture

from raci.errors import RaciError

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("json", "sarif", "github", "gitlab", "junit")


@pytest.fixture(autouse=True)
def _no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)


def test_several_reports_are_written_at_once(raci: Raci) -> None:
    raci.file(BIDS)
    alone = raci("check", "bids.csv")
    words = [word for form in FORMS for word in ("--report", f"{form}={form}.out")]
    told = raci("check", "bids.csv", "--report", "text", *words)

    assert (told.status, told.out, told.err) == (1, alone.out, "")
    assert sorted(path.name for path in raci.folder.iterdir()) == sorted(
        ["bids.csv", *(f"{each}.out" for each in FORMS)]
    )
    assert json.loads((raci.folder / "sarif.out").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse(raci.folder / "junit.out").getroot().tag == "testsuites"  # noqa: S314 - our own


@pytest.mark.parametrize("form", FORMS)
def test_a_report_on_standard_output_is_all_that_stands_there(raci: Raci, form: str) -> None:
    raci.file(BIDS)
    shown = raci("check", "bids.csv", "--report", form)
    raci("check", "bids.csv", "--report", f"{form}=found")

    assert (shown.status, shown.err) == (1, "")
    assert shown.out == (raci.folder / "found").read_text("utf-8")
    assert shown.out == raci("check", "bids.csv", "--report", f"{form}=-").out


def test_reports_are_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    (tmp_path / "bids.csv").write_text("Duty,Bürochef,Manager\nApprove «x»,A,A\nWrite,A,R\nSend,R,A\n", "utf-8")
    written = stranger("check", "bids.csv", "--report", "json", cwd=tmp_path, PYTHONIOENCODING="ascii")

    assert "«x»" in written.out
    assert json.loads(written.out)["files"][0]["path"] == "bids.csv"


def test_many_files_make_one_report_with_what_cannot_be_read(raci: Raci) -> None:
    raci.file(BIDS)
    raci.file(CLEAN, "plans/clean #1.csv")
    (raci.folder / "plans" / "broken.xlsx").write_bytes(b"PK\x03\x04 no more")
    status, out, _ = raci("check", "bids.csv", "plans", "--report", "sarif")
    [log] = json.loads(out)["runs"]

    assert status == 2
    assert [each["location"]["uri"] for each in log["artifacts"]] == [
        "bids.csv", "plans/broken.xlsx", "plans/clean%20%231.csv",
    ]  # fmt: skip
    assert not log["invocations"][0]["executionSuccessful"]
    assert {"SRC001", "ACC002"} <= {each["ruleId"] for each in log["results"]}


@pytest.mark.parametrize("form", FORMS)
def test_a_call_without_files_still_writes_its_report(raci: Raci, form: str) -> None:
    (raci.folder / "empty").mkdir()
    told = raci("check", "empty", "--report", f"{form}=found")

    assert (told.status, told.err) == (2, "raci: no file to check was found\n")
    assert (raci.folder / "found").exists()


HOSTILE = (
    b"a b.csv", b"a\nb.csv", b"\"q'.csv", "\u202egnp.csv".encode(), "📊 größe.csv".encode(), b"#1 100%25.csv",
    b"-x.csv", b"::error::x.csv", b"<script>]]>.csv", b"##[error]x.csv", b"\x1b[31mred.csv", b"a|b`c`.csv",
    b"c:d,e=f.csv", *([b"\xff\xfe.csv"] if os.name == "posix" and sys.platform != "darwin" else []),
)  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="no such names elsewhere")
def test_any_name_of_a_file_stays_a_name_in_every_report(tmp_path: Path) -> None:
    for name in HOSTILE:
        (tmp_path / os.fsdecode(name)).write_text(BIDS, "utf-8")
    words = [word for form in FORMS for word in ("--report", f"{form}=../{form}.out")]
    told = stranger("check", ".", "--select", "ACC002", "--report", "text", *words, cwd=tmp_path)
    found = {form: (tmp_path.parent / f"{form}.out").read_text("utf-8") for form in FORMS}

    assert (told.status, told.err) == (1, "")
    assert len(json.loads(found["json"])["files"]) == len(json.loads(found["gitlab"])) == len(HOSTILE)
    assert {os.fsencode(unquote(uri, errors="surrogateescape")) for uri in _uris(found["sarif"])} == set(HOSTILE)
    assert ET.fromstring(found["junit"]).get("failures") == str(len(HOSTILE))  # noqa: S314 - our own
    assert [line[:13] for line in found["github"].splitlines()] == [
        "::error file=",
        *["::error file="] * 9,
        "raci: 4 error",
    ]
    assert [form for form, text in {**found, "text": told.out}.items() if "\x1b" in text] == []


def _uris(log: str) -> list[str]:
    return [each["location"]["uri"] for each in json.loads(log)["runs"][0]["artifacts"]]


# what cannot work


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sarif=none/out.sarif"], "--report sarif=none/out.sarif: there is no folder none; make it first, or name"),
        (["sarif=plans"], "--report sarif=plans: plans is a folder; name a file in it, such as sarif=plans/raci"),
        (["sarif=bids.csv/x"], "--report sarif=bids.csv/x: bids.csv is no folder; name another place"),
        (["json=x", "sarif=./x"], "--report sarif=x and --report json=x go to the same file; name another one"),
        (["json=bids.csv"], "--report json=bids.csv would overwrite what the same call reads or writes"),
        (["sarif="], "--report sarif= names no file; write sarif=FILE, or only sarif"),
        (["text", "sarif"], "standard output takes one report, not text and sarif; write one to NAME=FILE"),
        (["sarrif=x"], "there is no report 'sarrif'; did you mean sarif?"),
    ],
)
def test_what_cannot_work_is_told_before_anything_is_judged(
    raci: Raci, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raci.file(BIDS)
    raci.file(CLEAN, "plans/clean.csv")
    monkeypatch.setattr("raci.cli.files.files", _not_yet)
    told = raci("check", "bids.csv", *(word for each in words for word in ("--report", each)))

    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"raci: {said}")
    assert (raci.folder / "bids.csv").read_text("utf-8") == BIDS


def _not_yet(*_words: object) -> None:
    raise AssertionError("it is judged already")


def test_all_that_cannot_work_is_told_at_once(raci: Raci) -> None:
    raci.file(BIDS)
    told = raci("check", "bids.csv", "--report", "sarif=none/x", "--report", "junit=other/y")

    assert told.err.splitlines() == [
        "raci: 2 reports cannot be written",
        "--report sarif=none/x: there is no folder none; make it first, or name another place",
        "--report junit=other/y: there is no folder other; make it first, or name another place",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(raci: Raci) -> None:
    raci.file(BIDS)
    (raci.folder / "shut").mkdir(mode=0o500)

    assert "may not be written to" in raci("check", "bids.csv", "--report", "sarif=shut/x").err


def test_a_report_and_a_copy_do_not_go_to_one_file(raci: Raci) -> None:
    raci.file(BIDS, "bids.xlsx")
    told = raci("check", "bids.xlsx", "--annotate", "out.xlsx", "--report", "json=out.xlsx")

    assert told.status == 2
    assert "would overwrite what the same call reads or writes" in told.err


def test_one_report_that_fails_does_not_keep_back_the_others(raci: Raci) -> None:
    raci.file(BIDS)
    before = raci.folder / "first"
    before.write_text("as it was", "utf-8")
    (raci.folder / ".~lock.first#").touch()
    told = raci("check", "bids.csv", "--report", "sarif=first", "--report", "junit=second")

    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("raci: first: it is open in LibreOffice; close it there first")
    assert before.read_text("utf-8") == "as it was"
    assert (raci.folder / "second").read_text("utf-8").startswith("<?xml")


def test_a_report_that_stands_in_the_folder_is_not_judged_itself(raci: Raci) -> None:
    raci.file(BIDS)
    raci.file("# Found\n\n| Duty | Manager |\n|--|--|\n| Sell | A |\n| Buy | A |\n", "found.md")
    raci("check", ".", "--report", "json=found.md")

    assert [file["path"] for file in json.loads((raci.folder / "found.md").read_text("utf-8"))["files"]] == ["bids.csv"]


def test_a_device_is_written_to_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "bids.csv").write_text(BIDS, "utf-8")
    done = stranger("check", "bids.csv", "--report", "gitlab=/dev/stdout", cwd=tmp_path)

    assert (done.status, done.err) == (1, "")
    assert json.loads(done.out)[0]["check_name"] == "ACC002"


def test_what_is_left_out_is_told_on_standard_error(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    raci.file(BIDS)
    monkeypatch.setattr("raci.reports.sarif.log.MOST_RESULTS", 1)
    told = raci("check", "bids.csv", "--report", "sarif=out.sarif")

    assert told.status == 1
    assert told.err.startswith("raci: out.sarif: ")
    assert "are left out (" in told.err


def test_an_error_of_the_first_file_is_raised_with_that_of_the_others(
    raci: Raci, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path | None, _document: str) -> None:
        raise RaciError("disk-full", "the disk is full", str(path))

    raci.file(BIDS)
    monkeypatch.setattr("raci.cli.reporting._write", full)
    told = raci("check", "bids.csv", "--report", "sarif=a", "--report", "junit=b")

    assert told.err == "raci: a: the disk is full\nb: the disk is full\n"


# GitHub


def test_the_job_summary_is_added_to_what_stands_there(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    raci.file(BIDS)
    page = raci.folder / "summary"
    page.write_text("# Before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    told = raci("check", "bids.csv", "--report", "github")

    assert told.out.startswith("::error file=bids.csv,line=2,col=13,title=ACC002 several-accountables::2 roles")
    assert page.read_text("utf-8").startswith("# Before\n## Responsibility matrices\n\n**2 errors** in 1 file.")


def test_no_other_report_writes_a_job_summary(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    raci.file(BIDS)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(raci.folder / "summary"))
    raci("check", "bids.csv", "--report", "sarif=x")

    assert not (raci.folder / "summary").exists()


@pytest.mark.parametrize(("name", "said"), [("none/x", "No such file or directory"), ("", "")])
def test_a_job_summary_that_cannot_be_written_changes_nothing_else(
    raci: Raci, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    raci.file(BIDS)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", name)
    told = raci("check", "bids.csv", "--report", "github")

    assert told.status == 1
    assert told.err == (f"raci: the job summary {name} cannot be written: {said}.\n" if name else "")


def test_a_job_summary_that_is_full_is_told(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    raci.file(BIDS)
    page = raci.folder / "summary"
    page.write_bytes(b"x" * (1 << 20))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    assert raci("check", "bids.csv", "--report", "github").err.startswith("raci: the job summary is full (1 MiB)")
    assert page.stat().st_size == 1 << 20


def test_names_in_a_text_report_are_no_commands_to_who_runs_the_job(
    raci: Raci, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = raci.file(BIDS.replace("Approve bid", "::error::pwned ##[warning]x"), "::error file=x::y.csv")
    plain = raci("check", f"./{name}").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = raci("check", f"./{name}").out

    assert "::error" in plain
    assert [line for line in told.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []
    assert "\\x3a:error::pwned \\x23#[warning]x" in told


def test_what_cannot_be_read_is_no_command_either(raci: Raci, monkeypatch: pytest.MonkeyPatch) -> None:
    name = raci.file(NO_MATRIX, "##[error]x.csv")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = raci("check", name)

    assert told.status == 2
    assert "##[" not in told.out + told.err


def test_control_characters_in_names_of_files_are_shown(raci: Raci) -> None:
    told = raci("check", raci.file("units: {acme: Acme}\nroles: {a: {name: A}}\n", "x\x1b[31m\u202ey.yaml"))

    assert "\x1b" not in told.out + told.err
    assert "\u202e" not in told.out + told.err


def test_the_mildest_failing_severity_decides_what_fails_a_case(raci: Raci) -> None:
    raci.file("Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,\nSend bid,A,R\n")
    words = ("check", "bids.csv", "--select", "RSP001", "--report", "junit")

    assert ET.fromstring(raci(*words).out).get("failures") == "0"  # noqa: S314 - our own
    assert ET.fromstring(raci(*words, "--fail-on", "warning").out).get("failures") == "1"  # noqa: S314
