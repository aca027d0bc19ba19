"""What a zip archive holds, by the names in its directory: its suffix may say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

WORD_SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")
_WORD: Final = "word/document"


def named_by_content(path: Path) -> Path:
    """Return a name beside a zip archive with the suffix that fits its content, or without any.

    The name of a Word document is kept where the directory cannot be read, so that its own reader tells of it.
    """
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - nothing costs until used

    from raci.in_memory import openable  # noqa: PLC0415

    own = path.suffix.lower() in WORD_SUFFIXES
    try:
        with ZipFile(openable(path)) as archive:
            own = any(name.startswith(_WORD) and name.endswith(".xml") for name in archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        pass
    return path.with_name(f"named{WORD_SUFFIXES[0] if own else ''}")
