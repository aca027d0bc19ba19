"""Names nobody wrote: what a form says where a name should stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from raci.plugin import pattern
from raci.rules.duties.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SAYS_NOTHING: Final = r"[\W_]+|x{3,}|tbd|tba|tbc|todo|n/?a|lorem ipsum.*"
_NOTHING_BEGINS: Final = ("xxx", "tbd", "tba", "tbc", "todo", "n/a", "na", "lorem ipsum")
_BRACKETED: Final = pattern(r"[\[<{](.+?)[\]>}]\W*\d*")
_WORD: Final = pattern(r"[^\W\d_]+")
_NUMBER: Final = r"(?:\W*(?:no|nr|n)?\W*\d{1,3}|[\s:_-]+(?:[a-z]|x+))\W*"


class Form:
    """What a form that nobody filled in says: nouns that stand with a number, phrases that stand alone.

    `Task 7` is a noun with a number, `New task` a phrase; a bracketed name is a placeholder where it holds one of
    the nouns or `words` (`[Enter task]`, but not `[Go-live]`).
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._hints = frozenset((*words["nouns"], *words["words"]))
        noun = f"(?:{_one_of(words['nouns'])})"
        numbered = rf"{noun}(?:\s*/\s*{noun})?{_NUMBER}"
        self._begins = (*_NOTHING_BEGINS, *words["nouns"], *words["phrases"])
        self._unnamed = pattern(rf"{_SAYS_NOTHING}|{_one_of(words['phrases'])}|{numbered}")

    def __contains__(self, name: object) -> bool:
        text = str(name).strip().casefold()
        if text[:1].isalnum() and not text.startswith(self._begins):
            return False
        bracketed = _BRACKETED.fullmatch(text)
        if bracketed and not self._hints.isdisjoint(_WORD.findall(bracketed[1])):
            return True
        return bool(self._unnamed.fullmatch(bracketed[1] if bracketed else text))


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def placeholders() -> Form:
    """Return the form that duties are entered in."""
    return Form(wording()["placeholder"])
