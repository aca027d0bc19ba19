"""SARIF 2.1.0: valid by the schema of OASIS, told apart by what findings are about, and within GitHub's limits."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import settings as effort
from jsonschema import Draft4Validator
from runs import CELL, FINDING, full_run, real_run, run_of, runs, sales

from raci.lint import CRASHED, Confidence, Report, Severity, unreadable
from raci.lint.fingerprint import fingerprints
from raci.model import Location
from raci.records import replace
from raci.reports.reporter import Document, Run, reporter_named
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMA: Final = Path(__file__).with_name("schemas") / "sarif-2.1.0.json"
AREA: Final = {"startLine": 7, "startColumn": 3, "endLine": 9, "endColumn": 7}
_URI: Final = re.compile(r"(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", re.ASCII)


@pytest.fixture(autouse=True)
def _no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@cache
def _validator() -> Draft4Validator:
    return Draft4Validator(json.loads(_SCHEMA.read_text("utf-8")))


def document(run: Run) -> str:
    return reporter_named("sarif").document(run)


def log_of(run: Run) -> dict[str, Any]:
    """Return the one run of a log that the schema accepts."""
    log = json.loads(document(run))
    _validator().validate(log)
    [only] = log["runs"]
    found: dict[str, Any] = only
    return found


def results_of(*found: Report) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = log_of(run_of(*found))["results"]
    return results


def _uris(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (part[key] for key in ("uri",) if key in part)
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _uris(each)


def test_a_run_with_everything_is_valid() -> None:
    log = json.loads(document(full_run()))
    _validator().validate(log)

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")


def test_what_is_found_in_real_files_is_valid() -> None:
    run = real_run()
    log = log_of(run)

    assert len(log["results"]) == sum(len(report) for report in run.reports) > 40
    assert [each["location"] for each in log["artifacts"] if each["location"].get("uriBaseId") != "%SRCROOT%"] == []


def test_a_run_that_found_nothing_is_valid() -> None:
    assert log_of(run_of())["results"] == []
    assert log_of(run_of(Report("a.csv")))["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


@effort(max_examples=60)
@given(runs)
def test_any_names_give_a_valid_log(run: Run) -> None:
    log = log_of(run)

    assert [uri for uri in _uris(log) if not _URI.fullmatch(uri)] == []
    assert all(result["locations"] for result in log["results"])
    assert "\u202e" not in document(run)
    document(run).encode("utf-8")


def test_a_cell_is_a_logical_location_and_a_region() -> None:
    [result] = results_of(sales())

    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "sales.xlsx", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 3},
            },
            "logicalLocations": [{"fullyQualifiedName": "Plan!C7", "name": "C7", "kind": "cell"}],
        }
    ]
    assert [each["logicalLocations"][0]["name"] for each in result["relatedLocations"]] == ["D7"]
    assert result["message"]["text"] == (
        "Plan!C7: 2 roles are accountable for Approve bid: Manager, Director.\nkeep one A; the other may be R or C."
    )


@pytest.mark.parametrize(
    ("place", "region", "kind"),
    [
        (replace(CELL, end_row=9, end_column=6), AREA, "range"),
        (replace(CELL, column=0), {"startLine": 7}, "range"),
        (Location("sales.xlsx", "Plan"), {"startLine": 1}, "sheet"),
        (Location("sales.xlsx"), {"startLine": 1}, None),
        (Location("org.yaml", None, 12, 5), {"startLine": 12, "startColumn": 5}, None),
        (Location(), {"startLine": 1}, None),
    ],
)  # fmt: skip
def test_every_kind_of_place_has_a_region(place: Location, region: dict[str, int], kind: str | None) -> None:
    [result] = results_of(sales(replace(FINDING, location=place, related=())))
    [location] = result["locations"]

    assert location["physicalLocation"]["region"] == region
    assert [each["kind"] for each in location.get("logicalLocations", [])] == ([kind] if kind else [])


def test_the_fingerprint_is_not_of_the_row() -> None:
    moved = replace(FINDING, location=replace(CELL, row=90), related=())
    expected = fingerprints(sales())[0]

    assert [each["partialFingerprints"] for each in (*results_of(sales()), *results_of(sales(moved)))] == [
        {"raciFingerprint/v1": expected, "primaryLocationLineHash": expected}
    ] * 2


def test_what_is_allowed_or_known_is_suppressed() -> None:
    known = replace(FINDING, duty="Sell")
    allowed = replace(FINDING, duty="Buy", allowed_by="the board said so")
    report = replace(sales(), allowed=(allowed,), known=(known,))
    said = {"kind": "external", "status": "accepted"}

    assert [
        (each["properties"]["duty"], each["suppressions"], each["baselineState"]) for each in results_of(report)
    ] == [
        ("Approve bid", [], "new"),
        ("Buy", [said | {"justification": "the board said so"}], "new"),
        ("Sell", [said | {"justification": "known: it is in the baseline"}], "unchanged"),
    ]


def test_without_any_of_them_nothing_is_said_of_suppressions() -> None:
    [result] = results_of(sales())

    assert result.keys() & {"suppressions", "baselineState"} == set()


def test_a_workflow_of_github_gets_only_what_should_be_an_alert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report = replace(sales(), allowed=(replace(FINDING, duty="Buy", allowed_by="so"),), known=(FINDING, FINDING))
    log = log_of(run_of(report))
    [told] = log["invocations"][0]["toolExecutionNotifications"]

    assert [each["properties"]["duty"] for each in log["results"]] == ["Approve bid"]
    assert told["message"]["text"] == (
        "3 findings that are allowed (1) or in the baseline (2) are left out, because GitHub would open alerts for them"
    )


def test_a_name_does_not_depend_on_what_else_is_known() -> None:
    """Two findings that say the same are numbered by their places, whichever of them is in the baseline."""
    lower = replace(FINDING, location=replace(CELL, row=9))
    names = {row: _names(found)[row] for found in (sales(FINDING, lower),) for row in (7, 9)}

    assert _names(replace(sales(lower), known=(FINDING,))) == names
    assert _names(replace(sales(FINDING), allowed=(lower,))) == names


def _names(report: Report) -> dict[int, str]:
    return {
        each["locations"][0]["physicalLocation"]["region"]["startLine"]: each["partialFingerprints"][
            "raciFingerprint/v1"
        ]
        for each in results_of(report)
    }


def test_rules_bring_their_pages() -> None:
    run = full_run()
    log = log_of(run)
    rules = log["tool"]["driver"]["rules"]
    rule = next(each for each in rules if each["id"] == "ACC002")

    assert rule["name"] == "several-accountables"
    assert rule["shortDescription"] == {"text": "Find duties that more than one role is accountable for."}
    assert rule["fullDescription"]["text"].startswith("Finds duties with two or more accountable roles. Roles whose")
    assert "## Example\n```markdown\n| Duty |" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"problem.severity": "error", "tags": ["accountability"], "precision": "medium"}
    assert {each.code for each in run.rules} < {each["id"] for each in rules}
    assert [rules[each["ruleIndex"]]["id"] for each in log["results"]] == [each["ruleId"] for each in log["results"]]


def test_descriptions_are_as_long_as_github_takes() -> None:
    rules = log_of(full_run())["tool"]["driver"]["rules"]
    longest = max(len(each[part]["text"]) for each in rules for part in ("shortDescription", "fullDescription"))

    assert longest <= 1_024
    assert all(len(each["properties"]["tags"]) <= 10 for each in rules)


def test_a_rule_that_is_not_known_is_described_by_its_finding() -> None:
    found = replace(FINDING, rule="XYZ001", name="loud-duty", severity=Severity.NOTE, confidence=Confidence.GUESS)
    [rule] = log_of(run_of(sales(found)))["tool"]["driver"]["rules"]

    assert (rule["id"], rule["shortDescription"]["text"]) == ("XYZ001", "Loud duty.")
    assert rule["properties"]["problem.severity"] == "recommendation"
    assert rule["properties"]["precision"] == "low"


def test_an_unreadable_file_makes_the_run_no_success() -> None:
    lost = unreadable("lost.xlsx", ("lost.xlsx:Plan!B2", "the file is damaged"))
    log = log_of(run_of(lost, sales()))
    [invocation] = log["invocations"]
    [told] = invocation["toolExecutionNotifications"]

    assert not invocation["executionSuccessful"]
    assert (told["level"], told["message"]["text"]) == ("error", "the file is damaged")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lost.xlsx"
    assert [each["ruleId"] for each in log["results"]] == ["SRC001", "ACC002"]


def test_doubts_and_failed_rules_are_notifications() -> None:
    failed = replace(FINDING, rule=CRASHED, name="rule-failed", message="the rule failed")
    run = full_run()
    log = log_of(replace(run, reports=(*run.reports, Report("b.csv", (failed,)))))
    told = [(each["level"], each["message"]["text"]) for each in log["invocations"][0]["toolExecutionNotifications"]]

    assert ("note", "It may be read otherwise.") in told
    assert ("error", "the rule failed") in told


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plans/sales.xlsx", "plans/sales.xlsx"),
        ("./plans/../a b.xlsx", "a%20b.xlsx"),
        ('"quoted" #1 100%.csv', "%22quoted%22%20%231%20100%25.csv"),
        ("new\nline.csv", "new%0Aline.csv"),
        ("\u202egnp.csv", "%E2%80%AEgnp.csv"),
        ("größe 📊.csv", "gr%C3%B6%C3%9Fe%20%F0%9F%93%8A.csv"),
        ("c:d.csv", "c%3Ad.csv"),
        ("bytes\udcff.csv", "bytes%FF.csv"),
        ("/work here/plans/x.csv", "x.csv"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    [result] = results_of(Report(path, (replace(FINDING, location=replace(CELL, path=path), related=()),)))

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_file_elsewhere_has_an_absolute_uri() -> None:
    log = log_of(run_of(Report("../org.yaml", (replace(FINDING, location=Location("../org.yaml", None, 1, 1)),))))

    assert log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///work%20here/org.yaml"
    }
    assert log["originalUriBaseIds"] == {"%SRCROOT%": {"uri": "file:///work%20here/plans/"}}


def test_paths_start_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "org").mkdir()
    log = log_of(replace(run_of(sales()), folder=str(tmp_path / "org")))

    assert log["artifacts"][0]["location"]["uri"] == "org/sales.xlsx"


def test_links_in_names_lead_nowhere() -> None:
    [result] = results_of(sales(replace(FINDING, message="[click](http://evil.example) [x](1)")))

    assert "](" not in result["message"]["text"]


def _many(count: int, length: int = 60) -> Report:
    words = ("error", "note", "warning")
    return Report(
        "big.xlsx",
        tuple(
            replace(
                FINDING,
                severity=Severity(words[number % 3]),
                duty=f"Duty {number}",
                message=f"Duty {number} {'ab'[number % 2] * length}",
                location=replace(CELL, row=number + 2),
                related=tuple(replace(CELL, row=number + 2, column=column) for column in range(2, 6)),
            )
            for number in range(count)
        ),
        version=VERSION,
    )


def test_thirty_thousand_findings_stay_within_the_limits_and_say_what_they_left_out() -> None:
    run = run_of(_many(30_000), rules=True)
    made = document(run)
    log = json.loads(made)["runs"][0]
    levels = [each["level"] for each in log["results"]]
    [told] = log["invocations"][0]["toolExecutionNotifications"]

    assert len(levels) == 25_000
    assert levels == ["error"] * 10_000 + ["warning"] * 10_000 + ["note"] * 5_000
    assert len(gzip.compress(made.encode())) <= 10_000_000
    assert isinstance(made, Document)
    assert told == {"level": "warning", "message": {"text": made.remark}}
    assert made.remark == (
        "5,000 of 30,000 findings are left out (5,000 notes): GitHub takes at most 25,000 of a run and 10 MB; the worst"
        " are kept"
    )


def test_long_texts_that_do_not_compress_are_left_out_where_ten_megabytes_end() -> None:
    made = document(run_of(_noisy(10_000)))
    log = json.loads(made)["runs"][0]

    assert 1_000 < len(log["results"]) < 10_000
    assert 5_000_000 < len(gzip.compress(made.encode())) <= 10_000_000


def _noisy(count: int) -> Report:
    from random import Random  # noqa: PLC0415 - only here

    random = Random(1)  # noqa: S311 - noise, no secret
    noise = [random.randbytes(500).hex() for _ in range(count)]
    return Report("big.csv", tuple(replace(FINDING, message=each, help=each[::-1], duty=each[:9]) for each in noise))
