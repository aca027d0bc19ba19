"""A workbook as a zip of parts (.xlsx, .xlsb, .ods), looked over before the fast reader is let in."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Self
from xml.etree import ElementTree as ET

from raci.errors import UnreadableError
from raci.in_memory import openable
from raci.limits import limit, passed, size_told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

_BOMB_SIZE: Final = 50 << 20
"""Bytes from which it counts how many times larger than its file a package is; a real sheet reaches about 20."""
_PROLOG: Final = 2048
_WORKBOOK: Final = "xl/workbook.xml"


class Relation(NamedTuple):
    """What one part is to another: the last word of its type (`worksheet`, `comments`), and the part's name.

    Where the target is outside the package, `part` is its address as it stands.
    """

    kind: str
    part: str
    outside: bool = False


class Package:
    """The parts of a package; its archive is open as long as the package is held, or until it is closed.

    Raises UnreadableError for an archive that is broken, or that unpacks to far more than it should.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(openable(path))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise self._damaged("its zip archive is cut off or broken") from None
        parts = self._archive.infolist()
        self.names = frozenset(part.filename for part in parts)
        size, packed = sum(part.file_size for part in parts), max(1, path.stat().st_size)
        times = size // packed
        what = f"it unpacks to {size_told(size, 1 << 20)}, {times} times its size; raci does not open such an archive"
        if size > limit("unzipped-size"):
            raise passed("unzipped-size", what, str(path), code="zip-bomb")
        if size > _BOMB_SIZE and size > limit("unzipped-ratio") * packed:
            raise passed("unzipped-ratio", what, str(path), code="zip-bomb")

    def part(self, name: str) -> bytes:
        """Return a part's bytes, b'' if there is none; raise UnreadableError if it is damaged or declares entities."""
        return self._read(name, -1)

    def look_over(self, name: str) -> None:
        """Raise UnreadableError if a part declares entities; only its beginning is read."""
        self._read(name, _PROLOG)

    def xml(self, name: str) -> ET.Element:
        """Return the root of an XML part."""
        data = self.part(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._hostile(name)
        try:
            return ET.fromstring(data)  # noqa: S314 - without a DOCTYPE there are no entities to expand
        except (ET.ParseError, ValueError, LookupError):
            raise self._damaged(f"its part {name} is no XML" if data else f"its part {name} is missing") from None

    @cached_property
    def workbook(self) -> str:
        """The name of the part that is the workbook; some programs do not call it xl/workbook.xml."""
        if _WORKBOOK in self.names:
            return _WORKBOOK
        found = (each.part for each in self.relations("").values() if each.kind == "officeDocument")
        return next((part for part in found if part in self.names), _WORKBOOK)

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet name → name of its part, for an Open XML workbook; empty for others."""
        if self.workbook not in self.names or not self.workbook.endswith(".xml"):
            return {}
        relations = self.relations(self.workbook)
        if not relations:
            raise self._damaged(f"its part {_relations_of(self.workbook)} is missing")
        found = {}
        for sheet in self.xml(self.workbook).iter():
            if sheet.tag.rpartition("}")[2] == "sheet":
                identifier = next((text for key, text in sheet.items() if key.rpartition("}")[2] == "id"), "")
                found[sheet.get("name", "")] = relations[identifier].part if identifier in relations else ""
        return found

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations of a part by their ids; '' stands for the package itself."""
        folder, listed = posixpath.dirname(part), _relations_of(part)
        if listed not in self.names:
            return {}
        found = {}
        for relation in self.xml(listed):
            target = relation.get("Target", "")
            outside = relation.get("TargetMode") == "External"
            if not outside:
                beside = posixpath.join("/", folder, target.replace("\\", "/"))
                target = posixpath.normpath(beside).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Relation(kind, target, outside)
        return found

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, name: str, size: int) -> bytes:
        if name not in self.names:
            return b""
        try:
            with self._archive.open(name) as part:
                data = part.read(size)
        except Exception as error:  # noqa: BLE001 - each kind of compression has errors of its own
            if isinstance(error, RuntimeError) and "encrypted" in str(error):
                raise UnreadableError("password", "the file is protected by a password", str(self.path)) from None
            raise self._damaged(f"its part {name} is broken") from None
        if b"<!DOCTYPE" in data[:_PROLOG].replace(b"\0", b""):
            raise self._hostile(name)
        return data

    def _damaged(self, what: str) -> UnreadableError:
        return UnreadableError("damaged", f"the file is damaged: {what}", str(self.path))

    def _hostile(self, name: str) -> UnreadableError:
        message = f"its part {name} has a DOCTYPE or declares entities; no office program writes that"
        return UnreadableError("doctype", message, str(self.path))


def _relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
