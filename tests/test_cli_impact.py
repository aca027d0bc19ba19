"""raci impact and raci measure as a stranger meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from test_cli import BIDS, SALES, Raci, _raci, stranger  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from pathlib import Path


def test_a_stranger_is_told_what_a_vacancy_would_cost() -> None:
    status, out, err = stranger("impact", SALES, "--without", "Head of Sales")

    assert (status, err) == (0, "")
    assert out.startswith("Without Head of Sales\n")
    assert "Duties that lose their accountable role (9)" in out


def test_a_stranger_is_shown_who_bears_most() -> None:
    status, out, err = stranger("measure", SALES)

    assert (status, err, out.splitlines()[0]) == (0, "", "Load of the roles")


def test_scenarios_stand_side_by_side(raci: Raci, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("title: One\nchanges: [{without: Manager}]\n", "utf-8")
    (tmp_path / "two.yaml").write_text("title: Two\nchanges: [{merge: Manager, into: Director}]\n", "utf-8")
    status, out, _ = raci("impact", raci.file(BIDS), "--scenario", "one.yaml", "--scenario", "two.yaml")

    assert status == 0
    assert "Scenarios side by side" in out
    assert {"One", "Two"} <= set(out.splitlines()[2].split())


def test_for_programs_an_impact_is_a_document(raci: Raci) -> None:
    _, out, _ = raci("impact", raci.file(BIDS), "--without", "Manager", "--format", "json")
    [scenario] = json.loads(out)["scenarios"]

    assert scenario["title"] == "without Manager"
    assert {"accountable", "performers", "paths", "overloaded", "introduced", "resolved"} <= scenario.keys()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "say what would happen"),
        (("--without", "Mangaer of bids"), "there is no role"),
        (("--merge", "Manager", "AND", "Director"), "write --merge 'Manager' INTO 'Director'"),
        (("--move", "North", "UNDER", "South"), "there is no unit 'North'"),
        (("--vacant", "Ann"), "nobody"),
        (("--scenario", "none.yaml"), "none.yaml: it cannot be read"),
    ],
)
def test_what_means_nothing_is_told_with_status_two(raci: Raci, words: tuple[str, ...], message: str) -> None:
    status, out, err = raci("impact", raci.file(BIDS), *words)

    assert (status, out) == (2, "")
    assert message in err


def test_what_a_part_counts_for_stands_in_the_settings(raci: Raci) -> None:
    bids = raci.file(BIDS)
    raci.file("[weights]\naccountable = 50\n", "raci.toml")
    _, out, _ = raci("measure", bids, "--format", "json")
    heaviest = json.loads(out)["measures"]["roles"][0]

    assert heaviest["weight"] >= 50 * heaviest["accountable"] > 0
