"""2,000 duties × 60 roles: an edit is answered at once, also where twenty people edit (see scripts/bench_page.py).

It takes a few seconds: reading, judging and showing such a matrix is what is to be quick.
"""

from __future__ import annotations

import os
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
    from collections.abc import Iterator

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


def test_an_edit_costs_a_small_part_of_the_time_the_page_has(team: tuple[Asker, Understanding]) -> None:
    document, random = _opened(*team), Random(1)  # noqa: S311 - as above
    spent = []
    for _ in range(30):
        begin = time.thread_time()
        before = Before(document)
        document.edit([_edit(random, document)])
        json_answer(before.difference(document))
        spent.append(time.thread_time() - begin)

    assert sorted(spent)[len(spent) // 2] < 0.06


def test_twenty_people_who_edit_at_once_are_answered_in_time(team: tuple[Asker, Understanding]) -> None:
    asker, understanding = team
    documents = [_opened(asker, understanding) for _ in range(20)]
    shown = [document_shown(document)["version"] for document in documents]

    def edits(number: int) -> list[float]:
        document, random, waited, version = documents[number], Random(number), [], shown[number]  # noqa: S311 - as above
        for _ in range(4):
            time.sleep(random.random())
            body = {"version": version, "changes": [_edit(random, document)]}
            begin = time.perf_counter()
            answer = asker.post(f"/api/documents/{document.id}/changes", body)
            waited.append(time.perf_counter() - begin)
            assert answer.status == 200, answer.content
            version = answer.json["version"]
        return waited

    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1) / 2
    begin = time.process_time()
    with ThreadPoolExecutor(20) as people:
        waited = sorted(each for found in people.map(edits, range(20)) for each in found)
    spent = (time.process_time() - begin) / len(waited)

    assert spent < 0.03, "twice as much as leaves everybody an answer in time where all twenty ask in one moment"
    assert busy or waited[int(len(waited) * 0.95)] < 0.3
