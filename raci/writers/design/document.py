"""A matrix and its organization as the parts of one org-design document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.allowances.wording import clear
from raci.model import Participation
from raci.writers.design.fields import limits_said, notation_said, scope_said
from raci.writers.design.parts import Part, filled, listed, shortest
from raci.writers.design.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.model import Allowance, Duty, Mark, Matrix, Notation, Organization, Role, Row
    from raci.writers.design.parts import Plain


def document(matrix: Matrix) -> Iterator[Part]:
    """Yield the parts of a document that holds a matrix, with all that is known of its organization."""
    words = Wording(matrix)
    if matrix.title:
        yield Part("title", matrix.title)
    if words.exact:
        yield Part("exact", True)
    yield Part("notation", notation_said(matrix.notation))
    around = list(_organization(words))
    if words.lent or words.organization.title:
        yield Part("organization", parts=around)
    else:
        yield from around
    yield Part("roles", things=(_thing(role, words) for role in matrix.roles))
    marks = _Marks(matrix, words)
    yield Part("duties", things=_duties(matrix, words, marks), spread=True)
    if marks.other:
        yield Part("marks", marks.other)
    allowed = [_allowance(each, words) for each in clear(matrix.allowances)]
    if allowed:
        yield Part("allow", allowed)


def _organization(words: Wording) -> Iterator[Part]:
    known = words.organization
    if known.title:
        yield Part("name", known.title)
    if known.levels:
        yield _levels(known)
    if known.tiers:
        yield Part("tiers", _tiers(known.tiers))
    if known.units:
        yield Part("units", things=_units(known))
    if known.table:
        yield Part("level table", {tier: list(levels) for tier, levels in known.table.items()})
    if words.holders.declared:
        yield Part("people", things=words.holders.people())
    if words.lent:
        yield Part("roles", things=(_thing(role, words) for role in words.lent))
    holdings = list(words.holders.beside(words.role))
    if holdings:
        yield Part("holdings", holdings)


def _levels(known: Organization) -> Part:
    plain = all(level.key == level.name and level.rank == place for place, level in enumerate(known.levels, 1))
    if plain:
        return Part("levels", [level.name for level in known.levels])
    things = ((level.key, shortest(level.name, level.key, {"rank": level.rank})) for level in known.levels)
    return Part("levels", things=things)


def _tiers(tiers: Mapping[str, tuple[str, ...]]) -> Plain:
    named = {dimension: list(names) for dimension, names in tiers.items() if dimension}
    return named or [name for names in tiers.values() for name in names]


def _units(known: Organization) -> Iterator[tuple[str, Plain]]:
    for unit in known.units:
        fields = {"tier": unit.tier, "within": unit.parent, "dimension": unit.dimension}
        yield unit.key, shortest(unit.name, unit.key, fields)


def _thing(role: Role, words: Wording) -> tuple[str, Plain]:
    word = words.roles[role.key]
    fields: dict[str, Plain] = {
        "key": role.key if role.key != role.name else "",
        "aliases": list(role.aliases),
        "group": list(role.group),
        "kind": role.kind if role.kind != "position" else "",
        "level": role.level,
        "scope": scope_said(role.scope),
        "reports to": words.role(role.reports_to) if role.reports_to else "",
        "dotted": list(map(words.role, role.dotted)),
        "limits": limits_said(role.limits) if role.limits else "",
        **words.holders.of(role),
    }
    if role.vacant:
        fields["vacant"] = True
    if words.is_stranger(role):
        fields["declared"] = False
    return word, shortest(role.name, word, fields)


def _duties(matrix: Matrix, words: Wording, marks: _Marks) -> Iterator[tuple[str, Plain]]:
    once = {letter.letter for letter in matrix.notation.letters if letter.at_most == 1}
    order = _order(matrix.notation)
    for duty, row, key in zip(matrix.duties, matrix.rows, words.keys(), strict=True):
        word = words.duties[duty.key]
        fields: dict[str, Plain] = {
            "key": key,
            "number": duty.number,
            "section": listed(duty.section) if duty.section else "",
            "parent": words.duty(duty.parent) if duty.parent else "",
            "scope": scope_said(duty.scope),
            "limits": limits_said(duty.limits) if duty.limits else "",
        }
        held = _held(row, words.roles)
        for letter in sorted(held, key=lambda letter: (order.get(letter, len(order)), letter)):
            fields[letter] = listed(held[letter]) if letter in once else held[letter]
        fields["remarks"] = {words.roles[role]: entry.remark for role, entry in row.items() if entry.remark}
        fields["marks"] = marks.of(duty)
        yield word, shortest(duty.name, word, fields)


def _order(notation: Notation) -> dict[str, int]:
    """Return the places of the letters: who is accountable stands first, as in the file of a person."""
    letters = sorted(notation.letters, key=lambda letter: letter.participation is not Participation.ACCOUNTABLE)
    return {letter.letter: place for place, letter in enumerate(letters)}


def _held(row: Row, words: Mapping[str, str]) -> dict[str, list[Plain]]:
    held: dict[str, list[Plain]] = {}
    for role, entry in row.items():
        for letter in entry.letters:
            held.setdefault(letter, []).append(words[role])
    return held


class _Marks:
    """The marks of a matrix: one for each cell stands with its duty, the others stand apart."""

    def __init__(self, matrix: Matrix, words: Wording) -> None:
        self.other: list[Plain] = []
        self._cells: dict[str, dict[str, Plain]] = {}
        for mark in matrix.marks:
            cell = self._cells.setdefault(mark.duty, {}) if mark.duty in words.duties else {}
            role = words.roles.get(mark.role, "")
            if mark.duty in words.duties and role and role not in cell:
                cell[role] = mark.text
            else:
                self.other.append(_mark(mark, words, role))

    def of(self, duty: Duty) -> Plain:
        """Return the marks of a duty by the words for the roles."""
        return self._cells.get(duty.key)


def _allowance(allowance: Allowance, words: Wording) -> Plain:
    until = allowance.until.isoformat() if allowance.until else ""
    said: dict[str, Plain] = {"rule": allowance.rule, "duty": words.duty(allowance.duty)}
    said |= {"role": words.role(allowance.role), "reason": allowance.reason}
    return filled({**said, "owner": allowance.owner, "until": until})


def _mark(mark: Mark, words: Wording, role: str) -> Plain:
    return {"text": mark.text, **filled({"duty": words.duties.get(mark.duty, ""), "role": role})}
