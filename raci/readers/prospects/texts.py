"""The quick look into a text: is it one at all, and does it speak of who takes part in what?"""

from __future__ import annotations

from typing import Final

from raci.patterns import pattern
from raci.readers.prospects.glance import plainly_foreign
from raci.readers.prospects.words import speaks_of_parts

MOST_BYTES: Final = 4 << 20
"""How much of a text is looked at; a longer one that says nothing of parts by then is passed over."""
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_ROWS: Final = pattern(r"<(?:tr|p|li|dt|h[1-6]|br)\b")
_TAG: Final = pattern(r"</?[A-Za-z][\w:.-]*")
_TEMPLATE: Final = pattern(r"(?m)^\s*\{[{%]")
_DUTIES: Final = pattern(r"(?m)^duties\s*:")
_ASCII: Final = bytes(range(128))
_FOREIGN: Final = 0.1
"""The share of bytes above ASCII from which on a text that is not UTF-8 is of another script than the Latin one."""


def text_in(data: bytes) -> str | None:
    """Return the text of bytes to be looked at, None where only reading it can tell."""
    if data.startswith(_MARKS) or b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        strange = len(data.translate(None, _ASCII)) > _FOREIGN * len(data)
        return None if strange else data.decode("cp1252", "replace")


def lines_may_hold(data: bytes) -> bool:
    """Tell whether a text of lines and cells, in whatever markup, may hold a matrix; two blanks may part cells, too."""
    data = data.replace(b"  ", b"|")
    return not plainly_foreign(data) and _speaks(data)


def _speaks(data: bytes) -> bool:
    text = text_in(data)
    return text is None or speaks_of_parts(text)


def page_may_hold(data: bytes) -> bool:
    """Tell whether a text with tags may hold a matrix; the names of its tags say nothing."""
    if plainly_foreign(data):
        return False
    text = text_in(data)
    return text is None or speaks_of_parts(_TAG.sub("|", text), rows=(_TAG.sub("|", row) for row in _ROWS.split(text)))


def design_may_hold(data: bytes) -> bool:
    """Tell whether YAML or JSON may hold a matrix; a template of YAML does so only if it has duties."""
    from raci.readers.structured.suspicion import is_without_any_sign, may_hold_matrix  # noqa: PLC0415 - costs nothing

    if is_without_any_sign(data):
        return False
    text = text_in(data)
    if text is None:
        return True
    if ("{{" in text or "{%" in text) and _TEMPLATE.search(text):
        return bool(_DUTIES.search(text))
    return may_hold_matrix(text)
