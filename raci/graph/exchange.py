"""The graph as networkx has it, for those who want to walk, draw or store it with other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from raci.graph.build import ResponsibilityGraph
    from raci.graph.organization import OrganizationGraph


def networkx_of(graph: ResponsibilityGraph) -> nx.DiGraph[str]:
    """Return nodes `role:KEY`, `duty:KEY`, `unit:KEY` and `person:KEY`, and edges between them.

    An edge from a role to a duty has `letters`, all others a `kind`: `reports to` and `dotted` between roles or people,
    `within` between units, `holds` and `deputizes` from a person to a role. Nodes have `kind` and `name`, duties
    `section`, roles `level` and `scope` where they are known.
    """
    matrix = graph.matrix
    made: nx.DiGraph[str] = nx.DiGraph(title=matrix.title)
    for role in matrix.roles:
        made.add_node(f"role:{role.key}", kind="role", name=role.name)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        made.add_node(f"duty:{duty.key}", kind="duty", name=duty.name, section=" › ".join(duty.section))
        for key, entry in row.items():
            made.add_edge(f"role:{key}", f"duty:{duty.key}", letters="/".join(entry.letters))
    if matrix.organization:
        _add_organization(made, graph.organization)
    return made


def _add_organization(made: nx.DiGraph[str], graph: OrganizationGraph) -> None:
    organization = graph.organization
    for unit in organization.units:
        made.add_node(f"unit:{unit.key}", kind="unit", name=unit.name, tier=unit.tier, dimension=unit.dimension)
        if unit.parent:
            made.add_edge(f"unit:{unit.key}", f"unit:{unit.parent}", kind="within")
    for role in graph.roles:
        facts = {"level": role.level, "scope": str(role.scope) if role.scope else None}
        known = {name: value for name, value in facts.items() if value}
        made.add_node(f"role:{role.key}", kind="role", name=role.name, **known)
    for role in graph.roles:
        path = graph.escalation_path(role)[:1]
        made.add_edges_from(((f"role:{role.key}", f"role:{above.key}") for above in path), kind="reports to")
        made.add_edges_from(((f"role:{role.key}", f"role:{above.key}") for above in graph.dotted(role)), kind="dotted")
    for person in organization.people:
        made.add_node(f"person:{person.key}", kind="person", name=person.name)
        for keys, kind in (((person.reports_to,), "reports to"), (person.dotted, "dotted")):
            made.add_edges_from(((f"person:{person.key}", f"person:{key}") for key in keys if key), kind=kind)
    shown = {graph.key_in_organization(role): role.key for role in graph.roles}
    for holding in organization.holdings:
        kind = "deputizes" if holding.deputy else "holds"
        made.add_edge(f"person:{holding.person}", f"role:{shown.get(holding.role, holding.role)}", kind=kind)
