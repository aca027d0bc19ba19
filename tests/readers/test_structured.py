"""YAML and JSON of other shapes than our own: what is read, where it stands, and what is never taken for a matrix."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import raci
from raci.errors import UnreadableError
from raci.readers.org_design import LARGE, read_org_design
from raci.readers.structured.suspicion import may_hold_matrix

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix


def read_all(folder: Path, text: str, name: str = "plan.yaml") -> tuple[Matrix, ...]:
    """Return the matrices of a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return tuple(reading.matrix for reading in raci.understand(path).readings)


def read(folder: Path, text: str, name: str = "plan.yaml") -> Matrix:
    """Return the one matrix of a text."""
    (matrix,) = read_all(folder, text, name)
    return matrix


def refusal(folder: Path, text: str, name: str = "plan.yaml") -> UnreadableError:
    """Return the error of a text that holds no matrix."""
    with pytest.raises(UnreadableError) as caught:
        read_all(folder, text, name)
    return caught.value


def assigned(matrix: Matrix) -> dict[str, str]:
    """Return duty key → `Role R/A, Role C`, in the order of the roles."""
    rows = zip(matrix.duties, matrix.rows, strict=True)
    return {duty.key: ", ".join(f"{role} {entry}" for role, entry in row.items()) for duty, row in rows}


TWO: Final = {"Bake": "Baker R, Owner A, Guest C", "Sell": "Baker C, Owner R/A"}
"""What each of the texts below says, in its own shape; the roles may be met in another order."""

SHAPES: Final = {
    "letters over names": """
Bake: {R: Baker, A: [Owner], C: [Guest], I: []}
Sell: {A/R: Owner, C: [Baker]}
""",
    "words over names": """
tasks:
  Bake: {responsible: [Baker], accountable: Owner, consulted: Guest, informed: }
  Sell: {responsible: Owner, accountable: Owner, consulted: Baker}
""",
    "words with others beside them": """
Bake: {responsible_party: Baker, accountableRole: Owner, consulted-parties: [Guest]}
Sell: {responsible_party: Owner, accountableRole: Owner, consulted-parties: [Baker]}
""",
    "one key deeper": """
Bake: {raci: {R: Baker, A: Owner, C: Guest}, status: open}
Sell: {raci: {R: Owner, A: Owner, C: Baker}, status: open}
""",
    "small letters": """
Bake: {r: Baker, a: Owner, c: Guest}
Sell: {r: Owner, a: Owner, c: Baker}
""",
    "headings for keys": """
Bake: {R - Responsible: Baker, A (Accountable): Owner, "Consulted (C)": Guest}
Sell: {R - Responsible: Owner, A (Accountable): Owner, "Consulted (C)": Baker}
""",
    "rows": """
spec: {matrix: {activities: [
  {task: Bake, responsible: Baker, accountable: Owner, consulted: [Guest], status: A},
  {task: Sell, responsible: Owner, accountable: Owner, consulted: [Baker], status: R}]}}
""",
    "rows with a role for each key": """
[{"Task": "Bake", "Baker": "R", "Owner": "A", "Guest": "C", "Priority": "A", "Due": "May"},
 {"Task": "Sell", "Baker": "C", "Owner": "A/R", "Guest": "", "Priority": "I", "Due": "May"}]
""",
    "names in one text": """
- {task: Bake, responsible: Baker, accountable: Owner, consulted: Guest}
- {task: Sell, responsible: Owner, accountable: Owner, consulted: "Baker, TBD"}
""",
    "duties by name, one to an item": """
- Bake: {R: Baker, A: Owner, C: Guest}
- Sell: {R: Owner, A: Owner, C: Baker}
""",
    "roles over letters": """
matrix:
  Bake: {Baker: R, Owner: A, Guest: C}
  Sell: {Baker: C, Owner: AR, Guest: "-"}
""",
    "roles over words": """
Bake: {Baker: Responsible, Owner: Accountable, Guest: Consulted}
Sell: {Baker: Consulted, Owner: [Responsible, Accountable]}
""",
    "roles over what is said of them": """
Bake: {Baker: {code: R}, Owner: {code: A}, Guest: {code: C}}
Sell: {Baker: {code: C}, Owner: {code: A/R}}
""",
    "flags": """
[{"task": "Bake", "assignments": {"Baker": {"responsible": true, "accountable": false}, "Owner": {"accountable": true},
  "Guest": {"consulted": true}}},
 {"task": "Sell", "assignments": {"Baker": {"consulted": true}, "Owner": {"responsible": true, "accountable": true}}}]
""",
    "assignments by role": """
- {activity: Bake, assignments: {Baker: R, Owner: A, Guest: C}}
- {activity: Sell, assignments: {Baker: C, Owner: A/R}}
""",
    "a list of assignments": """
- {activity: Bake, roles: [{role: Baker, code: R}, {role: Owner, code: A}, {role: Guest, code: C}]}
- {activity: Sell, roles: [{role: Baker, code: C}, {role: Owner, code: A/R}]}
""",
    "a list of short assignments": """
- {activity: Bake, assignments: ["Baker: R", Owner = A, {Guest: C}]}
- {activity: Sell, assignments: [{Baker: C}, "Owner: A/R"]}
""",
    "letters in the order of the roles": """
roles: [Baker, Owner, Guest]
activities:
  - {name: Bake, raci: [R, A, C]}
  - {name: Sell, raci: [C, A/R, "-"]}
""",
    "a record for each assignment": """
- {task: Bake, role: Baker, raci: R}
- {task: Bake, role: Owner, raci: A}
- {task: Bake, role: Guest, raci: C}
- {task: Sell, role: Baker, raci: C}
- {task: Sell, role: Owner, raci: A/R}
""",
    "by role": """
roles: {Baker: The baker, Owner: The owner, Guest: A guest}
by_role:
  Baker: {Bake: R, Sell: C}
  Owner: {Bake: A, Sell: A/R}
  Guest: {Bake: C}
""",
    "by role, duties under letters": """
- {role: Baker, R: [Bake], C: [Sell]}
- {role: Owner, A: [Bake, Sell], R: Sell}
- {role: Guest, C: [Bake]}
""",
    "a list of lists": """
[["Task", "Baker", "Owner", "Guest"], ["Bake", "R", "A", "C"], ["Sell", "C", "A/R", ""]]
""",
    "headings apart from a list of lists": """
columns: [Task, Baker, Owner, Guest]
rows:
  - [Bake, R, A, C]
  - [Sell, C, A/R, ""]
""",
    "aliases": """
Bake: {R: &baker [Baker], A: &owner Owner, C: Guest}
Sell: {R: *owner, A: *owner, C: *baker}
""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_one_matrix_is_read_from_many_shapes(tmp_path: Path, shape: str) -> None:
    matrix = read(tmp_path, SHAPES[shape])
    labels = {"The baker": "Baker", "The owner": "Owner", "A guest": "Guest"}
    found = {
        duty: sorted(
            labels.get(part.rpartition(" ")[0], part.rpartition(" ")[0]) + part[-4:] for part in row.split(", ")
        )
        for duty, row in assigned(matrix).items()
    }
    wanted = {
        duty: sorted(part.rpartition(" ")[0] + part[-4:] for part in row.split(", ")) for duty, row in TWO.items()
    }

    assert found == wanted
    assert matrix.notation.name == "RACI"


def test_every_value_has_its_line_and_column(tmp_path: Path) -> None:
    matrix = read(
        tmp_path, "jobs:\n  Bake:\n    R: [Baker, Helper]\n    A: Owner\n  Sell: {Helper: R, R: Baker, A: Owner}\n"
    )
    places = {
        (each.duty.name, each.role.name): matrix.locate(each.duty, each.role, each.entry).inside
        for each in matrix.assignments()
    }

    assert matrix.locate(matrix.duties[1]).inside == "5:3"
    assert places["Bake", "Helper"] == "3:16"
    assert places["Bake", "Owner"] == "4:8"
    assert places["Sell", "Baker"] == "5:24"


def test_ids_in_cells_are_replaced_by_the_names_declared_for_them(tmp_path: Path) -> None:
    text = """
roles:
  ow: {label: Owner, aliases: [Boss], holder: Ada}
  - oven
""".replace("  - oven\n", "  bk: Baker (night)\n")
    matrix = read(tmp_path, text + "tasks:\n  Bake: {R: bk, A: boss}\n  Sell: {R: [Baker (night)], A: OW}\n")

    assert assigned(matrix) == {"Bake": "Owner A, Baker (night) R", "Sell": "Owner A, Baker (night) R"}
    assert [role.aliases for role in matrix.roles] == [("ow", "Boss"), ("bk",)]
    assert matrix.roles[0].holders == ("Ada",)


def test_roles_may_be_declared_in_a_list(tmp_path: Path) -> None:
    text = "roles:\n- {id: ow, name: Owner}\n- {id: bk, name: Baker}\n- {id: ow2, name: Owner}\n"
    matrix = read(tmp_path, text + "tasks:\n- {name: Bake, R: bk, A: ow2}\n- {name: Sell, R: bk, A: ow}\n")

    assert assigned(matrix) == {"Bake": "Baker R, Owner (ow2) A", "Sell": "Owner (ow) A, Baker R"}


def test_an_undeclared_role_is_kept_and_told(tmp_path: Path) -> None:
    matrix = read(tmp_path, "roles: {bk: Baker}\ntasks:\n  Bake: {R: bk, A: cat}\n  Sell: {R: bk, A: cat}\n")

    assert assigned(matrix) == {"Bake": "Baker R, cat A", "Sell": "Baker R, cat A"}
    assert [(each.message, each.source) for each in matrix.oddities] == [
        ("the role 'cat' is not among the roles the file declares", (3, 20))
    ]


def test_a_role_that_stands_twice_has_all_its_letters(tmp_path: Path) -> None:
    matrix = read(tmp_path, "roles: {bk: Baker}\nraci:\n  Bake: {bk: A, Baker: C, cat: R}\n  Sell: {bk: A, cat: R}\n")

    assert assigned(matrix)["Bake"] == "Baker A/C, cat R"


def test_what_is_no_letter_is_kept_as_a_mark(tmp_path: Path) -> None:
    text = "raci:\n  Bake: {Baker: R, Owner: A}\n  Sell: {Baker: later?, Owner: A}\n  Eat: {Baker: R, Owner: Z}\n"
    matrix = read(tmp_path, text)

    assert [(mark.text, mark.duty, mark.role, mark.source) for mark in matrix.marks] == [
        ("later?", "Sell", "Baker", (3, 17)),
        ("Z", "Eat", "Owner", (4, 26)),
    ]


def test_a_letter_over_what_is_no_name_is_kept_as_a_mark(tmp_path: Path) -> None:
    matrix = read(tmp_path, "Bake: {raci: {R: Baker, A: 12}}\nSell: {raci: {R: Baker, A: Owner}}\n")

    assert [(mark.text, mark.role) for mark in matrix.marks] == [("12", "")]


def test_what_stands_beside_the_letters_is_left_out_and_said(tmp_path: Path) -> None:
    matrix = read(tmp_path, SHAPES["rows with a role for each key"])

    assert set(matrix.left_out) == {"Priority", "Due"}


def test_remarks_of_assignments_are_kept(tmp_path: Path) -> None:
    matrix = read(tmp_path, "Bake: {R: Baker, A: [{role: Owner, note: until May}]}\nSell: {R: Baker, A: Owner}\n")

    assert matrix.rows[0]["Owner"].remark == "until May"


def test_duties_without_letters_are_duties(tmp_path: Path) -> None:
    text = (
        "tasks:\n  Bake: {R: Baker, A: Owner}\n  Rest:\n  Wipe: {R: , A: []}\n  Sweep: {}\n  Sell: {R: Cat, A: Owner}\n"
    )
    listed = (
        "tasks:\n- {name: Bake, R: Baker, A: Owner}\n- {name: Rest, status: x}\n- {name: Sell, R: Baker, A: Owner}\n"
    )

    assert [duty.name for duty in read(tmp_path, text).duties] == ["Bake", "Rest", "Wipe", "Sweep", "Sell"]
    assert [duty.name for duty in read(tmp_path, listed).duties] == ["Bake", "Rest", "Sell"]


def test_phases_are_sections_and_numbers_are_numbers(tmp_path: Path) -> None:
    text = """
title: The fair
phases:
  - phase: Build
    tasks:
      - {id: "1.1", task: Dig, responsible: Digger, accountable: Boss}
  - phase: Run
    tasks:
      - {id: "2.1", task: Open, responsible: Host, accountable: Boss, subtasks: [{task: Ring, responsible: Host}]}
      - {id: "2.2", task: Close, phase: Night, responsible: Host, accountable: Boss}
"""
    matrix = read(tmp_path, text)

    assert matrix.title == "The fair"
    assert [(duty.section, duty.name, duty.number) for duty in matrix.duties] == [
        (("Build",), "Dig", "1.1"),
        (("Run",), "Open", "2.1"),
        (("Run", "Open"), "Ring", ""),
        (("Run", "Night"), "Close", "2.2"),
    ]


def test_keys_over_some_duties_are_sections_and_a_key_over_all_is_the_title(tmp_path: Path) -> None:
    some = read(tmp_path, "hall:\n  Dust: {R: a, A: b}\n  Wipe: {R: a, A: b}\nyard:\n  Rake: {R: a, A: b, I: c}\n")
    every = read(tmp_path, "hall:\n  Dust: {R: a, A: b}\n  Wipe: {R: a, A: b}\n")

    assert [duty.key for duty in some.duties] == ["hall › Dust", "hall › Wipe", "yard › Rake"]
    assert [duty.key for duty in every.duties] == ["Dust", "Wipe"]
    assert every.title == "hall"


def test_matrices_of_their_own_stay_apart(tmp_path: Path) -> None:
    text = """
matrices:
  - {title: Hall, roles: [a, b], tasks: [{name: Dust, R: a, A: b}, {name: Wipe, R: a, A: b}]}
  - {title: Yard, tasks: [{name: Rake, R: c, A: b}, {name: Mow, R: c, A: b}]}
"""
    matrices = read_all(tmp_path, text)

    assert [(matrix.title, [role.name for role in matrix.roles]) for matrix in matrices] == [
        ("Hall", ["a", "b"]),
        ("Yard", ["c", "b"]),
    ]


def test_documents_of_one_duty_each_are_one_matrix(tmp_path: Path) -> None:
    text = (
        "task: Bake\nresponsible: Baker\naccountable: Owner\n---\ntask: Sell\nresponsible: Baker\naccountable: Owner\n"
    )

    assert assigned(read(tmp_path, text)) == {"Bake": "Baker R, Owner A", "Sell": "Baker R, Owner A"}


NOTATIONS: Final = {
    "legend: {D: Driver, A: Approver, C: Contributor, I: Informed}\nx: [{name: p, D: a, A: b}, {name: q}]": "DACI",
    "legend: 'D = Driver, A = Approver, C = Contributor, I = Informed'\nx: {p: {D: a, A: b}, q: {D: a, A: b}}": "DACI",
    "legend:\n- {letter: R, meaning: Responsible}\n- {letter: S, meaning: Support}\n"
    "- {letter: A, meaning: Accountable}\nx: {p: {R: a, A: b}, q: {R: a, A: b, S: c}}": "RASI",
    "x: {p: {driver: a, approver: [b], contributors: c}, q: {driver: a, approver: b}}": "DACI",
    "x: {p: {recommend: a, agree: b, perform: c, input: d, decide: e}, q: {recommend: a, decide: e}}": "RAPID",
    "notation: RASCI\nx: {p: {R: a, A: b}, q: {R: a, A: b}}": "RASCI",
    "rasci: {p: {R: a, A: b}, q: {R: a, A: b}}": "RASCI",
    "aufgaben: [{aufgabe: pq, verantwortlich: a, rechenschaftspflichtig: b, konsultiert: [c], informiert: d}]": "RACI",
    "x: [{tarea: pq, responsable: a, aprobador: b, consultado: [c], informado: d}]": "RACI",
    "title: Choose\ndecision-makers: [a, b]\nconsulted: [c]\ninformed: d": "DCI",
}


@pytest.mark.parametrize("text", NOTATIONS)
def test_the_notation_is_known_by_legend_words_names_and_letters(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).notation.name == NOTATIONS[text]


CATALOG: Final = """
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: till}
spec: {owner: group:default/shop, system: bakery}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: prices}
spec: {owner: user:ada}
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: oven}
spec: {type: machine}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: shop}
spec: {profile: {displayName: Shop Team}, parent: house, members: [ada, bo]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: ada}
spec: {profile: {displayName: Ada Example}, memberOf: [shop]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: bo}
spec: {memberOf: [shop]}
"""


def test_the_owner_of_a_catalog_entity_answers_for_it_and_does_the_work(tmp_path: Path) -> None:
    matrix = read(tmp_path, CATALOG)
    team, ada = matrix.roles

    assert assigned(matrix) == {
        "bakery › Component till": "Shop Team R/A",
        "API prices": "Ada Example R/A",
        "Resource oven": "",
    }
    assert (team.kind, team.aliases, team.reports_to, team.holders) == (
        "group",
        ("shop",),
        "house",
        ("Ada Example", "bo"),
    )
    assert ada.aliases == ("ada",)
    assert matrix.locate(matrix.duties[0], team).inside == "5:15"


def test_a_catalog_without_owners_is_none_of_ours(tmp_path: Path) -> None:
    groups = CATALOG.partition("kind: Resource")[2]

    assert refusal(tmp_path, groups.partition("---")[2]).code == "not-org-design"


def test_oscal_says_who_is_responsible_for_controls(tmp_path: Path) -> None:
    plan = {
        "metadata": {
            "title": "Plan of the bakery",
            "roles": [{"id": "own", "title": "Oven Owner"}],
            "parties": [{"uuid": "p1", "type": "person", "name": "Ada"}],
            "responsible-parties": [{"role-id": "own", "party-uuids": ["p1"]}],
        },
        "control-implementation": {
            "implemented-requirements": [
                {
                    "control-id": "ac-1",
                    "responsible-roles": [{"role-id": "own"}, {"role-id": "cat", "party-uuids": ["p9"]}],
                    "statements": [{"statement-id": "ac-1_a", "responsible-roles": [{"role-id": "own"}]}],
                }
            ]
        },
    }
    matrix = read(tmp_path, json.dumps({"system-security-plan": plan}), "plan.json")

    assert assigned(matrix) == {"ac-1": "Oven Owner R, cat R", "ac-1 › ac-1_a": "Oven Owner R"}
    assert [(role.aliases, role.holders) for role in matrix.roles] == [(("own",), ("Ada",)), ((), ("p9",))]
    assert matrix.title == "Plan of the bakery"


FOREIGN: Final = {
    "a package": '{"name": "web", "scripts": {"build": "x"}, "authors": ["a"], "needs": {"r": "1", "a": "2"}}',
    "services": "services: {web: {image: a, depends_on: [b]}, db: {image: c}}",
    "a manifest": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {driver: a, approver: b}",
    "role bindings": "roleRef: {kind: Role, name: a}\nsubjects: [{kind: User, name: R}, {kind: A, name: b}]",
    "a schema": "properties: {responsible: {type: a}, accountable: {type: b}}\nrequired: [responsible, accountable]",
    "an interface": "paths: {/a: {get: {responses: {200: {description: informed}}}}}\ninfo: {title: x, support: y}",
    "translations": "labels: {responsible: Responsable, accountable: Garant, consulted: Consulté, informed: Informé}",
    "translations into an unknown language": "raci: {responsible: Υπεύθυνος, accountable: Υπόλογος}",
    "words of a form": "form: {responsible: Υπεύθυνος, accountable: Υπόλογος}",
    "a legend alone": "legend: {R: Responsible, A: Accountable, C: Consulted, I: Informed}",
    "grades": "pupils: {ada: {sums: A, art: C}, bo: {sums: A, art: B}, cy: {sums: C, art: A}}",
    "colours": "dot: {r: 1, g: 2, b: 3, a: 4}\nline: {r: 5, a: 6}",
    "ratings": "rows: [{id: a, rag: R, size: A}, {id: b, rag: A, size: R}]",
    "abbreviations": "R: Rome\nA: Athens\nC: Cairo",
    "a workflow": "on: push\njobs: {test: {steps: [{name: R, run: A}, {name: A, run: R}]}}",
    "lists": "[[1, 2], [3, 4], [A, R]]",
    "issues": "issues: [{title: a, owner: b, assignee: c}, {title: d, owner: e, assignee: f}]",
    "numbers": "[1, 2.5, true, null]",
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
def test_nothing_else_is_taken_for_a_matrix(tmp_path: Path, kind: str, name: str) -> None:
    assert refusal(tmp_path, FOREIGN[kind], name).code == "not-org-design"


def test_a_file_in_our_own_shape_stays_ours(tmp_path: Path) -> None:
    error = refusal(tmp_path, "roles: {a: {name: A}}\ndutis: {x: {A: a, R: b}, y: {A: a, R: b}}")

    assert error.code == "bad-org-design"
    assert "did you mean 'duties'?" in error.message


def test_a_doubled_key_in_a_matrix_is_told_with_its_place(tmp_path: Path) -> None:
    error = refusal(tmp_path, "raci:\n  Bake: {R: a, A: b}\n  Sell: {R: a, A: b}\n  Bake: {R: c, A: b}\n")

    assert error.place.endswith("plan.yaml:4:3")
    assert "the key 'Bake' stands twice" in error.message


@pytest.mark.parametrize("shape", SHAPES)
def test_a_json_of_any_shape_is_looked_into(shape: str) -> None:
    import yaml  # noqa: PLC0415 - only to turn the shapes into JSON

    for each in yaml.safe_load_all(SHAPES[shape]):
        assert may_hold_matrix(json.dumps(each))


def test_a_json_with_escaped_words_is_looked_into() -> None:
    assert may_hold_matrix(json.dumps([{"x": 1, "ответственный": "a", "консультант": "b"}]))


def test_a_large_foreign_json_is_put_aside_without_parsing(tmp_path: Path) -> None:
    text = json.dumps(
        [{"name": f"item {n}", "value": n, "note": "who is responsible was informed"} for n in range(50_000)]
    )
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read_org_design(path)

    assert caught.value.code == "not-org-design"
    assert len(text) > LARGE
    assert time.process_time() - begun < 30


def test_reading_takes_time_in_proportion_to_the_size(tmp_path: Path) -> None:
    def spent(count: int) -> float:
        rows = [{"phase": f"p{n % 50}", "task": f"t{n}", "R": [f"r{n % 40}"], "A": f"a{n % 90}"} for n in range(count)]
        path = tmp_path / "plan.json"
        path.write_text(json.dumps({"phases": [{"name": f"g{n}", "tasks": [row]} for n, row in enumerate(rows)]}))
        begun = time.process_time()
        (matrix,) = read_org_design(path).matrices
        assert len(matrix.duties) == count
        return time.process_time() - begun

    spent(10)

    assert spent(4000) < 12 * spent(1000)


_WORDS: Final = st.sampled_from(
    ["R", "A", "C", "task", "name", "responsible", "accountable", "raci", "roles", "pm", "", "A/R"]
)
_TREES: Final = st.recursive(
    _WORDS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=30,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_TREES)
def test_no_tree_of_words_breaks_the_reader(tmp_path: Path, tree: object) -> None:
    path = tmp_path / "tree.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    try:
        document = read_org_design(path)
    except UnreadableError:
        return

    assert document.matrices or document.grids
    for matrix in document.matrices:
        keys = {role.key for role in matrix.roles}
        assert all(row.keys() <= keys for row in matrix.rows)
        assert len({duty.key for duty in matrix.duties}) == len(matrix.duties)


def test_a_role_may_be_called_what_elsewhere_is_a_word_for_a_letter(tmp_path: Path) -> None:
    """Over a letter, `Driver` is a role; over a name, it is the D of DACI."""
    matrix = read(tmp_path, "Load: {Owner: A, Driver: R}\nSteer: {Owner: I, Driver: A/R, Support: C}\n")

    assert assigned(matrix) == {"Load": "Owner A, Driver R", "Steer": "Owner I, Driver R/A, Support C"}


def test_a_description_does_not_take_the_place_of_a_key(tmp_path: Path) -> None:
    """A duty under a key is called by it, unless the key only counts."""
    text = """
bake: {description: Every morning, responsible: Baker, accountable: Owner}
task_2: {description: Sell bread, responsible: Baker, accountable: Owner}
"""

    assert [duty.name for duty in read(tmp_path, text).duties] == ["bake", "Sell bread"]


def test_a_list_of_decisions_is_no_list_of_deciders(tmp_path: Path) -> None:
    """Items that have letters as keys are duties, whatever the key over them may mean."""
    text = """
decisions:
  - {title: Move house, driver: Ada, approver: Bo, contributors: [Cy]}
  - {title: Buy oven, driver: Bo, approver: Ada, informed: [Cy]}
"""
    matrix = read(tmp_path, text)

    assert assigned(matrix) == {"Move house": "Ada D, Bo A, Cy C", "Buy oven": "Ada A, Bo D, Cy I"}
    assert matrix.notation.name == "DACI"


MORE_SHAPES: Final = {
    "a list for each column": """
{"Task": ["Bake", "Sell"], "Baker": ["R", "C"], "Owner": ["A", "A/R"], "Guest": ["C", ""]}
""",
    "numbered values for each column": """
{"Task": {"0": "Bake", "1": "Sell"}, "Baker": {"0": "R", "1": "C"}, "Owner": {"0": "A", "1": "A/R"},
 "Guest": {"0": "C", "1": null}}
""",
    "rows and their names apart": """
{"columns": ["Baker", "Owner", "Guest"], "index": ["Bake", "Sell"], "data": [["R", "A", "C"], ["C", "A/R", ""]]}
""",
    "made-up keys": """
[{"Our matrix": "Task", "__EMPTY": "Baker", "__EMPTY_1": "Owner", "__EMPTY_2": "Guest"},
 {"Our matrix": "Bake", "__EMPTY": "R", "__EMPTY_1": "A", "__EMPTY_2": "C"},
 {"Our matrix": "Sell", "__EMPTY": "C", "__EMPTY_1": "A/R"}]
""",
    "ragged lists of lists": """
{"values": [["Our matrix"], [], ["Task", "Baker", "Owner", "Guest"], ["Bake", "R", "A", "C"], ["Sell", "C", "A/R"]]}
""",
    "one text for each duty, letters first": """
raci: {Bake: "R: Baker, A: Owner, C: Guest", Sell: "R: Owner; A: Owner; C: Baker"}
""",
    "one text for each duty, names first": """
- {task: Bake, raci: "Baker (R), Owner (A), Guest (C)"}
- {task: Sell, raci: "Baker=C, Owner=R/A"}
""",
    "a list of texts, letters first": """
- {task: Bake, raci: ["R: Baker", "A: Owner", "C: Guest"]}
- {task: Sell, raci: ["R: Owner", "A: Owner", "C: Baker"]}
""",
    "people who have roles": """
- {task: Bake, people: [{name: Baker, role: Responsible}, {name: Owner, role: Accountable}, {name: Guest, role: C}]}
- {task: Sell, people: [{name: Baker, role: Consulted}, {name: Owner, role: R/A}]}
""",
    "a record for each person": """
- {task: Bake, person: Baker, role: Responsible}
- {task: Bake, person: Owner, role: Accountable}
- {task: Bake, person: Guest, role: Consulted}
- {task: Sell, person: Baker, role: Consulted}
- {task: Sell, person: Owner, role: "Responsible, Accountable"}
""",
    "fields in lists": """
items:
  - {name: Bake, fields: [{title: Responsible, text: Baker}, {title: Accountable, text: Owner},
     {title: Consulted, text: Guest}, {title: Status, text: Done}]}
  - {name: Sell, fields: [{title: Responsible, text: Owner}, {title: Accountable, text: Owner},
     {title: Consulted, text: Baker}, {title: Status, text: Stuck}]}
""",
    "names under a key that is not known": """
- {Arbeitsgang: Bake, responsible: Baker, accountable: Owner, consulted: Guest}
- {Arbeitsgang: Sell, responsible: Owner, accountable: Owner, consulted: Baker}
""",
    "lists of texts, names first": """
tasks:
  Bake: [Baker (R), Owner (A), Guest (C)]
  Sell: [Baker (C), "Owner (R/A)"]
""",
    "roles with their duties": """
roles:
  - {role: Baker, tasks: {Bake: R, Sell: C}}
  - {role: Owner, tasks: {Bake: A, Sell: A/R}}
  - {role: Guest, tasks: {Bake: C, Sell: "-"}}
""",
    "prefixes": """
- {task: Bake, raci_responsible: Baker, raci_accountable: Owner, raci_consulted: Guest}
- {task: Sell, raci_responsible: Owner, raci_accountable: Owner, raci_consulted: Baker}
""",
    "teams and what they are there for": """
teams:
  - {team: Baker, responsible_for: [Bake], consulted_on: [Sell]}
  - {team: Owner, responsible_for: [Sell], accountable_for: [Bake, Sell]}
  - {team: Guest, consulted_on: [Bake]}
""",
    "templates": """
x-usual: &usual {A: Owner}
tasks: {Bake: {<<: *usual, R: Baker, C: Guest}, Sell: {<<: *usual, R: Owner, C: Baker}}
""",
}


@pytest.mark.parametrize("shape", MORE_SHAPES.values(), ids=MORE_SHAPES)
def test_what_programs_write_out_is_read_as_well(tmp_path: Path, shape: str) -> None:
    expected = {duty: set(row.replace("A/R", "R/A").split(", ")) for duty, row in TWO.items()}
    found = {duty: set(row.replace("A/R", "R/A").split(", ")) for duty, row in assigned(read(tmp_path, shape)).items()}

    assert found == expected


def test_letters_of_a_legend_of_its_own_are_read(tmp_path: Path) -> None:
    """K and H belong to no notation; only the file says what they mean."""
    text = """
Legende: {L: Leitet, H: Hilft, K: Kennt es}
tasks: {Bake: {Ada: L, Bo: H, Cy: K}, Sell: {Bo: L, Cy: K}}
"""

    assert assigned(read(tmp_path, text)) == {"Bake": "Ada L, Bo H, Cy K", "Sell": "Bo L, Cy K"}


def test_a_word_for_responsible_means_accountable_beside_another(tmp_path: Path) -> None:
    text = "- {task: Печь, исполнитель: Ада, ответственный: Бо}\n- {task: Мыть, исполнитель: Бо, ответственный: Ада}\n"

    assert assigned(read(tmp_path, text)) == {"Печь": "Ада R, Бо A", "Мыть": "Ада A, Бо R"}


def test_departments_that_hold_duties_are_sections_and_no_roles(tmp_path: Path) -> None:
    text = """
divisions:
  - name: Shop
    departments:
      - {name: Front, tasks: [{name: Sell, R: [Ada], A: [Bo]}]}
      - {name: Back, tasks: [{name: Bake, R: [Bo], A: [Ada]}]}
  - name: Office
    departments: [{name: Books, tasks: [{name: Count, R: [Cy], A: [Bo]}]}]
"""
    duties = read(tmp_path, text).duties

    assert [(duty.section, duty.name) for duty in duties] == [
        (("Shop", "Front"), "Sell"),
        (("Shop", "Back"), "Bake"),
        (("Office", "Books"), "Count"),
    ]


def notes(folder: Path, text: str) -> list[str]:
    """Return what is told of a text, as `doubt 3:7 …`, without its path."""
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return [f"{note.kind} {note.location.inside} {note.message}" for note in raci.understand(path).notes]


def test_a_key_over_known_names_that_is_not_read_is_doubted(tmp_path: Path) -> None:
    text = "- {task: Bake, R: Ada, A: Bo, minders: [Cy, Ada]}\n- {task: Sell, R: Cy, A: Bo}\n"
    (told,) = notes(tmp_path, text)

    assert told.startswith("doubt 1:40 'minders' is no known word for a letter")


def test_an_undeclared_role_is_doubted(tmp_path: Path) -> None:
    text = "roles: {b: Baker, o: Owner}\ntasks: {Bake: {R: b, A: o}, Sell: {R: x, A: o}}\n"
    (told,) = notes(tmp_path, text)

    assert told == "doubt 2:39 the role 'x' is not among the roles the file declares; is it misspelt?"


def test_a_letter_taken_for_a_priority_is_told(tmp_path: Path) -> None:
    text = "- {task: Bake, Ada: R, Bo: A, Priority: C}\n- {task: Sell, Ada: A, Bo: R, Priority: A}\n"

    assert notes(tmp_path, text) == ["info 1:41 'Priority' was taken for a property of the duty, not for a role"]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_nothing_is_doubted_that_is_clear(tmp_path: Path, shape: str) -> None:
    assert not [note for note in notes(tmp_path, shape) if note.startswith("doubt")]


def test_the_schema_of_a_matrix_is_none(tmp_path: Path) -> None:
    text = """
properties:
  responsible: {title: Responsible, type: string}
  accountable: {title: Accountable, type: string}
  consulted: {title: Consulted, $ref: "#/roles"}
"""

    assert refusal(tmp_path, text).code == "not-org-design"


def test_what_should_be_read_from_another_file_is_no_matrix(tmp_path: Path) -> None:
    text = """
quirk: Codes are small.
expect: read
matrices: [{duties: [{name: Bake, letters: {Ada: R, Bo: A}}, {name: Sell, letters: {Ada: A, Bo: R}}]}]
"""
    error = refusal(tmp_path, text)

    assert error.code == "not-org-design"
    assert error.message == "this says what should be read out of another file"


@pytest.mark.parametrize("shape", MORE_SHAPES)
def test_a_json_as_programs_write_it_is_looked_into(shape: str) -> None:
    import yaml  # noqa: PLC0415 - only to turn the shapes into JSON

    assert may_hold_matrix(json.dumps(yaml.safe_load(MORE_SHAPES[shape])))


def test_a_comment_in_json_is_told_as_what_it_is(tmp_path: Path) -> None:
    text = '{\n  // who does what\n  "tasks": [{"name": "Bake", "responsible": "Ada", "accountable": "Bo"}]\n}\n'
    error = refusal(tmp_path, text, "plan.json")

    assert error.code == "bad-yaml"
    assert "there are no comments with // or /*" in error.message


def test_a_list_in_named_parts_says_only_what_kind_of_things_they_are(tmp_path: Path) -> None:
    text = """
goals:
  - goal: Open earlier
    results: [{result: Bake at four, R: Ada, A: Bo}]
  - goal: Waste less
    results: [{result: Sell old bread, R: Bo, A: Ada}]
"""

    assert [duty.key for duty in read(tmp_path, text).duties] == [
        "Open earlier › Bake at four",
        "Waste less › Sell old bread",
    ]


def test_where_nobody_is_accountable_any_key_that_is_not_read_is_doubted(tmp_path: Path) -> None:
    text = "- {task: Bake, responsible: Ada, consulted: Bo, blamed: Cy}\n- {task: Sell, responsible: Bo, blamed: Cy}\n"
    (told,) = notes(tmp_path, text)

    assert told.startswith("doubt 1:57 'blamed' is no known word for a letter")


def test_many_duties_in_one_list_take_time_in_proportion(tmp_path: Path) -> None:
    def spent(count: int) -> float:
        rows = [{"task": f"t{n}", "R": f"r{n}", "A": "a"} for n in range(count)]
        path = tmp_path / "plan.json"
        path.write_text(json.dumps({"roles": {"a": "Ada"}, "tasks": rows}))
        begun = time.process_time()
        read_org_design(path)
        return time.process_time() - begun

    spent(10)

    assert spent(4000) < 12 * spent(1000)
