"""Texts that say little, nothing, too much, or two things at once: a clear sentence, and what was still drafted."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final

import pytest
from texts import drafted, errors, names, roles

import raci
from raci.drafting.scopes import of_five
from raci.reports.drafts.json import json as as_json
from raci.reports.drafts.text import text as as_text

if TYPE_CHECKING:
    from pathlib import Path

ONE: Final = "Buyer\nResponsibilities\n- Compare offers\n- Place orders\n"
SOLE: Final = """Responsibilities of the Product Lead
The Product Lead is the sole owner of the roadmap.
Responsibilities of the Engineering Lead
The Engineering Lead is the sole owner of the roadmap.
"""


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("", "empty.txt", "empty"),
        ("  \n\n", "blank.md", "empty"),
        ("It rained. We ate bread and cheese.\n", "rain.txt", "no-role"),
        ("# Buyer\n\nBuyers wear hats.\n", "hats.md", "no-duty"),
        ("<html><body><img src='scan.png'></body></html>", "scan.html", "no-words"),
        ("%PDF-1.4 scanned", "scan.pdf", "not-a-text"),
        ("a,b\n1,2\n", "table.csv", "not-a-text"),
    ],
)
def test_a_text_that_gives_no_draft_says_why_in_one_sentence(tmp_path: Path, text: str, name: str, code: str) -> None:
    with pytest.raises(raci.RaciError) as told:
        drafted(tmp_path, text, name)

    assert code == told.value.code
    assert len(told.value.lines) == 1
    assert name in told.value.place


def test_one_role_alone_is_drafted(tmp_path: Path) -> None:
    found = drafted(tmp_path, ONE, "buyer.txt")

    assert (roles(found), names(found)) == (["Buyer"], ["Compare offers", "Place orders"])
    assert errors(found) == []


def test_roles_that_contradict_each_other_are_asked_about(tmp_path: Path) -> None:
    found = drafted(tmp_path, SOLE, "sole.txt")

    asked = [question.text for question in found.questions if "both rows were kept" in question.text]
    said = "The text says it of Product Lead and Engineering Lead (lines 2, 4); both rows were kept."

    assert asked == [f"Who answers for “Roadmap”? {said}"]
    assert errors(found) == []


def test_a_role_without_duties_is_asked_about(tmp_path: Path) -> None:
    text = "## Buyer\n\n- Compares offers\n\n## Auditor\n\nThe Auditor is the subject of another page.\n"

    found = drafted(tmp_path, text)

    assert any("What does Auditor do?" in question.text for question in found.questions)


def test_json_has_what_programs_expect(tmp_path: Path) -> None:
    document = json.loads(as_json(drafted(tmp_path, ONE, "buyer.txt"), of_five))

    assert {"name", "level", "scope", "reports_to"} <= document["roles"][0].keys()
    assert {key: document["duties"][0][key] for key in ("name", "role", "letter", "scope", "at", "description")} == {
        "name": "Compare offers",
        "role": "Buyer",
        "letter": "R",
        "scope": "team",
        "at": 3,
        "description": "",
    }
    assert document["questions"]


def test_text_shows_duties_reasons_and_questions(tmp_path: Path) -> None:
    shown = as_text(drafted(tmp_path, ONE, "buyer.txt"))

    assert "Compare offers  team line 3" in shown
    assert "the text lists it among what the role does" in shown
    assert "Open questions" in shown


def test_a_draft_is_written_and_read_again(tmp_path: Path) -> None:
    made = drafted(tmp_path, ONE, "buyer.txt")
    raci.write(made.matrix, tmp_path / "buyer.yaml")

    assert [duty.name for duty in raci.read(tmp_path / "buyer.yaml").duties] == ["Compare offers", "Place orders"]


@pytest.mark.parametrize("text", ["a" * 300_000, "(" * 200_000, "- " * 100_000, "The " * 100_000, "and the " * 50_000])
def test_hostile_texts_are_refused_quickly(tmp_path: Path, text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(raci.RaciError):
        drafted(tmp_path, text, "hostile.txt")

    assert time.perf_counter() - began < 10


def test_many_roles_and_duties_take_seconds(tmp_path: Path) -> None:
    text = "\n".join(
        f"Responsibilities of the Plant {count} Manager\n- Check valve {count}\n" for count in range(1_500)
    )
    began = time.perf_counter()
    found = drafted(tmp_path, text, "many.txt")

    assert len(found.roles) == 1_500
    assert time.perf_counter() - began < 30
