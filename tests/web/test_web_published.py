"""Files that are published: listed with their counts, searched, shown to all alike; nothing is edited or given away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from web_server import server, workbook

from raci.settings import Settings
from raci.web.published import Offer, words_of_question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from web_server import Asker

_PLAN = "| Task | Boss | Clerk |\n|---|---|---|\n| Approve bid | A | R |\n| Pay invoice | R | R |\n"
_OTHER = "| Task | Chair | Guard |\n|---|---|---|\n| Open gate | A | R |\n| Approve big bid | A | C |\n"


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Asker]:
    (tmp_path / "plan.md").write_text(_PLAN, "utf-8")
    (tmp_path / "other.md").write_text(_OTHER, "utf-8")
    (tmp_path / "words.md").write_text("No table here.\n", "utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    offers = [Offer(path, path.name, Settings()) for path in sorted(tmp_path.iterdir())]
    with server(offers=offers, read_only=True) as asker:
        yield asker


def _listed(asker: Asker) -> dict[str, Any]:
    return {each["path"]: each for each in asker.get("/api/published").json}


def test_every_file_with_a_matrix_is_listed_with_its_counts(published: Asker) -> None:
    listed = _listed(published)

    assert {"plan.md", "other.md", "broken.xlsx"} == set(listed)
    assert [(each["duties"], each["roles"]) for each in listed["plan.md"]["matrices"]] == [(2, 2)]
    assert listed["plan.md"]["counts"]["error"] == 1
    assert listed["broken.xlsx"]["unreadable"]


def test_a_question_is_answered_from_all_files(published: Asker) -> None:
    found = published.get("/api/search?q=who%20is%20accountable%20for%20approve%20bid%3F").json
    accountable = {
        taker["role"]["name"]
        for duty in found["duties"]
        for part in duty["parts"]
        if part["participation"] == "accountable"
        for taker in part["takers"]
    }

    assert "Boss" in accountable
    places = [place for duty in found["duties"] for place in duty["duty"]["places"]]
    assert {"plan.md"} <= {place["path"] for place in places}
    assert published.get(f"/api/published/{places[0]['key']}").status == 200


@pytest.mark.parametrize(
    "question", ["", "%20", "nothing%20of%20the%20kind", "x" * 5000, "%3Cscript%3E", "%00", "who%20owns%20"]
)
def test_a_question_nobody_can_answer_is_told_so(published: Asker, question: str) -> None:
    found = published.get(f"/api/search?q={question}")

    assert found.status == 200
    assert found.json["duties"] == []


def test_no_answer_tells_where_the_files_lie(published: Asker, tmp_path: Path) -> None:
    key = _listed(published)["plan.md"]["key"]
    document = published.get(f"/api/published/{key}").json
    views = (
        "source",
        "workload",
        "organization",
        "roles/Boss",
        "impact?without=Boss",
        "download/html",
        "download/yaml",
    )
    paths = [f"/api/documents/{document['id']}/{view}" for view in views]
    for path in ("/api/published", "/api/search?q=approve%20bid", f"/api/published/{key}", *paths):
        answer = published.get(path)

        assert answer.status == 200
        assert str(tmp_path).encode() not in answer.content


def test_all_see_one_document_and_nobody_changes_it(published: Asker) -> None:
    key = _listed(published)["plan.md"]["key"]
    document = published.get(f"/api/published/{key}").json
    path = f"/api/documents/{document['id']}"
    edit = {"do": "assign", "duty": "Approve bid", "role": "Boss", "text": ""}

    assert document["readOnly"]
    assert document["id"] == published.get(f"/api/published/{key}").json["id"]
    for name in ("changes", "undo", "redo", "fixes", "layout", "forget"):
        answer = published.post(f"{path}/{name}", {"version": document["version"], "changes": [edit], "safe": True})
        assert (answer.status, answer.json["code"]) == (403, "read-only")
    assert published.drop("plan.xlsx", workbook()).status == 403
    assert published.post("/api/documents", {"table": "a\tb"}).status == 403
    assert document["duties"] == published.get(path).json["duties"]
    assert published.get(f"{path}/workload").status == 200
    assert published.get(f"{path}/download/mended").status == 200


def test_a_file_that_changes_is_read_again(published: Asker, tmp_path: Path) -> None:
    key = _listed(published)["plan.md"]["key"]
    before = published.get(f"/api/published/{key}").json
    (tmp_path / "plan.md").write_text(_PLAN.replace("Pay invoice | R", "Pay each invoice | A"), "utf-8")
    after = published.get(f"/api/published/{key}").json

    assert before["id"] != after["id"]
    assert "Pay each invoice" in {each["name"] for each in after["duties"]}
    assert _listed(published)["plan.md"]["counts"]["error"] == 0


@pytest.mark.parametrize("key", ["plan.md", "..%2Fplan.md", "0" * 18, "%00"])
def test_nothing_but_what_is_published_is_opened(published: Asker, key: str) -> None:
    assert published.get(f"/api/published/{key}").status == 404


def test_what_is_published_may_be_tried_out_in_a_copy_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(_PLAN, "utf-8")
    with server(offers=[Offer(path, "plan.md", Settings())]) as asker:
        key = _listed(asker)["plan.md"]["key"]
        document = asker.get(f"/api/published/{key}").json
        after = asker.edit(document, {"do": "assign", "duty": "Pay invoice", "role": "Boss", "text": "A"})

        assert document["id"] != asker.get(f"/api/published/{key}").json["id"]
        assert after["counts"]["error"] == 0
    assert path.read_text("utf-8") == _PLAN


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is accountable for approving bids?", "approving bids"),
        ("who answers for  the budget", "the budget"),
        ("approve bid", "approve bid"),
    ],
)
def test_a_whole_question_is_cut_down_to_its_duty(question: str, words: str) -> None:
    assert words == words_of_question(question)
