"""What may stay: which findings an allowance covers, and what is told of allowances themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest
from support import TODAY, matrix_of

import raci
from raci.lint.allowing import Used
from raci.model import Allowance
from raci.records import replace

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix

_TABLE: Final = """
| Duty | Director | Manager | Clerk |
| --- | --- | --- | --- |
| **Bids** | | | |
| Approve bid | A | A | R |
| Pay bid | A | A | R |
| **Sales** | | | |
| Sign | A | A | |
"""


def matrix(*allowances: Allowance) -> Matrix:
    """Return a matrix in which each duty has two accountables, and one nobody who does it."""
    found = matrix_of(_TABLE)
    roles = (*found.roles[:1], replace(found.roles[1], aliases=("Boss",)), *found.roles[2:])
    return replace(found, roles=roles, allowances=allowances)


def allowed(*allowances: Allowance, **settings: object) -> list[tuple[str, str]]:
    """Return rule and duty of the findings that allowances cover."""
    chosen = replace(raci.Settings(today=TODAY), **settings)
    return [(each.rule, each.duty) for each in raci.check(matrix(*allowances), chosen).allowed]


def told(*allowances: Allowance, **settings: object) -> list[tuple[str, str]]:
    """Return code and message of what is found in the allowances themselves."""
    chosen = replace(raci.Settings(today=TODAY), **settings)
    report = raci.check(matrix(*allowances), chosen)
    return [(each.rule, each.message) for each in report if each.rule.startswith("ALW")]


ALL_TWO: Final = [("ACC002", "Bids › Approve bid"), ("ACC002", "Bids › Pay bid"), ("ACC002", "Sales › Sign")]


@pytest.mark.parametrize(
    ("allowance", "expected"),
    [
        (Allowance("ACC002", "x"), ALL_TWO),
        (Allowance("acc002", "x"), ALL_TWO),
        (Allowance("ACC", "x"), ALL_TWO),
        (Allowance("Several-Accountables", "x"), ALL_TWO),
        (Allowance("ALL", "x", "Sales › Sign"), [("ACC002", "Sales › Sign"), ("RSP001", "Sales › Sign")]),
        (Allowance("RSP001", "x"), [("RSP001", "Sales › Sign")]),
        (Allowance("ACC002", "x", "approve BID"), ALL_TWO[:1]),
        (Allowance("ACC002", "x", "Bids"), ALL_TWO[:2]),
        (Allowance("ACC002", "x", role="Manager"), ALL_TWO),
        (Allowance("ACC002", "x", role="boss"), ALL_TWO),
        (Allowance("ACC002", "x", role="Clerk"), []),
        (Allowance("ACC002", "x", "Sign", "Director"), ALL_TWO[2:]),
        (Allowance("ACC002", "x", "Sign", "Clerk"), []),
        (Allowance("ACC003", "x"), []),
        (Allowance("ACC002", "x", until=TODAY), ALL_TWO),
        (Allowance("ACC002", "x", until=date(2026, 6, 29)), []),
        (Allowance("ACC002", " "), []),
        (Allowance("", "x"), []),
        (Allowance("ACC002", "x", flaw="cannot be made out"), []),
    ],
)
def test_an_allowance_covers_findings_of_its_rule_duty_and_role(
    allowance: Allowance, expected: list[tuple[str, str]]
) -> None:
    assert allowed(allowance) == expected


def test_what_is_allowed_is_counted_and_no_finding_any_more() -> None:
    free = raci.check(matrix(), raci.Settings(today=TODAY))
    report = raci.check(matrix(Allowance("ACC002", "x", "Sign")), raci.Settings(today=TODAY))

    assert len(report.findings) + len(report.allowed) == len(free.findings)
    assert report.count(raci.Severity.ERROR) == free.count(raci.Severity.ERROR) - 1
    assert {replace(each, allowed_by=None) for each in report.allowed} < set(free.findings)


def test_the_reason_of_the_narrowest_allowance_is_told_with_owner_and_end() -> None:
    wide, narrow = Allowance("ALL", "wide"), Allowance("ACC", "narrow", "Sign", owner="Ann", until=date(2030, 1, 2))
    report = raci.check(matrix(wide, narrow), raci.Settings(today=TODAY, select=("ACC002",)))

    assert [each.allowed_by for each in report.allowed] == ["wide", "wide", "narrow (Ann, until 2030-01-02)"]
    assert report.allowances == (Used(wide, 3), Used(narrow, 1))


def test_a_key_comes_before_a_name() -> None:
    twice = matrix_of("| Duty | Boss | Cook |\n|---|---|---|\n| Pay | A | A |\n| **Later** | | |\n| Pay | A | A |")
    report = raci.check(replace(twice, allowances=(Allowance("ACC002", "x", "Pay"),)))

    assert [each.duty for each in report.allowed] == ["Pay"]


@pytest.mark.parametrize("rule", ["SRC001", "LNT001", "ALW001", "ALW", "needless-allowance"])
def test_nobody_can_allow_broken_files_or_allowances(rule: str) -> None:
    expected = [("ALW004", f"The allowance of {rule} (x) allows nothing: what {rule} finds cannot be allowed.")]
    unknown = {"SRC001": "there is no rule 'SRC001'", "LNT001": "there is no rule 'LNT001'"}
    if rule in unknown:
        [(code, message)] = told(Allowance(rule, "x"))
        assert (code, unknown[rule] in message) == ("ALW004", True)
    else:
        assert told(Allowance(rule, "x")) == expected


@pytest.mark.parametrize(
    ("allowance", "code", "message"),
    [
        (Allowance("ACC002", "x", until=date(2026, 6, 29)), "ALW001", " (x) ended on 2026-06-29."),
        (Allowance("ACC003", "x"), "ALW002", " (x) allows nothing: nothing of the kind is found."),
        (Allowance("ACC002", ""), "ALW003", " gives no reason."),
        (
            Allowance("ACC22", "x"),
            "ALW004",
            " (x) allows nothing: there is no rule 'ACC22'; did you mean ACC?",
        ),
        (
            Allowance("ACC002", "x", "Aprove bid"),
            "ALW004",
            " (x) allows nothing: there is no duty or section 'Aprove bid'; did you mean 'Approve bid'?",
        ),
        (
            Allowance("ACC002", "x", role="Manger"),
            "ALW004",
            " (x) allows nothing: there is no role 'Manger'; did you mean 'Manager'?",
        ),
    ],
)
def test_allowances_are_judged_themselves(allowance: Allowance, code: str, message: str) -> None:
    assert told(allowance) == [(code, f"The allowance of {allowance.rule}{message}")]


def test_the_second_of_two_that_say_the_same_is_needless() -> None:
    [(code, message)] = told(Allowance("ACC002", "x", role="boss"), Allowance("acc002", "y", role="Manager"))

    assert (code, message) == ("ALW002", "The allowance of acc002 (y) says what another one says already.")


@pytest.mark.parametrize(
    "settings",
    [{"select": ("RSP", "ALW")}, {"ignore": ("ACC003",)}, {"select": ("ALW",)}, {"ignore": ("ALW002",)}],
    ids=str,
)
def test_an_allowance_whose_rule_was_not_run_is_not_needless(settings: dict[str, object]) -> None:
    assert told(Allowance("ACC003", "x"), **settings) == []


def test_allowances_for_rules_on_trial_or_between_matrices_are_not_needless() -> None:
    preview = next(rule for rule in _rules() if rule.preview)

    assert told(Allowance(preview.code, "x"), Allowance("REG001", "x")) == []


def _rules() -> tuple[type[raci.lint.Rule], ...]:
    from raci.rules import all_rules  # noqa: PLC0415 - beside its use

    return all_rules()


def test_the_severity_of_what_is_told_of_allowances_can_be_set() -> None:
    chosen = raci.Settings(today=TODAY, severity={"ALW002": "note"})
    [found] = [each for each in raci.check(matrix(Allowance("ACC003", "x")), chosen) if each.rule == "ALW002"]

    assert found.severity is raci.Severity.NOTE


def test_without_allowances_everything_is_told_and_nothing_is_needless() -> None:
    chosen = raci.Settings(today=TODAY, allowances=False)
    report = raci.check(matrix(Allowance("ACC002", "x")), chosen)

    assert report.allowed == ()
    assert set(raci.check(matrix(), chosen)) == set(report)


def test_allowances_of_settings_cover_by_names_and_by_path() -> None:
    by_name, elsewhere = Allowance("ACC002", "x", "Sign", path="*.md"), Allowance("ACC002", "y", path="other/**")
    expired = Allowance("ACC002", "z", until=date(2020, 1, 1))

    assert allowed(allow=(by_name, elsewhere)) == ALL_TWO[2:]
    assert allowed(allow=(expired,)) == []
    assert told(allow=(by_name, elsewhere, expired)) == [("ALW001", "The allowance of ACC002 (z) ended on 2020-01-01.")]


def test_an_unknown_rule_of_settings_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(raci.SettingsError, match="there is no rule 'ACC22'; did you mean ACC"):
        allowed(allow=(Allowance("ACC22", "x"),))


def test_a_thousand_allowances_and_findings_are_matched_in_time() -> None:
    rows = "\n".join(f"| Duty number {place} | A | A |" for place in range(3000))
    found = matrix_of(f"| Duty | Boss | Cook |\n|---|---|---|\n{rows}")
    same = tuple(Allowance("ACC", "x") for _ in range(3000))
    each = tuple(Allowance("ACC002", "x", f"Duty number {place}") for place in range(3000))
    report = raci.check(replace(found, allowances=(*same, *each)), raci.Settings(select=("ACC", "ALW")))

    assert len(report.allowed) == 3000
    assert [used.covers for used in report.allowances] == [3000, *[0] * 2999, *[1] * 3000]


# between matrices, and in organizations


def test_findings_between_files_are_allowed_by_a_matrix_they_stand_in(tmp_path: Path) -> None:
    table = "| Duty | {} | Cook |\n|-|-|-|\n| Approve bid | A | R |\n| {} | A | R |"
    one, two, three = (
        _written(tmp_path, f"{name}.md", table.format(who, name))
        for name, who in (("one", "Director"), ("two", "Manager"), ("three", "Clerk"))
    )
    matrices = [raci.read(path) for path in (one, two)]
    found = raci.check_together(matrices)
    allowance = (Allowance("REG", "x", "Approve bid"),)

    assert [each.rule for each in found] == ["REG001"]
    assert raci.check_together([matrices[0], replace(matrices[1], allowances=allowance)]) == ()
    assert raci.check_together([replace(matrices[0], allowances=allowance), matrices[1]]) == ()
    stranger = replace(raci.read(three), duties=(), rows=(), allowances=(Allowance("REG", "x"),))
    assert raci.check_together([*matrices, stranger]) == found
    assert raci.check_together(matrices, raci.Settings(allow=allowance)) == ()
    for path, left in (("one.md", 0), ("two.md", 0), ("three.md", 1)):
        chosen = raci.Settings(allow=(replace(allowance[0], path=path),))
        assert len(raci.check_together(matrices, chosen)) == left


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(text), "utf-8")
    return path


_ORGANIZATION: Final = """\
    levels: [head, manager]
    roles:
      boss: {name: Boss, level: head, reports to: cook}
      cook: {name: Cook, level: manager, reports to: boss}
    """


def test_what_an_organization_file_allows_holds_wherever_it_is_judged(tmp_path: Path) -> None:
    path = _written(tmp_path, "org.yaml", _ORGANIZATION)
    free = raci.check(path)
    assert free.findings
    code = free.findings[0].rule
    _written(tmp_path, "org.yaml", dedent(_ORGANIZATION) + f"allow: [{{rule: {code}, reason: a joke}}]\n")
    plan = _written(tmp_path, "plan.yaml", "organization: org.yaml\nduties: {Pay: {A: boss, R: cook}}\n")

    assert [each.allowed_by for each in raci.check(path).allowed] == ["a joke"]
    assert [each.allowed_by for each in raci.check(plan).allowed if each.rule == code] == ["a joke"]


def test_a_matrix_allows_what_is_found_in_its_organization(tmp_path: Path) -> None:
    _written(tmp_path, "org.yaml", _ORGANIZATION)
    free = raci.check(tmp_path / "org.yaml")
    code = free.findings[0].rule
    text = f"organization: org.yaml\nduties: {{Pay: {{A: boss, R: cook}}}}\nallow: [{{rule: {code}, reason: x}}]"
    report = raci.check(_written(tmp_path, "plan.yaml", text))

    assert [each.rule for each in report.allowed] == [code]


# the command line


def _raci(folder: Path, *words: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "raci", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


_PLAN: Final = "| Duty | Director | Manager | Clerk |\n|-|-|-|-|\n| Approve | A | A | R |\n| Pay | A | C | R |\n"


def test_the_exit_status_is_0_where_all_that_fails_is_allowed(tmp_path: Path) -> None:
    _written(tmp_path, "plan.md", f"{_PLAN}\n<!-- raci: allow ACC002 by Ann until 2099-12-31: both sign -->\n")
    shown = "plan.md:6:1  allow ACC002  covers 1 finding\n  both sign\n  Ann, until 2099-12-31\n"

    assert _raci(tmp_path, "check", "plan.md") == (0, "plan.md: 1 allowed.\n", "")
    assert _raci(tmp_path, "check", "plan.md", "--show-allowed")[1].startswith(shown)
    assert _raci(tmp_path, "check", "plan.md", "--no-allowances")[0] == 1


def test_settings_allow_for_some_files_and_are_told_where_they_are_needless(tmp_path: Path) -> None:
    _written(tmp_path, "a/plan.md", _PLAN)
    _written(tmp_path, "b/plan.md", _PLAN.replace("Director", "Owner"))
    settings = """\
        [[allow]]
        rule = "ACC002"
        path = "a/*"
        duty = "approve"
        reason = "both sign"

        [[allow]]
        rule = ["RSP001", "ACC001"]
        reason = "nobody knows"

        [[allow]]
        rule = "DUT"
        path = "c/**"
        reason = "old"
        until = 2020-01-01
        """
    _written(tmp_path, "raci.toml", settings)
    status, out, _ = _raci(tmp_path, "check", ".", "--format", "json")
    files = {each["path"].replace("\\", "/"): each for each in json.loads(out)["files"]}
    own = next(each for path, each in files.items() if path.endswith("raci.toml"))

    assert status == 1
    assert [each["allowed_by"] for each in files["a/plan.md"]["allowed"]] == ["both sign"]
    assert "ACC002" in [each["rule"] for each in files["b/plan.md"]["findings"]]
    assert [(each["rule"], each["location"]["row"]) for each in own["findings"]] == [
        ("ALW002", 7), ("ALW002", 7), ("ALW001", 11),
    ]  # fmt: skip
    assert "ALW" not in _raci(tmp_path, "check", "a/plan.md")[1]
    assert "ALW" not in _raci(tmp_path, "check", "a")[1]


def test_a_broken_allowance_of_settings_is_told_with_its_line(tmp_path: Path) -> None:
    _written(tmp_path, "plan.md", _PLAN)
    _written(tmp_path, "raci.toml", '[[allow]]\nrule = "ACC002"\nuntil = "soon"\n')
    status, _, err = _raci(tmp_path, "check", "plan.md")

    assert status == 2
    assert "allow lacks 'reason'" in err
    assert "allow.until takes a day such as 2027-03-31" in err


def test_nothing_in_an_allowance_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    text = '<!-- raci: allow ACC002 by "\x1b[31mAnn": \x1b]0;pwned\x07 &#x202e; -->\n<!-- raci: allow \x1b[2J: x -->\n'
    _written(tmp_path, "plan.md", f"{_PLAN}\n{text}")
    _, out, err = _raci(tmp_path, "check", "plan.md", "--show-allowed")

    assert "\\x1b" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


def test_a_mended_file_keeps_its_allowances(tmp_path: Path) -> None:
    plan = "duties:\n  Pay: {A: [Boss, Cook], R: Cook, C: Cook}\nallow:\n  # decided\n  - {rule: ACC002, reason: x}\n"
    for name, text in (
        ("plan.yaml", plan),
        ("plan.md", f"{_PLAN.replace('C |', 'R/I |')}\n<!-- raci: allow ACC002: both sign -->\n"),
        ("plan.csv", "# raci: allow ACC002: both sign\nDuty,Boss,Cook,Clerk\nPay,A,A,R\nSign,A,R/I,C\nSend,A,R,C\n"),
    ):
        path = _written(tmp_path, name, text)
        before = raci.read(path)
        done = raci.mend(path, tmp_path / f"mended-{name}", unsafe=True)
        after = raci.read(tmp_path / f"mended-{name}")

        assert done.made, name
        assert (after.allowances, after != before) == (before.allowances, True)
        assert not any(each.rule == "ACC002" for each in done.made)
