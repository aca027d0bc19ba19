"""People in JSON and YAML: SCIM users and groups, Backstage catalogs, and plain lists of people as HR systems give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.errors import UnreadableError
from raci.limits import check_size
from raci.readers.people.assembly import organization_of
from raci.readers.people.catalog import catalog_in
from raci.readers.people.records import roster_of
from raci.readers.people.scim import is_scim, scim_roster
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Organization
    from raci.readers.people.items import Item


def read_directory(path: Path) -> Organization:
    """Return the organization of a directory's export; raise UnreadableError for what is none, broken or too large."""
    items = _items(path)
    catalog = catalog_in(items, str(path))
    if catalog:
        return catalog
    return organization_of(scim_roster(items, str(path)) if is_scim(items) else roster_of(items, str(path)))


def _items(path: Path) -> list[Item]:
    is_json = path.suffix.lower() == ".json"
    try:
        check_size("file-size" if is_json else "design-size", path.stat().st_size, str(path))
        text = decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise UnreadableError("missing", "there is no such file", str(path)) from None
    except OSError as error:
        raise UnreadableError("io", f"it cannot be read: {error.strerror or error}", str(path)) from None
    if is_json:
        from raci.readers.people.items import items_of_json  # noqa: PLC0415 - the other kind costs nothing

        return items_of_json(text, str(path))
    from raci.readers.people.items import items_of_yaml  # noqa: PLC0415

    return items_of_yaml(text, str(path))
