"""OSCAL of NIST: duties as components of a component definition, with their responsible roles."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from raci.drawings.casting import Casting
from raci.drawings.form import Form
from raci.drawings.slugs import Slugs
from raci.model import Participation
from raci.names import squeeze
from raci.reports.shown import inert, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.answers import Directory
    from raci.model import Entry

_VERSION: Final = "1.1.2"
_NAMESPACE: Final = "urn:raci:ns"
_ANSWERING: Final = frozenset({Participation.ACCOUNTABLE, Participation.RESPONSIBLE, Participation.DRIVING})
_LONGEST: Final = 2_000


def stated(directory: Directory) -> str:
    """Return a component definition: each duty a `process-procedure`, each R and A of it a responsible role.

    A responsible role says its letters in the property `raci`. Who takes part otherwise stands in properties of the
    duty, by participation, as OSCAL has no such roles. Identifiers are the same for the same matrix.
    """
    casting = Casting(directory)
    slugs = Slugs("role")
    parties = {name: _uuid("party", name) for node in _taking(casting) for name in _holders(casting, node)}
    roles = [
        {"id": slugs.of(node, casting.label(node)), "title": _line(casting.label(node))} for node in _taking(casting)
    ]
    metadata: dict[str, Any] = {
        "title": _line(casting.title),
        "last-modified": _day(directory).isoformat(),
        "version": "1",
        "oscal-version": _VERSION,
        "roles": roles,
        "parties": [{"uuid": uuid, "type": "person", "name": _line(name)} for name, uuid in parties.items()],
    }
    components = list(_components(casting, slugs, parties))
    document = {
        "uuid": _uuid("matrices", casting.title),
        "metadata": {name: each for name, each in metadata.items() if each},
        **({"components": components} if components else {}),
    }
    return inert(json.dumps({"component-definition": document}, ensure_ascii=False, indent=2)) + "\n"


def _taking(casting: Casting) -> Iterable[str]:
    return dict.fromkeys(role for _, _, cells in casting.cells() for role, _ in cells)


def _holders(casting: Casting, node: str) -> list[str]:
    return [each.name for each in casting.facts(node).holders]


def _components(casting: Casting, slugs: Slugs, parties: dict[str, str]) -> Iterator[dict[str, Any]]:
    for place, duty, cells in casting.cells():
        props = [_prop("section", " › ".join(duty.section))] if duty.section else []
        responsible = []
        for node, entry in cells:
            held = [parties[name] for name in _holders(casting, node)]
            role = slugs.of(node, casting.label(node))
            if entry.participations & _ANSWERING:
                responsible.append(_responsible(role, entry, held))
            else:
                props += [_prop(kind.value, role) for kind in sorted(entry.participations, key=lambda each: each.value)]
        made: dict[str, Any] = {
            "uuid": _uuid("duty", f"{place}:{duty.key}"),
            "type": "process-procedure",
            "title": _line(duty.name),
            "description": _line(duty.name),
            "props": props,
            "responsible-roles": responsible,
        }
        yield {name: each for name, each in made.items() if each}


def _responsible(role: str, entry: Entry, parties: list[str]) -> dict[str, Any]:
    props = [_prop("raci", letter) for letter in entry.letters]
    return {"role-id": role, "props": props, **({"party-uuids": parties} if parties else {})}


def _prop(name: str, value: str) -> dict[str, str]:
    return {"name": name, "ns": _NAMESPACE, "value": _line(value)}


def _line(text: str) -> str:
    return shown(squeeze(text), _LONGEST).strip() or "–"


def _uuid(kind: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:raci:{kind}:{_line(name)}"))


def _day(directory: Directory) -> datetime:
    return datetime.combine(directory.today or datetime.now(UTC).date(), time(), UTC)


FORM: Final = Form("oscal", (".oscal.json",), stated=stated)
