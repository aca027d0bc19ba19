"""The published JSON Schemas: of the files raci reads and of the JSON it writes; made by `scripts/write_schemas.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from raci.errors import RaciError
from raci.names import no_such

_FOLDER: Final = Path(__file__).parent
SUFFIX: Final = ".schema.json"


def schema_names() -> list[str]:
    """Return the names of the schemas: `org-design`, `reading`, `report`, `settings`."""
    return sorted(path.name.removesuffix(SUFFIX) for path in _FOLDER.glob(f"*{SUFFIX}"))


def schema_path(name: str) -> Path:
    """Return the file of a schema; raise RaciError, with the nearest name, if there is none."""
    known = schema_names()
    if name not in known:
        raise RaciError("unknown-schema", no_such("schema", name, known))
    return _FOLDER / f"{name}{SUFFIX}"
