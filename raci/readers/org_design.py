"""YAML and JSON: org-design files, every error told with its line and column, and matrices in other shapes."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.layout.reading import Note
from raci.limits import check_size
from raci.model import Location
from raci.patterns import pattern
from raci.readers.design.recognition import (
    KEYS,
    apart,
    foreign,
    has_duties,
    is_expectation,
    is_organization,
    is_ours,
    names_organization,
    ours,
)
from raci.readers.prospects.texts import design_may_hold
from raci.readers.reader import Document, Reader, by_suffix
from raci.records import replace
from raci.texts.encoding import decode
from raci.texts.surrogates import paired

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Organization
    from raci.readers.design.matrix import Written
    from raci.readers.design.nodes import Mapping, Node, Problem
    from raci.readers.design.outside import Outside

SUFFIXES: Final = (".yaml", ".yml", ".json")
LARGE: Final = 1 << 18
MOST_TOLD: Final = 500
_FLAW: Final = pattern(r"(?s)(.+?):(\d+):(\d+): (.*)")


def read_org_design(path: Path) -> Document:
    """Return a matrix for each document that has duties, or for each with roles where none has duties.

    Documents of other shapes give the matrices that surely stand in them (see `raci.readers.structured`); a file that
    says something of an organization and has no duties gives that organization, too.
    Raise UnreadableError for a file that is too large, no text, broken, hostile, or holds no matrix at all.
    Where several things are wrong its `problems` are all of them (`path:line:column: sentence`).
    """
    text = _text(path)
    if (path.suffix.lower() == ".json" or len(text) > LARGE) and not _may_be_ours(text):
        raise foreign([], path)
    problems: list[Problem] = []
    parsed = apart(_parsed(text, path, problems))
    if is_expectation(parsed):
        raise UnreadableError("not-org-design", "this says what should be read out of another file", str(path))
    if not is_ours(parsed) and not is_organization(parsed):
        found = _elsewhere(parsed, path)
        if found and problems:
            raise _refusal(problems, str(path))
        if found:
            return found
    written = _written(ours(parsed, path, problems), path, problems)
    notes = tuple(map(_note, dict.fromkeys(flaw for each in written for flaw in each.flaws)))
    matrices = tuple(each.matrix for each in written)
    with_duties = tuple(matrix for matrix in matrices if matrix.duties)
    if with_duties and len(with_duties) < len(matrices):
        beside = (each for matrix in matrices if not matrix.duties for each in matrix.allowances)
        first = with_duties[0]
        with_duties = (replace(first, allowances=(*first.allowances, *beside)), *with_duties[1:])
    whole = with_duties or has_duties(parsed)
    organization = None if whole else _together([each.organization for each in written])
    return Document(matrices=with_duties or matrices, notes=notes, organization=organization)


def read_design(path: Path, chain: tuple[Path, ...] = ()) -> Outside | None:
    """Return the organization of an org-design file and the words for its roles; None if it says nothing of one.

    `chain` are the files that led to this one. Raise UnreadableError as `read_org_design` does, and for what is wrong
    with a file that this one names as its organization.
    """
    from raci.readers.design.outside import Outside  # noqa: PLC0415 - brings pydantic

    problems: list[Problem] = []
    parsed = _parsed(_text(path), path, problems)
    if not any(map(names_organization, parsed)):
        return None
    written = _written(list(filter(names_organization, parsed)), path, problems, chain)
    flaws = tuple(dict.fromkeys(flaw for each in written for flaw in each.flaws))
    if flaws:
        place, sentence = _parted(flaws[0])
        raise UnreadableError("bad-organization", sentence, str(place), flaws if len(flaws) > 1 else ())
    organization = _together([each.organization for each in written])
    keys = {word: name for each in written for word, name in each.keys.items()}
    return Outside(organization, keys) if organization else None


def _written(
    documents: list[Mapping], path: Path, problems: list[Problem], chain: tuple[Path, ...] = ()
) -> list[Written]:
    """Return what the documents hold; raise UnreadableError for all that is wrong in them."""
    from raci.readers.design.matrix import written  # noqa: PLC0415 - brings pydantic

    found = [written(document, str(path), problems, chain) for document in documents]
    if problems:
        raise _refusal(problems, str(path))
    return found


def _together(organizations: list[Organization | None]) -> Organization | None:
    from raci.joining import extended  # noqa: PLC0415 - only where there is an organization

    known = [each for each in organizations if each]
    return reduce(extended, known) if known else None


def _text(path: Path) -> str:
    check_size("design-size", path.stat().st_size, str(path))
    text = decode(path.read_bytes(), str(path))
    return paired(text).text if path.suffix.lower() == ".json" else text


def _may_be_ours(text: str) -> bool:
    from raci.readers.structured.suspicion import may_hold_matrix  # noqa: PLC0415 - nothing costs until used

    return may_hold_matrix(text) or sum(f'"{key}"' in text or f"\n{key}:" in text for key in KEYS) > 1


def _parsed(text: str, path: Path, problems: list[Problem]) -> list[Node]:
    from raci.readers.design.parsing import documents_of  # noqa: PLC0415 - nothing costs until used

    return documents_of(text, str(path), problems)


def _note(flaw: str) -> Note:
    place, sentence = _parted(flaw)
    return Note("error", sentence, place)


def _parted(flaw: str) -> tuple[Location, str]:
    """Return the place and the sentence of `org.yaml:12:5: the key 'a' stands twice`."""
    found = _FLAW.match(flaw)
    return (Location(found[1], None, int(found[2]), int(found[3])), found[4]) if found else (Location(), flaw)


def _elsewhere(documents: list[Node], path: Path) -> Document | None:
    """Return what stands in documents of other shapes than ours, None where it is no matrix."""
    from raci.readers.structured.lists_of_lists import grids_in  # noqa: PLC0415 - nothing costs until used
    from raci.readers.structured.matrices import matrices_in  # noqa: PLC0415

    matrices, notes = matrices_in(documents, path)
    found = Document((), matrices, notes) if matrices else Document(grids_in(documents, str(path)))
    return found if found.matrices or found.grids else None


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


READER: Final = Reader("org-design file", SUFFIXES, by_suffix(SUFFIXES), read_org_design, design_may_hold)
