"""Which rules a word of an allowance names: a code, the beginning of one, a name, or ALL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.lint.rule import Rule

_FAMILY: Final = 3
"""How many letters of a code name the family of a rule."""


def rules_named(known: Iterable[type[Rule]], word: str) -> list[type[Rule]]:
    """Return the rules that a word names."""
    code, name = word.upper(), word.lower()
    return [rule for rule in known if word and (code == "ALL" or rule.code.startswith(code) or rule.name == name)]


def unknown_rule(known: Sequence[type[Rule]], word: str) -> str:
    """Return the sentence that there is no rule of this name, with the one most like it."""
    words = [word for rule in known for word in (rule.code, rule.name, rule.code[:_FAMILY])]
    hint = nearest(word.upper(), words) or nearest(word.lower(), words)
    return f"there is no rule {word!r}{f'; did you mean {hint}?' if hint else ''}"
