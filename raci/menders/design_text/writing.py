"""Texts, lists and mappings written as YAML or JSON, in the style of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN: Final = pattern(r"[^\W\d_](?:[\w ./()'&+@%-]*[\w.)])?")
"""What needs no quotes anywhere: it begins with a letter, and holds no sign that means something in a list."""
_TAKEN: Final = pattern(r"(?:y|n|yes|no|on|off|true|false|null)", 2)
_STEP: Final = pattern(r"[\r\n]([ \t]+)\S")
_MOST_PLAIN: Final = 200
_UNPRINTABLE: Final = pattern(r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Style:
    """How a file writes its texts: JSON, with or without escapes, or YAML with the quote it uses most."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self.is_json = is_json
        self.compact = is_json and '": ' not in text
        self._escaped = text.isascii() and "\\u" in text
        found = _STEP.search(text)
        self.step = found[1] if found else "  "
        self._quote = '"' if is_json or text.count('"') >= text.count("'") else "'"

    def is_safe(self, raw: str) -> bool:
        """Tell whether a scalar as it is written may stand in a list in brackets."""
        if raw[:1] in ("'", '"'):
            return "\n" not in raw and "\r" not in raw
        return bool(_PLAIN.fullmatch(raw)) and not self.is_json

    def scalar(self, text: str, quote: str = "") -> str:
        """Return a text as one scalar in one line, in quotes where it needs them or such are asked for."""
        if self.is_json:
            return json.dumps(text, ensure_ascii=self._escaped or bool(_UNPRINTABLE.search(text)))
        if not quote and _PLAIN.fullmatch(text) and not _TAKEN.fullmatch(text) and len(text) <= _MOST_PLAIN:
            return text
        if (quote or self._quote) == "'" and not _UNPRINTABLE.search(text):
            return "'" + text.replace("'", "''") + "'"
        said = json.dumps(text, ensure_ascii=False)
        return _UNPRINTABLE.sub(lambda found: f"\\U{ord(found[0]):08x}", said)

    def listed(self, texts: Sequence[str], indent: str = "", eol: str = "") -> str:
        """Return a list of what is written already; over several lines, after this indent, where an end is given."""
        return self._bracketed("[", texts, "]", indent, eol)

    def mapped(self, pairs: Sequence[tuple[str, str]], indent: str = "", eol: str = "") -> str:
        """Return a mapping of keys and values as they are written, as `listed` does."""
        colon = ":" if self.compact else ": "
        return self._bracketed("{", [f"{key}{colon}{value}" for key, value in pairs], "}", indent, eol)

    def _bracketed(self, opening: str, parts: Sequence[str], closing: str, indent: str, eol: str) -> str:
        if not eol or not parts:
            return f"{opening}{(',' if self.compact else ', ').join(parts)}{closing}"
        inner = f",{eol}{indent}{self.step}".join(parts)
        return f"{opening}{eol}{indent}{self.step}{inner}{eol}{indent}{closing}"
