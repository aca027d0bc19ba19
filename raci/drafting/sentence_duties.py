"""Duties out of a sentence: one for each part that speaks of work of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.found import FoundDuty
from raci.drafting.naming import named, opened
from raci.drafting.verbs import is_state, verb_of
from raci.drafting.wordings import listed
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.drafting.saying import Statement

_NUMBERED: Final = pattern(r"\s*(?:^|[,;:]?\s)(?:and |or |und |sowie |et )?\(?(?:[ivx]{1,5}|[a-h]|\d{1,2})\)\s+", 2)
_AS_WELL: Final = pattern(
    r",?\s+(?:as well as|and also|but also|sowie|ainsi que)\s+(?=(?:for\s+)?(?:\w+ly )?\w+(?:ing|en|er|ir)\b)", 2
)
_AND_FOR: Final = pattern(r",?\s+and for\s+", 2)
_SEMICOLON: Final = pattern(r";\s+(?:and\s+)?")
_FEWEST_WORDS: Final = 2


def duties_of_sentence(said: Statement, roles: tuple[str, ...], line: int, path: str, section: str) -> list[FoundDuty]:
    """Return the duties a statement gives to roles: none where it is negative, empty, or says what somebody is."""
    if said.negative or said.goes_on or not said.content or not roles:
        return []
    found = []
    for part in _parts(said.content):
        letter, bare = opened(part) if not said.letter else (said.letter, part)
        inner = opened(bare)[0] if said.letter == "R" else ""
        letter = inner if inner in {"A", "C"} else letter
        if _is_no_work(bare, stated=bool(letter)):
            continue
        name = named(bare, noun=bool(said.letter) and not said.plain and not said.kept)
        reason = f"“… {said.content[:120]}”" if letter else ""
        found += [
            FoundDuty(role, name, bare, line, path, letter, reason, section, way="sentence", letter_line=line)
            for role in roles
        ]
    return found


def _parts(content: str) -> list[str]:
    """Return the parts of a sentence that are numbered (i), (ii), or joined by "as well as" and "and for"."""
    pieces = _NUMBERED.split(content)
    parts = [piece for piece in pieces if piece and piece.strip(" ,;.")]
    if len(parts) < 2 or not _NUMBERED.search(content):  # noqa: PLR2004
        parts = [content]
    for joint in (_AS_WELL, _AND_FOR, _SEMICOLON):
        parts = [piece for part in parts for piece in joint.split(part)]
    return [part.strip(" ,;.") for part in parts if part.strip(" ,;.")]


def _is_no_work(text: str, *, stated: bool) -> bool:
    words = text.split()
    first = words[0].strip(",.;") if words else ""
    if not words or (len(words) < _FEWEST_WORDS and not stated):
        return True
    if first == "have" and words[1:2] and words[1] in listed("held"):
        return False
    verb = verb_of(first)
    return verb is not None and is_state(first) and verb.bare not in {"own", "hold", "bring", "show", "speak"}
