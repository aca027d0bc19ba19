"""Turtle: the W3C's Organization Ontology (ORG, 2014), and a small vocabulary of ours for parts in duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from raci.drawings.casting import Casting
from raci.drawings.form import Form
from raci.model import Participation
from raci.reports.shown import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.answers import Directory
    from raci.model import Entry, Role

_PREFIXES: Final = {
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dct": "http://purl.org/dc/terms/",
    "raci": "urn:raci:ns#",
}
PARTS: Final = {
    Participation.ACCOUNTABLE: "accountableFor",
    Participation.RESPONSIBLE: "responsibleFor",
    Participation.DRIVING: "drives",
    Participation.MANAGING: "manages",
    Participation.SUPPORTING: "supports",
    Participation.CONSULTED: "consultedOn",
    Participation.INFORMED: "informedOf",
    Participation.RECOMMENDING: "recommends",
    Participation.AGREEING: "agreesTo",
    Participation.VERIFYING: "verifies",
    Participation.SIGNING: "signs",
    Participation.OMITTED: "omittedFrom",
    Participation.OTHER: "takesPartIn",
}
"""The property that joins a role to a duty, by how it takes part."""

_CLASSES: Final = {"position": "org:Post", "group": "org:OrganizationalUnit", "external": "org:Organization"}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def stated(directory: Directory) -> str:
    """Return the matrices in Turtle: roles as posts with lines, units and people; duties; who takes part in them.

    Each part is a property from role to duty, and each cell an `raci:Assignment` that keeps the letters as written.
    """
    casting = Casting(directory)
    written = dict.fromkeys((*_prefixes(), *_matrices(casting), *_roles(casting), *_organizations(casting)))
    return "\n".join(written) + "\n"


def _prefixes() -> Iterator[str]:
    yield from (f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items())


def _matrices(casting: Casting) -> Iterator[str]:
    for place, graph in enumerate(casting.graphs):
        facts = [("raci:notation", _text(graph.matrix.notation.name))]
        yield _said(_matrix(place), "raci:Matrix", graph.matrix.title or casting.title, facts)
    for place, duty, cells in casting.cells():
        node = _iri(casting.duty(place, duty))
        facts = [("dct:isPartOf", _matrix(place))]
        facts += [("raci:section", _text(" › ".join(duty.section)))] if duty.section else []
        facts += [("dct:identifier", _text(duty.number))] if duty.number else []
        facts += [("raci:scope", _text(str(duty.scope)))] if duty.scope else []
        yield _said(node, "raci:Duty", duty.name, facts)
        for role, entry in cells:
            yield from _assignment(_iri(role), node, entry)


def _assignment(role: str, duty: str, entry: Entry) -> Iterator[str]:
    for part in sorted(PARTS[kind] for kind in entry.participations):
        yield f"{role} raci:{part} {duty} ."
    facts = f"raci:role {role} ; raci:duty {duty} ; raci:letters {_text(str(entry))}"
    remark = f" ; rdfs:comment {_text(entry.remark)}" if entry.remark else ""
    yield f"[] a raci:Assignment ; {facts}{remark} ."


def _roles(casting: Casting) -> Iterator[str]:
    seen: set[str] = set()
    for place, graph in enumerate(casting.graphs):
        for role in graph.organization.roles:
            node = casting.seen(place, role)
            if node is not None and node not in seen:
                seen.add(node)
                yield from _role(casting, place, graph.organization.known(role), node)


def _role(casting: Casting, place: int, role: Role, node: str) -> Iterator[str]:
    graph = casting.graphs[place].organization
    facts = [("raci:level", _text(role.level))] if role.level else []
    facts += [("raci:scope", _text(str(role.scope)))] if role.scope else []
    facts += [
        ("org:postIn" if role.kind == "position" else "raci:unit", _unit(unit.key))
        for unit in graph.units_of(role.scope)
    ]
    lines = [("org:reportsTo", above) for above in graph.escalation_path(role)[:1]]
    lines += [("raci:dottedLineTo", above) for above in graph.dotted(role)]
    facts += [(name, _iri(over)) for name, above in lines if (over := casting.seen(place, above))]
    yield _said(_iri(node), _CLASSES.get(role.kind, "foaf:Agent"), role.name, facts)
    for holder in _unrecorded(casting, place, role):
        yield _said(_person(holder), "foaf:Person", holder, [("org:holds", _iri(node))])
    for other in role.aliases:
        yield f"{_iri(node)} raci:alias {_text(other)} ."


def _unrecorded(casting: Casting, place: int, role: Role) -> list[str]:
    """Return the holders of a role whom only the matrix names."""
    organization = casting.graphs[place].matrix.organization
    known = {word for each in organization.people for word in (each.key, each.name)} if organization else set()
    return [holder for holder in role.holders if holder not in known]


def _organizations(casting: Casting) -> Iterator[str]:
    for described, organization in casting.directory.organizations:
        place = casting.directory.described.index(described)
        for unit in organization.units:
            facts = [("org:subOrganizationOf", _unit(unit.parent))] if unit.parent else []
            facts += [("raci:tier", _text(unit.tier))] if unit.tier else []
            yield _said(
                _unit(unit.key), "org:OrganizationalUnit" if unit.parent else "org:Organization", unit.name, facts
            )
        for person in organization.people:
            facts = [("org:reportsTo", _person(person.reports_to))] if person.reports_to else []
            facts += [("foaf:mbox", f"<mailto:{quote(person.email, safe='@')}>")] if person.email else []
            yield _said(_person(person.key), "foaf:Person", person.name, facts)
        known = {role.key: role for role in organization.roles}
        for holding in organization.holdings:
            role = known.get(holding.role)
            node = casting.seen(place, role) if role else None
            if node is not None:
                holds = "raci:deputizesIn" if holding.deputy else "org:holds"
                yield f"{_person(holding.person)} {holds} {_iri(node)} ."


def _said(node: str, kind: str, label: str, facts: Iterable[tuple[str, str]]) -> str:
    return (
        " ;\n    ".join([f"{node} a {kind}", f"rdfs:label {_text(label)}", *(" ".join(each) for each in facts)]) + " ."
    )


def _matrix(place: int) -> str:
    return f"<urn:raci:matrix:{place + 1}>"


def _unit(key: str | None) -> str:
    return _iri(f"unit:{key}")


def _person(key: str | None) -> str:
    return _iri(f"person:{key}")


def _iri(node: str) -> str:
    kind, _, key = node.partition(":")
    return f"<urn:raci:{kind}:{quote(encodable(key), safe='')}>"


def _text(text: str) -> str:
    shown = encodable(text).translate(_ESCAPES)
    return '"' + "".join(each if each >= " " else f"\\u{ord(each):04X}" for each in shown) + '"'


FORM: Final = Form("turtle", (".ttl", ".turtle"), stated=stated)
