"""What a text in the place of letters says, and which mappings only explain letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.layout.codes import USUAL, CodeBook
from raci.names import squeeze
from raci.readers.design.nodes import Text
from raci.readers.structured.keys import Code, code_of_key, explained, known_letters
from raci.readers.structured.lettered_texts import assignments_in

if TYPE_CHECKING:
    from raci.readers.design.nodes import Mapping

_LONGEST_CODE: Final = 40
_FEWEST: Final = 2


@lru_cache(maxsize=8)
def _book(own: frozenset[str]) -> CodeBook:
    return CodeBook(USUAL | known_letters(), own)


@lru_cache(maxsize=1 << 16)
def code_of(text: str, own: frozenset[str] = frozenset(), *, alone: bool = True) -> Code | None:
    """Return what a text in the place of letters says, or None.

    `alone` takes only letters that can be nothing else; `own` are those the file explains.
    """
    plain = squeeze(text) if len(text) <= _LONGEST_CODE else ""
    if not plain:
        return None
    said = _book(own).read(plain)
    if said and said.remark and len(assignments_in(plain)) > 1:
        return None
    if said is None or (alone and not said.word and plain[:1].islower() and len(plain) > 1 and "/" not in plain):
        return None
    if alone and not said.word and len(said.letters) > 1 and plain.isalpha() and not set(said.letters) <= USUAL | own:
        return None  # PM, VP and DS are names
    if said.word:
        return code_of_key(plain)
    return Code(said.letters, small=plain[:1].islower())


def is_legend(node: Mapping) -> bool:
    """Tell whether a mapping explains letters (`R: Responsible`), or translates the words for them."""
    texts = [(key, value.text) for key, (_, value) in node.entries.items() if isinstance(value, Text)]
    keyed = [(key, text) for key, text in texts if code_of_key(key)]
    return len(keyed) >= _FEWEST and sum(explained(key, text) for key, text in keyed) * 2 > len(keyed)
