"""YAML and JSON: org-design files, every error told with its line and column, and matrices in other shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.names import nearest
from raci.patterns import pattern
from raci.readers.encoding import decode
from raci.readers.reader import Document, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from raci.readers.design.nodes import Mapping, Node, Problem

SUFFIXES: Final = (".yaml", ".yml", ".json")
MOST_BYTES: Final = 50 << 20
LARGE: Final = 1 << 18
MOST_TOLD: Final = 500
_EXPECTED: Final = frozenset({"read", "refuse"})
_LOOKED_AT: Final = 1000
_OURS: Final = frozenset({"duties", "roles"})
_PAIR: Final = pattern(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})")


def _recognizes(path: Path, _head: bytes) -> bool:
    return path.suffix.lower() in SUFFIXES


def read_org_design(path: Path) -> Document:
    """Return a matrix for each document that has duties, or for each with roles where none has duties.

    Documents of other shapes give the matrices that surely stand in them (see `raci.readers.structured`).
    Raise UnreadableError for a file that is too large, no text, broken, hostile, or holds no matrix at all.
    Where several things are wrong its `problems` are all of them (`path:line:column: sentence`).
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError("too-large", f"the file is larger than {MOST_BYTES >> 20} MiB", str(path))
    from raci.readers.structured.suspicion import may_hold_matrix  # noqa: PLC0415 - nothing costs until used

    text = decode(path.read_bytes(), str(path))
    if (path.suffix.lower() == ".json" or len(text) > LARGE) and not may_hold_matrix(text):
        raise _foreign([], path)
    from raci.readers.design.parsing import documents_of  # noqa: PLC0415 - nothing costs until used

    problems: list[Problem] = []
    parsed = documents_of(_paired(text, path), str(path), problems)
    if _is_expectation(parsed):
        raise UnreadableError("not-org-design", "this says what should be read out of another file", str(path))
    if not _is_ours(parsed):
        found = _elsewhere(parsed, path)
        if found and problems:
            raise _refusal(problems, str(path))
        if found:
            return found
    documents = _ours(parsed, path, problems)

    from raci.readers.design.matrix import matrix_of  # noqa: PLC0415 - brings pydantic

    matrices = [matrix_of(document, str(path), problems) for document in documents]
    if problems:
        raise _refusal(problems, str(path))
    return Document(matrices=tuple(matrix for matrix in matrices if matrix.duties) or tuple(matrices))


def _paired(text: str, path: Path) -> str:
    """Return JSON with its surrogate pairs as the characters they stand for, which YAML has no escape for."""
    if path.suffix.lower() != ".json":
        return text
    return _PAIR.sub(lambda found: found[1] + bytes.fromhex(found[2] + found[3]).decode("utf-16-be"), text)


def _is_ours(documents: list[Node]) -> bool:
    """Tell whether a document has duties, or roles and a key that is `duties` misspelt."""
    from raci.readers.design.nodes import Mapping  # noqa: PLC0415

    mappings = [each.entries for each in documents if isinstance(each, Mapping)]
    if any("duties" in entries for entries in mappings):
        return True
    return any("roles" in entries and nearest("duties", list(entries)[:_LOOKED_AT]) for entries in mappings)


def _is_expectation(documents: list[Node]) -> bool:
    """Tell whether a file says what a reader should find in the file beside it, as those in `matrices/messy` do."""
    from raci.readers.design.nodes import Mapping, Text  # noqa: PLC0415

    said = [each.entries["expect"][1] for each in documents if isinstance(each, Mapping) and "expect" in each.entries]
    return any(isinstance(each, Text) and each.text in _EXPECTED for each in said) and not _is_ours(documents)


def _elsewhere(documents: list[Node], path: Path) -> Document | None:
    """Return what stands in documents of other shapes than ours, None where it is no matrix."""
    from raci.readers.structured.lists_of_lists import grids_in  # noqa: PLC0415 - nothing costs until used
    from raci.readers.structured.matrices import matrices_in  # noqa: PLC0415

    matrices, notes = matrices_in(documents, path)
    found = Document((), matrices, notes) if matrices else Document(grids_in(documents, str(path)))
    return found if found.matrices or found.grids else None


def _ours(documents: list[Node], path: Path, problems: list[Problem]) -> list[Mapping]:
    """Return the documents with duties or roles; others beside them are added to `problems`."""
    from raci.readers.design.nodes import Mapping, Problem, Text  # noqa: PLC0415

    ours = [each for each in documents if isinstance(each, Mapping) and not _OURS.isdisjoint(each.entries)]
    if not ours:
        raise _foreign(documents, path)
    strange = [each for each in documents if each not in ours and not (isinstance(each, Text) and each.null)]
    problems += (
        Problem(each.place, f"this document holds neither roles nor duties{_meant([each])}") for each in strange
    )
    return ours


def _foreign(documents: list[Node], path: Path) -> UnreadableError:
    kind = "JSON" if path.suffix.lower() == ".json" else "YAML"
    sentence = f"this {kind} holds no duties; a matrix in {kind} has `roles` and `duties`{_meant(documents)}"
    return UnreadableError("not-org-design", sentence, str(path))


def _meant(documents: list[Node]) -> str:
    from raci.readers.design.nodes import Mapping  # noqa: PLC0415

    keys = [key for each in documents if isinstance(each, Mapping) for key in each.entries]
    hint = nearest("duties", keys) or nearest("roles", keys)
    return f"; is {hint!r} misspelt?" if hint else ""


def _refusal(problems: list[Problem], path: str) -> UnreadableError:
    """Return the one error that tells all problems, in the order of the file."""
    told = sorted(set(problems))
    (line, column), sentence = told[0]
    place = f"{path}:{line}:{column}"
    if len(told) == 1:
        return UnreadableError("bad-org-design", sentence, place)
    lines = [f"{path}:{line}:{column}: {sentence}" for (line, column), sentence in told[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        lines.append(f"{path}: and {len(told) - MOST_TOLD} more")
    return UnreadableError("bad-org-design", f"{len(told)} things are wrong, first: {sentence}", place, tuple(lines))


READER: Final = Reader("org-design file", SUFFIXES, _recognizes, read_org_design)
