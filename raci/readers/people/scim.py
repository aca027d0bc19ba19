"""SCIM (RFC 7643, 7644): users with the enterprise extension, and groups, as a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.errors import UnreadableError
from raci.readers.people.records import roster_of_rows
from raci.readers.people.roster import Group
from raci.readers.people.untyped import as_list, as_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.readers.people.items import Item
    from raci.readers.people.roster import Roster

_SIGN: Final = "urn:ietf:params:scim:"
_ENTERPRISE: Final = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
_GROUP: Final = "urn:ietf:params:scim:schemas:core:2.0:Group"


def is_scim(items: Sequence[Item]) -> bool:
    """Tell whether an item says that it is a resource of SCIM."""
    return any(_SIGN in str(each) for item in items for each in as_list(item.values.get("schemas"))) or any(
        "userName" in item.values for item in items
    )


def scim_roster(items: Sequence[Item], path: str) -> Roster:
    """Return users as rows, and groups; raise UnreadableError where there is no user."""
    groups = [item for item in items if _is_group(item.values)]
    users = [
        item for item in items if not _is_group(item.values) and {"userName", "name", "displayName"} & {*item.values}
    ]
    if not users:
        raise UnreadableError("no-users", "this SCIM file holds no users; export the users, with their managers", path)
    rows = [_row(item.values) for item in users]
    return roster_of_rows(rows, [item.place for item in users], path, _groups(groups, users))


def _row(user: Mapping[str, Any]) -> dict[str, str]:
    extension = as_mapping(user.get(_ENTERPRISE))
    name, manager = as_mapping(user.get("name")), as_mapping(extension.get("manager"))
    address = _first(user, "addresses")
    parts = " ".join(filter(None, (_text(name, "givenName"), _text(name, "familyName"))))
    user_name = _text(user, "userName")
    email = _text(_first(user, "emails"), "value") or (user_name if "@" in user_name else "")
    above = _text(manager, "value") or _text(manager, "managerId") or _text(manager, "$ref").rpartition("/")[2]
    return {
        "id": _text(user, "id") or user_name,
        "number": _text(extension, "employeeNumber") or _text(user, "externalId"),
        "name": _text(user, "displayName") or _text(name, "formatted") or parts or user_name,
        "email": email,
        "title": _text(user, "title"),
        "division": _text(extension, "division"),
        "department": _text(extension, "department"),
        "country": _text(address, "country"),
        "site": _text(address, "locality"),
        "active": _text(user, "active"),
        "manager:id": above if above or not isinstance(extension.get("manager"), str) else extension["manager"],
        "manager:name": _text(manager, "displayName"),
    }


def _groups(groups: Sequence[Item], users: Sequence[Item]) -> list[Group]:
    """Return groups with their members, as they say themselves or as the users do."""
    held: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    places = {}
    for item in groups:
        key = _text(item.values, "id") or _text(item.values, "displayName")
        names[key], places[key] = _text(item.values, "displayName") or key, item.place
        members = held.setdefault(key, {})
        members |= dict.fromkeys(_text(as_mapping(each), "value") for each in as_list(item.values.get("members")))
    for item in users:
        own = _text(item.values, "id") or _text(item.values, "userName")
        for each in map(as_mapping, as_list(item.values.get("groups"))):
            key = _text(each, "value") or _text(each, "display")
            names.setdefault(key, _text(each, "display") or key)
            places.setdefault(key, item.place)
            held.setdefault(key, {})[own] = None
    return [Group(key, names[key], tuple(members), places[key]) for key, members in held.items() if names[key]]


def _is_group(values: Mapping[str, Any]) -> bool:
    return _GROUP in as_list(values.get("schemas")) or ("members" in values and "userName" not in values)


def _first(user: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the primary value of several, else the one for work, else the first."""
    values = [each for each in as_list(user.get(key)) if isinstance(each, dict)]
    return min(values, key=lambda each: (each.get("primary") is not True, each.get("type") != "work"), default={})


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""
