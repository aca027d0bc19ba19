"""The data files of this package, parsed once: TOML for people, and beside it what Python keeps for itself.

Parsing TOML costs more than reading a small workbook. As Python does with modules, the parsed form is kept in
`__pycache__` beside the file, and thrown away when the file is newer or of another size. Where it cannot be written,
or Python is told not to (PYTHONDONTWRITEBYTECODE), the file is parsed each time.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

_VERSION: Final = 1


@cache
def load(path: Path) -> dict[str, Any]:
    """Return the contents of a TOML data file of this package."""
    status = path.stat()
    stamp = (_VERSION, status.st_mtime_ns, status.st_size)
    kept = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}.data"
    try:
        found = marshal.loads(kept.read_bytes())  # noqa: S302 - beside our own modules, and trusted as they are
        if found[0] == stamp:
            data: dict[str, Any] = found[1]
            return data
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        pass
    import tomllib  # noqa: PLC0415 - only where nothing is kept

    parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    _keep(kept, (stamp, parsed))
    return parsed


def _keep(path: Path, content: tuple[tuple[int, int, int], dict[str, Any]]) -> None:
    if sys.dont_write_bytecode:
        return
    try:
        path.parent.mkdir(exist_ok=True)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        waiting.write_bytes(marshal.dumps(content))
        waiting.replace(path)
    except OSError:
        return
