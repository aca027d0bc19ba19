"""Org-design files as they are written: readable, safe for every reader of YAML and JSON, and complete."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from rich_matrices import FOREIGN, HOSTILE
from ruamel.yaml import YAML
from small_matrix import bakery, written

import raci
from raci.model import Limit, Mark, Matrix, Role, Scope
from raci.notations import get
from raci.records import replace
from raci.settings import Settings
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

_STRANGE = (
    "\x00bell\x07",
    "a\nb",
    "\ttab",
    " blank ",
    "\u2028",
    "\ufeff",
    "\u202eturned",
    "x" * 40_000,
    "\x85",
    "\x7f",
)


def test_a_file_reads_as_if_a_person_had_written_it(tmp_path: Path) -> None:
    expected = """\
title: Bakery
notation: RACI

roles:
  head-baker: {name: Head Baker, group: [Kitchen], level: head, scope: Bakery}
  apprentice: {name: Apprentice, group: [Kitchen], reports to: head-baker, limits: '50,000 EUR'}

duties:
  mix-the-dough:
    name: Mix the dough
    number: '1.10'
    section: Morning
    scope: each shop
    A: head-baker
    R: [head-baker]
    C: [apprentice]
  bake:
    name: Bake
    section: Morning
    A: head-baker
    R: [apprentice]
  close:
    name: Close
    A: head-baker
    marks: {apprentice: by turns}
"""

    assert expected == written(tmp_path, "bakery.yaml")


def test_json_says_the_same(tmp_path: Path) -> None:
    as_json = json.loads(written(tmp_path, "bakery.json"))

    assert as_json == yaml.safe_load(written(tmp_path, "bakery.yaml"))


@pytest.mark.parametrize("name", [*HOSTILE, *FOREIGN, *_STRANGE])
def test_every_reader_of_yaml_and_json_finds_the_names_as_they_are(tmp_path: Path, name: str) -> None:
    matrix = bakery(name, name, name, name)
    text = written(tmp_path, "bakery.yaml", matrix)
    old, new = yaml.safe_load(text), YAML(typ="safe", pure=True).load(text)
    whole = json.loads(written(tmp_path, "bakery.json", matrix))

    assert old == new == whole
    assert whole["title"] == name
    assert {"name": name, **next(iter(whole["duties"].values()))}["name"] == name


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_several_matrices_are_several_documents_or_a_list(tmp_path: Path, suffix: str) -> None:
    matrices = (bakery(), bakery(title="Shop"), bakery("Chef"))
    written(tmp_path, f"bakery.{suffix}", *matrices)

    assert raci.read_all(tmp_path / f"bakery.{suffix}") == matrices


def test_two_roles_of_one_name_keep_their_keys(tmp_path: Path) -> None:
    plain = bakery()
    twin = Role("Apprentice #2", "Apprentice", reports_to="Apprentice")
    rows = ({**plain.rows[0], twin.key: get("RACI").entry("I")}, *plain.rows[1:])
    matrix = replace(plain, roles=(*plain.roles, twin), rows=rows)
    text = written(tmp_path, "bakery.yaml", matrix)

    assert "  apprentice-2: {name: Apprentice, key: 'Apprentice #2', reports to: apprentice}\n" in text
    assert raci.read(tmp_path / "bakery.yaml") == matrix


def test_a_superior_who_is_not_there_is_kept_as_written(tmp_path: Path) -> None:
    plain = bakery()
    matrix = replace(plain, roles=(plain.roles[0], replace(plain.roles[1], reports_to="Head Bakr")))
    text = written(tmp_path, "bakery.yaml", matrix)

    assert "exact: true\n" in text
    assert raci.read(tmp_path / "bakery.yaml") == matrix


def test_a_letter_of_no_notation_and_an_unnamed_mark_are_kept(tmp_path: Path) -> None:
    plain = bakery()
    rows = ({**plain.rows[0], "Apprentice": plain.notation.entry("AX")}, *plain.rows[1:])
    marks = (*plain.marks, Mark("whole row", "Close"), Mark("whole column", "", "Apprentice"))
    matrix = replace(plain, rows=rows, marks=marks)
    written(tmp_path, "bakery.yaml", matrix)

    assert raci.read(tmp_path / "bakery.yaml") == matrix


def test_amounts_and_scopes_that_short_words_cannot_say_are_said_field_by_field(tmp_path: Path) -> None:
    limits = (Limit(1.234, "", "EUR"), Limit(5, "spend", "k"), Limit(5, "spend"))
    scope = Scope((("", "EMEA"), ("function", "Sales"), ("function", "Service")))
    plain = bakery()
    matrix = replace(plain, roles=(replace(plain.roles[0], limits=limits, scope=scope), plain.roles[1]))
    written(tmp_path, "bakery.yaml", matrix)

    assert raci.read(tmp_path / "bakery.yaml") == matrix


def test_a_matrix_without_duties_is_read_as_one(tmp_path: Path) -> None:
    matrix = replace(bakery(), duties=(), rows=(), marks=())
    written(tmp_path, "bakery.yaml", matrix)

    assert raci.read(tmp_path / "bakery.yaml") == matrix


_ORGANIZATION = """\
name: Acme
levels: [executive, head, specialist]
tiers: [organization, region]
units: {co: {name: Acme, tier: organization}, emea: {name: EMEA, tier: region, within: co}}
level table: {region: [head]}
people: {ada: {name: Ada, email: ada@acme.example}, Bo: , Cy: }
roles:
  ceo: {name: CEO, level: executive, scope: co}
  hos: {name: Head of Sales, aliases: [Sales Head], level: head, scope: emea, reports to: ceo, holder: Ada}
  writer: {name: Bid Writer, reports to: hos, scope: emea, holders: [{person: Bo, until: 2027-01-01}, Cy], deputy: Ada}
"""


def _joined(folder: Path) -> Matrix:
    (folder / "org.yaml").write_text(_ORGANIZATION)
    (folder / "plan.csv").write_text(
        "Duty,Sales Head,CEO,Bid Wrter,Juggler\nApprove,A,I,R,C\nSell,R,A,C,\nWrite,A,,R,I\n"
    )
    return raci.read(folder / "plan.csv", Settings(organization=str(folder / "org.yaml")))


def test_a_matrix_keeps_the_organization_it_was_joined_to(tmp_path: Path) -> None:
    matrix = _joined(tmp_path)
    write_export(Export((matrix,)), tmp_path / "out.yaml")
    found = raci.read(tmp_path / "out.yaml")
    old, new = matrix.organization, found.organization

    assert (found, found.joins) == (matrix, matrix.joins)
    assert old is not None
    assert new is not None
    assert (new.units, new.levels, new.tiers, new.table) == (old.units, old.levels, old.tiers, old.table)
    assert (new.title, new.people) == (old.title, old.people)
    assert (set(new.roles), set(new.holdings)) == (set(old.roles), set(old.holdings))


def test_what_is_found_in_a_joined_matrix_is_found_in_its_file(tmp_path: Path) -> None:
    matrix = _joined(tmp_path)
    write_export(Export((matrix,)), tmp_path / "out.json")
    old, new = raci.check(matrix), raci.check(raci.read(tmp_path / "out.json"))

    assert [(each.rule, each.message) for each in new] == [(each.rule, each.message) for each in old]


def test_the_same_matrix_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path, "one.yaml") == written(tmp_path, "two.yaml")


def test_forty_roles_of_one_letter_are_wrapped(tmp_path: Path) -> None:
    names = [f"Member {place} of the works council" for place in range(40)]
    entry = get("RACI").entry("I")
    roles = tuple(Role(name, name) for name in names)
    matrix = Matrix(get("RACI"), roles, bakery().duties[:1], (dict.fromkeys(names, entry),))
    text = written(tmp_path, "bakery.yaml", matrix)

    assert max(map(len, text.splitlines())) <= 120
    assert raci.read(tmp_path / "bakery.yaml") == matrix
