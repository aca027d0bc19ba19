"""Answers of the server: JSON, and files under safe names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSAFE: Final = re.compile(r"[^\w .()+-]+")
_LONGEST: Final = 120
_LONGEST_SUFFIX: Final = 10


def json_answer(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:  # noqa: ANN401 - whatever JSON holds
    """Return an answer in JSON; half surrogates, which UTF-8 cannot hold, are written as escapes."""
    try:
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        body = json.dumps(content, separators=(",", ":")).encode()
    return Response(body, status, headers, "application/json")


def file_answer(content: bytes, name: str, kind: str) -> Response:
    """Return a file to be saved under a name, of which only harmless characters are kept."""
    safe = safe_name(name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe)}"
    return Response(content, 200, {"Content-Disposition": disposition}, kind)


def safe_name(name: str) -> str:
    """Return the last part of a file name with letters, digits and a few signs; never empty, never a path."""
    last = re.split(r"[/\\]", name.encode("utf-8", "replace").decode())[-1]
    kept = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if stem and len(suffix) < _LONGEST_SUFFIX:
        return f"{stem[: _LONGEST - len(suffix)]}{dot}{suffix}"
    return kept[:_LONGEST] or "matrix"
