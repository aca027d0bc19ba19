"""What is taken away says what the page shows: read again, each download equals the document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from web_server import SHEET, server, workbook

from raci import read_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from web_server import Asker

_EDITS: list[dict[str, Any]] = [
    {"do": "assign", "duty": "Sign contract", "role": "Clerk", "text": "C"},
    {"do": "assign", "duty": "Pay invoice", "role": "Boss", "text": "A"},
    {"do": "assign", "duty": "Write offer", "role": "Lawyer", "text": ""},
    {"do": "rename", "what": "role", "key": "Clerk", "name": "Head Clerk"},
    {"do": "rename", "what": "duty", "key": "Approve bid", "name": "Approve each bid"},
]
_MORE: list[dict[str, Any]] = [
    {"do": "add-duty", "name": "Open <b>account</b>", "after": "Write offer"},
    {"do": "assign", "duty": "Open <b>account</b>", "role": "Boss", "text": "A/R"},
    {"do": "add-role", "name": "=cmd()"},
    {"do": "assign", "duty": "Pay invoice", "role": "=cmd()", "text": "I"},
    {"do": "remove", "what": "role", "key": "Lawyer"},
    {"do": "set", "what": "role", "key": "Boss", "field": "level", "value": "head"},
]


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with server() as found:
        yield found


def _edited(asker: Asker, name: str, content: bytes, edits: list[dict[str, Any]]) -> dict[str, Any]:
    document: dict[str, Any] = asker.drop(name, content).json
    for edit in edits:
        document = asker.edit(document, edit)
    return document


def _cells(path: Path) -> dict[str, dict[str, str]]:
    (matrix,) = read_all(path)
    names = {role.key: role.name for role in matrix.roles}
    return {
        duty.name: {names[key]: str(entry) for key, entry in row.items()}
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
    }


def _shown(document: dict[str, Any]) -> dict[str, dict[str, str]]:
    names = {role["key"]: role["name"] for role in document["roles"]}
    return {duty["name"]: {names[key]: text for key, text in duty["cells"].items()} for duty in document["duties"]}


def _download(asker: Asker, document: dict[str, Any], form: str, target: Path) -> Path:
    answer = asker.get(f"/api/documents/{document['id']}/download/{form}")

    assert answer.status == 200, answer.content

    target.write_bytes(answer.content)
    return target


@pytest.mark.parametrize(("form", "suffix"), [("xlsx", ".xlsx"), ("yaml", ".yaml")])
def test_a_new_file_read_again_is_what_the_page_shows(asker: Asker, tmp_path: Path, form: str, suffix: str) -> None:
    document = _edited(asker, "plan.xlsx", workbook(), [*_EDITS, *_MORE])

    assert _shown(document) == _cells(_download(asker, document, form, tmp_path / f"new{suffix}"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.xlsx", workbook()),
        ("plan.csv", "\n".join(";".join(row) for row in SHEET).encode()),
        (
            "plan.md",
            ("| " + " |\n| ".join(" | ".join(row) for row in (SHEET[0], ("---",) * 4, *SHEET[1:])) + " |\n").encode(),
        ),
    ],
)
def test_the_users_own_file_is_mended_in_a_copy(asker: Asker, tmp_path: Path, name: str, content: bytes) -> None:
    document = _edited(asker, name, content, _EDITS if name.endswith("xlsx") else _EDITS[:3])
    answer = asker.get(f"/api/documents/{document['id']}/download/mended")

    assert _shown(document) == _cells(_download(asker, document, "mended", tmp_path / name))
    assert f'filename="plan-mended.{name[5:]}"' in answer.headers["content-disposition"]


def test_all_else_in_the_users_workbook_stays_as_it_is(asker: Asker) -> None:
    content = workbook([*SHEET, ("Hire staff", "A", "R", "ask Ann first")])
    edits = [*_EDITS, {"do": "assign", "duty": "Hire staff", "role": "Lawyer", "text": "I"}]
    document = _edited(asker, "plan.xlsx", content, edits)
    after = asker.get(f"/api/documents/{document['id']}/download/mended")
    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(after.content)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}

        assert old.namelist() == new.namelist()
    assert {"xl/worksheets/sheet1.xml"} == changed - {"xl/workbook.xml"}


def test_without_an_edit_the_users_file_comes_back_as_it_was(asker: Asker) -> None:
    document = _edited(asker, "plan.xlsx", workbook(), [_EDITS[0]])
    content = workbook()
    document = asker.drop("plan.xlsx", content).json

    assert content == asker.get(f"/api/documents/{document['id']}/download/mended").content


def test_what_the_users_own_file_cannot_hold_is_told_with_what_to_do(asker: Asker) -> None:
    document = _edited(asker, "plan.xlsx", workbook(), _MORE)
    answer = asker.get(f"/api/documents/{document['id']}/download/mended")

    assert (answer.status, answer.json["code"]) == (422, "refused")
    assert "take the new workbook instead" in answer.json["error"]
    assert answer.json["count"] >= len(answer.json["refused"]) > 0


def test_the_report_shows_the_matrix_and_obeys_none_of_its_names(asker: Asker) -> None:
    document = _edited(asker, "plan.xlsx", workbook(), [*_EDITS, *_MORE])
    answer = asker.get(f"/api/documents/{document['id']}/download/html")

    assert b"Open &lt;b&gt;account" in answer.content
    assert b"<b>account" not in answer.content
    assert answer.headers["content-disposition"].startswith("attachment")


def test_there_is_no_download_of_another_form(asker: Asker) -> None:
    document = asker.drop("plan.xlsx", workbook()).json

    assert asker.get(f"/api/documents/{document['id']}/download/exe").status == 404
