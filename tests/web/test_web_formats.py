"""Every format is read in a process of its own, and comes back from it whole; its original is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from web_server import server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_server import Asker

_MATRICES: Final = Path(__file__).parents[2] / "matrices"
_TABLE: Final = "| Task | Boss | Clerk |\n|---|---|---|\n| Buy paper | A | R |\n| Pay bill | A | R |\n"
_HTML: Final = "<table><tr><th>Task<th>Boss<th>Clerk<tr><td>Buy paper<td>A<td>R<tr><td>Pay bill<td>A<td>R</table>"
_RST: Final = """\
========= ==== =====
Task      Boss Clerk
========= ==== =====
Buy paper A    R
Pay bill  A    R
========= ==== =====
"""
_TEXTS: Final = {
    "plan.md": _TABLE,
    "plan.html": _HTML,
    "plan.rst": _RST,
    "plan.adoc": "|===\n|Task |Boss |Clerk\n\n|Buy paper |A |R\n|Pay bill |A |R\n|===\n",
    "plan.csv": "Task,Boss,Clerk\nBuy paper,A,R\nPay bill,A,R\n",
    "plan.jira": "||Task||Boss||Clerk||\n|Buy paper|A|R|\n|Pay bill|A|R|\n",
    "plan.yaml": "roles: {boss: Boss, clerk: Clerk}\nduties:\n  buy: {name: Buy paper, A: boss, R: clerk}\n",
}


@pytest.fixture(scope="module")
def apart() -> Iterator[Asker]:
    with server(processes=True) as asker:
        yield asker


@pytest.mark.parametrize("name", _TEXTS)
def test_a_text_of_any_format_comes_back_from_its_process(apart: Asker, name: str) -> None:
    answer = apart.drop(name, _TEXTS[name].encode())

    assert answer.status == 201, answer.content
    assert "Buy paper" in {each["name"] for each in answer.json["duties"]}
    source = apart.get(f"/api/documents/{answer.json['id']}/source").json
    assert "Buy paper" in "\n".join(cell for row in source["rows"] for cell in row)


@pytest.mark.parametrize("path", sorted((_MATRICES / "messy").glob("*.xlsx"))[:4], ids=lambda path: path.stem)
def test_a_messy_workbook_comes_back_from_its_process(apart: Asker, path: Path) -> None:
    answer = apart.drop(path.name, path.read_bytes())

    assert answer.status == 201, answer.content
    assert apart.get(f"/api/documents/{answer.json['id']}/source").json["rows"]


def test_every_starter_opens(apart: Asker) -> None:
    for each in apart.get("/api/starters").json:
        answer = apart.post("/api/documents", {"starter": each["name"]})

        assert answer.status == 201, answer.content
        assert each["duties"] == len(answer.json["duties"])
