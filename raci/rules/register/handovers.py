"""Duties that name a duty of another matrix: "Ship after final inspection" names "Final inspection"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.graph.duty_index import Listed
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
    cost grows with the number of words of all duties; of a name that many matrices have, twenty duties are looked at.
    """
    spelled = {tuple(name.replace(",", " ").split()[:_LONGEST]): listed for name, listed in register.by_name.items()}
    sizes: dict[tuple[str, str], set[int]] = defaultdict(set)
    for words, listed in spelled.items():
        if len(words) >= _FEWEST_WORDS and len(listed[0].duty.name) >= _SHORTEST_NAME:
            sizes[words[0], words[1]].add(len(words))
    for words, listed in spelled.items():
        for start, pair in enumerate(pairwise(words)):
            for size in sizes.get(pair, ()):
                inner = words[start : start + size]
                sources = spelled.get(inner) if len(inner) < len(words) else None
                if sources and _is_named(inner, start, words):
                    yield from _between(listed, sources)


def _between(listed: list[Listed], sources: list[Listed]) -> Iterator[Handover]:
    ordered = sorted(sources, key=_by_section)[:_MOST_NAMED]
    for graph, duty in listed[:_MOST_NAMED]:
        yield from (Handover(graph, duty, *source) for source in ordered if source.graph is not graph)


def _by_section(source: Listed) -> tuple[tuple[str, ...], str, str]:
    """Sort the duties of one name, so that the order of rows changes nothing."""
    return source.duty.section, str(source.duty.scope), source.graph.matrix.source.path


def _is_named(inner: tuple[str, ...], start: int, words: tuple[str, ...]) -> bool:
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
