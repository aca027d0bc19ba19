"""Directories of people: SCIM, Backstage catalogs and plain JSON become the same kind of organization."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from people_files import dotted, managers, superiors, told

from raci.errors import UnreadableError
from raci.model import Scope
from raci.readers.people import read_people

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Organization

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def user(id_: str, name: str, title: str = "", above: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Return a SCIM user; those in Sales but the first."""
    manager = {"manager": {"value": above}} if above else {}
    return {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "id": id_,
        "userName": f"{id_}@x.example",
        "name": {"givenName": name.split(maxsplit=1)[0], "familyName": name.split()[1]},
        "title": title,
        ENTERPRISE: {"department": "Sales" if above else "Board", **manager},
        **more,
    }


def read(folder: Path, content: object, name: str = "people.json") -> Organization:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return read_people(path)


def test_scim_users_have_managers_titles_and_departments(tmp_path: Path) -> None:
    users = [user("a", "Ada Poe", "Chief"), user("b", "Bo Ray", "Clerk", "a"), user("c", "Cy Day", "Clerk", "z")]
    organization = read(tmp_path, {"schemas": ["urn:…:ListResponse"], "totalResults": 3, "Resources": users})

    assert managers(organization) == {"Bo Ray": "Ada Poe"}
    assert superiors(organization) == {"Chief": None, "Clerk": "Chief"}
    assert {person.name: person.email for person in organization.people}["Bo Ray"] == "b@x.example"
    assert [unit.key for unit in organization.units] == ["Board", "Sales"]
    assert told(organization) == [("missing-manager", 42)]


def test_scim_managers_may_be_named_by_reference_or_by_name(tmp_path: Path) -> None:
    by_reference = user("b", "Bo Ray", above="a")
    by_reference[ENTERPRISE]["manager"] = {"$ref": "../Users/a"}
    by_name = user("c", "Cy Day", above="a")
    by_name[ENTERPRISE]["manager"] = {"displayName": "Bo Ray"}
    organization = read(tmp_path, [user("a", "Ada Poe"), by_reference, by_name])

    assert managers(organization) == {"Bo Ray": "Ada Poe", "Cy Day": "Bo Ray"}


def test_scim_groups_are_roles_that_their_members_hold(tmp_path: Path) -> None:
    group = {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        "id": "g1",
        "displayName": "Bid Board",
        "members": [{"value": "a"}, {"value": "nobody"}],
    }
    member = user("b", "Bo Ray", groups=[{"value": "g1", "display": "Bid Board"}])
    organization = read(tmp_path, {"Resources": [user("a", "Ada Poe"), member, group]})

    assert [(role.key, role.kind) for role in organization.roles] == [("Bid Board", "group")]
    assert [(each.person, each.role) for each in organization.holdings] == [("a", "Bid Board"), ("b", "Bid Board")]


def test_scim_users_who_are_inactive_hold_nothing(tmp_path: Path) -> None:
    organization = read(tmp_path, [user("a", "Ada Poe", "Chief", active=False), user("b", "Bo Ray", "Clerk")])

    assert [holding.role for holding in organization.holdings] == ["Clerk"]
    assert [role.key for role in organization.roles if role.vacant] == ["Chief"]


@pytest.mark.parametrize(
    "content",
    [
        [{"id": 1, "name": "Ada Poe"}, {"id": 2, "name": "Bo Ray", "managerId": 1}],
        {"employees": [{"id": 1, "displayName": "Ada Poe"}, {"id": 2, "displayName": "Bo Ray", "supervisorId": "1"}]},
        {"people": [{"name": "Ada Poe", "manager": None}, {"name": "Bo Ray", "manager": {"name": "Ada Poe"}}]},
        '{"id": 1, "name": "Ada Poe"}\n{"id": 2, "name": "Bo Ray", "manager_id": 1}\n',
    ],
)
def test_plain_lists_of_people_are_read_by_their_keys(tmp_path: Path, content: object) -> None:
    organization = read(tmp_path, content)

    assert managers(organization) == {"Bo Ray": "Ada Poe"}


def test_lists_of_dotted_lines_in_json_are_read(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "name": "Ada Poe", "title": "Chief"},
        {"id": 2, "name": "Bo Ray", "title": "Head"},
        {"id": 3, "name": "Cy Day", "title": "Clerk", "dotted": [1, 2]},
    ]

    assert dotted(read(tmp_path, rows)) == {"Cy Day": ["Ada Poe", "Bo Ray"]}


CATALOG = """
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: company}
spec: {type: root, children: [engineering]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: engineering}
spec:
  type: department
  profile: {displayName: Engineering}
  children: [payments, lost]
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: payments}
spec: {type: guild, parent: "group:default/engineering", members: [ada]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: ada}
spec: {profile: {displayName: Ada Poe, email: ada@x.example}, memberOf: [payments]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: bo}
spec: {memberOf: ["default/engineering"]}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: ledger}
spec: {owner: payments}
"""


def test_backstage_groups_are_units_and_roles_that_their_members_hold(tmp_path: Path) -> None:
    organization = read(tmp_path, CATALOG, "catalog.yaml")
    units = [(unit.key, unit.tier, unit.parent) for unit in organization.units]
    roles = [(role.key, role.aliases, role.reports_to, role.kind) for role in organization.roles]

    assert units == [
        ("company", "organization", None),
        ("Engineering", "department", "company"),
        ("payments", "guild", "Engineering"),
    ]
    assert roles == [
        ("company", (), None, "group"),
        ("Engineering", ("engineering",), "company", "group"),
        ("payments", (), "Engineering", "group"),
    ]
    assert organization.roles[2].scope == Scope((("function", "payments"),))
    assert [(each.person, each.role) for each in organization.holdings] == [("ada", "payments"), ("bo", "Engineering")]
    assert [(person.key, person.name) for person in organization.people] == [("ada", "Ada Poe"), ("bo", "bo")]


def test_what_is_wrong_in_a_catalog_is_told_with_its_line(tmp_path: Path) -> None:
    circle = """
kind: Group
apiVersion: backstage.io/v1alpha1
metadata: {name: one}
spec: {type: team, parent: two, members: [nobody]}
---
kind: Group
apiVersion: backstage.io/v1alpha1
metadata: {name: two}
spec: {type: team, parent: one}
---
kind: Group
apiVersion: backstage.io/v1alpha1
metadata: {name: two}
spec: {type: team}
"""

    assert told(read(tmp_path, CATALOG, "catalog.yaml")) == [("unknown-name", 7), ("unknown-tier", 15)]
    assert told(read(tmp_path, circle, "circle.yaml")) == [("unit-cycle", 2), ("unknown-name", 2), ("doubled-id", 12)]


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ('{"Resources": [{"id": 1,}]}', "bad-json", ":1:25"),
        ('[{"id": 1}\n {"id": 2}]', "bad-json", ":2:2"),
        ("[" * 100_000, "too-deep", ""),
        ('[{"id": ' + "9" * 5000 + "}]", "bad-json", ""),
        ("[1, 2, 3]", "no-people", ""),
        ('{"title": "a matrix", "duties": {}}', "no-people", ""),
        ('{"Resources": [], "totalResults": 0}', "no-people", ""),
        ('{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "x"}', "no-users", ""),
        ("{", "bad-json", ":1:2"),
        ('{"a" 1}', "bad-json", ":1:6"),
    ],
)
def test_broken_and_foreign_json_is_refused_with_its_place(tmp_path: Path, content: str, code: str, place: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, content)

    assert (caught.value.code, caught.value.place) == (code, f"{tmp_path / 'people.json'}{place}")


def test_any_value_may_stand_for_any_other_in_scim(tmp_path: Path) -> None:
    strange: list[Any] = [None, 5, True, "x", [], {}, [[]], [None], {"value": {}}, [{"value": 7}]]
    keys = ["id", "name", "title", "emails", "groups", "members", "addresses", "active", "displayName", ENTERPRISE]
    users = [user("a", "Ada Poe") | {key: value} for key in keys for value in strange]

    assert read(tmp_path, users).people
