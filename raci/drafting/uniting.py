"""Duties said twice made one, and sentences that confirm a duty joined to it; what confirms none is an outcome."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.likeness import share, stems
from raci.drafting.naming import named
from raci.drafting.verbs import is_result, names_result, verb_of
from raci.patterns import pattern
from raci.records import replace
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.drafting.found import FoundDuty

_SAME: Final = 0.8
_CONFIRMED: Final = 0.6
_SURE: Final = 0.8
_FEWEST: Final = 3
_CROWD: Final = 40
_STRENGTH: Final = {"A": 4, "R": 3, "C": 2, "I": 1, "": 0}
_JOINT: Final = pattern(r"(,\s+(?:and\s+|und\s+|et\s+)?|\s+(?:and|und|et)\s+)")
_TRIM: Final = " ,;."


class United(NamedTuple):
    """Duties, each once, and outcomes that only sentences name."""

    duties: list[FoundDuty]
    outcomes: list[FoundDuty]


def united(found: Sequence[FoundDuty]) -> United:
    """Return duties said twice as one, with what sentences confirm of them, and what remains as outcomes."""
    by_role: defaultdict[str, list[FoundDuty]] = defaultdict(list)
    for duty in found:
        by_role[duty.role].append(duty)
    duties: list[FoundDuty] = []
    outcomes: list[FoundDuty] = []
    for held in by_role.values():
        one, more = _of_role(held)
        duties += one
        outcomes += more
    paths = {path: place for place, path in enumerate(dict.fromkeys(duty.path for duty in found))}
    return United(sorted(duties, key=lambda duty: (paths[duty.path], duty.line)), outcomes)


def _of_role(held: list[FoundDuty]) -> tuple[list[FoundDuty], list[FoundDuty]]:
    """Return the duties and outcomes of a role; of one that no list gives duties, what sentences say are its duties."""
    listed = [duty for duty in held if not duty.evidence and duty.way != "sentence"]
    spoken = [duty for duty in held if not duty.evidence and duty.way == "sentence"]
    evidence = [duty for duty in held if duty.evidence]
    if not listed:
        soft = [duty for duty in evidence if duty.evidence == 1]
        chosen = soft or ([] if spoken else evidence)
        spoken = sorted([*spoken, *chosen], key=lambda duty: (duty.path, duty.line))
        evidence = [duty for duty in evidence if duty not in chosen]
    index = _Index(_without_doubles(listed))
    outcomes: list[FoundDuty] = []
    for each in spoken:
        parts = list(_parts(each))
        if listed and parts and all(_is_outcome(part.text) for part in parts):
            outcomes += parts
        elif not (listed and _confirm(each, index, _SURE)) and not _joined(each, index):
            index.add(each)
    for each in evidence:
        if each.letter in {"C", "I"}:
            if each.evidence == 1 and not _joined(each, index):
                index.add(each)
            continue
        for part in _parts(each):
            result = _is_outcome(part.text)
            if result or not _confirm(part, index, _CONFIRMED):
                outcomes += [part] if part.letter else []
    return index.duties, _without_doubles(outcomes)


def _is_outcome(text: str) -> bool:
    words = plain_words(text)
    return bool(words) and is_result(words[0]) and names_result(set(words))


def _parts(duty: FoundDuty) -> Iterator[FoundDuty]:
    """Yield what a sentence names, one by one: "setting targets, and driving growth"."""
    for text in _split(duty.text):
        yield replace(duty, name=named(text), text=text, also=[])


def _split(text: str) -> list[str]:
    """Return a text parted where a verb in the form of its first one begins anew."""
    pieces = _JOINT.split(text)
    first = verb_of(pieces[0].partition(" ")[0].strip(","))
    if first is None:
        return [text.strip(_TRIM)]
    parts = [pieces[0]]
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        words = piece.split()
        verb = verb_of(words[0].strip(",")) if words else None
        if verb and verb.form == first.form and len(words) > 1 and len(parts[-1].split()) > 1:
            parts.append(piece)
        else:
            parts[-1] += f"{joint}{piece}"
    return [part.strip(_TRIM) for part in parts if part.strip(_TRIM)]


class _Index:
    """Duties of a role by the stems of their words, so that none is compared with all."""

    def __init__(self, duties: Iterable[FoundDuty]) -> None:
        self.duties: list[FoundDuty] = []
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        self._stems: list[frozenset[str]] = []
        for duty in duties:
            self.add(duty)

    def add(self, duty: FoundDuty) -> None:
        """Add a duty."""
        found = stems(f"{duty.name} {duty.text}")
        for stem in found:
            self._by_stem[stem].append(len(self.duties))
        self.duties.append(duty)
        self._stems.append(found)

    def near(self, wanted: frozenset[str]) -> Iterator[tuple[float, FoundDuty]]:
        """Yield the duties that share a stem that is no crowd's, with the share of the wanted stems they have."""
        seen: set[int] = set()
        for stem in wanted:
            places = self._by_stem.get(stem, ())
            if len(places) <= _CROWD:
                seen.update(places)
        for place in sorted(seen):
            yield share(wanted, self._stems[place]), self.duties[place]


def _confirm(said: FoundDuty, index: _Index, least: float) -> bool:
    """Join a sentence to the duty it speaks of, and tell whether there is one."""
    wanted = stems(said.text)
    near = [(found, -place, duty) for place, (found, duty) in enumerate(index.near(wanted)) if len(wanted) > 1]
    best = max(near, key=lambda each: each[:2], default=None)
    if best is None or best[0] < least or (best[0] < _SURE and best[0] * len(wanted) < _FEWEST):
        return False
    _take(best[2], said)
    return True


def _take(duty: FoundDuty, said: FoundDuty) -> None:
    if said.line != duty.line and said.line not in duty.also:
        duty.also.append(said.line)
    if said.letter in {"A", "R"} and _STRENGTH[said.letter] > _STRENGTH[duty.letter]:
        duty.letter, duty.reason, duty.letter_line = said.letter, said.reason, said.letter_line or said.line


def _joined(said: FoundDuty, index: _Index) -> bool:
    """Join a duty to one that is the same in other words, and tell whether there is one; titles must be equal."""
    wanted = stems(said.name)
    for found, duty in index.near(wanted):
        names = stems(duty.name)
        if wanted == names or (found >= _SAME and _is_same(said, duty, wanted, names)):
            _merge(duty, said)
            return True
    return False


def _is_same(said: FoundDuty, duty: FoundDuty, wanted: frozenset[str], names: frozenset[str]) -> bool:
    """Tell whether two untitled duties are one: the words of the shorter name are nearly all in the longer."""
    fewer, more = sorted((len(wanted), len(names)))
    if said.titled or duty.titled or fewer < _FEWEST or 2 * fewer <= more:
        return False
    if (said.letter in {"C", "I"}) != (duty.letter in {"C", "I"}):
        return False
    return max(share(wanted, names), share(names, wanted)) >= _SAME


def _merge(duty: FoundDuty, said: FoundDuty) -> None:
    _take(duty, said)
    if said.text and said.text not in duty.text and len(duty.text) < 600:  # noqa: PLR2004
        duty.text = f"{duty.text} {said.text}".strip()
    if len(stems(said.name)) > len(stems(duty.name)) and not duty.titled and not said.titled and len(said.name) <= 80:  # noqa: PLR2004
        duty.name = said.name


def _without_doubles(duties: list[FoundDuty]) -> list[FoundDuty]:
    index = _Index(())
    for duty in duties:
        if (duty.way == "table" and duty.letter in {"C", "I"}) or not _joined(duty, index):
            index.add(duty)
    return index.duties
