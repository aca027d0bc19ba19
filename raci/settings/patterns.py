"""Glob patterns of paths, read as .gitignore reads them: `**` is any folders, and a pattern may begin at any folder."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import PurePath

_PIECE: Final = r"(?s)\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|."
_WILD: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: PurePath) -> bool:
    """Tell whether a path fits a pattern.

    `*.xlsx` fits that name in any folder, `drafts/` everything in any folder of this name, `plans/**/*.xlsx` at any
    depth below `plans`; a pattern that begins with `/` fits whole paths only.
    """
    return _compiled(pattern).fullmatch(path.as_posix()) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./")
    start = "" if plain.startswith("/") else "(?:.*/)?"
    end = "**" if plain.endswith("/") else ""
    return re.compile(start + "".join(map(_translated, re.findall(_PIECE, plain + end))), re.DOTALL)


def _translated(piece: str) -> str:
    if piece in _WILD:
        return _WILD[piece]
    if len(piece) > 1:
        inside = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(piece)
