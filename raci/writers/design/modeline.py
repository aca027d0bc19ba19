"""The comment by which editors find the JSON Schema of an org-design file, where it stands beside the file or above."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Final = "org-design.schema.json"
"""The file that `raci schema org-design -o org-design.schema.json` writes."""
_BESIDE: Final = ("", "schemas", ".vscode")


def modeline(path: Path) -> str:
    """Return the line that names the schema of a file to be written, nothing where none is found.

    It is looked for in the folder of the file, in `schemas` and `.vscode` in it, and so on upwards, up to the folder
    that holds `.git`. The file need not be there yet.
    """
    start = Path(os.path.abspath(path)).parent  # noqa: PTH100 - a link counts where it stands
    places = (folder / name / SCHEMA for folder in _upwards(start) for name in _BESIDE)
    schema = next(filter(_is_file, places), None)
    if schema is None:
        return ""
    way = Path(os.path.relpath(schema, start)).as_posix()
    return f"# yaml-language-server: $schema={quote(way)}\n"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _upwards(folder: Path) -> Iterator[Path]:
    for each in (folder, *folder.parents):
        yield each
        try:
            if (each / ".git").exists():
                return
        except OSError:
            return
