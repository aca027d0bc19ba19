"""raci export and raci fix as a stranger meets them."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

import pytest
from test_cli import stranger

import raci

if TYPE_CHECKING:
    from test_cli import Answer

MATRICES: Final = Path(__file__).parents[1] / "matrices"
TEXT: Final = "Duty,Manager,Director,Clerk\nApprove bid,R/A,I,\nWrite bid,A,I,R/I\nSend bid,,C,R\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "bids.csv").write_text(TEXT, "utf-8")
    return tmp_path


def _said(answer: Answer) -> tuple[int, list[str]]:
    return answer.status, answer.out.splitlines()


# export


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "json", "md", "html", "csv", "tsv"])
def test_what_is_exported_is_read_again(folder: Path, suffix: str) -> None:
    target = folder / f"out.{suffix}"
    answer = stranger("export", "bids.csv", target.name, cwd=folder)
    before, after = raci.read(folder / "bids.csv"), raci.read(target)

    assert _said(answer) == (0, [f"out.{suffix}: 1 matrix, 3 duties, 2 findings."])
    assert (after.rows, [duty.name for duty in after.duties]) == (before.rows, [duty.name for duty in before.duties])


def test_a_long_table_has_a_row_for_each_letter(folder: Path) -> None:
    stranger("export", "bids.csv", "long.csv", "--as", "long", cwd=folder)
    lines = (folder / "long.csv").read_text("utf-8-sig").splitlines()

    assert len(lines) == 1 + sum(len(each.entry.letters) for each in raci.read(folder / "bids.csv").assignments())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bids.csv", "bids.doc"), "raci: bids.doc: raci cannot write .doc (it writes"),
        (("bids.csv", "bids.csv"), "raci: bids.csv: a file is not written over itself; name another one"),
        (("bids.csv", "out.csv", "--as", "song"), "raci: out.csv: there is no format 'song' to write"),
        (("bids.csv", "out.md", "--as", "long"), "raci: out.md: the format long is not written to .md"),
        (("bids.csv", "nowhere/out.md"), "raci: nowhere/out.md: there is no folder nowhere to write to"),
        (("missing.csv", "out.md"), "raci: missing.csv: there is no such file"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_sentence(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    answer = stranger("export", *words, cwd=folder)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(sentence)
    assert len(answer.err.splitlines()) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["bids.csv"]


def test_several_matrices_do_not_fit_one_csv(folder: Path) -> None:
    path = MATRICES / "messy" / "three-matrices-and-other-sheets.xlsx"
    answer = stranger("export", path, "out.csv", cwd=folder)

    assert answer.status == 2
    assert answer.err.splitlines()[-1].startswith("raci: out.csv: one such file holds one matrix, not 3; choose one")


# fix


def test_a_fix_goes_into_a_copy_and_is_told(folder: Path) -> None:
    answer = stranger("fix", "bids.csv", cwd=folder)

    assert _said(answer) == (
        1,
        [
            "bids.csv: 1 fix made in bids-mended.csv.",
            "  3:15  RSP004  Drop I from Clerk",
            "1 finding is left: raci check bids-mended.csv; 1 proposal with --unsafe",
        ],
    )
    assert (folder / "bids.csv").read_text("utf-8") == TEXT
    assert (folder / "bids-mended.csv").read_text("utf-8") == TEXT.replace("R/I", "R")


def test_a_copy_that_is_there_is_not_written_over(folder: Path) -> None:
    stranger("fix", "bids.csv", cwd=folder)
    answer = stranger("fix", "bids.csv", "--unsafe", cwd=folder)

    assert answer.status == 2
    assert answer.err.startswith("raci: bids-mended.csv: it is there already; name another file with -o")


def test_in_place_the_file_is_kept_as_it_was(folder: Path) -> None:
    answer = stranger("fix", "bids.csv", "--in-place", "--unsafe", cwd=folder)

    assert answer.status == 0
    assert answer.out.splitlines()[0] == "bids.csv: 2 fixes made in bids.csv, which was kept as bids.csv.bak."
    assert (folder / "bids.csv.bak").read_text("utf-8") == TEXT
    assert raci.check(folder / "bids.csv").clean


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    answer = stranger("fix", "bids.csv", "--dry-run", "--unsafe", cwd=folder)

    assert answer.out.splitlines()[0] == "bids.csv: 2 fixes would be made."
    assert [path.name for path in folder.iterdir()] == ["bids.csv"]


def test_only_what_is_selected_is_mended(folder: Path) -> None:
    stranger("fix", "bids.csv", "-o", "out.csv", "--unsafe", "--select", "ACC", cwd=folder)

    assert (folder / "out.csv").read_text("utf-8") == TEXT.replace(",C,R\n", ",C,R/A\n")


def test_every_file_of_a_folder_is_mended_and_what_is_no_matrix_left(folder: Path) -> None:
    (folder / "sub").mkdir()
    copyfile(MATRICES / "messy" / "store-opening.xlsx", folder / "sub" / "plan.xlsx")
    (folder / "notes.md").write_text("# Notes\n", "utf-8")
    (folder / "people.json").write_text(json.dumps({"name": "Ada"}), "utf-8")
    answer = stranger("fix", ".", "--in-place", cwd=folder)

    assert (answer.status, answer.err) == (1, "")
    assert sorted(path.name for path in folder.rglob("*.bak")) == ["bids.csv.bak", "plan.xlsx.bak"]


def test_one_file_that_cannot_be_mended_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    answer = stranger("fix", "broken.xlsx", "bids.csv", "--in-place", cwd=folder)

    assert answer.status == 2
    assert answer.err.startswith("raci: broken.xlsx: ")
    assert (folder / "bids.csv").read_text("utf-8") == TEXT.replace("R/I", "R")


@pytest.mark.parametrize("words", [("bids.csv", "other.csv", "-o", "out.csv"), (".", "-o", "out.csv")])
def test_one_output_is_for_one_file(folder: Path, words: tuple[str, ...]) -> None:
    answer = stranger("fix", *words, cwd=folder)

    assert answer.status == 2
    assert answer.err.startswith("raci: -o names one file")


def test_a_file_that_is_open_elsewhere_is_left(folder: Path) -> None:
    (folder / ".~lock.bids.csv#").write_text("", "utf-8")
    answer = stranger("fix", "bids.csv", "--in-place", cwd=folder)

    assert answer.status == 2
    assert answer.err.startswith("raci: bids.csv: it is open in LibreOffice; close it there first")
    assert (folder / "bids.csv").read_text("utf-8") == TEXT
