"""Mending a file where it stands: fixes are made, all else stays, what would not be read as meant is taken back."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

import pytest

import raci
from raci.menders import Mend, Mender, Refusal
from raci.mending import mend, planned

if TYPE_CHECKING:
    from collections.abc import Sequence

MESSY: Final = Path(__file__).parents[1] / "matrices" / "messy"
TEXT: Final = "Duty,Manager,Director,Clerk\nApprove bid,R/A,I,\nWrite bid,A,I,R/I\nSend bid,,C,R\n"


@pytest.fixture(name="bids")
def _bids(tmp_path: Path) -> Path:
    path = tmp_path / "bids.csv"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["store-opening.xlsx", "transposed.xlsx", "csv-names-under-a-r-c-i.csv", "duplicate-duty-names.xlsx"]
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_the_mended_copy_is_read_as_the_matrix_with_the_fixes_made(name: str, unsafe: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    source = MESSY / name
    target = tmp_path / name
    done = mend(source, target, unsafe=unsafe)
    matrix = raci.read(source)
    for finding in done.made:
        for change in finding.fix.changes if finding.fix else ():
            matrix = change.apply(matrix)

    assert raci.read(target) == matrix
    assert done.refused == ()


def test_safe_fixes_are_made_and_proposals_only_where_they_are_asked_for(bids: Path, tmp_path: Path) -> None:
    target = tmp_path / "mended.csv"
    safe = mend(bids, target)
    text = target.read_text("utf-8")
    both = mend(bids, target, unsafe=True)

    assert [finding.rule for finding in safe.made] == ["RSP004"]
    assert text == TEXT.replace("R/I", "R")
    assert sorted(finding.rule for finding in both.made) == ["ACC001", "RSP004"]
    assert target.read_text("utf-8") == TEXT.replace("R/I", "R").replace(",C,R\n", ",C,R/A\n")


def test_what_could_be_mended_is_told_without_writing(bids: Path) -> None:
    wanted = planned(bids, unsafe=True).wanted

    assert sorted(finding.rule for finding in wanted.made) == ["ACC001", "RSP004"]
    assert bids.read_text("utf-8") == TEXT


def test_a_file_may_be_mended_over_itself(bids: Path) -> None:
    mend(bids, bids, unsafe=True)

    assert raci.check(bids, raci.Settings(select=("ACC", "RSP"))).clean
    assert list(bids.parent.iterdir()) == [bids]


def test_mending_twice_changes_nothing_more(bids: Path) -> None:
    mend(bids, bids, unsafe=True)
    once = bids.read_bytes()

    assert mend(bids, bids, unsafe=True).made == ()
    assert bids.read_bytes() == once


def test_a_fix_after_which_the_copy_would_say_something_else_is_taken_back(
    bids: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong_for_one(source: Path, mends: Sequence[Mend], target: Path) -> tuple[Refusal, ...]:
        text = source.read_text("utf-8")
        duties = {change.duty for each in mends for change in each.changes}
        if "Write bid" in duties:
            text = text.replace("R/I", "R")
        if "Send bid" in duties:
            text = text.replace("Send bid,,C,R", "Send bid,A,C,R")
        target.write_text(text, "utf-8")
        return ()

    monkeypatch.setattr("raci.mending.mender_for", lambda _: Mender("wrong", (".csv",), wrong_for_one))
    done = mend(bids, tmp_path / "mended.csv", unsafe=True)

    assert [finding.rule for finding in done.made] == ["RSP004"]
    assert [(finding.rule, refusal.reason) for finding, refusal in done.refused] == [
        ("ACC001", "the mended file would not be read as meant; mend this one by hand")
    ]
    assert (tmp_path / "mended.csv").read_text("utf-8") == TEXT.replace("R/I", "R")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("plan.html", "<table>", "is not mended in place"),
        ("plan.csv", "Name,Telephone\nAda,1234\n", "no matrix was read"),
        ("plan.csv", None, "there is no such file"),
    ],
)
def test_what_cannot_be_mended_is_told_in_one_sentence(
    tmp_path: Path, name: str, text: str | None, sentence: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, "utf-8")

    with pytest.raises(raci.RaciError, match=sentence):
        mend(path, tmp_path / "mended.csv")
    assert not (tmp_path / "mended.csv").exists()


def test_workbooks_are_mended_like_this(tmp_path: Path) -> None:
    copyfile(MESSY / "store-opening.xlsx", tmp_path / "plan.xlsx")
    done = raci.mend(tmp_path / "plan.xlsx", tmp_path / "plan.xlsx", unsafe=True)

    assert [str(finding.location.inside) for finding in done.made] == ["RACI!C13", "RACI!I16"]
    assert len(raci.check(tmp_path / "plan.xlsx")) == 2
