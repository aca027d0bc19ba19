"""Whether a YAML or JSON document is an org-design file, an organization alone, or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from raci.errors import UnreadableError
from raci.names import nearest
from raci.readers.design.nodes import Listing, Mapping, Problem, Text

if TYPE_CHECKING:
    from pathlib import Path

    from raci.readers.design.nodes import Node

PARTS: Final = frozenset({"levels", "tiers", "units", "level table", "people"})
"""The keys under which only an organization has something."""
KEYS: Final = PARTS | {"organization", "roles"}
_BESIDE: Final = frozenset({"$schema", "title", "name", "notation", "allow"})
_OURS: Final = frozenset({"duties", "roles"})
_WHOLE: Final = _OURS | {"notation"}
_EXPECTED: Final = frozenset({"read", "refuse"})
_LOOKED_AT: Final = 1000


def is_ours(documents: list[Node]) -> bool:
    """Tell whether a document has duties, or roles and a key that is `duties` misspelt."""
    mappings = [each.entries for each in documents if isinstance(each, Mapping)]
    if any("duties" in entries for entries in mappings):
        return True
    return any("roles" in entries and nearest("duties", list(entries)[:_LOOKED_AT]) for entries in mappings)


def has_duties(documents: list[Node]) -> bool:
    """Tell whether a document says which duties there are, be it that there are none."""
    return any(isinstance(each, Mapping) and each.entries.keys() >= _WHOLE for each in documents)


def apart(documents: list[Node]) -> list[Node]:
    """Return the documents; those of JSON that stand in one list come apart where each has all that one of ours has."""
    if len(documents) == 1 and isinstance(documents[0], Listing):
        items = documents[0].items
        if items and all(isinstance(each, Mapping) and each.entries.keys() >= _WHOLE for each in items):
            return items
    return documents


def is_organization(documents: list[Node]) -> bool:
    """Tell whether a document is surely an organization: it has two of its parts, or one and no key of other kinds."""
    mappings = [each.entries for each in documents if isinstance(each, Mapping)]
    return any(
        not PARTS.isdisjoint(entries) and (len(KEYS & entries.keys()) > 1 or entries.keys() <= KEYS | _BESIDE)
        for entries in mappings
    )


def names_organization(document: Node) -> TypeGuard[Mapping]:
    """Tell whether a document says anything of an organization, by its keys."""
    return isinstance(document, Mapping) and not KEYS.isdisjoint(document.entries)


def is_expectation(documents: list[Node]) -> bool:
    """Tell whether a file says what a reader should find in the file beside it, as those in `matrices/messy` do."""
    said = [each.entries["expect"][1] for each in documents if isinstance(each, Mapping) and "expect" in each.entries]
    return any(isinstance(each, Text) and each.text in _EXPECTED for each in said) and not is_ours(documents)


def ours(documents: list[Node], path: Path, problems: list[Problem]) -> list[Mapping]:
    """Return the documents with duties or roles; others beside them are added to `problems`."""
    wanted = _OURS | KEYS if is_organization(documents) else _OURS
    found = [each for each in documents if isinstance(each, Mapping) and not wanted.isdisjoint(each.entries)]
    if not found:
        raise foreign(documents, path)
    known = set(map(id, found))
    strange = [each for each in documents if id(each) not in known and not (isinstance(each, Text) and each.null)]
    problems += (
        Problem(each.place, f"this document holds neither roles nor duties{_meant([each])}") for each in strange
    )
    return found


def foreign(documents: list[Node], path: Path) -> UnreadableError:
    """Return the error that a file is none of ours."""
    kind = "JSON" if path.suffix.lower() == ".json" else "YAML"
    sentence = f"this {kind} holds no duties; a matrix in {kind} has `roles` and `duties`{_meant(documents)}"
    return UnreadableError("not-org-design", sentence, str(path))


def _meant(documents: list[Node]) -> str:
    keys = [key for each in documents if isinstance(each, Mapping) for key in each.entries]
    hint = nearest("duties", keys) or nearest("roles", keys)
    return f"; is {hint!r} misspelt?" if hint else ""
