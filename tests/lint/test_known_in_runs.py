"""Runs held against baselines: which findings are known, which known ones are gone, and what a new baseline keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from raci.lint import Finding, Report, Severity
from raci.lint.baseline import compare, take
from raci.lint.baseline.entry import as_written, path_in
from raci.lint.baseline.taking import Taken, sections_of
from raci.model import Duty, Location, Matrix, Role, Source
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from pathlib import Path

    from raci.lint.baseline import Baseline, Comparison

RULES: Final = ("ACC001", "ACC002", "DUT002")


def matrix(path: str, duties: str, *, section: str = "", roles: str = "") -> Matrix:
    """Return a matrix whose duties and roles are named by single letters."""
    names = [Duty(f"{section} › {each}" if section else each, each, (section,) if section else ()) for each in duties]
    source = Source(path, None, (1, 1, len(duties) + 1, 5))
    return Matrix(
        get("RACI"), tuple(Role(each, each) for each in roles), tuple(names), ({},) * len(names), source=source
    )


def report(path: str, found: str, duties: str = "", *, section: str = "", **parts: object) -> Report:
    """Return a report with findings such as `ACC001 a` or `ACC002 a BC`: a rule, a duty and roles."""
    held = matrix(path, duties or "abcdefgh", section=section, roles="BCDE")
    return replace(Report(path, tuple(findings(path, found, section)), matrices=(held,), rules=RULES), **parts)


def findings(path: str, found: str, section: str = "") -> list[Finding]:
    """Return findings in a file."""
    told = []
    for line in filter(None, found.split(", ")):
        rule, duty, roles = (*line.split(), "", "")[:3]
        key = f"{section} › {duty}" if section and duty else duty
        told.append(
            Finding(rule, rule, line, Severity.ERROR, duty=key, roles=tuple(roles), location=Location(path, None, 2, 1))
        )
    return told


def house(folder: Path, *paths: str) -> Path:
    """Return a folder in which there are these files."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    return folder


def told(comparison: Comparison) -> str:
    """Return what is new, what is known, and what is gone."""
    new = ", ".join(each.message for report in comparison.reports for each in report)
    known = ", ".join(each.message for report in comparison.reports for each in report.known)
    gone = ", ".join(
        f"{each.subject.rule} {''.join(duty.name for duty in each.subject.duties)}" for each in comparison.gone
    )
    return f"{new} | {known} | {gone}"


def at(folder: Path, *reports: Report) -> list[Report]:
    """Return reports of files in a folder."""
    return [
        replace(
            each,
            path=f"{folder}/{each.path}",
            matrices=tuple(
                replace(one, source=replace(one.source, path=f"{folder}/{each.path}")) for one in each.matrices
            ),
            findings=tuple(replace(one, location=replace(one.location, path=f"{folder}/{each.path}")) for one in each),
        )
        for each in reports
    ]


def held(folder: Path, was: list[Report], now: list[Report]) -> str:
    """Return what is told of a run, held against the baseline of another one."""
    return told(compare(at(folder, *now), take(at(folder, *was), folder), folder))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("ACC001 a, ACC001 b", "ACC001 a, ACC001 b", " | ACC001 a, ACC001 b | "),
        ("ACC001 a, ACC001 b", "ACC001 b", " | ACC001 b | ACC001 a"),
        ("ACC001 a", "ACC001 b, ACC001 a", "ACC001 b | ACC001 a | "),
        ("ACC001 a", "ACC002 a", "ACC002 a |  | ACC001 a"),
        ("ACC002 a BC", "ACC002 a CB", " | ACC002 a CB | "),
        ("ACC002 a BCD", "ACC002 a BD", " | ACC002 a BD | "),
        ("ACC002 a BC", "ACC002 a BCD", "ACC002 a BCD |  | ACC002 a"),
        ("ACC001 a, ACC001 a", "ACC001 a", " | ACC001 a | ACC001 a"),
        ("ACC001 a", "ACC001 a, ACC001 a", "ACC001 a | ACC001 a | "),
        ("", "ACC001 a", "ACC001 a |  | "),
        ("ACC001 a", "", " |  | ACC001 a"),
    ],
)
def test_each_known_finding_accounts_for_one(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert held(house(tmp_path, "x.md"), [report("x.md", was)], [report("x.md", now)]) == said


def test_findings_of_duties_that_went_to_a_new_section_are_known(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md")
    plain, later = report("x.md", "ACC001 a"), report("x.md", "ACC001 a", section="Later")

    assert held(here, [plain], [later]) == " | ACC001 a | "
    assert held(here, [later], [plain]) == " | ACC001 a | "


def test_one_file_says_nothing_of_what_is_known_in_another(tmp_path: Path) -> None:
    one, two = report("x.md", "ACC001 a"), report("y.md", "ACC001 a")

    assert held(house(tmp_path, "x.md", "y.md"), [one], [two]) == "ACC001 a |  | "
    assert held(house(tmp_path, "x.md", "y.md"), [one, two], [two]) == " | ACC001 a | "


def test_only_findings_of_rules_that_were_run_are_gone(tmp_path: Path) -> None:
    here, was = house(tmp_path, "x.md"), [report("x.md", "ACC001 a, LNT001 b, SRC001 c, DUT009 d")]

    assert held(here, was, [report("x.md", "", rules=("ACC002",))]) == " |  | LNT001 b, SRC001 c"
    assert held(here, was, [report("x.md", "", rules=("ACC001",))]) == " |  | ACC001 a, LNT001 b, SRC001 c"


def test_what_cannot_be_read_is_never_known_and_nothing_in_it_is_gone(tmp_path: Path) -> None:
    here, broken = house(tmp_path, "x.md"), report("x.md", "SRC001 a", unreadable=True)

    assert held(here, [broken], [broken]) == "SRC001 a |  | "
    assert held(here, [report("x.md", "ACC001 a")], [broken]) == "SRC001 a |  | "


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("ACC001 a, ACC001 b", "ACC001 a, ACC001 b", " | ACC001 a, ACC001 b | "),
        ("ACC001 a, ACC001 b", "ACC001 a, ACC001 c", "ACC001 c | ACC001 a | ACC001 b"),
        ("ACC001 a", "ACC001 a, ACC001 b, ACC001 c", "ACC001 a, ACC001 b, ACC001 c |  | ACC001 a"),
        ("ACC001 a, ACC001 b, ACC001 c", "ACC001 a", " | ACC001 a | ACC001 b, ACC001 c"),
    ],
)
def test_a_file_that_was_moved_is_known_by_half_of_what_is_found_in_it(
    tmp_path: Path, was: str, now: str, said: str
) -> None:
    assert held(house(tmp_path, "new/y.md"), [report("x.md", was)], [report("new/y.md", now)]) == said


def test_a_copy_of_a_file_is_new(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md", "y.md")

    assert held(here, [report("x.md", "ACC001 a")], [report("y.md", "ACC001 a")]) == "ACC001 a |  | "


def test_of_two_files_that_were_moved_each_is_known_by_its_own_findings(tmp_path: Path) -> None:
    here = house(tmp_path, "p.md", "q.md")
    was = [report("x.md", "ACC001 a, ACC001 b"), report("y.md", "ACC001 c, ACC001 d")]
    now = [report("p.md", "ACC001 c, ACC001 d"), report("q.md", "ACC001 a, ACC001 b, ACC001 e")]

    assert held(here, was, now) == "ACC001 e | ACC001 c, ACC001 d, ACC001 a, ACC001 b | "


def test_two_new_files_share_what_is_known_of_one_that_is_gone(tmp_path: Path) -> None:
    here = house(tmp_path, "p.md", "q.md")
    now = [report("p.md", "ACC001 a"), report("q.md", "ACC001 a")]

    assert held(here, [report("x.md", "ACC001 a")], now) == "ACC001 a | ACC001 a | "


def test_a_moved_file_is_known_by_fewer_roles_and_new_sections_too(tmp_path: Path) -> None:
    here = house(tmp_path, "y.md")

    assert held(here, [report("x.md", "ACC001 a")], [report("y.md", "ACC001 a", section="Later")]) == " | ACC001 a | "


def test_what_is_found_between_files_is_set_apart_by_itself(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md", "y.md")
    one, two = at(here, report("x.md", ""), report("y.md", ""))
    pair = replace(
        findings(f"{here}/x.md", "DUT002 a")[0],
        related=(Location(f"{here}/y.md", None, 2, 1),),
    )
    all_of_them = replace(findings("", "ACC002")[0], location=Location())
    between = Report("", (pair, all_of_them), rules=RULES)
    baseline = take([one, two], here, between)

    assert [each.paths for each in baseline.entries] == [(), ("x.md", "y.md")]

    again = compare([one, two], baseline, here, between)
    assert again.between is not None
    assert (again.between.findings, again.between.known) == ((), (pair, all_of_them))
    assert [len(each.known) for each in again.reports] == [0, 0]
    assert again.gone == compare([one], baseline, here).gone == ()
    assert compare([one, two], baseline, here).between is None
    assert [each.subject.rule for each in compare([one, two], baseline, here, Report("", rules=RULES)).gone] == [
        "ACC002",
        "DUT002",
    ]


def baseline_of(folder: Path, *reports: Report, old: Baseline | None = None) -> Baseline:
    return take(at(folder, *reports), folder, old=old)


def test_a_baseline_holds_findings_sections_and_other_names_of_each_file(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md", "y.md")
    one = report("x.md", "ACC002 a BC", section="Plan")
    named = replace(one.matrices[0], roles=(Role("B", "B", ("Boss",)), Role("C", "C"), Role("D", "D", ("Dean",))))
    baseline = baseline_of(here, replace(one, matrices=(named,)), report("y.md", ""))

    assert sorted(baseline.files) == ["x.md", "y.md"]
    assert (baseline.files["x.md"].sections, baseline.files["x.md"].roles) == (frozenset({("Plan",)}), {"B": ("Boss",)})
    assert (baseline.files["y.md"].sections, baseline.files["y.md"].roles) == (frozenset(), {})
    assert sections_of([named, matrix("z", "a")]) == frozenset({("Plan",)})


def test_what_a_run_did_not_look_at_stays_in_a_new_baseline(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md", "y.md")
    old = baseline_of(
        here,
        report("x.md", "ACC001 a, ACC002 b"),
        report("y.md", "ACC001 c", section="Plan"),
        report("z.md", "ACC001 d"),
    )
    new = baseline_of(here, report("x.md", "ACC001 e", rules=("ACC001",)), old=old)

    assert [(each.paths[0], each.subject.rule, each.subject.duties[0].name) for each in new.entries] == [
        ("x.md", "ACC001", "e"), ("x.md", "ACC002", "b"), ("y.md", "ACC001", "c"),
    ]  # fmt: skip
    assert new.files["y.md"].sections == frozenset({("Plan",)})
    assert sorted(new.files) == ["x.md", "y.md"]


def test_equal_findings_are_numbered_in_each_file_by_itself(tmp_path: Path) -> None:
    here = house(tmp_path, "x.md", "y.md")
    taken = Taken(at(here, report("x.md", "ACC001 a, ACC001 a"), report("y.md", "ACC001 a")), here)
    marks = [item.entry.fingerprint for item in taken.items()]

    assert [(item.report, item.place) for item in taken.items()] == [(0, 0), (0, 1), (1, 0)]
    assert (marks[0] == marks[2], marks[0] == marks[1], len(marks[0])) == (True, False, 32)


@pytest.mark.parametrize(
    ("path", "written"),
    [("./a/b.md", "a/b.md"), ("a\\b.md", "a/b.md"), ("a\u0308.md", "ä.md"), ("\ud800.md", "?.md"), ("x./a", "x./a")],
)
def test_paths_are_written_alike_on_every_system(path: str, written: str) -> None:
    assert as_written(path) == written


def test_paths_start_at_the_folder_of_the_baseline(tmp_path: Path) -> None:
    assert path_in(tmp_path / "b", str(tmp_path / "a" / "x.md")) == "../a/x.md"
