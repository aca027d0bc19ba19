"""Characters that no YAML or JSON should hold as they are: written as escapes that both read the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    import re

_UNSEEN: Final = pattern(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]"
)
"""Control and direction characters, line ends of Unicode, and what stands for no character at all."""


def quoted(text: str) -> str:
    """Return a text in double quotes: valid YAML and JSON, with no character that is unseen or turns others round."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    sign = "\ufffd" if "\ud800" <= found[0] <= "\udfff" else found[0]
    return f"\\u{ord(sign):04x}"
