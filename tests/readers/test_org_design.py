"""Org-design files: what is read, where it stands, and every way in which a file can be wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import raci
from raci.errors import UnreadableError
from raci.limits import limit
from raci.model import Duty, Limit, Location, Mark, Matrix, Role, Scope
from raci.notations import get
from raci.readers.org_design import MOST_TOLD, read_org_design

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Notation

MATRICES: Final = Path(__file__).parents[2] / "matrices"
EXAMPLES: Final = sorted((MATRICES / "examples").glob("*.yaml"))
FAULTY: Final = sorted((MATRICES / "faulty").glob("*.yaml"))
_EXPECT: Final = re.compile(r"^# expect (?:([A-Z]{3}\d{3})|unreadable(?: (\d+:\d+))? (.*))$", re.MULTILINE)

BIDS: Final = """\
title: Bids
notation: RACI
roles:
  head-of-sales: {name: Head of Sales, level: head, scope: company, aliases: [Sales Head, CSO], holder: Ada}
  writer: {name: Bid Writer, reports to: head-of-sales, group: [Sales, Office]}
  lawyer: {name: Law Firm, kind: external, holders: [Bo, Cy]}
duties:
  price:
    name: Calculate the price
    section: [Bids, Draft]
    scope: {geography: emea}
    number: 1.10
    A: head-of-sales
    R: [writer, head-of-sales]
    C: Law Firm
  text:
    name: Write the bid
    section: Bids
    parent: price
    accountable: sales head.
    responsible: [BID WRITER]
    I:
"""


def read(folder: Path, text: str, name: str = "org.yaml") -> Matrix:
    """Return the one matrix of a text."""
    (matrix,) = read_all(folder, text, name)
    return matrix


def read_all(folder: Path, text: str | bytes, name: str = "org.yaml") -> tuple[Matrix, ...]:
    """Return the matrices of a text or of bytes."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_org_design(path).matrices


def refused(folder: Path, text: str | bytes, name: str = "org.yaml") -> UnreadableError:
    """Return the error of a text that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read_all(folder, text, name)
    return caught.value


def told(folder: Path, text: str, name: str = "org.yaml") -> list[str]:
    """Return all that is said to be wrong, as `line:column: sentence`."""
    error = refused(folder, text, name)
    lines = error.problems or (str(error),)
    return [line.removeprefix(f"{folder / name}:").strip() for line in lines]


def expected_bids(notation: Notation) -> Matrix:
    """Return the matrix of BIDS, made by hand."""
    head = Role(
        "Head of Sales",
        "Head of Sales",
        ("Sales Head", "CSO"),
        level="head",
        scope=Scope((("", "company"),)),
        holders=("Ada",),
    )
    writer = Role("Bid Writer", "Bid Writer", group=("Sales", "Office"), reports_to="Head of Sales")
    lawyer = Role("Law Firm", "Law Firm", holders=("Bo", "Cy"), kind="external")
    price = Duty(
        "Bids › Draft › Calculate the price",
        "Calculate the price",
        ("Bids", "Draft"),
        "1.10",
        scope=Scope((("geography", "emea"),)),
    )
    text = Duty("Bids › Write the bid", "Write the bid", ("Bids",), parent=price.key)
    rows = (
        {"Head of Sales": notation.entry("AR"), "Bid Writer": notation.entry("R"), "Law Firm": notation.entry("C")},
        {"Head of Sales": notation.entry("A"), "Bid Writer": notation.entry("R")},
    )
    return Matrix(notation, (head, writer, lawyer), (price, text), rows, "Bids")


# What is read


def test_a_file_equals_the_matrix_made_by_hand(tmp_path: Path) -> None:
    assert read(tmp_path, BIDS) == expected_bids(get("RACI"))


def test_numbers_are_kept_as_written(tmp_path: Path) -> None:
    assert read(tmp_path, BIDS).duties[0].number == "1.10"


def test_json_reads_as_yaml_does(tmp_path: Path) -> None:
    text = json.dumps(yaml.safe_load(BIDS.replace("1.10", "'1.10'")), indent="\t")

    assert read(tmp_path, text, "org.json") == read(tmp_path, BIDS)


def test_json_may_escape_what_lies_beyond_the_basic_plane(tmp_path: Path) -> None:
    text = json.dumps({"roles": ["Rocket 🚀", "\\ud83d"], "duties": {"fly": {"A": "Rocket 🚀", "R": "\\ud83d"}}})

    assert [role.name for role in read(tmp_path, text, "org.json").roles] == ["Rocket 🚀", "\\ud83d"]


def test_roles_and_duties_may_be_lists(tmp_path: Path) -> None:
    text = """
roles: [Cook, {name: Waiter, reports to: Cook}]
duties: [{name: Serve, A: Cook, R: Waiter}, Wash]
"""
    matrix = read(tmp_path, text)

    assert [(role.name, role.reports_to) for role in matrix.roles] == [("Cook", None), ("Waiter", "Cook")]
    assert [duty.name for duty in matrix.duties] == ["Serve", "Wash"]
    assert [set(row) for row in matrix.rows] == [{"Cook", "Waiter"}, set()]


@pytest.mark.parametrize("word", ["NO", "on", "12:30", "null", "1e3", "0x1F", "2026-01-01", "yes", "~"])
def test_words_yaml_would_change_stay_as_written(tmp_path: Path, word: str) -> None:
    matrix = read(tmp_path, f"roles:\n  {word}:\n  x: X\nduties:\n  {word}:\n    A: '{word}'\n    R: X\n")

    assert matrix.roles[0] == Role(word, word)
    assert matrix.duties[0].name == word
    assert set(matrix.rows[0]) == {word, "X"}


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        ("A", ("A",)),
        ("accountable", ("A",)),
        ("Accountable", ("A",)),
        ("A/R", ("R", "A")),
        ("RA", ("R", "A")),
        ("informed", ("I",)),
        ("rechenschaftspflichtig", ("A",)),
    ],
)
def test_keys_that_stand_for_letters(tmp_path: Path, key: str, letters: tuple[str, ...]) -> None:
    matrix = read(tmp_path, f"notation: RACI\nduties: {{x: {{{key}: Cook}}}}")

    assert matrix.rows[0]["Cook"].letters == letters


def test_words_of_another_notation(tmp_path: Path) -> None:
    matrix = read(tmp_path, "notation: DACI\nduties: {x: {driver: Cook, approver: Chef, contributors: Waiter}}")

    assert {role: entry.letters for role, entry in matrix.rows[0].items()} == {
        "Cook": ("D",),
        "Chef": ("A",),
        "Waiter": ("C",),
    }


@pytest.mark.parametrize(("letters", "name"), [("ARCI", "RACI"), ("ARSCI", "RASCI"), ("DRAPI", "RAPID"), ("A", "RACI")])
def test_without_a_notation_the_letters_tell(tmp_path: Path, letters: str, name: str) -> None:
    cells = ", ".join(f"{letter}: Role {letter}" for letter in letters)

    assert read(tmp_path, f"duties: {{x: {{{cells}}}}}").notation == get(name)


def test_a_notation_of_the_files_own(tmp_path: Path) -> None:
    text = """
notation:
  name: Kitchen
  letters:
    K: Responsible for the taste
    B: {meaning: Boss, participation: accountable, at least: 1, at most: 1}
    Z: Nobody knows
  combine: [KB]
duties: {soup: {K: Cook, B: Chef, Z: Guest}}
"""
    notation = read(tmp_path, text).notation
    found = [(each.letter, each.participation.value, each.at_least, each.at_most) for each in notation.letters]

    assert (notation.name, notation.combine) == ("Kitchen", ("KB",))
    assert found == [("K", "responsible", 0, None), ("B", "accountable", 1, 1), ("Z", "other", 0, None)]


def test_remarks_and_marks_are_kept(tmp_path: Path) -> None:
    text = "roles: [Cook, Chef]\nduties: {x: {A: Cook, remarks: {Cook: on Mondays}, marks: {Chef: maybe}}}"
    matrix = read(tmp_path, text)

    assert matrix.rows[0]["Cook"] == matrix.notation.entry("A", remark="on Mondays")
    assert matrix.marks == (Mark("maybe", "x", "Chef"),)


def test_a_repeated_name_gets_the_key_it_would_have_in_a_workbook(tmp_path: Path) -> None:
    matrix = read(tmp_path, "duties: [{name: Test, section: A}, {name: Test, section: A}, {name: Test, section: B}]")

    assert [duty.key for duty in matrix.duties] == ["A › Test", "A › Test #2", "B › Test"]


def test_equal_cells_share_one_entry(tmp_path: Path) -> None:
    matrix = read(tmp_path, "duties: {x: {A: Cook}, y: {A: Cook}}")

    assert matrix.rows[0]["Cook"] is matrix.rows[1]["Cook"]


def test_each_document_with_duties_is_a_matrix(tmp_path: Path) -> None:
    text = "title: One\nduties: {x: {A: Cook}}\n---\n---\ntitle: Two\nduties: {y: {A: Chef}}\n...\n"

    assert [matrix.title for matrix in read_all(tmp_path, text)] == ["One", "Two"]


def test_roles_alone_are_a_matrix_without_duties(tmp_path: Path) -> None:
    matrix = read(tmp_path, "roles: [Cook]")

    assert (matrix.roles, matrix.duties) == ((Role("Cook", "Cook"),), ())


def test_anchors_and_merges_spare_writing(tmp_path: Path) -> None:
    text = """
roles: [Cook, Chef]
duties:
  soup: &dish {A: Chef, R: &hands [Cook], section: Kitchen}
  roast: {<<: *dish, section: Oven}
  salad: {<<: [{I: Chef}, *dish], A: Cook, R: *hands}
"""
    matrix = read(tmp_path, text)

    assert [duty.section for duty in matrix.duties] == [("Kitchen",), ("Oven",), ("Kitchen",)]
    assert [{role: str(entry) for role, entry in row.items()} for row in matrix.rows] == [
        {"Cook": "R", "Chef": "A"},
        {"Cook": "R", "Chef": "A"},
        {"Cook": "R/A", "Chef": "I"},
    ]


def test_roles_of_the_organization_join_when_they_take_part(tmp_path: Path) -> None:
    text = """
organization: {levels: [head], roles: {ceo: CEO, cfo: {name: CFO, level: head, reports to: ceo}}}
roles: {cook: {name: Cook, reports to: ceo}}
duties: {x: {A: cfo, R: cook}}
"""
    found = [(role.key, role.reports_to) for role in read(tmp_path, text).roles]

    assert found == [("Cook", "CEO"), ("CFO", "CEO")]


def test_an_organization_in_another_file_lends_its_roles_by_name(tmp_path: Path) -> None:
    text = "organization: ../org.yaml\nroles: {cook: Cook}\nduties: {x: {A: chef, R: cook}, y: {A: Chef, R: cook}}"
    matrix = read(tmp_path, text)

    assert [role.key for role in matrix.roles] == ["Cook", "chef"]
    assert [set(row) for row in matrix.rows] == [{"chef", "Cook"}, {"chef", "Cook"}]


@pytest.mark.parametrize("above", ["The Owner", "SVP Kitchen", "VP Kitchen 2"])
def test_a_role_may_report_to_one_outside_the_file(tmp_path: Path, above: str) -> None:
    matrix = read(tmp_path, f"roles: {{cook: {{reports to: {above}}}, vp: VP Kitchen, one: VP Kitchen 1}}")

    assert matrix.roles[0].reports_to == above


def test_units_and_tiers_are_known_as_scopes(tmp_path: Path) -> None:
    text = """
units: {company: {name: Acme, tier: organization}, emea: {name: EMEA, tier: region, within: company}}
roles: {a: {scope: each region}, b: {scope: all regions}, c: {scope: acme}, d: {scope: [emea, company]}}
"""
    scopes = [str(role.scope) for role in read(tmp_path, text).roles]

    assert scopes == ["each region", "all regions", "acme", "emea, company"]


def test_allowances_are_accepted(tmp_path: Path) -> None:
    allowed = 'allow: [{rule: ACC002, duty: x, reason: "the board said so", until: 2027-03-31}]'

    assert read(tmp_path, f"duties: {{x: {{A: Cook}}}}\n{allowed}").duties


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "title: Küche und Bäckerei\nduties:\n  Brötchen backen:\n    A: Bäcker\n    R: Bäckerlehrling für Süßes\n"

    assert read_all(tmp_path, text.encode(encoding))[0].duties[0].name == "Brötchen backen"


# Where it stands


def test_everything_knows_its_place(tmp_path: Path) -> None:
    matrix = read(tmp_path, BIDS)
    path = str(tmp_path / "org.yaml")
    price, text = matrix.duties
    head, writer, lawyer = matrix.roles

    assert matrix.source.whole == Location(path, None, 1, 1)
    assert matrix.locate(role=writer) == Location(path, None, 5, 3)
    assert matrix.locate(text) == Location(path, None, 16, 3)
    assert matrix.locate(price, writer) == Location(path, None, 14, 9)
    assert matrix.locate(price, lawyer) == Location(path, None, 15, 8)
    assert str(matrix.locate(text, writer)) == f"{path}:21:19"
    assert matrix.locate(price, head) == Location(path, None, 13, 8), "the accountable letter, not the other one"


def test_findings_stand_at_the_assignments(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(BIDS.replace("C: Law Firm", "A/C: Law Firm").replace("    A: head", "    A: head"), "utf-8")
    found = {finding.rule: finding for finding in raci.check(path)}

    assert found["ACC002"].location == Location(str(path), None, 13, 8)
    assert found["ACC002"].related == (Location(str(path), None, 15, 10),)


def test_items_of_a_list_stand_at_their_names(tmp_path: Path) -> None:
    matrix = read(tmp_path, "roles: [Cook, {level: head, name: Chef}]\nduties:\n- section: A\n  name: Boil")

    assert [role.source for role in matrix.roles] == [(1, 9), (1, 35)]
    assert matrix.duties[0].source == (4, 9)


# What is wrong

PROBLEMS: Final = {
    "roles: {a: {reports_to: b}}": ["1:13: there is no key 'reports_to' for a role; did you mean 'reports to'?"],
    "roles: {a: A}\ndutys: {}": ["2:1: there is no key 'dutys' for an org-design file; did you mean 'duties'?"],
    "roles: {a: {zzz: 1}}": ["1:13: there is no key 'zzz' for a role"],
    "roles: {a: {name: One, two}}": [
        "1:24: there is no key 'two' for a role; a text with a comma or a colon in it needs quotes"
    ],
    "roles: {a: {kind: persn}}": [
        "1:19: 'kind' must be one of 'position', 'group', 'external' or 'agent', not 'persn'"
    ],
    "roles: {a: {level: [1]}}": ["1:20: 'level' must be a text, not a list"],
    "roles: {a: {holders: {b: c}}}": ["1:22: 'holders' lacks 'person'", "1:23: there is no key 'b' for a holder"],
    "roles: {a: [b]}": ["1:12: 'a' must be a mapping, or only a name, not a list"],
    "roles: A": ["1:8: 'roles' must be a mapping or a list, not 'A'"],
    "roles: [A, [B], {level: 1}]": [
        "1:12: item 2 must be a mapping, or only a name, not a list",
        "1:12: item 2 under 'roles' needs a name",
        "1:17: item 3 under 'roles' needs a name",
    ],
    "roles: {a: A, b: {name: A}}": ["1:15: the role 'A' stands twice"],
    "roles: {a: {aliases: [x]}, b: {aliases: [x]}}\nduties: {d: {A: X}}": [
        "2:17: 'X' may be 'a' or 'b'; name one by its key"
    ],
    "roles: {cook: Cook}\nduties: {d: {A: cokk}}": ["2:17: there is no role 'cokk'; did you mean 'cook'?"],
    "roles: {waiter: {reports to: waitter}}": ["1:30: there is no role 'waitter'; did you mean 'waiter'?"],
    "roles: []\nduties: {d: {A: Cook}}": ["2:17: there is no role 'Cook'"],
    "notation: RACI\nduties: {d: {a: Cook}}": [
        "2:14: there is no key 'a' for a duty, nor is it a letter of RACI (R, A, C, I); did you mean 'A'?"
    ],
    "notation: RACI\nduties: {d: {infrmed: Cook}}": [
        "2:14: there is no key 'infrmed' for a duty, nor is it a letter of RACI (R, A, C, I); did you mean 'informed'?"
    ],
    "duties: {d: {parent: x}}": ["1:22: there is no duty 'x'"],
    "duties: {d: {A: Cook, remarks: {Chef: late}}}": ["1:39: 'Chef' has no letter to remark on"],
    "duties: {a: {A: x}, a: {A: y}}": ["1:21: the key 'a' stands twice; it is already in line 1"],
    "duties: {? [a] : b}": ["1:12: a key must be a text, and not an empty one"],
    "duties: {'': b}": ["1:10: a key must be a text, and not an empty one"],
    "duties: {a: !secret b}": ["1:13: the tag !secret means nothing here"],
    "duties: {a: !!python/object:os.system b}": [
        "1:13: the tag tag:yaml.org,2002:python/object:os.system means nothing here"
    ],
    "duties: {a: {<<: b}}": ["1:18: only a mapping can be merged with <<"],
    "units: {emea: {tier: region}}\nroles: {a: {scope: emae}}": [
        "2:20: there is no unit or tier 'emae'; did you mean 'emea'?"
    ],
    "units: {emea: {within: company}}\nroles: {}": ["1:24: there is no unit 'company'"],
    "levels: [head, manager]\nroles: {a: {level: hed}}": ["2:20: there is no level 'hed'; did you mean 'head'?"],
    "levels: {head: {rank: high}}\nroles: {}": ["1:23: 'rank' must be a whole number, not 'high'"],
    "notation: {name: X}\nroles: {}": ["1:11: 'notation' lacks 'letters'"],
    "notation: {letters: {K: {participation: bosss}}}\nroles: {}": ["1:41: there is no participation 'bosss'"],
    "organization: {unit: {}}\nroles: {}": ["1:16: there is no key 'unit' for an organization; did you mean 'units'?"],
    "roles: {}\n---\ndutis: {}": ["3:1: this document holds neither roles nor duties; is 'dutis' misspelt?"],
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_problems_are_told_with_line_and_column(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == PROBLEMS[text]


def test_an_unknown_notation_is_told_with_the_known_ones(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "notation: RACY\nduties: {x: {A: Cook}}")

    assert line.startswith("1:11: there is no notation 'RACY'; did you mean RACI?")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = BIDS.replace("level:", "levl:").replace("R: [writer", "R: [writter").replace("I:", "X: [a]")
    error = refused(tmp_path, text)
    path = tmp_path / "org.yaml"

    assert error.code == "bad-org-design"
    assert error.place == f"{path}:4:40"
    assert error.message == "3 things are wrong, first: there is no key 'levl' for a role; did you mean 'level'?"
    assert [line.partition(": ")[0] for line in error.problems] == [f"{path}:4:40", f"{path}:14:9", f"{path}:22:5"]


def test_a_flood_of_problems_is_cut(tmp_path: Path) -> None:
    error = refused(tmp_path, "roles:\n" + "".join(f"  r{n}: {{levl: x}}\n" for n in range(MOST_TOLD + 7)))

    assert len(error.problems) == MOST_TOLD + 1
    assert error.problems[-1].endswith(": and 7 more")


@pytest.mark.parametrize(
    ("text", "code", "place", "sentence"),
    [
        ("a:\n\tb: 1", "bad-yaml", "2:1", "a tab stands where only blanks may indent"),
        ("roles: [a, b", "bad-yaml", "2:1", "the syntax is broken: did not find expected ',' or ']'"),
        ("a: b: c", "bad-yaml", "1:5", "the syntax is broken: mapping values are not allowed in this context"),
        ("roles: *x", "bad-yaml", "1:8", "the alias *x has no anchor before it"),
        ("roles: &x [*x]", "bad-yaml", "1:12", "the alias *x stands inside what it repeats"),
        ("a: 1\nbé: \x07", "bad-yaml", "2:5", "a character that no text should: U+0007"),
        ("roles:\n  " + "[" * 100, "too-deep", "2:66", "it nests deeper than 64 levels"),
        ("{" * 200_000, "too-deep", "1:65", "it nests deeper than 64 levels"),
    ],
)
def test_what_ends_all_reading_has_a_place(tmp_path: Path, text: str, code: str, place: str, sentence: str) -> None:
    error = refused(tmp_path, text)

    assert error.code == code
    assert error.place == f"{tmp_path / 'org.yaml'}:{place}"
    assert sentence in error.message


@pytest.mark.parametrize("text", ["", "# nothing", "42", "[duties]", "jobs: {test: {}}", "Duties: {}", '"\\0"'])
def test_what_has_neither_roles_nor_duties_is_not_ours(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text).code == "not-org-design"


def test_a_misspelt_key_may_be_why_it_is_not_ours(tmp_path: Path) -> None:
    assert refused(tmp_path, "dutis: {}").message.endswith("; is 'dutis' misspelt?")
    assert refused(tmp_path, "{}", "x.json").message.startswith("this JSON holds no duties")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, b"duties:\n  a: b\x00").code == "binary"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    with path.open("wb") as file:
        file.truncate(limit("design-size") + 1)
    with pytest.raises(UnreadableError) as caught:
        read_org_design(path)

    assert caught.value.code == "too-large"


def test_pydantic_and_yaml_are_not_imported_until_a_file_is_read() -> None:
    program = (
        "import sys, raci.readers.org_design, raci.readers.reader as r; r.readers();"
        "print([each for each in ('pydantic', 'yaml') if each in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


# Whatever stands in a file

_SMALL: Final = ("name", "section", "scope", "kind", "reports to", "aliases", "parent", "remarks", "marks", "letters")
_PARTS: Final = ("roles", "duties", "units", "levels", "organization", "notation", "allow", "title")
_WORDS: Final = st.sampled_from((*_SMALL, *_PARTS, "A", "R", "RACI", "<<", "x", "y", ""))
_VALUES: Final = st.recursive(
    _WORDS | st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=20,
)
_DESIGNS: Final = st.fixed_dictionaries({}, optional=dict.fromkeys(_PARTS, _VALUES))
_often: Final = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


def survives(folder: Path, data: bytes, name: str) -> bool:
    """Read bytes; nothing but an UnreadableError of one sentence may be raised."""
    try:
        read_all(folder, data, name)
    except UnreadableError as error:
        return bool(error.message) and "\n" not in error.message
    return True


@_often
@given(design=_DESIGNS, name=st.sampled_from(["org.yaml", "org.json"]))
def test_any_structure_is_read_or_refused(tmp_path: Path, design: object, name: str) -> None:
    text = json.dumps(design) if name.endswith("json") else yaml.safe_dump(design, allow_unicode=True)

    assert survives(tmp_path, text.encode(), name)


@_often
@given(text=st.text(st.sampled_from("duties:roles{}[],&a*-?|>%!\"'#\t\n ~<A")))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    assert survives(tmp_path, text.encode(), "org.yaml")


@_often
@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    assert survives(tmp_path, b"duties: " + data, "org.yaml")


# The files of the house


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_clean(path: Path) -> None:
    report = raci.check(path)

    assert report.matrices
    assert list(report.findings) == []


def test_the_sales_example_holds_what_each_role_is_there_for() -> None:
    matrix = raci.read(MATRICES / "examples" / "sales-leadership.yaml")
    accountable = [role for row in matrix.rows for role, entry in row.items() if "A" in entry.letters]

    assert accountable.count("Head of Sales") == 9
    assert accountable.count("Regional Sales Manager") == 4


def test_the_workbook_says_what_its_org_design_file_says() -> None:
    written = raci.read(MATRICES / "examples" / "sales-leadership.yaml")
    workbook = raci.read(MATRICES / "examples" / "sales-leadership.xlsx")

    assert workbook == written


def test_the_workbook_is_made_the_same_every_time(tmp_path: Path) -> None:
    script = MATRICES.parent / "scripts" / "make_examples.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    kept = MATRICES / "examples" / "sales-leadership.xlsx"

    assert (tmp_path / kept.name).read_bytes() == kept.read_bytes()


def _expected(path: Path) -> Iterator[tuple[str, str, str]]:
    yield from _EXPECT.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_faulty_files_are_found_out(path: Path) -> None:
    expected = list(_expected(path))
    assert expected
    codes = {code for code, _, _ in expected if code}
    if codes:
        assert {finding.rule for finding in raci.check(path)} == codes
        return
    with pytest.raises(UnreadableError) as caught:
        read_org_design(path)
    lines = caught.value.problems or (str(caught.value),)

    assert len(lines) == len(expected)
    for line, (_, place, sentence) in zip(lines, expected, strict=True):
        assert line.startswith(":".join(part for part in (str(path), place) if part) + ": ")
        assert sentence in line


# What writers say that people seldom do


def test_a_key_may_differ_from_the_name(tmp_path: Path) -> None:
    matrix = read(tmp_path, "roles: {c: {name: Cook, key: c1}}\nduties: {s: {name: Serve, key: d1, A: c}}\n")

    assert [(role.key, role.name) for role in matrix.roles] == [("c1", "Cook")]
    assert [(duty.key, duty.name) for duty in matrix.duties] == [("d1", "Serve")]
    assert [set(row) for row in matrix.rows] == [{"c1"}]


def test_two_roles_may_have_one_name_where_their_keys_differ(tmp_path: Path) -> None:
    text = "roles: {c: Cook, d: {name: Cook, key: 'Cook #2'}}\nduties: {s: {A: c, R: d}}\n"

    assert [role.key for role in read(tmp_path, text).roles] == ["Cook", "Cook #2"]


def test_in_an_exact_file_words_are_looked_into_no_further(tmp_path: Path) -> None:
    text = """
exact: true
notation: RACI
units: {emea: EMEA}
roles: {c: {name: Cook, reports to: Coook, scope: emae}, d: Coooks}
duties: {s: {A: c, X: d, parent: Roast, scope: Mars}}
"""
    matrix = read(tmp_path, text)

    assert (matrix.roles[0].reports_to, matrix.duties[0].parent) == ("Coook", "Roast")
    assert {role: str(entry) for role, entry in matrix.rows[0].items()} == {"Cook": "A", "Coooks": "X"}


def test_in_an_exact_file_a_role_still_must_be_there(tmp_path: Path) -> None:
    text = "exact: true\nroles: {c: Cook}\nduties: {s: {A: cook}}\n"

    assert told(tmp_path, text) == ["3:17: there is no role 'cook'; did you mean 'Cook'?"]


def test_a_scope_may_be_a_list_of_units_and_of_dimensions(tmp_path: Path) -> None:
    text = "roles: {c: {scope: [EMEA, {function: Sales}, {function: Service}]}}\nduties: {s: {A: c}}\n"
    expected = Scope((("", "EMEA"), ("function", "Sales"), ("function", "Service")))

    assert expected == read(tmp_path, text).roles[0].scope


def test_amounts_may_be_said_field_by_field(tmp_path: Path) -> None:
    text = "roles: {c: {limits: [{amount: 1.234, measure: k, kind: spend}, {amount: 2}]}}\nduties: {s: {A: c}}\n"

    assert read(tmp_path, text).roles[0].limits == (Limit(1.234, "spend", "k"), Limit(2))


@pytest.mark.parametrize("amount", ["much", "inf", "nan", "50k"])
def test_an_amount_that_is_no_number_is_told(tmp_path: Path, amount: str) -> None:
    text = f"roles: {{c: {{limits: [{{amount: {amount}}}]}}}}\nduties: {{s: {{A: c}}}}\n"

    assert told(tmp_path, text) == [f"1:22: an amount is needed, such as 50,000 EUR, not {amount!r}"]


def test_marks_may_stand_under_no_duty(tmp_path: Path) -> None:
    text = "roles: [Cook]\nduties: {s: {A: Cook}}\nmarks: [{text: whole column, role: Cook}, {text: row, duty: s}]\n"

    assert read(tmp_path, text).marks == (Mark("whole column", "", "Cook"), Mark("row", "s"))


def test_who_holds_a_role_may_stand_in_a_list_of_its_own(tmp_path: Path) -> None:
    text = """
roles: [Cook]
holdings: [{role: Cook, person: Ada, until: 2027-01-01}, {role: Cook, person: Bo, deputy: true}]
duties: {s: {A: Cook}}
"""
    matrix = read(tmp_path, text)

    assert matrix.organization is not None
    assert [(held.person, held.role, held.deputy) for held in matrix.organization.holdings] == [
        ("Ada", "Cook", False),
        ("Bo", "Cook", True),
    ]
    assert matrix.roles[0].holders == ()


def test_a_role_that_is_not_declared_is_looked_for_in_the_organization(tmp_path: Path) -> None:
    text = """
organization: {roles: {chef: {name: Chef, aliases: [Head Cook], level: head, scope: company}}}
roles: {cook: {name: Head Cook, declared: false}}
duties: {s: {A: cook}}
"""
    matrix = read(tmp_path, text)

    assert matrix.organization is not None
    assert [role.name for role in matrix.organization.roles] == ["Chef"]
    assert [(role.name, role.level) for role in matrix.roles] == [("Head Cook", "head")]


def test_json_may_list_several_matrices(tmp_path: Path) -> None:
    one = {"notation": "RACI", "roles": ["Cook"], "duties": {"serve": {"A": "Cook"}}}
    found = read_all(tmp_path, json.dumps([one, {**one, "title": "Second"}]), "x.json")

    assert [matrix.title for matrix in found] == ["", "Second"]


def test_a_duty_named_by_signs_alone_stands_under_no_other(tmp_path: Path) -> None:
    text = "roles: [Cook]\nduties: {a: {name: '?', A: Cook}, b: {name: Serve, A: Cook}}\n"

    assert [duty.parent for duty in read(tmp_path, text).duties] == [None, None]
