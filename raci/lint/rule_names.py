"""Which rules a word of an allowance names: a code, the beginning of one, a name, or ALL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.lint.misnamed import FAMILY, no_such_rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint.rule import Rule


def rules_named(known: Iterable[type[Rule]], word: str) -> list[type[Rule]]:
    """Return the rules that a word names."""
    code, name = word.upper(), word.lower()
    return [rule for rule in known if word and (code == "ALL" or rule.code.startswith(code) or rule.name == name)]


def unknown_rule(known: Iterable[type[Rule]], word: str) -> str:
    """Return the sentence that there is no rule of this name, with the one most like it."""
    return no_such_rule(word, (name for rule in known for name in (rule.code, rule.name, rule.code[:FAMILY])))
