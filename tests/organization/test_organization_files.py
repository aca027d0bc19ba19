"""Organizations written down in org-design files: every shape, where it stands, and what is wrong in one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import yaml

import raci
from raci.errors import UnreadableError
from raci.model import Holding, Level, Limit, Matrix, Organization, Person, Role, Scope, Unit

COMPANY: Final = """\
title: Acme
levels: {boss: Boss, head: {name: Head, rank: 2}, clerk: {rank: 5}}
tiers: [organization, region]
units:
  acme: {name: Acme, tier: organization}
  north: {name: The North, tier: region, within: acme, dimension: geography}
level table: {organization: [boss, Head], region: head}
people:
  p1: {name: Ann Lee, email: ann@acme.example, reports to: p2, dotted: [p3]}
  p2: {name: Bo Ray}
  p3: Cy Day
roles:
  ceo: {name: CEO, level: boss, scope: acme, holder: p2, limits: {spend: 1.5m USD}}
  hos:
    name: Head of Sales
    aliases: [CSO]
    level: head
    scope: {geography: north}
    reports to: ceo
    dotted: [cfo]
    kind: position
    holders: [ann@acme.example, {person: Cy Day, from: 2025-01-01, until: 2026-03-31, scope: north}]
    deputies: [{person: Dee Eff, from: 2026-01-01}]
    limits: {spend: "50,000 EUR", headcount: 5}
  cfo: {name: CFO, vacant: true, reports to: CEO}
"""
HERE: Final = Scope((("geography", "north"),))
EXPECTED: Final = Organization(
    (Unit("acme", "Acme", "", "organization"), Unit("north", "The North", "geography", "region", "acme")),
    (Level("boss", "Boss", 1), Level("head", "Head", 2), Level("clerk", "clerk", 5)),
    (
        Role(
            "CEO", "CEO", (), (), "boss", Scope((("", "acme"),)), None, ("Bo Ray",),
            limits=(Limit(1.5e6, "spend", "USD"),),
        ),
        Role(
            "Head of Sales", "Head of Sales", ("CSO",), (), "head", HERE, "CEO", ("Ann Lee",), dotted=("CFO",),
            limits=(Limit(50_000.0, "spend", "EUR"), Limit(5.0, "headcount")),
        ),
        Role("CFO", "CFO", reports_to="CEO", vacant=True),
    ),
    (
        Person("p1", "Ann Lee", "ann@acme.example", reports_to="p2", dotted=("p3",)),
        Person("p2", "Bo Ray"),
        Person("p3", "Cy Day"),
        Person("Dee Eff", "Dee Eff"),
    ),
    (
        Holding("p2", "CEO"),
        Holding("p1", "Head of Sales"),
        Holding("p3", "Head of Sales", date(2025, 1, 1), date(2026, 3, 31), scope=Scope((("", "north"),))),
        Holding("Dee Eff", "Head of Sales", date(2026, 1, 1), deputy=True),
    ),
    {"organization": ("boss", "head"), "region": ("head",)},
    "Acme",
    tiers={"": ("organization", "region"), "geography": ("organization", "region")},
)  # fmt: skip
DUTIES: Final = "duties: {bid: {name: Bid, A: hos, R: [cfo, CEO], I: Stranger}}\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def organization(text: str, name: str = "org.yaml") -> Organization:
    """Return the organization of a text."""
    return raci.read_organization(written(text, name))


def written(text: str, name: str) -> Path:
    """Write a file where the test stands and return its path."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def oddities(text: str) -> list[str]:
    """Return what is odd in an organization: kind, place and message."""
    found = organization(text)
    return [f"{each.kind} {found.locate(each.source).inside} {each.message}" for each in found.oddities]


def refused(text: str, name: str = "org.yaml") -> list[str]:
    """Return all that is wrong in an organization that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        organization(text, name)
    return list(caught.value.problems or caught.value.lines)


# What is read


def test_an_organization_is_read_as_it_is_written() -> None:
    assert organization(COMPANY) == EXPECTED


def test_a_sound_organization_has_no_oddities() -> None:
    assert oddities(COMPANY) == []


def test_json_says_the_same() -> None:
    plain = yaml.load(COMPANY, yaml.BaseLoader)  # noqa: S506 - texts as written

    assert organization(json.dumps(plain), "org.json") == EXPECTED


def test_the_organization_may_stand_under_a_key_of_its_own() -> None:
    text = "organization:\n" + "".join(f"  {line}\n" for line in COMPANY.replace("title:", "name:").splitlines())

    assert organization(text) == EXPECTED


def test_documents_of_one_file_are_one_organization() -> None:
    head, tail = COMPANY.split("people:")

    assert organization(f"{head}---\npeople:{tail}".replace("scope: acme, ", "")).units == EXPECTED.units


def test_lists_will_do() -> None:
    found = organization("""
levels: [boss, head]
units: [Acme, {name: North, within: Acme}]
people: [Ann Lee, {name: Bo Ray, reports to: Ann Lee}]
roles: [{name: CEO, level: boss, holder: Bo Ray}]
""")

    assert [(level.key, level.rank) for level in found.levels] == [("boss", 1), ("head", 2)]
    assert found.units[1] == Unit("North", "North", parent="Acme")
    assert found.people[1] == Person("Bo Ray", "Bo Ray", reports_to="Ann Lee")
    assert found.holdings == (Holding("Bo Ray", "CEO"),)


def test_tiers_may_be_given_per_dimension() -> None:
    found = organization("tiers: {geography: [company, country], function: [division]}\nunits: {a: {tier: country}}")

    assert found.tiers == {"geography": ("company", "country"), "function": ("division",)}


def test_everything_knows_its_place() -> None:
    found = organization(COMPANY)

    assert found.path == "org.yaml"
    assert [str(found.locate(unit.source)) for unit in found.units] == ["org.yaml:5:3", "org.yaml:6:3"]
    assert [role.source for role in found.roles] == [(13, 3), (14, 3), (25, 3)]
    assert found.people[0].source == (9, 3)
    assert found.holdings[1].source == (22, 15)


def test_roles_alone_are_an_organization_when_one_is_asked_for() -> None:
    assert [role.key for role in organization("roles: [Cook, Chef]").roles] == ["Cook", "Chef"]


@pytest.mark.parametrize("word", ["global", "company-wide", "each region", "every region", "north, acme", "The North"])
def test_a_scope_may_be_a_unit_a_tier_several_units_or_the_whole(word: str) -> None:
    found = organization(COMPANY + f"  x: {{name: X, scope: '{word}'}}\n")

    assert found.roles[-1].scope == Scope((("", word),))


# A matrix and its organization


def test_it_is_the_same_inline_and_in_another_file() -> None:
    written(COMPANY, "org.yaml")
    shared = raci.read(written("organization: ../org.yaml\n" + DUTIES, "plans/bids.yaml"))
    inner = "organization:\n" + "".join(f"  {line}\n" for line in COMPANY.replace("title:", "name:").splitlines())
    inline = raci.read(written(inner.replace("roles:\n", "roles:\n    stranger: Stranger\n") + DUTIES, "inline.yaml"))

    assert shared.organization == EXPECTED
    assert {role.key: role for role in shared.roles} == {role.key: role for role in inline.roles}
    assert shared.rows == inline.rows
    assert [role.key for role in shared.roles] == ["CEO", "Head of Sales", "CFO", "Stranger"]


def test_how_each_role_was_found_is_kept() -> None:
    written(COMPANY, "org.yaml")
    matrix = raci.read(written("organization: org.yaml\n" + DUTIES, "bids.yaml"))

    assert [(join.role, join.to, join.way) for join in matrix.joins] == [
        ("CEO", "CEO", "exact"),
        ("Head of Sales", "Head of Sales", "exact"),
        ("CFO", "CFO", "exact"),
        ("Stranger", None, "none"),
    ]


def test_a_guess_is_told() -> None:
    written(COMPANY, "org.yaml")
    notes = raci.check(written("organization: org.yaml\nduties: {bid: {A: Sales Head, R: CEO}}", "bids.yaml")).notes

    assert [str(note.message) for note in notes] == [
        "'Sales Head' is taken for another spelling of 'Head of Sales' in the organization"
    ]


def test_a_role_stands_where_the_matrix_names_it() -> None:
    written(COMPANY, "org.yaml")
    matrix = raci.read(written("organization: org.yaml\n" + DUTIES, "bids.yaml"))

    assert str(matrix.locate(role=matrix.roles[1])) == "bids.yaml:2:30"


def test_what_the_matrix_says_of_a_role_wins() -> None:
    written(COMPANY, "org.yaml")
    text = "organization: org.yaml\nroles: {hos: {name: Head of Sales, level: clerk, holder: Eve Fox}}\n"
    matrix = raci.read(written(text + "duties: {bid: {A: hos, R: ceo}}", "bids.yaml"))
    role = matrix.roles[0]
    assert matrix.organization

    assert (role.level, role.reports_to, role.holders) == ("clerk", "CEO", ("Eve Fox",))
    assert matrix.organization.roles == EXPECTED.roles
    assert [held.person for held in matrix.organization.holdings if held.role == "Head of Sales"] == [
        "Dee Eff",
        "Eve Fox",
    ]


def test_matrices_that_add_nothing_share_one_organization() -> None:
    written(COMPANY, "org.yaml")
    one, other = (raci.read(written("organization: org.yaml\n" + DUTIES, name)) for name in ("a.yaml", "b.yaml"))

    assert one.organization is other.organization


def test_units_beside_those_of_the_file_are_added() -> None:
    written(COMPANY, "org.yaml")
    text = "organization: org.yaml\nunits: {west: {tier: region, within: acme}}\n"
    matrix = raci.read(
        written(text + "duties: {bid: {A: CEO, R: CFO, scope: west}, two: {A: CEO, scope: north}}", "b.yaml")
    )
    assert matrix.organization

    assert [unit.key for unit in matrix.organization.units] == ["acme", "north", "west"]


def test_an_organization_may_stand_within_a_wider_one() -> None:
    written(COMPANY, "company.yaml")
    parts = "units: {lab: {within: acme}}\nroles: {cfo: {name: CFO, level: head}, lead: {reports to: cfo}}"
    found = organization(f"organization: company.yaml\n{parts}")

    assert [unit.key for unit in found.units] == ["acme", "north", "lab"]
    assert [(role.key, role.level, role.reports_to) for role in found.roles[2:]] == [
        ("CFO", "head", "CEO"),
        ("lead", None, "CFO"),
    ]
    assert found.oddities == ()


def test_a_matrix_without_any_word_of_an_organization_has_none() -> None:
    assert raci.read(written("roles: [Cook]\nduties: {x: {A: Cook}}", "x.yaml")).organization is None


@pytest.mark.parametrize("said", ["level: head", "scope: all", "reports to: Chef", "holder: Ada", "vacant: true"])
def test_a_word_of_a_role_is_enough(said: str) -> None:
    matrix = raci.read(written(f"roles: {{Cook: {{{said}}}, Chef: Chef}}\nduties: {{x: {{A: Cook}}}}", "x.yaml"))
    assert matrix.organization

    assert [role.key for role in matrix.organization.roles] == ["Cook", "Chef"]


def test_a_duty_has_its_amounts() -> None:
    matrix = raci.read(written("duties: {buy: {A: Cook, R: Chef, limits: {spend: EUR 50k}}}", "x.yaml"))

    assert matrix.duties[0].limits == (Limit(50_000.0, "spend", "EUR"),)


def test_a_shared_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written(COMPANY, "org.yaml")
    first = raci.read_organization("org.yaml")
    monkeypatch.setattr("raci.readers.org_design.read_design", None)

    assert raci.read_organization("../" + Path.cwd().name + "/org.yaml") is first


def test_a_changed_file_is_read_again() -> None:
    assert organization("roles: [Cook]").roles != organization("roles: [Cook, Chef]").roles


# What is odd, and read all the same

ODD: Final = {
    "units: {a: {within: b}, b: {within: a}, c: {within: c}}": [
        "unit-cycle 1:21 these units lie within one another in a circle: a → b → a",
        "unit-cycle 1:53 these units lie within one another in a circle: c → c",
    ],
    "roles: {a: {reports to: b}, b: {reports to: c}, c: {reports to: b}, d: {reports to: d}}": [
        "reporting-cycle 1:45 these roles report to one another in a circle: 'b' → 'c' → 'b'"
    ],
    "people: {p: {name: Ann, reports to: q}, q: {name: Bo, reports to: p}, r: {dotted: [zz]}}": [
        "reporting-cycle 1:37 these people report to one another in a circle: Ann → Bo → Ann",
        "missing-manager 1:84 r reports to 'zz', who is not there",
    ],
    "roles: {cook: {reports to: The Owner, dotted: [Nobody]}}": [
        "missing-manager 1:28 'cook' reports to 'The Owner', a role that is not there",
        "missing-manager 1:48 'cook' reports to 'Nobody', a role that is not there",
    ],
    "tiers: [organization, region]\nunits: {a: {tier: regon}}\nlevel table: {planet: [head]}": [
        "unknown-tier 2:19 'a' is of the tier 'regon', which is not declared",
        "unknown-tier 3:15 the level table has the tier 'planet', which is not declared",
    ],
    "roles: {cook: {holder: {person: Ann, from: 2026-02-01, until: 2026-01-01}}}": [
        "dates 1:33 Ann holds 'cook' until 2026-01-01, which is before 2026-02-01, when it begins"
    ],
    "people: [Ann Lee, {name: Ann Lee}, {name: Bo, reports to: Ann Lee}]\nunits: {}": [
        "doubled-id 1:26 'Ann Lee' is the key of 2 people; give each one of their own",
        "ambiguous-manager 1:59 Bo reports to 'Ann Lee', who may be 'Ann Lee' or 'Ann Lee #2'; name one by a key",
    ],
    "roles: {a: {aliases: [x]}, b: {aliases: [x]}, c: {reports to: x}}": [
        "ambiguous-manager 1:63 'c' reports to 'x', who may be 'a' or 'b'; name one by its key"
    ],
}


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_told_with_line_and_column(text: str) -> None:
    assert oddities(text) == ODD[text]


def test_a_long_circle_is_told_in_short() -> None:
    text = "roles:\n" + "".join(f"  r{n}: {{reports to: r{(n + 1) % 9}}}\n" for n in range(9))

    (told,) = oddities(text)

    assert told == (
        "reporting-cycle 2:20 these roles report to one another in a circle: "
        "'r0' → 'r1' → 'r2' → 'r3' → 'r4' → … → 'r0'"
    )


def test_a_superior_in_the_wider_organization_is_there() -> None:
    written(COMPANY, "org.yaml")
    matrix = raci.read(
        written("organization: org.yaml\nroles: {x: {reports to: cso}}\nduties: {y: {A: x, R: ceo}}", "x.yaml")
    )
    assert matrix.organization

    assert (matrix.roles[0].reports_to, matrix.organization.oddities, matrix.oddities) == ("Head of Sales", (), ())


# What is wrong

WRONG: Final = {
    "units: {}\nlevel: {}": ["2:1: there is no key 'level' for an org-design file; did you mean 'levels'?"],
    "people: {a: {mail: x}}\nunits: {}": ["1:14: there is no key 'mail' for a person; did you mean 'email'?"],
    "roles: {a: {holder: {person: x, till: 2026-01-01}}}": [
        "1:33: there is no key 'till' for a holder; did you mean 'until'?"
    ],
    "roles: {a: {holders: [{from: 2026-01-01}]}}": ["1:23: item 1 lacks 'person'"],
    "roles: {a: {holders: [[x]]}}": ["1:23: item 1 must be a mapping, or only a name, not a list"],
    "roles: {a: {holder: {person: x, from: soon}}}": ["1:39: a day is needed, such as 2026-03-31, not 'soon'"],
    "roles: {a: {holder: {person: x, until: 31.12.2026}}}": [
        "1:40: a day is needed, such as 2026-03-31, not '31.12.2026'"
    ],
    "roles: {a: {limits: {spend: much}}}": ["1:29: an amount is needed, such as 50,000 EUR, not 'much'"],
    "roles: {a: {limits: {spend: 50.000 EUR}}}": [
        "1:29: '50.000 EUR' may be 50 or 50000; write 50 or 50000"
    ],
    "roles: {a: {limits: [5]}}": ["1:21: 'limits' must be a mapping, not a list"],
    "roles: {a: {vacant: perhaps}}": ["1:21: 'vacant' must be true or false, not 'perhaps'"],
    "tiers: {geography: {a: b}}\nunits: {}": ["1:20: 'geography' must be a list, or a single name, not a mapping"],
    "levels: [head]\nlevel table: {region: [hed]}": ["2:24: there is no level 'hed'; did you mean 'head'?"],
    "units: {north: North}\nroles: {a: {holder: {person: x, scope: nort}}}": [
        "2:40: there is no unit or tier 'nort'; did you mean 'north'?"
    ],
    "people: {ann: Ann Lee, bo: Bo Ray}\nroles: {a: {holder: Ann Leee}}": [
        "2:21: there is no person 'Ann Leee'; did you mean 'Ann Lee'?"
    ],
    "people: {a: Ann, b: Ann}\nroles: {x: {holder: Ann}}": ["2:21: 'Ann' may be 'a' or 'b'; name one by a key"],
    "people: {waiter: {reports to: cook}, cokok: Cook, manager: {reports to: waiterr}}\nunits: {}": [
        "1:73: there is no person 'waiterr'; did you mean 'waiter'?"
    ],
    "units: {a: {}, a: {}}": ["1:16: the key 'a' stands twice; it is already in line 1"],
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_line_and_column(text: str) -> None:
    assert [line.removeprefix("org.yaml:") for line in refused(text)] == WRONG[text]


@pytest.mark.parametrize("text", ["a: 1", "[]", "42", "duties: {}"])
def test_a_file_that_says_nothing_of_an_organization_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        organization(text)


@pytest.mark.parametrize(("name", "code"), [("none.yaml", "missing"), (".", "directory"), ("/dev/null", "io")])
def test_what_is_no_file_is_refused(name: str, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        raci.read_organization(name)

    assert caught.value.code == code


# What is wrong with the file that is named

NOTHING_SAID: Final = "this file says nothing of an organization: it has no units, levels, roles or people"
NAMED: Final = {
    "none.yaml": ["bids.yaml:1:1: the organization file 'none.yaml' cannot be used: there is no such file"],
    "empty.yaml": [f"bids.yaml:1:1: the organization file 'empty.yaml' cannot be used: {NOTHING_SAID}"],
    "bids.yaml": ["bids.yaml:1:1: the organization file 'bids.yaml' leads back to a file that names it"],
    "circle.yaml": ["circle.yaml:1:1: the organization file 'bids.yaml' leads back to a file that names it"],
    "wrong.yaml": [
        "wrong.yaml:1:13: there is no key 'levl' for a role; did you mean 'level'?",
        "wrong.yaml:1:27: there is no key 'scpe' for a role; did you mean 'scope'?",
    ],
    "broken.yaml": ["broken.yaml:2:2: the syntax is broken: a tab stands where only blanks may indent"],
    '"\\0"': ["bids.yaml:1:1: '\\x00' is no path to a file"],
}


@pytest.mark.parametrize("name", NAMED)
def test_the_rest_is_judged_when_the_organization_cannot_be_read(name: str) -> None:
    written("a: 1", "empty.yaml")
    written("organization: bids.yaml\nroles: {Cook: {level: head}}", "circle.yaml")
    written("roles: {a: {levl: 3}, b: {scpe: 2}}", "wrong.yaml")
    written("a:\n \tb: 1", "broken.yaml")
    report = raci.check(written(f"organization: {name}\nduties: {{bid: {{R: Cook, C: Chef}}}}", "bids.yaml"))
    told = [f"{each.location}: {each.message}" for each in report if each.rule == "SRC001"]

    assert told == NAMED[name]
    assert "ACC001" in {finding.rule for finding in report}
    assert not report.unreadable


def test_a_chain_of_files_has_an_end() -> None:
    for number in range(20):
        written(f"organization: c{number + 1}.yaml\nroles: {{Cook: {{level: head}}}}", f"c{number}.yaml")
    (line,) = refused(Path("c0.yaml").read_text("utf-8"), "c0.yaml")

    assert "more than 8 organization files stand behind one another" in line


# An organization alone


def test_an_organization_alone_is_no_error() -> None:
    report = raci.check(written(COMPANY, "org.yaml"))

    assert (report.findings, report.unreadable, report.foreign) == ((), False, True)
    assert [note.message for note in report.notes] == [
        "an organization (units: 2, roles: 3, people: 4), and no matrix to judge"
    ]


def test_what_is_odd_in_an_organization_alone_is_found() -> None:
    report = raci.check(written("units: {}\nroles: {cook: {reports to: The Owner}}", "org.yaml"))

    assert [(finding.rule, str(finding.location)) for finding in report] == [("ORG022", "org.yaml:2:28")]
    assert report.foreign


@pytest.mark.parametrize("text", ["units: {a: A}", "levels: [a]\ntiers: [b]", "people: {a: A}\ntitle: X"])
def test_an_organization_needs_no_roles_to_be_known_as_one(text: str) -> None:
    understood = raci.understand(written(text, "org.yaml"))

    assert understood.organization
    assert understood.readings == ()
    assert "it holds an organization" in understood.reason


def test_a_file_with_one_key_of_ours_may_be_something_else() -> None:
    assert raci.check(written("people: 3\njobs: [a]\nsteps: {}", "x.yaml")).foreign


# The organization of the settings


def settings() -> raci.Settings:
    """Return settings that name an organization."""
    return raci.Settings(organization=str(written(COMPANY, "org.yaml")))


def test_a_matrix_that_names_none_is_joined_to_that_of_the_settings() -> None:
    matrix = raci.read(written("Duty,CSO,Cook\nBid,A,R\nSell,A,R\n", "bids.csv"), settings())

    assert matrix.organization == EXPECTED
    assert [(role.name, role.level, role.reports_to) for role in matrix.roles] == [
        ("CSO", "head", "CEO"),
        ("Cook", None, None),
    ]


def test_a_matrix_that_says_only_something_of_its_roles_is_joined_and_its_words_win() -> None:
    text = "roles: {CFO: {level: clerk, holder: Eve Fox}, Cook: Cook}\nduties: {x: {A: CFO, R: Cook}}"
    matrix = raci.read(written(text, "x.yaml"), settings())
    assert matrix.organization

    assert (matrix.roles[0].level, matrix.roles[0].reports_to) == ("clerk", "CEO")
    assert matrix.organization.units == EXPECTED.units
    assert Holding("Eve Fox", "CFO") in matrix.organization.holdings


@pytest.mark.parametrize("said", ["units: {a: A}", "levels: [clerk]", "organization: {tiers: [a]}"])
def test_a_matrix_that_names_its_own_is_left_alone(said: str) -> None:
    text = f"{said}\nroles: [CFO, Cook]\nduties: {{x: {{A: CFO, R: Cook}}}}"
    matrix = raci.read(written(text, "x.yaml"), settings())

    assert matrix == raci.read("x.yaml")
    assert matrix.organization == raci.read("x.yaml").organization


def test_an_organization_of_the_settings_that_cannot_be_read_stops_the_run() -> None:
    with pytest.raises(UnreadableError) as caught:
        raci.check(written("Duty,CSO,Cook\nBid,A,R\nSell,A,R\n", "bids.csv"), raci.Settings(organization="none.yaml"))

    assert str(caught.value) == "none.yaml: there is no such file"


# Hostile files


def test_a_tree_of_ten_thousand_units_one_below_the_other_is_read() -> None:
    text = "units:\n  u0: {}\n" + "".join(f"  u{n}: {{within: u{n - 1}}}\n" for n in range(1, 10_000))

    assert organization(text).units[-1].parent == "u9998"


def test_tens_of_thousands_of_roles_are_read() -> None:
    text = "roles:\n" + "".join(f"  r{n}: {{name: Role {n}, reports to: r{n // 8}}}\n" for n in range(30_000))
    found = organization(text)

    assert len(found.roles) == 30_000
    assert found.oddities == ()


def test_thousands_of_strange_words_are_told_without_looking_for_what_each_is_like() -> None:
    text = "units:\n" + "".join(f"  unit-{n}: {{within: gone-{n}}}\n" for n in range(5_000))

    assert len(refused(text)) == 501


def test_equal_organizations_are_equal_wherever_they_stand() -> None:
    assert organization(COMPANY, "a.yaml") == organization("# moved\n\n" + COMPANY, "b/c.yaml")


def test_the_title_of_a_matrix_is_not_that_of_its_organization() -> None:
    matrix: Matrix = raci.read(written("title: Bids\nunits: {a: A}\nduties: {x: {A: Cook}}", "x.yaml"))

    assert matrix.organization == replace(Organization(), units=(Unit("a", "A"),))
