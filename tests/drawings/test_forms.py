"""The forms: what others read out of them is what the matrix says, whatever names stand in it."""

from __future__ import annotations

import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib
import yaml
from drawn import offers, text_of
from hypothesis import HealthCheck, given, settings
from lxml import etree
from whole_matrices_at_random import whole_matrices, with_organizations

import raci
from raci.drawings import form_for, form_names, view_names
from raci.drawings.plans import graphviz
from raci.errors import RaciError
from raci.model import Matrix, Role
from raci.records import replace

if TYPE_CHECKING:
    from hypothesis import strategies as st

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "matrices" / "examples").glob("*.yaml"))
VIEWS: Final = (None, *view_names())
SVG: Final = "{http://www.w3.org/2000/svg}"
_NODE: Final = re.compile(r'\s*n\d+(?:\["[^"]*"\]|\("[^"]*"\))')
_LINE: Final = re.compile(
    r'flowchart (?:LR|BT)|\s*accTitle: [^\n]*|\s*subgraph c\d+\["[^"]*"\]|\s*end'
    r'|\s*[nc]\d+ (?:-->|-\.->)(?:\|"[^"]*"\|)? [nc]\d+|\s*classDef \w+ [\w#:,]+|\s*class [\w,]+ \w+'
    r"|\s*linkStyle [\d,]+ [\w#:,.-]+|%% .*"
)
_LABEL: Final = re.compile(r'"([^"]*)"')
_SAFE: Final = re.compile(r"(?:[^\x00-\x1f\"`#<>&;:|\[\]{}\\*$@%=~]|#\d+;|<br>)*")
_HARD: Final = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def _with(data: st.DataObject, matrix: Matrix) -> Matrix:
    return data.draw(with_organizations(matrix))


# what others read


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_graphml_opens_again_in_networkx_equal(path: Path) -> None:
    matrix = raci.read(path)
    known = raci.graph(matrix).to_networkx()
    found = nx.parse_graphml(text_of("graphml", matrix))

    assert {name: _told(each) for name, each in known.nodes(data=True)} == dict(found.nodes(data=True))
    assert {(one, other): _told(each) for one, other, each in known.edges(data=True)} == {
        (one, other): each for one, other, each in found.edges(data=True)
    }
    assert found.is_directed()
    assert found.graph["title"] == matrix.title


def _told(said: dict[str, str]) -> dict[str, str]:
    """Return what is said without what is empty: GraphML has no way to tell an empty text from none."""
    return {name: each for name, each in said.items() if each}


def test_turtle_answers_who_is_accountable_for_a_duty() -> None:
    graph = rdflib.Graph().parse(data=text_of("turtle"), format="turtle")
    asked = """
        PREFIX raci: <urn:raci:ns#>  PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?who ?above ?holder WHERE {
          ?duty rdfs:label "Write the offer" . ?role raci:accountableFor ?duty ; rdfs:label ?who ;
            a org:Post ; org:reportsTo/rdfs:label ?above ; org:postIn/rdfs:label "Sales" .
          ?person org:holds ?role ; rdfs:label ?holder }"""

    assert _rows(graph, asked) == [("Head of Sales", "Chief", "Ann Lee")]


def _rows(graph: rdflib.Graph, asked: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in graph.query(asked) if isinstance(row, tuple)]


def test_turtle_keeps_every_cell() -> None:
    graph = rdflib.Graph().parse(data=text_of("turtle"), format="turtle")
    asked = "SELECT ?letters WHERE { ?cell a <urn:raci:ns#Assignment> ; <urn:raci:ns#letters> ?letters }"

    assert sorted(_rows(graph, asked)) == sorted((letter,) for letter in "ARCARSIAC")


def test_cytoscape_has_the_nodes_and_edges_of_a_view() -> None:
    elements = json.loads(text_of("cytoscape", view="by-role"))["elements"]
    ids = {each["data"]["id"] for each in elements["nodes"]}

    assert len(elements["edges"]) == 5
    assert {each["data"][end] for each in elements["edges"] for end in ("source", "target")} <= ids
    assert {each["data"].get("parent") for each in elements["nodes"]} <= ids | {None}


def test_owners_are_those_accountable() -> None:
    lines = [line for line in text_of("owners").splitlines() if line.startswith("/")]

    assert lines == [
        "/offer/write-the-offer @head-of-sales",
        "/offer/agree-the-terms @head-of-sales",
        "/contract/sign @chief",
    ]


def test_a_backstage_catalog_is_read_back_with_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "catalog-info.yaml"
    path.write_text(text_of("backstage"), encoding="utf-8")
    found = raci.read(path)
    owners = {duty.name: [role.name for role in raci.graph(found).accountable(duty)] for duty in found.duties}

    assert owners == {
        "Component write-the-offer": ["Head of Sales"],
        "Component agree-the-terms": ["Head of Sales"],
        "Component sign": ["Chief"],
    }


def test_oscal_is_read_back_with_its_responsible_roles(tmp_path: Path) -> None:
    path = tmp_path / "offers.oscal.json"
    path.write_text(text_of("oscal"), encoding="utf-8")
    found = raci.read(path)
    responsible = {duty.name: {role.name for role in raci.graph(found).responsible(duty)} for duty in found.duties}

    assert responsible == {
        "Write the offer": {"Head of Sales", "Clerk"},
        "Agree the terms": {"Head of Sales", "Lawyer"},
        "Sign": {"Chief"},
    }


def _schema() -> etree.XMLSchema:
    found = find_spec("SpiffWorkflow")
    assert found is not None
    assert found.origin is not None
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "bpmn" / "parser" / "schema" / "BPMN20.xsd"))


def test_bpmn_is_valid_and_its_lanes_hold_the_duties_of_their_role() -> None:
    root = etree.fromstring(text_of("bpmn").encode())
    space = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL", "r": "urn:raci:ns"}
    names = {each.get("id"): each.get("name") for each in root.iterfind(".//b:task", space)}
    lanes = {
        lane.get("name"): [names[each.text] for each in lane.iterfind("b:flowNodeRef", space) if each.text in names]
        for lane in root.iterfind(".//b:lane", space)
    }
    letters = {
        task.get("name"): {each.get("role"): each.get("letters") for each in task.iterfind(".//r:assignment", space)}
        for task in root.iterfind(".//b:task", space)
    }

    assert _schema().validate(root)
    assert lanes == {"Clerk": ["Write the offer"], "Lawyer": ["Agree the terms"], "Chief": ["Sign"]}
    assert letters["Agree the terms"] == {"Head of Sales": "A", "Lawyer": "R", "Clerk": "S", "Chief": "I"}


# pictures


@pytest.mark.parametrize("view", view_names())
def test_no_boxes_of_a_picture_overlap(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    for path in EXAMPLES:
        root = ET.fromstring(text_of("svg", raci.read(path), view=view))  # noqa: S314 - we made it
        boxes = [
            tuple(float(each.get(name, "0")) for name in ("x", "y", "width", "height"))
            for group in root.iter(f"{SVG}g")
            for each in group.findall(f"{SVG}rect")
            if each.get("fill") != "#f7f8fa"
        ]

        assert boxes
        assert not [
            (one, other)
            for place, one in enumerate(boxes)
            for other in boxes[place + 1 :]
            if one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
            and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
        ]  # fmt: skip


def _many(count: int) -> Matrix:
    """Return a matrix of so many roles in twelve headings, in which each answers for what the next one does."""
    small = offers()
    roles = tuple(Role(f"r{place}", f"Role number {place}", group=(f"Unit {place % 12}",)) for place in range(count))
    duties = tuple(replace(small.duties[0], key=f"d{place}", name=f"Duty {place}") for place in range(count))
    entry = small.notation.entry
    rows = tuple({f"r{place}": entry("A"), f"r{(place + 1) % count}": entry("R")} for place in range(count))
    return replace(small, roles=roles, duties=duties, rows=rows, organization=None, joins=())


def test_three_hundred_roles_stand_by_unit_with_their_lines_counted() -> None:
    drawing = text_of("svg", _many(300))
    root = ET.fromstring(drawing)  # noqa: S314 - we made it

    assert sum(each.get("rx") == "9" for each in root.iter(f"{SVG}rect")) == 300
    assert "→ Unit 1: 25" in drawing
    assert float(root.get("width", "0")) < 6000


def test_more_than_a_picture_can_hold_is_told() -> None:
    with pytest.raises(RaciError, match="4500 boxes are too many for one picture; draw another view"):
        text_of("svg", _many(2_250), view="whole")


@pytest.mark.parametrize("view", view_names())
def test_a_flowchart_keeps_within_what_mermaid_draws(view: str) -> None:
    chart = text_of("mermaid", _many(2_500), view=view)

    assert len(chart) < 50_000
    assert len(re.findall(r"-->|-\.->", chart)) <= 500


def test_without_graphviz_there_is_a_picture_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    assert graphviz.graphviz_plan(_drawing()) is None
    assert "Head of Sales" in text_of("svg")


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\necho no json\n", "#!/bin/sh\necho '{}'\n"])
def test_a_graphviz_that_fails_is_done_without(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dot = tmp_path / "dot"
    dot.write_text(program, encoding="utf-8")
    dot.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(dot))

    assert graphviz.graphviz_plan(_drawing()) is None
    assert "Head of Sales" in text_of("svg")


def _drawing() -> raci.drawings.Drawing:
    from drawn import directory_of  # noqa: PLC0415 - only here

    from raci.drawings import view_named  # noqa: PLC0415

    return view_named("by-role").drawn(directory_of(offers()))


def test_a_picture_speaks_to_those_who_hear_it_and_runs_nothing() -> None:
    root = ET.fromstring(text_of("svg"))  # noqa: S314 - we made it
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Offers: roles"
    assert root.findtext(f"{SVG}desc") == "4 boxes in 3 groups; lines: 2 × answers for, 1 × draws on, 2 × asks."
    assert tags.isdisjoint({"script", "a", "image", "use", "foreignObject", "style"})


# hostile names


@_HARD
@given(whole_matrices(), whole_matrices())
def test_every_form_stays_well_formed(matrix: Matrix, other: Matrix) -> None:
    for view in VIEWS:
        for form in ("svg", "graphml"):
            etree.fromstring(text_of(form, matrix, other, view=view).encode())
        json.loads(text_of("cytoscape", matrix, view=view))
        _check_mermaid(text_of("mermaid", matrix, other, view=view))
        _check_dot(text_of("dot", matrix, view=view))


@_HARD
@given(whole_matrices().flatmap(with_organizations))
def test_every_exchange_stays_well_formed(matrix: Matrix) -> None:
    rdflib.Graph().parse(data=text_of("turtle", matrix), format="turtle")
    json.loads(text_of("oscal", matrix))
    assert _schema().validate(etree.fromstring(text_of("bpmn", matrix).encode()))
    names = [(each["kind"], each["metadata"]["name"]) for each in yaml.safe_load_all(text_of("backstage", matrix))]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", name) for _, name in names)
    paths = [line.split(" ")[0] for line in text_of("owners", matrix).splitlines() if line.startswith("/")]
    assert len(set(paths)) == len(paths) == len(matrix.duties)


def _check_mermaid(chart: str) -> None:
    for line in chart.removesuffix("\n").split("\n"):
        assert _LINE.fullmatch(line) or _NODE.fullmatch(line), line
        for label in _LABEL.findall(line):
            assert _SAFE.fullmatch(label), line


def _check_dot(text: str) -> None:
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)

    assert '"' not in bare.replace('""', "")
    assert bare.count("{") == bare.count("}")
    assert bare.count("[") == bare.count("]")
    assert bare.isascii()


# names of forms


def test_the_end_of_a_name_says_the_form() -> None:
    ends = {
        "a.svg": "svg", "a.MMD": "mermaid", "a.gv": "dot", "a.graphml": "graphml", "a.cyjs": "cytoscape",
        "a.json": "cytoscape", "a.oscal.json": "oscal", "a.ttl": "turtle", "a.bpmn": "bpmn", "CODEOWNERS": "owners",
        "catalog-info.yaml": "backstage",
    }  # fmt: skip

    assert {name: form_for(None, Path(name)).name for name in ends} == ends
    assert set(ends.values()) == set(form_names())


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        ("svgg", None, "there is no form 'svgg'; did you mean svg"),
        (None, Path("a.pdf"), r"its suffix \.pdf says no form"),
        (None, Path("graph"), "a name without suffix says no form"),
    ],
)
def test_what_is_no_form_is_told_with_those_there_are(name: str | None, path: Path | None, message: str) -> None:
    with pytest.raises(RaciError, match=message):
        form_for(name, path)


def test_a_form_of_the_matrices_draws_no_view() -> None:
    with pytest.raises(RaciError, match="turtle says all of the matrices and draws no view"):
        text_of("turtle", view="by-role")
