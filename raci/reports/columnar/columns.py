"""The columns of the two tables: their names, what they hold and what they mean. They are only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT: Final = "text"
TEXTS: Final = "texts"
NUMBER: Final = "number"
YES: Final = "yes or no"

_PLACE: Final = {
    "file": (TEXT, "the file as it was named or found"),
    "sheet": (TEXT, "its sheet; empty in other files"),
    "row": (NUMBER, "the row, or the line of a text"),
    "column": (NUMBER, "the column"),
    "cell": (TEXT, "the place inside the file: `Plan!C7`, `12:5`"),
}
_DUTY: Final = {
    "duty": (TEXT, "the name of the duty"),
    "duty_key": (TEXT, "what identifies it in its matrix: sections and name"),
    "section": (TEXT, "its sections, joined by ` › `"),
    "unit": (TEXT, "the part of the organization that it concerns"),
}

ASSIGNMENTS: Final[Mapping[str, tuple[str, str]]] = {
    **_PLACE,
    "matrix": (NUMBER, "the number of the matrix in its file, from 1"),
    "title": (TEXT, "the title of the matrix"),
    "notation": (TEXT, "its notation: `RACI`, `DACI` …"),
    **_DUTY,
    "number": (TEXT, "its number as written"),
    "role": (TEXT, "the name of the role"),
    "role_key": (TEXT, "what identifies it: the key in its organization, else in its matrix"),
    "role_kind": (TEXT, "`position`, `group`, `external` or `agent`"),
    "role_unit": (TEXT, "the part of the organization that is its scope, where it is recorded"),
    "level": (TEXT, "its level, where it is recorded"),
    "people": (TEXTS, "who holds it, where that is known"),
    "letters": (TEXT, "the letters of the cell, joined by `/`"),
    "remark": (TEXT, "what the cell says beside them"),
    "participations": (TEXTS, "what they mean: `accountable`, `responsible` …"),
    "accountable": (YES, "whether one of them is"),
    "responsible": (YES, "likewise"),
    "consulted": (YES, "likewise"),
    "informed": (YES, "likewise"),
}
"""The table of assignments: name → what it holds, and what it means."""

FINDINGS: Final[Mapping[str, tuple[str, str]]] = {
    **_PLACE,
    "rule": (TEXT, "the code of the rule"),
    "name": (TEXT, "its name"),
    "severity": (TEXT, "`error`, `warning` or `note`"),
    "confidence": (TEXT, "`certain`, `likely` or `guess`"),
    "status": (TEXT, "`open`, `allowed`, or `known` to the baseline"),
    "message": (TEXT, "what is wrong"),
    "help": (TEXT, "what to do"),
    "fix": (TEXT, "what `raci fix` would do"),
    "allowed_by": (TEXT, "why it may stay"),
    **_DUTY,
    "roles": (TEXTS, "the names of the roles that it is about"),
    "role_keys": (TEXTS, "what identifies them in their matrix"),
}
"""The table of findings."""


def schema(columns: Mapping[str, tuple[str, str]]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the columns as Arrow has them."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, which costs much

    kinds = {TEXT: pa.string(), TEXTS: pa.list_(pa.string()), NUMBER: pa.int32(), YES: pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, (kind, _) in columns.items()])
