"""2,000 duties × 60 roles: an edit touches little of it, and twenty people who edit at once are all answered.

What is held is the work, counted in calls; times, which differ from machine to machine, are in scripts/bench_page.py.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from web_server import server

from raci.model import Duty, Matrix, Role, Source
from raci.notations import get
from raci.web.answers import json_answer
from raci.web.documents import Document
from raci.web.reading import Source as Dropped
from raci.web.shown import Before, document_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from web_server import Asker

    from raci.layout.reading import Understanding

_DUTIES: Final = 2_000
_ROLES: Final = 60
_VERBS: Final = ("Approve", "Prepare", "Review", "Pay", "Record", "Publish", "Plan", "Sign")
_THINGS: Final = ("supplier invoices", "customer contracts", "annual budget", "price list", "training plan", "backups")


@pytest.fixture(scope="module")
def team() -> Iterator[tuple[Asker, Understanding]]:
    from raci.layout.reading import Reading, Understanding  # noqa: PLC0415 - beside its use

    with server() as asker:
        asker.desk.warm()
        yield asker, Understanding((Reading(_matrix()),))


def _matrix() -> Matrix:
    random, notation = Random(5), get("RACI")  # noqa: S311 - input of a measurement, no secret
    roles = tuple(Role(name, name, source=(1, n + 2)) for n, name in enumerate(f"Clerk {n}" for n in range(_ROLES)))
    names = [f"{random.choice(_VERBS)} {random.choice(_THINGS)} {n}" for n in range(_DUTIES)]
    duties = tuple(Duty(name, name, (), source=(n + 2, 1)) for n, name in enumerate(names))
    known = {letter: notation.entry((letter,)) for letter in "RACI"}
    rows = tuple(
        {role.key: known[letter] for role, letter in zip(random.sample(roles, 12), "ARRCCCCIIIII", strict=True)}
        for _ in duties
    )
    return Matrix(notation, roles, duties, rows, "Large", source=Source("large.xlsx", "Plan", (1, 1, 2001, 61)))


def _opened(asker: Asker, understanding: Understanding) -> Document:
    document = Document(Dropped("large.xlsx", b""), understanding, asker.desk.bench)
    document_shown(document)
    asker.desk.shelf.put(document)
    return document


def _edit(random: Random, document: Document) -> dict[str, str]:
    duty, role = random.choice(document.matrix.duties).key, random.choice(document.matrix.roles).key
    return {"do": "assign", "duty": duty, "role": role, "text": random.choice(["R", "A", "C", "I", ""])}


def _calls(work: Callable[[], object]) -> int:
    """Return how many functions of Python are called in some work."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _answer(document: Document, edit: dict[str, str]) -> None:
    before = Before(document)
    document.edit([edit])
    json_answer(before.difference(document))


def test_an_edit_is_a_small_part_of_the_work_of_judging_the_matrix(team: tuple[Asker, Understanding]) -> None:
    random = Random(1)  # noqa: S311 - as above
    opened: list[Document] = []
    whole = _calls(lambda: opened.append(_opened(*team)))
    spent = [_calls(lambda: _answer(opened[0], _edit(random, opened[0]))) for _ in range(30)]

    assert sorted(spent)[len(spent) // 2] * 10 < whole


def test_twenty_people_who_edit_at_once_are_all_answered(team: tuple[Asker, Understanding]) -> None:
    asker, understanding = team
    documents = [_opened(asker, understanding) for _ in range(20)]
    shown = [document_shown(document)["version"] for document in documents]

    def edits(number: int) -> int:
        document, random, version = documents[number], Random(number), shown[number]  # noqa: S311 - as above
        for _ in range(4):
            time.sleep(random.random() / 10)
            body = {"version": version, "changes": [_edit(random, document)]}
            answer = asker.post(f"/api/documents/{document.id}/changes", body)
            assert answer.status == 200, answer.content
            version = answer.json["version"]
        return int(version)

    with ThreadPoolExecutor(20) as people:
        last = list(people.map(edits, range(20)))

    assert last == [document.version for document in documents]
