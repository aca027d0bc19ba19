"""The mistakes of a settings file in sentences, each with its line and, for a misspelt key, a suggestion."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from raci.errors import SettingsError
from raci.settings.form import keys_at
from raci.settings.lines import line_of

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_WANTED: Final = {
    "list_type": 'a list such as ["ACC", "DUT001"]',
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "date_type": "a day such as 2027-03-31",
    "too_short": "at least one rule",
}
_PATTERNS: Final = {
    "reason": "the reason in words",
    "range": "a range of cells such as B4:K30",
    "duties": "the letters of a column such as B",
}


def told(error: ValidationError, text: str, prefix: tuple[str, ...], path: Path) -> SettingsError:
    """Return the error of a settings file: one mistake is the message, several are its problems."""
    found = []
    for detail in error.errors(include_url=False):
        keys = [str(key) for key in detail["loc"]]
        found.append((line_of(text, [*prefix, *keys]), _sentence(detail)))
    if len(found) == 1:
        line, sentence = found[0]
        return SettingsError("bad-settings", sentence, f"{path}:{line}" if line else str(path))
    problems = tuple(f"  line {line}: {sentence}" if line else f"  {sentence}" for line, sentence in sorted(found))
    return SettingsError("bad-settings", f"{len(found)} settings are wrong", str(path), problems)


def _sentence(detail: ErrorDetails) -> str:
    place = detail["loc"]
    name = ".".join(_quoted(key) for key in place if isinstance(key, str)) or "the file"
    if detail["type"] == "missing":
        return f"{name.rpartition('.')[0]} lacks {place[-1]!r}"
    if detail["type"] == "extra_forbidden":
        hint = _nearest(str(place[-1]), keys_at(place[:-1]))
        return f"there is no setting {name!r}{f'; did you mean {hint!r}?' if hint else ''}"
    return f"{name} takes {_wanted(detail)}, not {_shown(detail['input'])}"


def _wanted(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "literal_error":
            return str(context["expected"]).replace("'", '"')
        case "greater_than_equal":
            return f"a number from {context['ge']}"
        case "string_pattern_mismatch":
            return _PATTERNS[str(detail["loc"][-1])]
        case kind:
            return _WANTED.get(kind, detail["msg"].removeprefix("Input should be "))


def _quoted(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else f'"{key}"'


def _nearest(word: str, known: list[str]) -> str | None:
    hits = get_close_matches(word.replace("_", "-").lower(), known, n=1)
    return hits[0] if hits else None


def _shown(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)[:60]
