"""Duties that name a duty of another matrix: "Ship after final inspection" names "Final inspection"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load
from raci.rules.duties.wording import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Register, ResponsibilityGraph

_FEWEST_WORDS: Final = 2
_TELLING: Final = 3
_SHORTEST_NAME: Final = 12
_LONGEST: Final = 40
_MOST_NAMED: Final = 20


class Handover(NamedTuple):
    """A duty with the duty of another matrix that its name contains."""

    graph: ResponsibilityGraph
    duty: Duty
    from_graph: ResponsibilityGraph
    from_duty: Duty


def handovers(register: Register) -> Iterator[Handover]:
    """Yield each duty that names a duty of another matrix, word for word, as what it comes after or rests on.

    A name of three words or more may stand anywhere among two or more others; names of one word say too little. The
    cost grows with the number of duties: of those that begin with the same two words twenty are looked at.
    """
    named: dict[tuple[str, str], list[tuple[list[str], ResponsibilityGraph, Duty]]] = defaultdict(list)
    spelled = [(graph, duty, tokens(duty.name)[:_LONGEST]) for graph, duty in register.duties()]
    for graph, duty, words in spelled:
        if len(words) >= _FEWEST_WORDS and len(duty.name) >= _SHORTEST_NAME:
            listed = named[words[0], words[1]]
            if len(listed) < _MOST_NAMED:
                listed.append((words, graph, duty))
    for graph, duty, words in spelled:
        for start in range(len(words) - 1):
            for inner, there, source in named.get((words[start], words[start + 1]), ()):
                if there is not graph and words[start : start + len(inner)] == inner and _is_named(inner, start, words):
                    yield Handover(graph, duty, there, source)


def _is_named(inner: list[str], start: int, words: list[str]) -> bool:
    """Tell whether a name inside another one is that of another duty, and not the thing itself."""
    before, articles = _lists()
    end = start - 1 if start and words[start - 1] in articles else start
    if any(" ".join(words[max(0, end - size) : end]) in before for size in (1, 2)):
        return True
    others = sum(word.isalpha() for word in (*words[:start], *words[start + len(inner) :]))
    return len(inner) >= _TELLING and others >= _FEWEST_WORDS


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = load(Path(__file__).with_name("handovers.toml"))
    return frozenset(data["before"]), frozenset(data["articles"])
