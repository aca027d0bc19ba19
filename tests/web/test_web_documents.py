"""A dropped file becomes a document; edits, fixes, undo and redo; nothing is lost or overwritten silently."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from web_server import SHEET, server, workbook

from raci.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_server import Asker


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with server() as found:
        yield found


def _dropped(asker: Asker) -> dict[str, Any]:
    answer = asker.drop("plan.xlsx", workbook())

    assert answer.status == 201

    found: dict[str, Any] = answer.json
    return found


def _cells(document: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {duty["name"]: duty["cells"] for duty in document["duties"]}


def _shown(document: dict[str, Any]) -> tuple[Any, ...]:
    findings = {each["id"] for each in document["findings"]}
    return document["duties"], document["roles"], document["counts"], findings


def test_a_dropped_file_is_shown_with_its_findings(asker: Asker) -> None:
    document = _dropped(asker)

    assert [each["name"] for each in document["roles"]] == ["Boss", "Clerk", "Lawyer"]
    assert _cells(document)["Sign contract"] == {"Boss": "A", "Clerk": "A", "Lawyer": "R"}
    assert {"ACC001", "ACC002"} <= {each["rule"] for each in document["findings"]}
    assert document["counts"]["error"] == sum(each["severity"] == "error" for each in document["findings"])
    assert not document["changed"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({"table": "Task\tBoss\tClerk\nApprove bid\tA\tR\nPay invoice\tA\tR\n"}, ["Approve bid", "Pay invoice"]),
        ({"table": "Task,Boss,Clerk\nApprove bid,A,R\nPay invoice,A,R\n"}, ["Approve bid", "Pay invoice"]),
        (
            {
                "table": "<table><tr><th>Task<th>Boss<th>Clerk<tr><td>Approve bid<td>A<td>R"
                "<tr><td>Pay invoice<td>A<td>R</table>"
            },
            ["Approve bid", "Pay invoice"],
        ),
    ],
)
def test_a_pasted_table_is_read_as_a_file_would_be(asker: Asker, body: dict[str, str], names: list[str]) -> None:
    answer = asker.post("/api/documents", body)

    assert (201, names) == (answer.status, [each["name"] for each in answer.json["duties"]])


def test_a_starter_and_a_text_make_documents(asker: Asker) -> None:
    name = asker.get("/api/starters").json[0]["name"]
    text = "# Head of Sales\n\nThe Head of Sales approves bids and is accountable for the sales plan.\n"

    assert asker.post("/api/documents", {"starter": name}).status == 201
    assert asker.post("/api/documents", {"prose": text}).json["duties"]


def test_an_edit_answers_with_what_became_different_only(asker: Asker) -> None:
    document = _dropped(asker)
    edit = {"do": "assign", "duty": "Sign contract", "role": "Clerk", "text": "ci"}
    answer = asker.post(
        f"/api/documents/{document['id']}/changes", {"version": document["version"], "changes": [edit]}
    ).json

    assert [each["key"] for each in answer["duties"]] == ["Sign contract"]
    assert answer["duties"][0]["cells"]["Clerk"] == "C/I"
    gone = [each["id"] for each in document["findings"] if each["rule"] == "ACC002"]
    assert set(gone) <= set(answer["findings"]["removed"])
    assert {"keep": 0, "add": [edit]} == answer["log"]
    assert answer["changed"]


def test_every_edit_can_be_undone_and_done_again(asker: Asker) -> None:
    document = first = _dropped(asker)
    edits: list[dict[str, Any]] = [
        {"do": "assign", "duty": "Approve bid", "role": "Lawyer", "text": ""},
        {"do": "assign", "duty": "Pay invoice", "role": "Boss", "text": "A (until May)"},
        {"do": "add-duty", "name": "Open account", "after": "Approve bid", "section": ["Bank"]},
        {"do": "add-role", "name": "Auditor", "after": ""},
        {"do": "rename", "what": "duty", "key": "Sign contract", "name": "Sign the contract"},
        {"do": "rename", "what": "role", "key": "Clerk", "name": "Head Clerk"},
        {"do": "move", "what": "duty", "key": "Write offer", "after": ""},
        {"do": "move", "what": "role", "key": "Lawyer", "after": "Boss"},
        {"do": "remove", "what": "duty", "key": "Pay invoice"},
        {"do": "remove", "what": "role", "key": "Boss"},
        {"do": "set", "what": "duty", "key": "Approve bid", "field": "scope", "value": "each region"},
        {"do": "set", "what": "role", "key": "Lawyer", "field": "level", "value": "Director"},
    ]
    states = [_shown(document)]
    for edit in edits:
        document = asker.edit(document, edit)
        states.append(_shown(document))
    last = document
    for state in reversed(states[:-1]):
        assert asker.post(f"/api/documents/{first['id']}/undo", {"version": document["version"]}).status == 200

        document = asker.get(f"/api/documents/{first['id']}").json
        assert state == _shown(document)
    assert not document["changed"]
    for state in states[1:]:
        asker.post(f"/api/documents/{first['id']}/redo", {"version": document["version"]})
        document = asker.get(f"/api/documents/{first['id']}").json
        assert state == _shown(document)
    assert last["undo"] == document["undo"]


def test_one_click_makes_a_fix_and_another_all_safe_ones(asker: Asker) -> None:
    document = asker.drop("plan.xlsx", workbook([("Task", "Boss", "Clerk"), ("Pay invoice", "A/I", "R")])).json
    safe = [each for each in document["findings"] if each["fix"] and each["fix"]["safety"] == "safe"]
    path = f"/api/documents/{document['id']}/fixes"
    one = asker.post(path, {"version": document["version"], "findings": [safe[0]["id"]]}).json
    undone = asker.post(f"/api/documents/{document['id']}/undo", {"version": one["version"]}).json
    every = asker.post(path, {"version": undone["version"], "safe": True}).json

    assert one["duties"][0]["cells"]["Boss"] == "A"
    assert one["duties"] == every["duties"]


def test_a_stale_version_is_refused_with_the_document_as_it_is(asker: Asker) -> None:
    document = _dropped(asker)
    edit = {"do": "assign", "duty": "Approve bid", "role": "Lawyer", "text": "I"}
    asker.edit(document, edit)
    answer = asker.post(f"/api/documents/{document['id']}/changes", {"version": document["version"], "changes": [edit]})

    assert (answer.status, answer.json["code"]) == (409, "stale-version")
    assert _cells(answer.json["document"])["Approve bid"]["Lawyer"] == "I"


def test_a_file_dropped_again_with_its_changes_is_what_it_was_before_the_reload(asker: Asker) -> None:
    document = _dropped(asker)
    log: list[Any] = []
    path, version = f"/api/documents/{document['id']}", document["version"]
    for name, body in (
        ("changes", {"changes": [{"do": "rename", "what": "role", "key": "Clerk", "name": "Head Clerk"}]}),
        ("changes", {"changes": [{"do": "assign", "duty": "Pay invoice", "role": "Head Clerk", "text": "A/I"}]}),
        ("fixes", {"safe": True}),
        ("changes", {"changes": [{"do": "remove", "what": "duty", "key": "Write offer"}]}),
        ("undo", {}),
    ):
        answer = asker.post(f"{path}/{name}", {"version": version, **body}).json
        version = answer["version"]
        log = [*log[: answer["log"]["keep"]], *answer["log"]["add"]]
    again = asker.drop("plan.xlsx", workbook(), json.loads(json.dumps(log)))

    assert again.status == 201
    assert _shown(asker.get(path).json) == _shown(again.json)


def test_changes_that_do_not_fit_any_more_are_told_and_what_came_before_them_stays(asker: Asker) -> None:
    good = {"do": "assign", "duty": "Approve bid", "role": "Boss", "text": "R"}
    bad: list[dict[str, Any]] = [{"do": "fix", "findings": ["gone"]}, {"do": "fix", "findings": [{}]}, {"do": "dance"}]
    for each in bad:
        answer = asker.drop("plan.xlsx", workbook(), [good, each, good])

        assert answer.status == 201
        assert answer.json["lost"].startswith("the last 2 changes could not be made again: ")
        assert answer.json["log"] == {"keep": 0, "add": [good]}
        assert _cells(answer.json)["Approve bid"]["Boss"] == "R"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"do": "assign", "duty": "Approve bid", "role": "Boss", "text": "Q"}, "unknown-letter"),
        ({"do": "assign", "duty": "nothing", "role": "Boss", "text": "A"}, "unknown-duty"),
        ({"do": "assign", "duty": "Approve bid", "role": "nobody", "text": "A"}, "unknown-role"),
        ({"do": "assign", "duty": ["Approve bid"], "role": "Boss", "text": "A"}, "bad-edit"),
        ({"do": "add-duty", "name": "Approve bid"}, "doubled-duty"),
        ({"do": "add-duty", "name": "  "}, "no-name"),
        ({"do": "add-role", "name": "boss"}, "doubled-role"),
        ({"do": "add-role", "name": "x" * 40_000}, "too-long"),
        ({"do": "move", "what": "duty", "key": "Approve bid", "after": "nothing"}, "unknown-place"),
        ({"do": "set", "what": "role", "key": "Boss", "field": "level", "value": "king"}, "unknown-level"),
        ({"do": "remove", "what": {}, "key": "Boss"}, "bad-edit"),
        ({"do": "move", "what": "role", "key": "Boss", "after": {}}, "unknown-place"),
        ({"do": "add-duty", "name": "x", "section": [{}]}, "bad-edit"),
        ({"do": "dance"}, "bad-edit"),
        ({"do": {"x": 1}}, "bad-edit"),
    ],
)
def test_an_edit_that_means_nothing_is_refused_and_changes_nothing(
    asker: Asker, edit: dict[str, Any], code: str
) -> None:
    document = _dropped(asker)
    good = {"do": "assign", "duty": "Approve bid", "role": "Boss", "text": "R"}
    answer = asker.post(
        f"/api/documents/{document['id']}/changes", {"version": document["version"], "changes": [good, edit]}
    )

    assert (422, code) == (answer.status, answer.json["code"])
    assert _shown(document) == _shown(asker.get(f"/api/documents/{document['id']}").json)


def test_a_letter_in_a_cell_takes_the_place_of_what_was_no_letter(asker: Asker) -> None:
    rows = [*SHEET, ("Hire staff", "A", "R", "ask Ann first")]
    document = asker.drop("plan.xlsx", workbook(rows)).json
    said = next(each for each in document["duties"] if each["name"] == "Hire staff")
    after = asker.edit(document, {"do": "assign", "duty": "Hire staff", "role": "Lawyer", "text": "C"})
    duty = next(each for each in after["duties"] if each["name"] == "Hire staff")

    assert said["said"] == {"Lawyer": "ask Ann first"}
    assert (duty["cells"]["Lawyer"], duty.get("said")) == ("C", None)


def test_a_misread_heading_is_corrected_over_the_original_cells(asker: Asker) -> None:
    rows = [("", "Mon", "Tue", "Wed"), *SHEET]
    document = asker.drop("plan.xlsx", workbook(rows)).json
    path = f"/api/documents/{document['id']}"
    source = asker.get(f"{path}/source?from=1&to=3").json
    answer = asker.post(f"{path}/layout", {"version": document["version"], "header": 2, "duties": "A"}).json

    assert source["rows"][1][:4] == ["Task", "Boss", "Clerk", "Lawyer"]
    assert (source["total"], source["rows"][0][1:4]) == (6, ["Mon", "Tue", "Wed"])
    assert [each["name"] for each in answer["roles"]] == ["Boss", "Clerk", "Lawyer"]
    again = asker.drop("plan.xlsx", workbook(rows), answer["log"]["add"]).json
    assert answer["roles"] == again["roles"]
    assert asker.post(f"{path}/layout", {"version": answer["version"], "region": "nonsense"}).status == 422


def test_documents_are_bounded_in_number_and_in_idle_time() -> None:
    with server(Limits(documents=2)) as asker:
        first, second, third = (_dropped(asker) for _ in range(3))

        assert asker.get(f"/api/documents/{first['id']}").status == 404
        assert asker.get(f"/api/documents/{second['id']}").status == 200
        assert asker.get(f"/api/documents/{third['id']}").status == 200
    with server(Limits(idle_seconds=0.05)) as asker:
        document = _dropped(asker)
        import time  # noqa: PLC0415 - only here

        time.sleep(0.1)
        answer = asker.get(f"/api/documents/{document['id']}")

        assert (answer.status, answer.json["code"]) == (404, "no-document")


def test_a_document_can_be_forgotten(asker: Asker) -> None:
    document = _dropped(asker)
    asker.post(f"/api/documents/{document['id']}/forget")

    assert asker.get(f"/api/documents/{document['id']}").status == 404


def test_each_matrix_of_a_file_is_shown_and_edited_by_itself(asker: Asker) -> None:
    text = "# One\n\n| Task | Boss | Clerk |\n|---|---|---|\n| Buy | A | R |\n| Pay | A | R |\n\n# Two\n\n"
    text += "| Task | Chair | Guard |\n|---|---|---|\n| Open | A | R |\n| Close | A | R |\n"
    document = asker.drop("plan.md", text.encode()).json
    path = f"/api/documents/{document['id']}"
    second = asker.get(f"{path}?matrix=1").json
    after = asker.edit(second, {"do": "assign", "duty": "Open", "role": "Guard", "text": "C", "matrix": 1})
    log = [{"do": "assign", "duty": "Open", "role": "Guard", "text": "C", "matrix": 1}]
    again = asker.drop("plan.md", text.encode(), log).json

    assert (len(document["matrices"]), [each["key"] for each in second["duties"]]) == (2, ["Open", "Close"])
    assert after["duties"] == again["duties"]
    assert document["duties"] == asker.get(f"{path}?matrix=0").json["duties"]
    assert asker.get(f"{path}?matrix=2").status == 404
    assert "| Open | A | C |" in asker.get(f"{path}/download/mended").content.decode()
