"""`raci check --annotate` and `raci.annotate`: a copy with notes beside the report, or one sentence why not."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from annotations import FIRST, notes, opened
from openpyxl import load_workbook
from openpyxl.comments import Comment
from test_cli import BIDS, CLEAN, MATRICES, stranger
from workbooks import workbook

import raci

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OPENING: Final = MATRICES / "messy" / "store-opening.xlsx"


def _book(path: Path, text: str = BIDS) -> Path:
    return workbook(path, [line.split(",") for line in text.splitlines()])


def test_a_copy_is_written_beside_the_report(tmp_path: Path) -> None:
    _book(tmp_path / "bids.xlsx")
    told = stranger("check", "bids.xlsx", cwd=tmp_path)
    done = stranger("check", "bids.xlsx", "--annotate", "checked.xlsx", cwd=tmp_path)
    count = len(raci.check(tmp_path / "bids.xlsx"))

    assert (done.status, done.out) == (told.status, told.out)
    assert done.err == f"checked.xlsx: {count} of {count} findings stand there as notes.\n"
    assert len(notes(tmp_path / "checked.xlsx")) > 0


def test_a_sheet_is_added_if_it_is_asked_for(tmp_path: Path) -> None:
    _book(tmp_path / "bids.xlsx")
    done = stranger(
        "check", "bids.xlsx", "--annotate", "checked.xlsx", "--findings-sheet", "--format", "json", cwd=tmp_path
    )

    assert json.loads(done.out)["files"][0]["path"] == "bids.xlsx"
    assert done.err.endswith("as notes; the sheet Findings lists all.\n")
    assert opened(tmp_path / "checked.xlsx").sheetnames == ["Plan", "Findings"]


def test_a_clean_workbook_is_copied(tmp_path: Path) -> None:
    _book(tmp_path / "bids.xlsx", CLEAN)
    done = stranger("check", "bids.xlsx", "--annotate", "checked.xlsx", "--select", "ACC", cwd=tmp_path)

    assert (done.status, done.err) == (0, "checked.xlsx: nothing was found.\n")
    assert (tmp_path / "checked.xlsx").read_bytes() == (tmp_path / "bids.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["bids.xlsx", "--findings-sheet"], "--findings-sheet goes with --annotate OUT: the sheet stands in the copy"),
        (["bids.xlsx", "other.xlsx", "--annotate", "o.xlsx"], "--annotate writes a copy of one workbook"),
        ([".", "--annotate", "o.xlsx"], "--annotate writes a copy of one workbook: name one, and no folder"),
        (["--annotate", "o.xlsx"], "--annotate writes a copy of one workbook: name one, and no folder"),
        (["bids.xlsx", "--annotate", "./bids.xlsx"], "bids.xlsx: this is the workbook itself"),
        (["bids.xlsx", "--annotate", "o.xls"], "o.xls: the copy of a workbook with notes is of the same kind"),
        (["bids.csv", "--annotate", "o.csv"], "bids.csv: notes are written into workbooks only"),
        (["bids.xlsx", "--annotate", "no/o.xlsx"], "no/o.xlsx: there is no folder no to write to"),
        (["none.xlsx", "--annotate", "o.xlsx"], "none.xlsx: there is no such file"),
        (["empty.xlsx", "--annotate", "o.xlsx"], "empty.xlsx: no matrix was read"),
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    _book(tmp_path / "bids.xlsx")
    _book(tmp_path / "other.xlsx")
    _book(tmp_path / "empty.xlsx", "Name,Telephone\nAda,1234\n")
    (tmp_path / "bids.csv").write_text(BIDS, "utf-8")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    done = stranger("check", *words, cwd=tmp_path)

    assert done.status == 2
    assert f"raci: {sentence}" in done.err
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_the_function_returns_the_report_and_tells_what_got_no_note(tmp_path: Path) -> None:
    org = "roles: {a: {name: Manager, reports to: b}, b: {name: Director, reports to: a}, c: {name: Clerk}}\n"
    (tmp_path / "org.yaml").write_text(org, "utf-8")
    path = _book(tmp_path / "bids.xlsx")
    settings = raci.Settings(organization=str(tmp_path / "org.yaml"), today=date(2026, 6, 30))
    target = tmp_path / "checked.xlsx"
    report = raci.annotate(str(path), str(target), settings, sheet=True)
    elsewhere = [each for each in report if each.location.path != str(path)]

    assert report.findings == raci.check(path, settings).findings
    assert elsewhere
    assert [note.message for note in report.notes if note.location.path == str(target)] == [
        f"{len(elsewhere)} finding{'s have' if len(elsewhere) > 1 else ' has'} no note: it stands in another file"
    ]
    assert str(opened(target)["Findings"]["A1"].value).startswith("What raci found on 2026-06-30: ")


@pytest.mark.parametrize("text", ["Name,Telephone\nAda,1234\n", ""])
def test_the_function_raises_where_there_is_nothing_to_judge(tmp_path: Path, text: str) -> None:
    path = _book(tmp_path / "bids.xlsx", text)
    with pytest.raises(raci.UnreadableError):
        raci.annotate(path, tmp_path / "checked.xlsx")

    assert [each.name for each in tmp_path.iterdir()] == ["bids.xlsx"]


# every workbook there is


def _books() -> Iterable[Path]:
    return sorted(
        path for path in MATRICES.rglob("*.xlsx") if not path.stem.startswith("refuse-") and "fuzzed" not in path.parts
    )


def test_notes_never_disturb_reading(tmp_path: Path) -> None:
    for path in [*_books()][::4]:
        target = tmp_path / path.name
        report = raci.annotate(path, target, sheet=True)
        placed = {each.location.cell for each in report if each.location.cell}

        assert raci.read_all(target) == raci.read_all(path)
        assert bool(placed) is any(FIRST in text for text in notes(target).values())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_notes_and_keeps_them(tmp_path: Path) -> None:
    books = {path.stem: tmp_path / "in" / path.name for path in [*[*_books()][::16], OPENING]}
    (tmp_path / "in").mkdir()
    for path in _books():
        if path.stem in books:
            raci.annotate(path, books[path.stem], sheet=True)
    with_mine = load_workbook(books[OPENING.stem])
    with_mine["RACI"]["D8"].comment = Comment("Ask Ada first.", "Bo")
    with_mine.save(books[OPENING.stem])
    _saved_by_libreoffice(books.values(), tmp_path / "out")
    for path in books.values():
        saved = tmp_path / "out" / path.name

        assert {key: text.strip() for key, text in notes(saved).items()} == notes(path)
        assert raci.read_all(saved) == raci.read_all(path)

    saved = tmp_path / "out" / OPENING.name
    raci.annotate(saved, again := tmp_path / "again.xlsx")

    assert notes(again).keys() == notes(saved).keys()
    assert all(text.count(FIRST) <= 1 for text in notes(again).values())
    assert notes(again)["RACI!D8"].strip() == "Ask Ada first."
    assert opened(again).sheetnames == ["RACI", "Findings"]


def _saved_by_libreoffice(paths: Iterable[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
