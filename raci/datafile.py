"""The data files of this package, parsed once: TOML for people, and beside it what Python keeps for itself.

Parsing TOML costs more than reading a small workbook. As Python does with modules, the parsed form is kept in
`__pycache__` beside the file, and thrown away when the file is newer or of another size. Where it cannot be written,
or Python is told not to (PYTHONDONTWRITEBYTECODE), the file is parsed each time. What is made of data files and costs
as much is kept in the same way.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_VERSION: Final = 2


@cache
def load(path: Path) -> dict[str, Any]:
    """Return the contents of a TOML data file of this package."""
    found: dict[str, Any] = kept(path, [path], lambda: _parsed(path))
    return found


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where nothing is kept

    return tomllib.loads(path.read_text(encoding="utf-8"))


def kept(name: Path, sources: Sequence[Path], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - what `make` returns
    """Return what is kept under a name (a file that need not exist), or make it: plain data that marshal can write.

    It is made anew when one of the sources has changed; a module whose code makes it is a source of it too.
    """
    states = [source.stat() for source in sources]
    stamp = (_VERSION, *((state.st_mtime_ns, state.st_size) for state in states))
    path = name.parent / "__pycache__" / f"{name.name}.{sys.implementation.cache_tag}.data"
    try:
        found = marshal.loads(path.read_bytes())  # noqa: S302 - beside our own modules, and trusted as they are
        if found[0] == stamp:
            return found[1]
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        pass
    made = make()
    _keep(path, (stamp, made))
    return made


def _keep(path: Path, content: tuple[Any, Any]) -> None:
    if sys.dont_write_bytecode:
        return
    try:
        path.parent.mkdir(exist_ok=True)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        waiting.write_bytes(marshal.dumps(content))
        waiting.replace(path)
    except OSError:
        return
