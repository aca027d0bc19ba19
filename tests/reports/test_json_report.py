"""The report programs read: every word of it in its place, whatever the names."""

from __future__ import annotations

import json
from dataclasses import replace

from support import matrix_of

from raci.layout.reading import Note, Reading, Understanding
from raci.lint import Confidence, Finding, Fix, Report, Safety, Severity
from raci.model import Location, Mark
from raci.model.change import Assign, Withdraw
from raci.reports.json import reports, understanding
from raci.version import VERSION

CELL = Location("sales.xlsx", "Plan", 7, 3)
FIX = Fix(
    "Keep the A of Manager.", (Withdraw("Approve bid", "Director"), Assign("Approve bid", "Clerk", ("R",))), Safety.SAFE
)
FINDING = Finding(
    "ACC002",
    "several-accountables",
    "2 roles are accountable for «Böse» \x1b.",
    Severity.ERROR,
    Confidence.LIKELY,
    "Approve bid",
    ("Manager", "Director"),
    CELL,
    (replace(CELL, column=4),),
    "keep one A.",
    FIX,
)


def test_a_report_is_a_document_of_files_and_findings() -> None:
    note = Note("doubt", "It may be otherwise.", replace(CELL, row=2, column=1))
    allowed = Finding("ACC001", "no-accountable", "Nobody.", Severity.ERROR, allowed_by="a decision of the board")
    report = Report("sales.xlsx", (FINDING,), (note,), rules=("ACC001", "ACC002"), allowed=(allowed,), version=VERSION)
    expected = {
        "version": VERSION,
        "files": [
            {
                "path": "sales.xlsx",
                "unreadable": False,
                "findings": [
                    {
                        "rule": "ACC002",
                        "name": "several-accountables",
                        "severity": "error",
                        "confidence": "likely",
                        "message": "2 roles are accountable for «Böse» \x1b.",
                        "help": "keep one A.",
                        "duty": "Approve bid",
                        "roles": ["Manager", "Director"],
                        "at": "Plan!C7",
                        "location": {"path": "sales.xlsx", "sheet": "Plan", "row": 7, "column": 3},
                        "related": [{"path": "sales.xlsx", "sheet": "Plan", "row": 7, "column": 4}],
                        "fix": {
                            "title": "Keep the A of Manager.",
                            "safety": "safe",
                            "changes": [
                                "Approve bid: Director no longer takes part",
                                "Approve bid: Clerk becomes R",
                            ],
                        },
                        "allowed_by": None,
                    }
                ],
                "notes": [{"kind": "doubt", "message": "It may be otherwise.", "at": "Plan!A2"}],
                "allowed": [
                    {
                        "rule": "ACC001",
                        "name": "no-accountable",
                        "severity": "error",
                        "confidence": "certain",
                        "message": "Nobody.",
                        "help": "",
                        "duty": "",
                        "roles": [],
                        "at": "",
                        "location": {"path": "", "sheet": None, "row": 0, "column": 0},
                        "related": [],
                        "fix": None,
                        "allowed_by": "a decision of the board",
                    }
                ],
                "known": [],
                "allowances": [],
                "rules": ["ACC001", "ACC002"],
                "version": VERSION,
            }
        ],
    }

    assert json.loads(reports([report])) == expected


def test_no_files_are_a_document_too() -> None:
    assert json.loads(reports([])) == {"version": VERSION, "files": []}


def test_a_finding_without_fix_says_so() -> None:
    [file] = json.loads(reports([Report("a.csv", (replace(FINDING, fix=None),))]))["files"]

    assert file["findings"][0]["fix"] is None


def test_names_are_written_as_they_are_and_control_characters_escaped() -> None:
    said = reports([Report("a.csv", (FINDING,))])

    assert "«Böse» \\u001b." in said


def test_what_was_read_is_told_with_its_notes() -> None:
    matrix = matrix_of(
        "title: Bids\n| Duty | Manager | Clerk |\n|--|--|--|\n| **Offer** | | |\n| Write bid | A/R | ? |"
    )
    clerk = replace(matrix.roles[1], group=("Office", "Sales"), aliases=("Assistant",), holders=("Ada", "Bo"))
    matrix = replace(matrix, roles=(matrix.roles[0], clerk), left_out=("Status",))
    own, whole = Note("info", "One sheet is hidden."), Note("doubt", "It may be otherwise.")
    found = Understanding((Reading(matrix, (own,), ("roles: Manager, Clerk",)),), (whole,))
    nowhere = {"level": None, "scope": "", "reports_to": None}
    expected = {
        "path": "bids.md",
        "matrices": [
            {
                "name": "Bids",
                "where": "Example!A1:C3",
                "notation": "RACI",
                "letters": {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"},
                "roles": [
                    {"name": "Manager", "group": "", "aliases": [], "holders": [], **nowhere},
                    {
                        "name": "Clerk",
                        "group": "Office / Sales",
                        "aliases": ["Assistant"],
                        "holders": ["Ada", "Bo"],
                        **nowhere,
                    },
                ],
                "duties": [
                    {
                        "name": "Write bid",
                        "section": ["Offer"],
                        "number": "",
                        "scope": "",
                        "at": "Example!A3",
                        "assignments": {"Manager": "RA"},
                    }
                ],
                "marks": [{"text": "?", "duty": "Offer › Write bid", "role": "Clerk"}],
                "organization": None,
                "joins": {},
                "left_out": ["Status"],
                "layout": ["roles: Manager, Clerk"],
            }
        ],
        "notes": [
            {"kind": "doubt", "message": "It may be otherwise.", "at": ""},
            {"kind": "info", "message": "One sheet is hidden.", "at": ""},
        ],
    }

    assert matrix.marks == (Mark("?", "Offer › Write bid", "Clerk"),)
    assert json.loads(understanding("bids.md", found)) == expected
