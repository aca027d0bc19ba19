"""How findings speak of participations: in the words of the matrix's own notation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.plugin import Duty, Notation, Participation, Role

_PREPOSITIONS: Final = {"consulted": "on", "informed": "of", "engaged": "in", "contributor": "to"}
_LONGEST_WORD: Final = 24


def predicate(notation: Notation, participation: Participation, count: int = 1) -> str:
    """Return what so many roles are to a duty: `is accountable for`, `are approvers of`, `has D (decide) for`.

    Notations name participations by adjectives, nouns or verbs; a verb, or a legend's whole sentence, stands in
    brackets behind its letter.
    """
    word = notation.word(participation)
    if " " not in word and word.endswith(("able", "ible", "ed")):
        return f"{'is' if count == 1 else 'are'} {word} {_PREPOSITIONS.get(word, 'for')}"
    if len(word) <= _LONGEST_WORD and word.endswith(("er", "or")):
        preposition = _PREPOSITIONS.get(word, "of")
        return f"is {word} {preposition}" if count == 1 else f"are {word}s {preposition}"
    return f"{'has' if count == 1 else 'have'} {titled(notation, participation)} for"


def titled(notation: Notation, participation: Participation) -> str:
    """Return a participation's letter with its word: `D (decide)`; the letter alone where the word says no more."""
    code, word = letter(notation, participation), notation.word(participation)
    return code if len(word) > _LONGEST_WORD or word == code.lower() else f"{code} ({word})"


def letter(notation: Notation, participation: Participation) -> str:
    """Return the letter of a participation, or its word where the notation has none."""
    known = notation.letter_for(participation)
    return known.letter if known else participation.value


def letters(notation: Notation, *participations: Participation) -> str:
    """Return the letters the notation has for these participations: `R, C or I`."""
    known = [each.letter for each in map(notation.letter_for, participations) if each]
    return " or ".join(part for part in (", ".join(known[:-1]), *known[-1:]) if part)


def called(duty: Duty) -> str:
    """Return a duty's name as it stands inside a sentence: without a full stop or the like at its end."""
    return duty.name.rstrip(" .:;,") or duty.name


def names(roles: Sequence[Role]) -> str:
    """Return the names of roles as a list: `Manager, Director`."""
    return ", ".join([role.name for role in roles])


def shortened(things: Sequence[str], at_most: int = 3) -> str:
    """Return a list cut after a few: `Plan, Build, Test and 9 more`."""
    rest = len(things) - at_most
    return ", ".join(things) if rest <= 0 else f"{', '.join(things[:at_most])} and {rest} more"
