"""Alternatives of a schema as one, where the type of a value decides between them: then a mistake is told for itself.

Of `oneOf` a validator only says that nothing fits, and an editor guesses which alternative was meant.
"""

from __future__ import annotations

from typing import Any, Final

_OF_ALL: Final = frozenset({"type", "enum"})


def united(alternatives: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return one schema that says what the alternatives say, None where types do not tell them apart.

    A reference is to an object: it stands under `then`.
    """
    made: dict[str, Any] = {"type": []}
    for each in alternatives:
        types = ["object"] if each.keys() == {"$ref"} else _listed(each.get("type", []))
        if not types or not set(types).isdisjoint(made["type"]) or "if" in each:
            return None
        made["type"] += types
        rest = {"if": {"type": "object"}, "then": each} if "$ref" in each else each
        made |= {key: value for key, value in rest.items() if key not in _OF_ALL}
    allowed = [each for each in alternatives if "enum" in each]
    if not allowed:
        return made
    others = [{"type": "null"}]
    if len(allowed) == 1 and [each for each in alternatives if each not in allowed] == others:
        return {**made, "enum": [*allowed[0]["enum"], None]}
    return None


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types
