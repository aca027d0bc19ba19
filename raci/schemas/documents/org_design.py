"""The org-design file: a matrix with its roles, duties and organization, or an organization alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from raci.datafile import load
from raci.notations.catalogue import known_notations
from raci.readers.design.forms import Names, ScopeWords
from raci.readers.design.shape import OrgDesign
from raci.schemas.letter_keys import letter_pattern
from raci.schemas.model import schema_of, tidied

_WORDS: Final = Path(__file__).with_name("org_design.toml")
_SHOWN: Final = 3
_NOT_ASCII: Final = "[^\\u0000-\\u007f]"
_COMMON: Final[dict[str, Any]] = {"Names": Names, "Scope": ScopeWords}
_OWN: Final = "DutyOfOwnNotation"


def schema() -> dict[str, Any]:
    """Return the schema; a file may hold one document, or in JSON a list of them.

    The letters of a duty are those of any notation, and their words; where the file explains letters of its own, or is
    `exact`, any key may be one.
    """
    made = schema_of(OrgDesign, "Org-design file of raci")
    parts = made.pop("$defs")
    whole = {key: made.pop(key) for key in list(made) if key not in ("$schema", "title")}
    parts["OrgDesign"] = whole
    parts = _shared(parts)
    _describe(parts)
    _part_duties(parts)
    one = {"$ref": "#/$defs/OrgDesign"}
    found = {**made, "if": {"type": "array"}, "then": {"items": one}, "else": one, "$defs": dict(sorted(parts.items()))}
    named: dict[str, Any] = json.loads(json.dumps(found).replace('Shape"', '"'))
    return named


def _shared(parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts with what many of them say alike said once."""
    text = json.dumps(parts)
    common = {name: tidied(TypeAdapter(each).json_schema()) for name, each in _COMMON.items()}
    for name, said in common.items():
        text = text.replace(json.dumps(said), json.dumps({"$ref": f"#/$defs/{name}"}))
    return {**json.loads(text), **common}


def _describe(parts: dict[str, Any]) -> None:
    words = load(_WORDS)
    for part in parts.values():
        for key, value in part.get("properties", {}).items():
            part["properties"][key] = {"description": words[key], **value}


def _part_duties(parts: dict[str, Any]) -> None:
    """Tell duties whose letters are known from those of a notation of the file's own."""
    whole, duty = parts["OrgDesign"], parts["DutyShape"]
    duties = json.dumps(whole["properties"]["duties"])
    names = duty.pop("additionalProperties")
    parts[_OWN] = {**duty, "additionalProperties": names}
    letters = {code: {"description": said, **names} for code, said in _letters().items()}
    keys = {"enum": list(duty["properties"])}
    parts["DutyShape"] = {
        **duty,
        "properties": {**duty["properties"], **letters},
        "propertyNames": {"anyOf": [keys, {"pattern": letter_pattern()}, {"pattern": _NOT_ASCII}]},
        "additionalProperties": names,
    }
    own = {
        "anyOf": [{"properties": {"notation": {"type": "object"}}, "required": ["notation"]}, {"required": ["exact"]}]
    }
    whole["properties"]["duties"] = {"description": whole["properties"]["duties"]["description"]}
    whole["if"] = own
    whole["then"] = {"properties": {"duties": json.loads(duties.replace("/DutyShape", f"/{_OWN}"))}}
    whole["else"] = {"properties": {"duties": json.loads(duties)}}


def _letters() -> dict[str, str]:
    """Return each letter with what it means in which notations."""
    meant: dict[str, dict[str, list[str]]] = {}
    for notation in known_notations():
        for letter in notation.letters:
            meant.setdefault(letter.letter, {}).setdefault(letter.meaning, []).append(notation.name)
    return {
        code: "; ".join(
            f"{meaning} ({', '.join(names[:_SHOWN])}{' …' * (len(names) > _SHOWN)})" for meaning, names in said.items()
        )
        for code, said in sorted(meant.items())
    }
