"""Words of keys, by what they introduce."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in text.split(","))


NOUNS: Final = _words(
    """
    information, responsibility, responsibilities, verantwortung, consultation, consultant, validation,
    verification, approval, aprobación, aprovação, agreement, decision, sign, inform, garant, support technique,
    recommendation, exempt, excluded, motore, comptable, approve, verify
    """
)
"""Words that more often name something else where they are keys."""

BESIDE: Final = _words(
    """
    party, parties, role, roles, person, persons, people, team, teams, who, is, are, to, be, must, the, by, of,
    stakeholder, stakeholders, group, groups, member, members, unit, position, positions, name, names, list, r, a,
    c, i, s, d, id, ids, for, v, on, about, in, with, at
    """
)
"""Words that may stand beside a word for participation in a key (`responsible_parties`)."""

NESTED: Final = _words(
    """
    assignments, assignment, roles, role assignments, responsibilities, responsibility, matrix, letters,
    participants, participation, stakeholders, people, who, involved, involvement, values, teams, parties, raci
    matrix, raci assignments, actors, members, rollen, zuordnung, персонал, роли
    """
)
ROLE_LISTS: Final = _words(
    """
    roles, role definitions, stakeholders, teams, people, actors, participants, members, positions, parties, groups,
    departments, role names, role labels, persons, rollen, rôles, ruoli, роли, 角色, papéis, uloge
    """
)
BY_ROLE: Final = _words(
    """
    by role, roles, per role, role, people, positions, teams, stakeholders
    """
)
GENERIC: Final = _words(
    """
    spec, matrix, matrices, metadata, data, rows, entries, list, table, tables, body, content, responsibilities,
    assignments, duties, org, organization, governance, project, root, document, definitions, responsibility matrix,
    responsibility assignment matrix, raci chart, chart, mapping, domains, sections, areas, workstreams, categories,
    phases, stages, sheets, groups, children, subtasks, sub tasks, processes, projects, records, responsibility,
    roles, by role, modules
    """
)
LEGENDS: Final = _words(
    """
    legend, legende, légende, leyenda, legenda, leggenda, легенда, 图例, 图示, 凡例, key, codes, letters, обозначения,
    raci key, raci codes, raci letters, letter meanings
    """
)
TEMPLATES: Final = _words(
    """
    defaults, default, templates, template, anchors, aliases
    """
)
