"""Duties said twice made one, and sentences that confirm a duty joined to it; what confirms none is an outcome."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.likeness import share, stems
from raci.drafting.verbs import is_result, names_result, verb_of
from raci.patterns import pattern
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.drafting.found import FoundDuty

_SAME: Final = 0.8
_CONFIRMED: Final = 0.6
_FEWEST: Final = 3
_CROWD: Final = 40
_STRENGTH: Final = {"A": 4, "R": 3, "C": 2, "I": 1, "": 0}
_PART: Final = pattern(r",\s+(?:and\s+)?(?=\w+ing\b)|\s+and\s+(?=\w+ing\s+(?:the|a|an|all|new|their)\b)|,\s+(?=[a-z]+\s)")


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
    order = {id(duty): place for place, duty in enumerate(found)}
    return United(sorted(duties, key=lambda duty: order[id(duty)]), outcomes)


def _of_role(held: list[FoundDuty]) -> tuple[list[FoundDuty], list[FoundDuty]]:
    listed = [duty for duty in held if not duty.evidence and duty.way != "sentence"]
    spoken = [duty for duty in held if not duty.evidence and duty.way == "sentence"]
    evidence = [duty for duty in held if duty.evidence]
    if not listed and not spoken:
        soft = [duty for duty in evidence if duty.evidence == 1]
        spoken, evidence = (soft, [duty for duty in evidence if duty not in soft]) if soft else (evidence, [])
    duties = _without_doubles(listed)
    index = _Index(duties)
    outcomes: list[FoundDuty] = []
    for each in spoken:
        if not _confirm(each, index) and listed and _is_outcome(each.text):
            outcomes.append(each)
        elif not _joined(each, index):
            index.add(each)
    for each in evidence:
        for part in _parts(each):
            if each.letter in {"C", "I"} and each.evidence == 1 and not _joined(part, index):
                index.add(part)
            elif each.letter not in {"C", "I"} and not _confirm(part, index) and each.letter:
                outcomes.append(part)
    return index.duties, _without_doubles(outcomes)


def _is_outcome(text: str) -> bool:
    words = plain_words(text)
    return bool(words) and is_result(words[0]) and names_result(set(words))


def _parts(duty: FoundDuty) -> Iterator[FoundDuty]:
    """Yield what a sentence names, one by one: "setting targets, and driving growth"."""
    from raci.drafting.naming import named  # noqa: PLC0415 - beside its use
    from raci.records import replace  # noqa: PLC0415

    for piece in _PART.split(duty.text):
        text = piece.strip(" ,.;")
        if text and (verb_of(text.split()[0]) or text == duty.text.strip(" ,.;")):
            yield replace(duty, name=named(text), text=text, also=[])


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


def _confirm(said: FoundDuty, index: _Index) -> bool:
    """Join a sentence to the duty it speaks of, and tell whether there is one."""
    confirmed = False
    for part in (_parts(said) if said.evidence or said.way == "sentence" else (said,)):
        wanted = stems(part.text)
        near = [(found, -place, duty) for place, (found, duty) in enumerate(index.near(wanted)) if len(wanted) > 1]
        best = max(near, key=lambda each: each[:2], default=None)
        if best is None or best[0] < (_CONFIRMED if said.evidence else 0.75):
            continue
        confirmed = True
        _take(best[2], said)
    return confirmed


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
        if wanted == names or (
            not said.titled and not duty.titled and min(len(wanted), len(names)) >= _FEWEST and found >= _SAME
            and max(share(wanted, names), share(names, wanted)) >= _SAME and (said.letter in {"C", "I"}) == (duty.letter in {"C", "I"})
        ):  # fmt: skip
            _merge(duty, said)
            return True
    return False


def _merge(duty: FoundDuty, said: FoundDuty) -> None:
    _take(duty, said)
    if said.text and said.text not in duty.text and len(duty.text) < 600:  # noqa: PLR2004
        duty.text = f"{duty.text} {said.text}".strip()
    if len(stems(said.name)) > len(stems(duty.name)) and not duty.titled and not said.titled and len(said.name) <= 80:  # noqa: PLR2004
        duty.name = said.name


def _without_doubles(duties: list[FoundDuty]) -> list[FoundDuty]:
    index = _Index(())
    for duty in duties:
        if duty.way == "table" and duty.letter in {"C", "I"}:
            index.add(duty)
        elif not _joined(duty, index):
            index.add(duty)
    return index.duties
