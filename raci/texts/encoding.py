"""From bytes to text: by byte order mark, as UTF-8, or in the encoding that fits best."""

from __future__ import annotations

from typing import Final, NamedTuple

from raci.errors import UnreadableError
from raci.patterns import pattern

_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KNOWN: Final = pattern(
    r"iso[-_]8859[-_]\d{1,2}|latin-?\d|windows-(?:874|125\d)|cp125\d|koi8-[ru]|(?:shift|s)_?-?jis|euc-(?:jp|kr)"
    r"|gb2312|gbk|gb18030|big5|iso-2022-jp|macintosh|ibm866|tis-620"
)
_WIDER: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
"""What browsers read where a page names the narrower encoding."""
_SAMPLE: Final = 200_000
_HEAD: Final = 4096
_WIDE: Final = 0.5
"""Share of zero bytes, at every second place, from which on text is taken for UTF-16."""


class Encoded(NamedTuple):
    """A text with what it takes to write it back as the bytes it came from."""

    text: str
    mark: bytes
    encoding: str

    def bytes_of(self, text: str) -> bytes:
        """Return another text in the same encoding, after the same byte order mark.

        Raises UnicodeEncodeError for a character that the encoding lacks.
        """
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, path: str, declared: str = "") -> str:
    """Return the text of bytes; raise UnreadableError if it cannot be decoded or holds NUL characters.

    `declared` is the encoding that the text itself names; it counts where the bytes are not UTF-8 anyway.
    """
    return decoded(data, path, declared).text


def decoded(data: bytes, path: str, declared: str = "") -> Encoded:
    """Return the text of bytes with its encoding; raises UnreadableError as `decode` does."""
    found = _found(data, path, declared.lower())
    zero = found.text.find("\0")
    if zero >= 0:
        message = "there is a NUL character in this line; this is no text, or a damaged one"
        raise UnreadableError("binary", message, f"{path}:{found.text.count(chr(10), 0, zero) + 1}")
    return found


def _found(data: bytes, path: str, declared: str) -> Encoded:
    mark, encoding = _by_zeros(data)
    if encoding:
        return _decoded(data, encoding, path, mark)
    known = _WIDER.get(declared, declared) if _KNOWN.fullmatch(declared) else ""
    for name in (known, "utf-8") if known.startswith("iso-2022") else ("utf-8", known):
        try:
            if name:
                return Encoded(data.decode(name), b"", name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _decoded(data, _guessed(data, path), path)


def _by_zeros(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark, and the encoding that it or zero bytes give away; empty if neither does."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return mark, name
    head = data[:_HEAD]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > _WIDE * len(zeros):
            return b"", name
    return b"", ""


def _guessed(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for text that is not UTF-8

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError("encoding", "the encoding of the text cannot be told; save it as UTF-8", path)
    return best.encoding


def _decoded(data: bytes, encoding: str, path: str, mark: bytes = b"") -> Encoded:
    try:
        return Encoded(data[len(mark) :].decode(encoding), mark, encoding)
    except UnicodeDecodeError:
        raise UnreadableError("encoding", f"the text is not all {encoding}; save it as UTF-8", path) from None
