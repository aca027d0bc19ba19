"""Where a finding stands, in SARIF's words: a file, a region in it, and the cell of a sheet as a logical location."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.reports.addresses import Addresses, file_uri
from raci.reports.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Location

BASE = "%SRCROOT%"
"""What SARIF's readers call the root of the repository."""


class Places:
    """The places of one run; each file is named once among its artifacts."""

    def __init__(self, folder: str) -> None:
        self._addresses = Addresses(folder)
        self._files: dict[str, dict[str, Any]] = {}

    def bases(self) -> dict[str, Any]:
        """Return what the relative URIs start from."""
        return {BASE: {"uri": f"{file_uri(self._addresses.root).removesuffix('/')}/"}}

    def artifacts(self, paths: Iterable[str]) -> list[dict[str, Any]]:
        """Return the files of a run, and those that its places have named."""
        files = {file["uri"]: file for file in (*map(self.file, paths), *self._files.values())}
        return [{"location": file, "roles": ["analysisTarget"]} for file in files.values()]

    def file(self, path: str) -> dict[str, Any]:
        """Return a file as an artifactLocation."""
        if path not in self._files:
            uri = self._addresses.uri(path)
            self._files[path] = {"uri": uri} if uri.startswith("file://") else {"uri": uri, "uriBaseId": BASE}
        return self._files[path]

    def location(self, location: Location, path: str = "") -> dict[str, Any]:
        """Return a place as a location; `path` is the file where the place itself names none."""
        physical = {"artifactLocation": self.file(location.path or path), "region": _region(location)}
        logical = _logical(location)
        return {"physicalLocation": physical, **({"logicalLocations": [logical]} if logical else {})}


def _region(location: Location) -> dict[str, int]:
    """Return the lines and columns, or rows and columns; a finding on a whole file is shown at its first line."""
    if location.row < 1:
        return {"startLine": 1}
    region = {"startLine": location.row}
    if location.column >= 1:
        region["startColumn"] = location.column
    if location.end_row > location.row:
        region["endLine"] = location.end_row
    if (
        location.column >= 1
        and location.end_column
        and (location.end_row, location.end_column)
        >= (
            location.row,
            location.column,
        )
    ):
        region["endColumn"] = location.end_column + 1
    return region


def _logical(location: Location) -> dict[str, str] | None:
    if location.sheet is None:
        return None
    sheet, cell = shown(location.sheet), location.cell
    if not cell:
        return {"fullyQualifiedName": sheet, "name": sheet, "kind": "sheet"}
    kind = "range" if ":" in cell else "cell"
    return {"fullyQualifiedName": f"{sheet}!{cell}", "name": cell, "kind": kind}
