"""A Backstage catalog: roles and units as groups, people as users, duties as components with an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.drawings.casting import Casting
from raci.drawings.form import Form
from raci.drawings.slugs import Slugs
from raci.model import Participation
from raci.reports.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.answers import Directory

_API: Final = "backstage.io/v1alpha1"
_MOST: Final = 63
_LONGEST: Final = 2_000
_UNKNOWN: Final = "unknown"


def stated(directory: Directory) -> str:
    """Return the matrices as documents of YAML: Group, User and Component (a duty) of Backstage.

    `spec.owner` is the role accountable for the duty, the first where several are; without one it is `unknown`, since
    Backstage wants an owner. Section and letters of a duty stand in the annotations `raci/section`, `raci/letters`.
    """
    import yaml  # noqa: PLC0415 - nothing costs until used

    casting = Casting(directory)
    groups, people = Slugs("group", _MOST, ascii_only=True), Slugs("person", _MOST, ascii_only=True)
    documents = [*_groups(casting, groups), *_users(casting, groups, people), *_duties(casting, groups)]
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # in C where it was built: five times as fast
    written: str = yaml.dump_all(
        documents, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000, explicit_start=True
    )
    return written


def _entity(
    kind: str, name: str, title: str, spec: dict[str, Any], said: Mapping[str, str] | None = None
) -> dict[str, Any]:
    metadata: dict[str, Any] = {"name": name, "title": _line(title)}
    annotations = {what: _line(text) for what, text in (said or {}).items() if text}
    if annotations:
        metadata["annotations"] = annotations
    return {"apiVersion": _API, "kind": kind, "metadata": metadata, "spec": spec}


def _groups(casting: Casting, groups: Slugs) -> Iterator[dict[str, Any]]:
    roles = casting.shown()
    for home in dict.fromkeys(home for node in roles if (home := casting.home(node))):
        yield _entity("Group", groups.of(f"unit:{home}", home), home, {"type": "unit", "children": []})
    above = casting.lines()
    for node in roles:
        home = casting.home(node)
        parent = above.get(node)
        spec: dict[str, Any] = {"type": "role", "children": []}
        if parent in roles:
            spec["parent"] = groups.of(parent, casting.label(parent))
        elif home:
            spec["parent"] = groups.of(f"unit:{home}", home)
        yield _entity("Group", groups.of(node, casting.label(node)), casting.label(node), spec)


def _users(casting: Casting, groups: Slugs, people: Slugs) -> Iterator[dict[str, Any]]:
    held: dict[str, list[str]] = {}
    for node in casting.shown():
        for holder in casting.facts(node).holders:
            held.setdefault(holder.name, []).append(groups.of(node, casting.label(node)))
    for name, roles in held.items():
        spec = {"profile": {"displayName": _line(name)}, "memberOf": roles}
        yield _entity("User", people.of(name, name), name, spec)


def _duties(casting: Casting, groups: Slugs) -> Iterator[dict[str, Any]]:
    components = Slugs("duty", _MOST, ascii_only=True)
    for place, duty, cells in casting.cells():
        owning = [role for role, entry in cells if Participation.ACCOUNTABLE in entry.participations]
        owner = groups.of(owning[0], casting.label(owning[0])) if owning else _UNKNOWN
        spec = {"type": "duty", "lifecycle": "production", "owner": owner}
        letters = "; ".join(f"{casting.label(role)}: {entry}" for role, entry in cells)
        said = {"raci/section": " › ".join(duty.section), "raci/letters": letters}
        yield _entity("Component", components.of(casting.duty(place, duty), duty.name), duty.name, spec, said)


def _line(text: str) -> str:
    return shown(text, _LONGEST)


FORM: Final = Form("backstage", (".backstage.yaml", "catalog-info.yaml", "catalog-info.yml"), stated=stated)
