"""The quick look into a zip archive: the texts of a workbook or a document, without its cells, styles and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from raci.patterns import pattern
from raci.readers.prospects.glance import plainly_foreign
from raci.readers.prospects.words import speaks_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO
    from zipfile import ZipInfo

MOST_BYTES: Final = 16 << 20
"""How much of a part is looked at."""
_CHUNK: Final = 1 << 18
_LONGEST_SIGN: Final = 32
_SHARED: Final = "xl/sharedStrings.xml"
_STORY: Final = "word/document"
_TAG: Final = pattern(rb"<[^<>]{0,2000}>")
_TEXT: Final = pattern(rb"<(?:\w{1,9}:)?[tv](?: [^<>]{0,200})?>([^<]+)<")
_IN_CELLS: Final = (b'"inlineStr"', b't="str"', b"'inlineStr'", b"t='str'")
"""What a sheet has where texts stand in its own cells, as some programs write them, or are worked out."""
_TABLES: Final = (b"<w:tbl>", b"<w:tbl ", b":tbl>")


def package_may_hold(archive: Path | IO[bytes]) -> bool:
    """Tell whether a zip archive may hold a matrix; True for what is damaged, locked or hostile, so that it is told."""
    try:
        with ZipFile(archive) as package:
            parts = {part.filename: part for part in package.infolist()}
            return _may_hold(parts, lambda part: _bytes(package, part))
    except Exception:  # noqa: BLE001 - whatever is wrong with an archive, its reader says it well
        return True


def _may_hold(parts: dict[str, ZipInfo], read: Callable[[ZipInfo], Iterator[bytes]]) -> bool:
    stories = [part for name, part in parts.items() if name.startswith(_STORY) and name.endswith(".xml")]
    if stories:
        return any(_tells(b"".join(read(part)), _TABLES) for part in stories)
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    if "xl/workbook.xml" in parts and sheets:
        if _SHARED in parts and _tells(b"".join(read(parts[_SHARED]))):
            return True
        return any(_tells(data) for part in sheets if (data := _with_texts(part, read)))
    return True if "content.xml" not in parts else _tells(b"".join(read(parts["content.xml"])))


def _tells(data: bytes, needed: tuple[bytes, ...] = ()) -> bool:
    if needed and not any(sign in data for sign in needed):
        return False
    texts = {text for text in _TEXT.findall(data) if not text.isdigit()} or _TAG.sub(b"\n", data).split(b"\n")
    said = b"\n".join(texts)
    return not plainly_foreign(said) and speaks_of_parts(said.decode("utf-8", "replace"))


def _with_texts(part: ZipInfo, read: Callable[[ZipInfo], Iterator[bytes]]) -> bytes:
    """Return a sheet that has texts in its own cells; empty for others, of which long ones are not kept whole."""
    if part.file_size > _CHUNK and not _has(read(part), _IN_CELLS):
        return b""
    data = b"".join(read(part))
    return data if any(sign in data for sign in _IN_CELLS) else b""


def _has(chunks: Iterator[bytes], signs: tuple[bytes, ...]) -> bool:
    """Tell whether any of the signs stands in a part, which is not kept whole."""
    before = b""
    for chunk in chunks:
        here = before + chunk
        if any(sign in here for sign in signs):
            return True
        before = chunk[-_LONGEST_SIGN:]
    return False


def _bytes(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Yield the beginning of a part piece by piece; raise ValueError for one that is longer than anything honest."""
    with archive.open(part) as file:
        for _ in range(MOST_BYTES // _CHUNK):
            chunk = file.read(_CHUNK)
            if not chunk:
                return
            yield chunk
    raise ValueError("too long to be looked at")
