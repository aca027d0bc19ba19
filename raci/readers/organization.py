"""Organizations from files of their own: which reader is asked, and each file read once in a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from raci.circumstances import circumstances, note_files
from raci.errors import UnreadableError
from raci.limits import limits_in_force
from raci.records import replace
from raci.remote import place

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Organization
    from raci.readers.design.outside import Outside

WRITTEN: Final = frozenset({".yaml", ".yml", ".json"})
"""Suffixes of files that may be org-design files; those that are none are asked for people, as all others are."""

_Stamp: TypeAlias = "tuple[Path, int, int, tuple[tuple[str, float], ...]]"
_read: Final[dict[_Stamp, Outside | UnreadableError]] = {}
_behind: Final[dict[_Stamp, frozenset[str]]] = {}


def read_organization(path: Path) -> Organization:
    """Return the organization of an org-design file or of a file of people (.csv, .xlsx, SCIM, Backstage).

    Raises UnreadableError if the file cannot be read or says nothing of an organization.
    """
    organization = organization_file(path).organization
    if organization is None:
        raise _nothing_said(path)
    return organization


def organization_file(path: Path, chain: tuple[Path, ...] = ()) -> Outside:
    """Return the organization of a file with the words its roles go by; a file is read again only if it has changed.

    `chain` are the files that led to this one. Raises UnreadableError, the same each time.
    """
    note_files((str(path),))
    stamp = _stamp(path)
    if stamp not in _read:
        with circumstances() as behind:
            try:
                _read[stamp] = _found(path, chain)
            except UnreadableError as error:
                _read[stamp] = error
        _behind[stamp] = frozenset(behind.files)
    note_files(_behind[stamp])
    found = _read[stamp]
    if isinstance(found, UnreadableError):
        raise UnreadableError(found.code, found.message, found.place, found.problems)
    return found


def is_of_file(organization: Organization) -> bool:
    """Tell whether an organization is what a file of its own holds, and nothing but that: then the file says it all."""
    return any(getattr(found, "organization", None) is organization for found in _read.values())


def organization_named(path: str) -> Organization | None:
    """Return the organization of a file; one of which only the path is known where it can no longer be read."""
    from raci.model import Organization  # noqa: PLC0415

    try:
        return read_organization(place(path))
    except UnreadableError:
        return Organization(path=path)


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
        if path.is_dir():
            raise UnreadableError("directory", "this is a directory; name the file of the organization", str(path))
        if not path.is_file():
            raise UnreadableError("io", "this is no file that can be read twice; name a regular one", str(path))
        return path.resolve(), status.st_mtime_ns, status.st_size, limits_in_force()
    except FileNotFoundError:
        raise UnreadableError("missing", "there is no such file", str(path)) from None
    except OSError as error:
        raise UnreadableError("io", f"it cannot be read: {error.strerror or error}", str(path)) from None


def _found(path: Path, chain: tuple[Path, ...]) -> Outside:
    from raci.readers.design.outside import Outside  # noqa: PLC0415 - brings pydantic

    if path.suffix.lower() in WRITTEN:
        from raci.readers.org_design import read_design  # noqa: PLC0415 - nothing costs until used

        written = read_design(path, chain)
        if written is not None:
            return written
    return Outside(_people(path))


def _people(path: Path) -> Organization:
    """Return the organization of a file of people, or else of a list of roles in a workbook or document."""
    from raci.readers.people import read_people  # noqa: PLC0415 - imports readers, and they this module

    is_written = path.suffix.lower() in WRITTEN
    try:
        organization = read_people(path)
    except UnreadableError as error:
        refusal = _nothing_said(path) if is_written and error.code == "no-people" else error
    else:
        return organization
    listed = None if is_written else _role_list(path)
    if listed is None:
        raise refusal
    return listed


def _role_list(path: Path) -> Organization | None:
    from raci.layout.role_lists import role_list  # noqa: PLC0415 - nothing costs until used
    from raci.readers.reader import read_document  # noqa: PLC0415 - it imports this module, looking for readers
    from raci.readers.soundness import unsound  # noqa: PLC0415 - nothing costs until used

    found = role_list(grid for grid in read_document(path).grids if not grid.hidden)
    if found is None:
        return None
    own = found.organization
    return replace(own, oddities=(*own.oddities, *unsound(own, {})))


def _nothing_said(path: Path) -> UnreadableError:
    sentence = "this file says nothing of an organization: it has no units, levels, roles or people"
    return UnreadableError("no-organization", sentence, str(path))
