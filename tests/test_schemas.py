"""The published schemas: what their models say, true of all that is written, and of all that can be read."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from matrices_at_random import matrices
from nasty_runs import report_of
from nasty_runs import reports as reports_at_random
from rich_matrices import rich_matrices

import raci
from raci.model.participation import Participation
from raci.notations import known_notations
from raci.notations.keys import KeyLetters
from raci.notations.meanings import known_words
from raci.reports.json import reports as reports_json
from raci.reports.json import understanding as reading_json
from raci.schemas import schema_names, schema_path
from raci.schemas.documents.reading import Reading
from raci.schemas.documents.report import Report as ReportDocument
from raci.schemas.letter_keys import letter_pattern
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from raci.lint import Report
    from raci.model import Matrix

ROOT: Final = Path(__file__).parents[1]
MATRICES: Final = sorted((ROOT / "matrices").rglob("*.yaml"))
OURS: Final = [path for path in MATRICES if path.parent.name in ("examples", "starters")]

EXAMPLES: Final = [path for path in OURS if path.parent.name == "examples"]


class _Core(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: `NO` and `2026-03-31` are texts."""


_Core.yaml_implicit_resolvers = {}
for _kind, _words in (
    ("merge", "<<"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("null", "~|null|Null|NULL|"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_words})$"), None)


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_path(name).read_text("utf-8")))


DESIGN: Final = _validator("org-design")
REPORT: Final = _validator("report")
READING: Final = _validator("reading")


def _documents(text: str) -> list[Any]:
    """Return the documents of a text as editors read them; keys that are no texts are such."""
    found = [each for each in yaml.load_all(text, _Core) if each is not None]
    return [json.loads(json.dumps(each)) for each in found]


def _mistakes(text: str) -> list[str]:
    return [
        f"{list(each.absolute_path)}: {each.message}" for one in _documents(text) for each in DESIGN.iter_errors(one)
    ]


# the files


def test_each_schema_is_what_its_model_says() -> None:
    spec = importlib.util.spec_from_file_location("write_schemas", ROOT / "scripts" / "write_schemas.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.main(["--check"]) == 0, "run scripts/write_schemas.py"


def test_there_are_these_schemas_and_each_is_one() -> None:
    for name in schema_names():
        schema = json.loads(schema_path(name).read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema["title"]

    assert {"org-design", "reading", "report", "settings"} <= set(schema_names())


def test_every_key_is_described() -> None:
    parts = json.loads(schema_path("org-design").read_text("utf-8"))["$defs"]
    bare = [
        key
        for part in parts.values()
        for key, said in part.get("properties", {}).items()
        if not said.get("description")
    ]

    assert bare == []


# what is written


@settings(max_examples=80, deadline=None)
@given(st.lists(reports_at_random(), max_size=3))
def test_every_report_fits_its_schema_and_its_model(found: list[Report]) -> None:
    document = reports_json(found)

    sound = json.dumps(json.loads(document), ensure_ascii=False).encode("utf-8", "replace")

    assert [each.message for each in REPORT.iter_errors(json.loads(document))] == []
    assert len(ReportDocument.model_validate_json(sound).files) == len(found)


@settings(max_examples=30, deadline=None)
@given(matrices())
def test_what_is_reported_of_a_matrix_fits(matrix: Matrix) -> None:
    document = reports_json([report_of(matrix)])

    assert [each.message for each in REPORT.iter_errors(json.loads(document))] == []


@pytest.mark.parametrize(
    "path", [*OURS, *sorted((ROOT / "matrices" / "messy").glob("*.xlsx"))[::12]], ids=lambda path: path.name
)
def test_every_reading_fits_its_schema_and_its_model(path: Path) -> None:
    document = reading_json(str(path), raci.understand(path))

    assert [each.message for each in READING.iter_errors(json.loads(document))] == []
    assert Reading.model_validate_json(document).path == str(path)


def test_a_report_with_another_key_does_not_fit() -> None:
    document = json.loads(reports_json([]))

    assert not REPORT.is_valid(document | {"more": 1})
    assert not REPORT.is_valid({"files": []})


def test_a_run_does_not_bring_the_models() -> None:
    code = (
        "import sys; from raci.cli import run; sys.argv = ['raci', 'check', sys.argv[1], '--report', 'json']\n"
        "try: run()\nexcept SystemExit: print('raci.schemas' in sys.modules, file=sys.stderr)"
    )
    workbook = str(ROOT / "matrices" / "faulty" / "farm-busy-roles.xlsx")
    done = subprocess.run([sys.executable, "-c", code, workbook], capture_output=True, text=True, check=True)

    assert done.stderr.splitlines()[-1] == "False"
    assert REPORT.is_valid(json.loads(done.stdout))


# what is read


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_org_design_file_of_ours_fits(path: Path) -> None:
    assert _mistakes(path.read_text("utf-8")) == []


def test_every_file_that_can_be_read_fits() -> None:
    read = []
    for path in MATRICES:
        try:
            raci.understand(path)
        except raci.RaciError:
            continue
        read.append(path)

    assert len(read) > len(OURS)
    assert {path.name: found for path in read if (found := _mistakes(path.read_text("utf-8")))} == {}


@settings(max_examples=100, deadline=None)
@given(rich_matrices(marks=True))
def test_every_file_our_writers_write_fits(matrix: Matrix) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.yaml", "a.json"):
            path = Path(folder, name)
            write_export(Export((matrix,)), path)
            text = path.read_text("utf-8")
            found = (
                _mistakes(text) if name == "a.yaml" else [each.message for each in DESIGN.iter_errors(json.loads(text))]
            )
            assert found == []


_RIGHT: Final = """
title: Bids
notation: RACI
levels: [head, clerk]
units: {emea: {name: EMEA, tier: region}}
people: {ann: {name: Ann Lee, email: ann@example.org}}
roles:
  head: {name: Head of Sales, level: head, scope: emea, holder: ann, vacant: false}
  clerk: {name: Clerk, reports to: head}
duties:
  bid: {name: Approve bid, A: head, R: [clerk], scope: emea}
"""


def test_what_is_right_fits() -> None:
    assert _mistakes(_RIGHT) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title:", "titel:"), ("units:", "unit:"), ("duties:", "dutys:"), ("reports to:", "reports_to:"),
        ("level: head", "lvl: head"), ("tier:", "teir:"), ("email:", "mail:"), ("scope: emea}", "scpoe: emea}"),
        ("A: head", "Acountable: head"), ("R: [clerk]", "r: [clerk]"), ("vacant: false", "vacant: perhaps"),
        ("A: head", "A: {head: yes}"), ("level: head", "level: [head]"), ("name: Clerk", "Name: Clerk"),
    ],
)  # fmt: skip
def test_what_is_misspelt_or_misshapen_does_not_fit_and_cannot_be_read(right: str, wrong: str, tmp_path: Path) -> None:
    text = _RIGHT.replace(right, wrong, 1)
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")

    assert _mistakes(text)
    with pytest.raises(raci.RaciError):
        raci.read(path)


@pytest.mark.parametrize(
    "said",
    [
        "vacant: yes", "vacant: 'off'", "vacant: 1", "kind: group", "aliases: Boss", "aliases: [Boss, 7]", "level: ~",
        "scope: [emea, {product: bikes}]", "scope: {geography: emea}", "limits: 50,000 EUR", "limits: {spend: 50k}",
        "limits: [{amount: 5, measure: EUR}]", "holders: [Ann, {person: Bo, from: 2026-01-01}]", "deputy: {person: Bo}",
    ],
)  # fmt: skip
def test_what_the_reader_takes_the_schema_takes(said: str, tmp_path: Path) -> None:
    text = f"roles:\n  clerk:\n    {said}\nduties:\n  bid: {{A: clerk}}\n"
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")

    assert raci.read(path).roles
    assert _mistakes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "notation: {letters: {Z: Leads, Qx: {meaning: Helps, at most: '2'}}}\nduties: {bid: {Z: a, Qx: b}}",
        "duties:\n- bid\n- {name: sell, accountable: Ann, Responsible/Consulted: Bo}\n- ~\n",
        "$schema: ./org-design.schema.json\nduties: {bid: {AR: Ann}}",
        "levels: {head: {rank: 1}, clerk: {rank: '2'}}\ntiers: {geography: [world, region]}\npeople: [Ann]",
        "organization: {units: [EMEA], roles: {a: Boss}}\nduties: {bid: {A: a, 承認者: b}}",
        "<<: {title: Bids}\nduties: {bid: {A: a, R: [b, c], remarks: {a: alone}}}",
    ],
)
def test_other_ways_to_say_it_fit(text: str) -> None:
    assert _mistakes(text) == []


@given(
    st.sampled_from(known_notations()),
    st.sampled_from(sorted(known_words() | {kind.value for kind in Participation})),
    st.sampled_from((str.upper, str.lower, str.title, lambda word: word.replace(" ", "-"), lambda word: f" {word}. ")),
    st.sampled_from(("", "/A", "/ Consulted")),
)
def test_every_key_that_is_a_letter_fits(notation: Any, word: str, turned: Any, more: str) -> None:  # noqa: ANN401 - a notation, a function
    key = turned(word) + more
    if key.isascii() and KeyLetters(notation).letters(key):
        assert re.search(letter_pattern(), key)


# where editors find it


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_names_the_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]

    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("$schema=")[2]).resolve() == schema_path("org-design")


@pytest.mark.parametrize(
    ("schema", "named"),
    [
        ("org-design.schema.json", "../../org-design.schema.json"),
        ("schemas/org-design.schema.json", "../../schemas/org-design.schema.json"),
        ("plans/my own/org-design.schema.json", "org-design.schema.json"),
    ],
)
def test_a_file_we_write_names_the_schema_that_stands_above_it(schema: str, named: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans" / "my own").mkdir(parents=True)
    (tmp_path / schema).parent.mkdir(exist_ok=True)
    (tmp_path / schema).write_text("{}")
    matrix = raci.read(OURS[0])
    raci.write(matrix, tmp_path / "plans" / "my own" / "a.yaml")
    text = (tmp_path / "plans" / "my own" / "a.yaml").read_text("utf-8")

    assert text.splitlines()[0] == f"# yaml-language-server: $schema={named}"
    assert raci.read(tmp_path / "plans" / "my own" / "a.yaml") == matrix


def test_a_file_we_write_names_no_schema_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "org-design.schema.json").write_text("{}")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    raci.write(raci.read(OURS[0]), tmp_path / "repository" / "a.yaml")

    assert "$schema" not in (tmp_path / "repository" / "a.yaml").read_text("utf-8")


# the command


def _raci(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "raci", *words], capture_output=True, text=True, check=False, cwd=folder
    )


def test_the_command_lists_the_schemas_and_prints_one() -> None:
    assert [line.split()[0] for line in _raci("schema").stdout.splitlines()] == schema_names()
    assert _raci("schema", "report").stdout == schema_path("report").read_text("utf-8")


def test_the_command_writes_a_schema(tmp_path: Path) -> None:
    done = _raci("schema", "org-design", "-o", "org-design.schema.json", folder=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "org-design.schema.json").read_text("utf-8") == schema_path("org-design").read_text("utf-8")


def test_a_schema_in_a_folder_that_is_checked_is_no_matrix(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Duty,Head,Clerk\nSell,A,R\nBuy,A,R\n", "utf-8")
    for name in schema_names():
        _raci("schema", name, "-o", f"{name}.schema.json", folder=tmp_path)
    done = _raci("check", ".", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "schema" not in done.stdout


def test_a_schema_that_is_not_there_is_told_with_the_nearest() -> None:
    done = _raci("schema", "reports")

    assert done.returncode == 2
    assert done.stderr.startswith("raci: there is no schema 'reports'; did you mean report?")
    assert _raci("schema", "-o", "x").returncode == 2
