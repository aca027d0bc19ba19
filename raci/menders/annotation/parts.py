"""The parts of a workbook that is being annotated: those of the file, with what was changed and added meanwhile."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.menders.annotation.splices import Splices
from raci.menders.annotation.xml_places import Element, NoXmlError, elements, encoded
from raci.menders.annotation.xml_text import escaped
from raci.menders.workbook_parts.xml_text import as_utf8

if TYPE_CHECKING:
    from raci.packages import Package

_TYPES: Final = "[Content_Types].xml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT: Final = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


class Parts:
    """The parts of a package as they are to be: read as UTF-8, and given back in the encoding they had.

    `main` and `office` are the namespaces of this workbook: those of Transitional or of Strict Open XML.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.changed: dict[str, bytes] = {}
        self.added: dict[str, bytes] = {}
        self._encodings: dict[str, str] = {}
        self._last = "", b""
        strict = _STRICT[0].encode() in self.read(package.workbook)
        self.main, self.office = _STRICT if strict else _TRANSITIONAL

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self.package.names or name in self.added

    def read(self, name: str) -> bytes:
        """Return a part in UTF-8; raise UnreadableError if it is damaged. The one read last is kept at hand."""
        for known in self.changed, self.added:
            if name in known:
                return known[name]
        if self._last[0] != name:
            self._last = "", b""
            try:
                data, self._encodings[name] = as_utf8(self.package.part(name))
            except ValueError:
                raise self.damaged(name, "it is not written as it says") from None
            self._last = name, data
        return self._last[1]

    def elements(self, name: str) -> Element:
        """Return the elements of a part; raise UnreadableError if it is no XML."""
        try:
            return elements(self.read(name))
        except NoXmlError as error:
            raise self.damaged(name, error) from None

    def write(self, name: str, data: bytes) -> None:
        """Change a part, or add one."""
        if name not in self.package.names:
            self.added[name] = data
        elif data != self.read(name):
            self.changed[name] = data

    def as_stored(self) -> dict[str, bytes]:
        """Return the changed parts as they go into the archive."""
        return {name: encoded(data, self._encodings[name]) for name, data in self.changed.items()}

    def damaged(self, name: str, why: object) -> UnreadableError:
        """Return the error that a part cannot be understood."""
        return UnreadableError("damaged", f"the file is damaged: its part {name}: {why}", str(self.package.path))

    def new(self, folder: str, stem: str, suffix: str) -> str:
        """Return a name for a new part, such as `xl/comments2.xml`."""
        typed = (each.get("PartName").lstrip("/") for each in self.elements(_TYPES).all("Override"))
        taken = {each.lower() for each in (*self.package.names, *self.added, *typed)}
        number = 1
        while (name := f"{folder}/{stem}{number}{suffix}").lower() in taken:
            number += 1
        return name

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind that a part of the file has a relation to, if they are there."""
        found = self.package.relations(part).values()
        return [each.part for each in found if each.kind == kind and not each.outside and self.has(each.part)]

    def relate(self, part: str, kind: str, other: str) -> str:
        """Give a part a relation to another, and return its id."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listed):
            self.write(listed, f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode())
        root, splices = self.elements(listed), Splices(self.read(listed))
        taken = {each.get("Id").lower() for each in root.children}
        number = len(taken) + 1
        while (identifier := f"rId{number}").lower() in taken:
            number += 1
        target = escaped(posixpath.relpath(f"/{other}", f"/{folder}"))
        tag = f"{root.prefix}:Relationship" if root.prefix else "Relationship"
        splices.append(root, f'<{tag} Id="{identifier}" Type="{self.office}/{kind}" Target="{target}"/>')
        self.write(listed, splices.done())
        return identifier

    def typed(self, name: str, kind: str, *, as_default: bool = False) -> None:
        """Say of which kind a new part is; as the default of its suffix, where that has none yet."""
        root, splices = self.elements(_TYPES), Splices(self.read(_TYPES))
        suffix = name.rpartition(".")[2]
        known = {each.get("Extension").lower(): each.get("ContentType") for each in root.all("Default")}
        prefix = f"{root.prefix}:" if root.prefix else ""
        if as_default and suffix not in known:
            place = next(root.all("Override"), None)
            default = f'<{prefix}Default Extension="{suffix}" ContentType="{kind}"/>'
            splices.put(place.start, default) if place else splices.append(root, default)
        elif known.get(suffix, "").lower() != kind.lower():
            splices.append(root, f'<{prefix}Override PartName="/{escaped(name)}" ContentType="{kind}"/>')
        self.write(_TYPES, splices.done())


def office_prefix(root: Element, office: str) -> str:
    """Return the prefix by which a part names relations; empty where it has none."""
    return next((key[6:] for key, uri in root.attributes.items() if uri == office and key.startswith("xmlns:")), "")
