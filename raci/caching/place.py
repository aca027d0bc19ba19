"""Where results are kept: in the user's folder for caches, as each system has it, or in one that is named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from raci.version import VERSION


def folder_of(named: str | None = None) -> Path:
    """Return the folder of the cache: the one that is named, else `raci` among the caches of the user.

    Raises RuntimeError where the user has no home.
    """
    if named:
        return Path(named).expanduser()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "raci" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "raci"
    said = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(said) if said.startswith("/") else Path.home() / ".cache") / "raci"


def made(folder: Path) -> None:
    """Make the folder, for its owner alone, with a mark that nobody needs to save it; raise OSError if it cannot be."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / ".gitignore").write_text(f"# Made by raci {VERSION}.\n*\n", encoding="utf-8")
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="utf-8")
