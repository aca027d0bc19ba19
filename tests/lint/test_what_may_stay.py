"""Where allowances are aimed, what settings say that means nothing, and what a bench of judges makes of both."""

from __future__ import annotations

from dataclasses import replace as replaced
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from support import TODAY, matrix_of

import raci
from raci.errors import SettingsError
from raci.lint import Confidence, Finding, Fix, Report, Rule, Safety, Severity, judge
from raci.lint.aim import Aim, Aims
from raci.lint.allowing import AllowanceUse, Used, reason_of
from raci.lint.engine import by_file_and_place, judge_register
from raci.lint.judging import Bench, Judged
from raci.lint.misnamed import Known, fitting, misnomers, no_such_rule
from raci.lint.rejudging import Rejudge
from raci.lint.rule_names import rules_named, unknown_rule
from raci.lint.selection import choose, named, severities
from raci.lint.settling import judged_over_all, looked_up
from raci.model import Allowance, Duty, Location, Matrix, Organization, Role, Source
from raci.model.change import Assign
from raci.model.organization import Join
from raci.records import replace
from raci.rules import all_rules
from raci.settings import LayoutSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.graph import Register, ResponsibilityGraph

BIDS: Final = matrix_of("""
| Duty | Director | Manager | Clerk |
| --- | --- | --- | --- |
| **Bids** | | | |
| Approve bid | A | A | R |
| **Sales** | | | |
| Sign | A | A | |
""")


class FirstDuty(Rule, code="TST201", severity=Severity.WARNING):
    """Find the first duty of each matrix, also between matrices."""

    at_most: int = 3
    share: float = 0.5
    words: tuple[str, ...] = ()

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        if duty is graph.matrix.duties[0]:
            yield self.finding("First.", duty=duty)


class EveryMatrix(Rule, code="TST202", severity=Severity.ERROR):
    """Find every one of several matrices."""

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find them."""
        for graph in register.graphs:
            yield self.finding("Beside others.").at(graph.matrix.source.whole)


class OnTrial(FirstDuty, code="TSU203", preview=True):
    """Find the same, on trial."""


KNOWN: Final = (FirstDuty, EveryMatrix, OnTrial)


# where allowances are aimed


@pytest.mark.parametrize(
    ("duty", "role", "targets", "things", "astray"),
    [
        ("", "", [("", "")], ("", ""), ""),
        ("Sales › Sign", "", [("k:Sales › Sign", "")], ("Sign", ""), ""),
        ("sign", "", [("n:sign", "")], ("", ""), ""),
        ("SALES", "", [("s:sales", "")], ("", ""), ""),
        ("", "Clerk", [("", "k:Clerk")], ("", "Clerk"), ""),
        ("", "clerk", [("", "k:Clerk")], ("", ""), ""),
        ("Sign", "boss", [("n:sign", "k:Manager")], ("", ""), ""),
        ("Sing", "", [], ("", ""), "there is no duty or section 'Sing'; did you mean 'Sign'?"),
        ("APPROVE BDI", "", [], ("", ""), "there is no duty or section 'APPROVE BDI'; did you mean 'Approve bid'?"),
        ("", "Cleck", [], ("", ""), "there is no role 'Cleck'; did you mean 'Clerk'?"),
        ("Xyz", "Qqq", [], ("", ""), "there is no duty or section 'Xyz' and there is no role 'Qqq'"),
    ],
)
def test_the_words_of_an_allowance_are_aimed_at_keys_names_and_sections(
    duty: str, role: str, targets: list[tuple[str, str]], things: tuple[str, str], astray: str
) -> None:
    roles = (BIDS.roles[0], replace(BIDS.roles[1], aliases=("Boss",)), BIDS.roles[2])
    aim = Aims(replace(BIDS, roles=roles)).of(Allowance("ACC002", "x", duty, role))

    assert list(aim.targets) == targets
    assert (aim.duty.name if aim.duty else "", aim.role.key if aim.role else "") == things
    assert aim.astray == astray


def test_an_aim_at_nothing_says_nothing() -> None:
    aim = Aim(())

    assert (aim.duty, aim.role, aim.astray) == (None, None, "")


def test_a_section_is_meant_by_its_name_and_by_its_path() -> None:
    deep = replace(BIDS, duties=tuple(replace(each, section=("Year", "Plan", "Late")) for each in BIDS.duties))
    aims = Aims(deep)

    for word in ("Year", "plan", "Late", "Year › Plan", "Year › Plan › Late"):
        assert len(aims.of(Allowance("ACC", "x", word)).targets) == 1
    for word in ("Plan › Late", "Year › Late", "Year › Plan › Late › Sign"):
        assert aims.of(Allowance("ACC", "x", word)).targets == ()
    assert aims.duty_targets("Sales › Sign")[:3] == ("k:Sales › Sign", "n:sign", "s:year › plan › late")
    assert aims.duty_targets("Sales › Sign")[3:] == ("s:late", "s:year › plan", "s:plan", "s:year", "s:year")
    assert (aims.duty_targets("Plan › Gone"), aims.duty_targets("")) == (("k:Plan › Gone", "n:gone"), ())


def test_a_role_is_meant_by_the_names_that_its_organization_gives_it() -> None:
    organization = Organization(roles=(Role("ceo", "CEO", ("Owner",)),))
    joined = replace(
        BIDS, organization=organization, joins=(Join("Manager", "ceo", "alias"), Join("Clerk", None, "alias"))
    )
    aims = Aims(joined)

    assert [role for _, role in aims.of(Allowance("ACC", "x", role="owner")).targets] == ["k:ceo"]
    assert [role for _, role in aims.of(Allowance("ACC", "x", role="Manager")).targets] == ["k:Manager", "k:ceo"]
    assert [role for _, role in aims.of(Allowance("ACC", "x", role="Clerk")).targets] == ["k:Clerk"]
    assert aims.role_targets(["ceo", "Gone"]) == ["k:ceo", "n:ceo", "n:owner", "k:Gone", "n:gone"]


def test_why_a_finding_may_stay_is_told_with_who_decided_it_and_until_when() -> None:
    until = date(2027, 3, 31)

    assert reason_of(Allowance("ACC", "board")) == "board"
    assert reason_of(Allowance("ACC", "board", owner="Ann")) == "board (Ann)"
    assert reason_of(Allowance("ACC", "board", until=until)) == "board (until 2027-03-31)"
    assert reason_of(Allowance("ACC", "board", owner="Ann", until=until)) == "board (Ann, until 2027-03-31)"


@pytest.mark.parametrize(
    ("said", "expired", "flaw"),
    [
        (Allowance("ACC", "x"), False, ""),
        (Allowance("ACC", "x", until=TODAY), False, ""),
        (Allowance("ACC", "x", until=date(2026, 6, 29)), True, ""),
        (Allowance(" ", "x"), False, "names no rule"),
        (Allowance("ACC", " "), False, "gives no reason"),
        (Allowance(" ", " "), False, "names no rule"),
        (Allowance("", "", flaw="is a riddle"), False, "is a riddle"),
    ],
)
def test_an_allowance_lasts_to_its_day_and_needs_a_rule_and_a_reason(
    said: Allowance, *, expired: bool, flaw: str
) -> None:
    use = AllowanceUse(said, TODAY, Location())

    assert (use.expired, use.flaw, use.covers, use.twin, use.judged, use.unknown) == (expired, flaw, 0, None, False, "")


@pytest.mark.parametrize(
    ("word", "ran", "beyond", "told"),
    [
        ("TST201", {"TST201"}, False, (True, "")),
        ("TST201", set(), False, (False, "")),
        ("TST", {"TST201", "TST202"}, False, (False, "")),
        ("TST", {"TST201", "TST202"}, True, (True, "")),
        ("TST", {"TST201"}, True, (False, "")),
        ("TSU", set(), False, (False, "")),
        ("TSU", {"TSU203"}, False, (True, "")),
        ("ALL", {"TST201", "TST202"}, True, (True, "")),
        ("first-duty", {"TST201"}, False, (True, "")),
        ("fist-duty", {"TST201"}, False, (False, "there is no rule 'fist-duty'; did you mean first-duty?")),
        ("", {"TST201"}, False, (False, "there is no rule ''")),
    ],
)
def test_an_allowance_is_judged_where_all_rules_that_it_names_were_run(
    word: str, ran: set[str], *, beyond: bool, told: tuple[bool, str]
) -> None:
    assert looked_up(word, KNOWN, ran, beyond=beyond) == told


def test_what_tells_of_allowances_and_broken_files_cannot_be_allowed() -> None:
    assert looked_up("ALW", all_rules(), set()) == (False, "what ALW finds cannot be allowed")
    assert [each.code for each in rules_named(KNOWN, "tsu")] == ["TSU203"]
    assert rules_named(KNOWN, "") == []
    assert (
        unknown_rule(KNOWN, "tst299")
        == "there is no rule 'tst299'; did you mean TST2" + unknown_rule(KNOWN, "tst299")[-3:]
    )


# a bench of judges


def bench(**settings: Any) -> Bench:  # noqa: ANN401 - of any setting
    """Return judges of the rules known here."""
    return Bench.of(KNOWN, Settings(today=TODAY, **settings))


def at(path: str, **parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a matrix
    """Return the matrix of another file."""
    return replace(BIDS, source=replace(BIDS.source, path=path), **parts)


def rules(found: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, str]]:
    """Return rule and file of findings."""
    return [(each.rule, each.location.path) for each in found]


ALLOWED: Final = Allowance("TST202", "they belong together")


def test_a_file_is_judged_matrix_by_matrix_and_then_together() -> None:
    judged = bench().of_file((BIDS, BIDS))

    assert [each.rule for each in judged.findings] == ["TST201", "TST201", "TST202", "TST202"]
    assert (judged.allowed, judged.used) == ((), ())


def test_what_a_matrix_allows_is_set_apart_and_counted() -> None:
    allowance = Allowance("TST201", "so be it")
    judged = bench().of_file((replace(BIDS, allowances=(allowance,)),))

    assert (judged.findings, [each.allowed_by for each in judged.allowed]) == ((), ["so be it"])
    assert judged.used == (Used(allowance, 1),)
    assert len(bench(allowances=False).of_file((replace(BIDS, allowances=(allowance,)),)).findings) == 1


def test_what_lies_between_files_is_allowed_by_a_matrix_that_it_stands_in() -> None:
    judged = bench().between((at("a.md", allowances=(ALLOWED,)), at("b.md")))

    assert (rules(judged.findings), rules(judged.allowed)) == ([("TST202", "b.md")], [("TST202", "a.md")])
    assert judged.used == (Used(ALLOWED, 1),)
    assert rules(bench().between((at("a.md"), at("b.md"))).findings) == [("TST202", "a.md"), ("TST202", "b.md")]
    assert bench().between((at("a.md"),)) == Judged()


def test_settings_allow_in_the_files_they_name() -> None:
    allowance = replaced(ALLOWED, path="a.*")
    judged = bench(allow=(allowance,)).between((at("a.md"), at("b.md")))

    assert (rules(judged.findings), rules(judged.allowed)) == ([("TST202", "b.md")], [("TST202", "a.md")])
    both = bench(allow=(Allowance("TST201", "x"),)).of_file((BIDS, BIDS))
    assert [each.rule for each in both.allowed] == ["TST201", "TST201"]


def test_allowances_of_settings_are_judged_by_what_they_cover_in_all_files() -> None:
    place = Location("raci.toml", None, 7, 1)
    used = [Used(Allowance("ACC002", "needed", at=place), 1), Used(Allowance("ACC003", "idle", at=place)),
            Used(Allowance("ACC9", "lost")), Used(Allowance("RSP001", "late", until=date(2026, 6, 29)))]  # fmt: skip
    judges = Bench.of(all_rules(), Settings(today=TODAY, severity={"ALW002": "error"}))
    found = judges.of_settings(used)

    assert [(each.rule, str(each.location), each.severity) for each in found] == [
        ("ALW001", str(Location()), Severity.ERROR), ("ALW004", str(Location()), Severity.ERROR),
        ("ALW002", str(place), Severity.ERROR),
    ]  # fmt: skip
    assert judged_over_all(used[:1], all_rules(), judges.rules, {}, None) == []


def test_an_organization_alone_is_judged_and_may_allow() -> None:
    alone = Matrix(BIDS.notation, (), (), (), organization=Organization(path="org.yaml"))

    assert bench().of_organization(alone) == Judged()
    allowing = replace(alone, organization=Organization(path="org.yaml", allowances=(Allowance("TST201", "x"),)))
    assert bench().of_organization(allowing).used == (Used(Allowance("TST201", "x"), 0),)


def test_what_lies_between_matrices_is_told_by_file_sheet_and_place() -> None:
    first, second = at("b.md"), at("a.md")
    found = judge_register([first, second], [EveryMatrix()], {"TST202": Severity.NOTE})

    assert [(each.location.path, each.severity) for each in found] == [("a.md", Severity.NOTE), ("b.md", Severity.NOTE)]
    assert judge_register([first], [EveryMatrix()]) == []
    assert [each.severity for each in judge_register([first, second], [EveryMatrix()])] == [Severity.ERROR] * 2
    assert by_file_and_place(found[0]) == ("a.md", "Example", found[0].location.row, 1, "TST202", "Beside others.", "")


def test_a_finding_relates_to_nine_roles_at_most() -> None:
    class Crowd(Rule, code="TST204"):
        def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
            yield self.finding("It.", roles=graph.matrix.roles)

    wide = matrix_of(f"| Duty | {' | '.join('ABCDEFGHIJKL')} |\n|{'---|' * 13}\n| Pay |{' A |' * 12}")
    [found] = judge(wide, [Crowd()])

    assert (len(found.related), found.location.column, found.related[-1].column) == (8, 2, 10)


def test_a_judge_who_follows_keeps_severities_and_the_day() -> None:
    changed = Assign("Sales › Sign", "Clerk", ("R",)).apply(BIDS)
    judged = Rejudge(BIDS, [FirstDuty()], {"TST201": Severity.NOTE}, TODAY)

    assert [each.severity for each in judged.found()] == [Severity.NOTE]
    assert [each.severity for each in judged.follow(changed, {"Sales › Sign"}).found()] == [Severity.NOTE]
    assert judged.follow(changed, {"Sales › Sign"})._of_duty is judged._of_duty  # noqa: SLF001 - nothing is made anew


# settings that mean nothing


RULES: Final = [Known("ACC001", "no-owner", {"at_most": 3, "share": 0.5, "words": ("a",)}), Known("RSP001", "idle", {})]


def told(**said: object) -> list[tuple[str, str, str]]:
    """Return code, place and sentence of what settings say that means nothing."""
    return [(each.code, ".".join(each.keys), each.sentence) for each in misnomers(RULES, said)]


NO_RULE: Final = "there is no rule 'ACD'; did you mean ACC?"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, []),
        ({"select": ["ACC", "all", "No-Owner", "acc001"], "ignore": ("RSP001",)}, []),
        ({"select": ["ACC", "ACD"]}, [("unknown-rule", "select.1", NO_RULE)]),
        ({"ignore": ("ACD",)}, [("unknown-rule", "ignore.0", NO_RULE)]),
        ({"select": "ACD", "ignore": 3, "severity": 3, "rules": [], "paths": 3, "house": 3, "allow": 3}, []),
        ({"select": [3]}, []),
        ({"severity": {"ACD": "note"}}, [("unknown-rule", "severity.ACD", NO_RULE)]),
        ({"severity": {"ACC": "bad", "RSP": 3}}, [
            ("wrong-severity", "severity.ACC", "the severity of ACC is one of error, warning, note, not 'bad'"),
        ]),
        ({"rules": {"ACD": {}}}, [("unknown-rule", "rules.ACD", NO_RULE)]),
        ({"rules": {"ACC": 3, "idle": {}}}, []),
        ({"rules": {"no-owner": {"at-most": 0, "share": 1, "words": ["b"]}}}, []),
        ({"rules": {"no-owner": {"at-mots": 0}}}, [
            ("unknown-option", "rules.no-owner.at-mots", "no-owner has no option 'at-mots'; did you mean at_most?"),
        ]),
        ({"rules": {"no-owner": {"at-most": "x"}}}, [
            ("wrong-type", "rules.no-owner.at-most", "the option 'at-most' of no-owner takes int, not 'x'"),
        ]),
        ({"rules": {"ACC": {"share": -0.1}}}, [
            ("wrong-type", "rules.ACC.share", "the option 'share' of no-owner takes a number from 0, not -0.1"),
        ]),
        ({"paths": {"drafts/*": {"ignore": ["ACC", "ACD"]}, "x": 3}}, [
            ("unknown-rule", "paths.drafts/*.ignore.1", NO_RULE),
        ]),
        ({"allow": [{"rule": ["ACC", "ACD"]}, {"rule": "ACD"}, Allowance("ACD", "x"), 3]}, [
            ("unknown-rule", "allow.0.rule", NO_RULE), ("unknown-rule", "allow.1.rule", NO_RULE),
            ("unknown-rule", "allow.2.rule", NO_RULE),
        ]),
        ({"allow": [Allowance(code, "x", at=Location("r.toml", None, 3, 1)) for code in ("ACC", "ACD")]}, [
            ("unknown-rule", "allow.0.rule", NO_RULE),
        ]),
        ({"house": [{"code": "HSE001", "name": "a-b"}], "select": ["HSE001", "a-b", "HSE"]}, []),
        ({"house": [{"code": "ACC900", "name": "idle"}]}, [
            ("bad-settings", "house.0.code",
             "codes that begin with ACC are raci's own; begin those of the house with other letters: HSE001"),
            ("bad-settings", "house.0.name", "idle is the name of RSP001; find another one for ACC900"),
        ]),
        ({"house": [{"name": "idle"}]}, [
            ("bad-settings", "house.0.name", "idle is the name of RSP001; find another one for the rule of the house"),
        ]),
        ({"house": [{"code": "HSE001", "name": "a"}, {"code": "HSE001", "name": "b"},
                    {"code": "HSE002", "name": "a"}, {}]}, [
            ("bad-settings", "house.1.code", "HSE001 is the code of another house rule; each has its own"),
            ("bad-settings", "house.2.name", "a is the name of another house rule; each has its own"),
        ]),
        ({"house": [{"code": 3, "name": 4}, 5]}, []),
        ({"notation": "RACI", "layout": {"notation": "DACI"}}, []),
        ({"notation": ""}, []),
    ],
)  # fmt: skip
def test_what_settings_say_that_means_nothing_is_told_with_its_place(
    said: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert told(**said) == expected


def test_notations_that_do_not_exist_are_told_wherever_they_are_named() -> None:
    found = told(notation="RASKI", layout={"notation": "DAKI"}) + told(layout=LayoutSettings(notation="RASKI"))

    assert [(code, place, sentence[:30]) for code, place, sentence in found] == [
        ("unknown-notation", "notation", "there is no notation 'RASKI'; "),
        ("unknown-notation", "layout.notation", "there is no notation 'DAKI'; d"),
        ("unknown-notation", "layout.notation", "there is no notation 'RASKI'; "),
    ]


@pytest.mark.parametrize(
    ("value", "default", "fits"),
    [
        (1, 0.5, 1.0),
        (True, 0.5, None),
        (["b"], ("a",), ("b",)),
        ("b", ("a",), None),
        (3, 3, 3),
        (True, 3, None),
        ("x", "", "x"),
    ],
)
def test_a_value_fits_an_option_of_its_kind(value: object, default: object, fits: object) -> None:
    assert (fitting(value, default), type(fitting(value, default))) == (fits, type(fits))


def test_a_rule_is_suggested_whatever_the_case() -> None:
    assert no_such_rule("acc01", ["ACC001", "no-owner"]) == "there is no rule 'acc01'; did you mean ACC001?"
    assert no_such_rule("NO-OWNR", ["ACC001", "no-owner"]) == "there is no rule 'NO-OWNR'; did you mean no-owner?"
    assert no_such_rule("zzz", ["ACC001"]) == "there is no rule 'zzz'"


def test_a_wrong_setting_is_told_where_it_stands_and_several_by_their_lines() -> None:
    sources: dict[tuple[str, ...], str] = {
        ("select", "0"): "r.toml:9",
        ("ignore", "0"): "r.toml:10",
        ("severity", "TST201"): "r.toml:3",
    }

    class Placed(Settings):
        def place(self, *keys: str) -> str:
            return sources.get(keys, "")

    with pytest.raises(SettingsError) as one:
        choose(KNOWN, Placed(select=("XYZ",)))
    with pytest.raises(SettingsError) as two:
        choose(KNOWN, Placed(select=("XYZ",), ignore=("ZYX",), severity={"TST201": "bad"}))
    with pytest.raises(SettingsError) as three:
        severities([FirstDuty()], Placed(severity={"TST201": "bad"}))

    assert (one.value.code, one.value.place) == ("unknown-rule", "r.toml:9")
    assert (two.value.code, two.value.message) == ("bad-settings", "3 settings are wrong")
    assert [each.partition(": ")[0] for each in two.value.problems] == ["r.toml:3", "r.toml:9", "r.toml:10"]
    assert (three.value.code, three.value.place) == ("wrong-severity", "r.toml:3")


def test_rules_are_named_by_code_beginning_name_or_all() -> None:
    assert [word for word in ("TST201", "tst", "First-Duty", "all", "TST2011", "duty") if named(FirstDuty, word)] == [
        "TST201", "tst", "First-Duty", "all",
    ]  # fmt: skip
    assert (FirstDuty.name, EveryMatrix.name, type("ABCRule2Go", (Rule,), {}).__name__) == (
        "first-duty", "every-matrix", "ABCRule2Go",
    )  # fmt: skip


# findings and reports by themselves


def test_findings_fixes_and_reports_say_nothing_they_were_not_given() -> None:
    finding = Finding("A", "a", "It.", Severity.NOTE)
    report = Report("a.md")

    assert (finding.confidence, finding.duty, finding.roles, finding.related, finding.help, finding.fix) == (
        Confidence.CERTAIN, "", (), (), "", None,
    )  # fmt: skip
    assert (finding.allowed_by, finding.others, finding.excerpt, finding.location) == (None, (), None, Location())
    assert (report.findings, report.notes, report.matrices, report.rules, report.allowed, report.known) == ((),) * 6
    assert (report.unreadable, report.foreign, report.version, report.allowances, report.held, report.summary) == (
        False, False, "", (), 0, None,
    )  # fmt: skip
    assert [each.rank for each in Severity] == [0, 1, 2]
    assert [each.value for each in (*Confidence, *Safety)] == [
        "certain", "likely", "guess", "safe", "unsafe", "display-only",
    ]  # fmt: skip
    fix = Fix("x", (Assign("Sign", "Clerk", ("R",)),))
    assert (fix.said, fix.safety) == ((str(fix.changes[0]),), Safety.UNSAFE)


def test_a_finding_keeps_all_it_says_when_it_is_placed() -> None:
    place, beside = Location("a.md", None, 2, 1), (Location("a.md", None, 3, 1),)
    finding = Finding(
        "A", "a", "It.", Severity.NOTE, Confidence.GUESS, "Sign", ("Clerk",), help="h", fix=Fix("x"), allowed_by="y",
        others=("z",),
    )  # fmt: skip

    assert finding.at(place, beside) == replace(finding, location=place, related=beside)
    assert finding.at(place).related == ()


def test_a_report_is_a_table_for_a_notebook() -> None:
    report = raci.check(BIDS, Settings(today=TODAY))

    assert len(report.to_pandas()) == len(report.to_polars()) == len(report)
    assert report._repr_html_().count("<table") == 1
    assert Source().path == ""
