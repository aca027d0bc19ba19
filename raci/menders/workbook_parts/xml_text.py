"""The XML of a part as UTF-8, whatever it is written in, and texts as XML writes them in a cell."""

from __future__ import annotations

from typing import Final

from raci.patterns import pattern

_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED: Final = pattern(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)""")
_UNICODE: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_ILLEGAL: Final = pattern("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_TAG: Final = pattern(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ESCAPES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
LONGEST: Final = 32_767
"""Characters a cell of Excel may hold."""


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return a part in UTF-8, and the encoding it was in; raise ValueError where it would not come back the same."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in _UNICODE:
        return data, "utf-8"
    try:
        text = data.decode(encoding)
        if text.encode(encoding) != data:
            raise ValueError(encoding)
        return text.encode(), encoding
    except LookupError:
        raise ValueError(encoding) from None


def tag_end(data: bytes, start: int) -> int:
    """Return the place after the tag that begins at a place; signs in its quoted values do not end it."""
    tag = _TAG.match(data, start)
    return tag.end() if tag else len(data)


def prefix_of(name: str) -> str:
    """Return the prefix of a name with its colon, '' if it has none."""
    return name[: name.find(":") + 1]


def inline(text: str, prefix: str) -> bytes:
    """Return a text as the content of a cell with the type `inlineStr`."""
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{prefix}is><{prefix}t{kept}>{_escaped(text)}</{prefix}t></{prefix}is>".encode()


def _escaped(text: str) -> str:
    """Return a text with its signs escaped, and with what XML cannot hold as Excel writes it: `_x0007_`."""
    text = _ILLEGAL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text
