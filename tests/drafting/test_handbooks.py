"""Handbooks, job descriptions, ladders, incident and board roles, in English, German and French."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from texts import drafted, duties, errors, names, roles

if TYPE_CHECKING:
    from pathlib import Path

LEAD_INS = """# Release Lead (RL) role description

The Release Lead keeps releases calm.

## Responsibilities

The RL is accountable for:

- Cutting the release
- Explaining to all:
    - what changed
    - what breaks

The RL supports:

- Testing on old phones

The RL is not responsible for:

- Setting prices: that is part of the Product Manager's role.
- Answering calls

## Skills

- Writing release notes
"""


def test_a_lead_in_governs_the_list_after_it(tmp_path: Path) -> None:
    found = drafted(tmp_path, LEAD_INS)

    assert duties(found) == [
        ("Release Lead", "Cut the release", "A"),
        ("Release Lead", "Explain to all", "A"),
        ("Release Lead", "Test on old phones", ""),
        ("Product Manager", "Setting prices", ""),
    ]
    assert found.roles[0].aliases == ("RL",)


def test_accountability_may_be_said_after_the_list(tmp_path: Path) -> None:
    text = "## Store Manager\n\n- Opens the store\n\nThe Store Manager is accountable for all of the above.\n"

    assert [letter for _, _, letter in duties(drafted(tmp_path, text))] == ["A"]


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        ("Owns the budget of the fair", "A"),
        ("Approves the seating plan", "A"),
        ("Overall responsibility for the stage", "A"),
        ("Reviews and approves posters", "A"),
        ("Responsible for the sound", "R"),
        ("Must lock the doors at night", "R"),
        ("Contributes to the programme", "R"),
        ("Is consulted on prices", "C"),
        ("Provides input to the menu", "C"),
        ("Is informed of late arrivals", "I"),
        ("Sets up the chairs", ""),
        ("Supports the ticket desk", ""),
    ],
)
def test_the_wording_of_an_item_states_its_letter(tmp_path: Path, line: str, letter: str) -> None:
    text = f"## Fair Manager\n\n### Duties\n\n- {line}\n- Cleans the hall\n"

    assert letter == duties(drafted(tmp_path, text))[0][2]


def test_examples_privileges_and_definitions_are_no_duties(tmp_path: Path) -> None:
    text = """## Reviewer

### Responsibilities and privileges

- Checks each change for errors
- May get a badge on the forum
- Granted access to the archive
- Reviewers can close old issues.
- Tests are run for them automatically
- **Responsible**: "Those who do the work."
- Example: "I checked the change of Tuesday"
- Any other duties as assigned
"""

    assert names(drafted(tmp_path, text)) == ["Check each change for errors"]


def test_a_job_description_names_its_role_in_a_label(tmp_path: Path) -> None:
    text = """Oak Lane Council

JOB TITLE: Museum Assistant
RESPONSIBLE TO: Museum Manager
SALARY: 20,000

MAIN DUTIES AND RESPONSIBILITIES
1.1 To greet visitors.
1.2 To dust the cases.

PERSON SPECIFICATION
1.1 Likes old things
"""

    found = drafted(tmp_path, text, "job.txt")

    assert duties(found) == [("Museum Assistant", "Greet visitors", ""), ("Museum Assistant", "Dust the cases", "")]
    assert found.roles[0].reports_to == "museum-manager"


def test_you_is_the_role_that_is_sought(tmp_path: Path) -> None:
    text = """# Work with us

As a Data Steward, you'll keep our records clean.

## What you'll do

* You own the glossary
* You answer questions of analysts
* You report to the Head of Data

## What we offer

* Fruit
"""

    found = drafted(tmp_path, text)

    assert duties(found) == [
        ("Data Steward", "Own the glossary", "A"),
        ("Data Steward", "Answer questions of analysts", ""),
    ]
    assert roles(found) == ["Data Steward", "Head of Data"]


def test_front_matter_may_name_the_role(tmp_path: Path) -> None:
    text = "---\ntitle: Community Manager\n---\n\n## Responsibilities\n\n- Welcome new members\n"

    assert duties(drafted(tmp_path, text)) == [("Community Manager", "Welcome new members", "")]


def test_generic_headings_belong_to_the_role_above(tmp_path: Path) -> None:
    text = """# Roles in an outage

## Incident Lead

### Why have one?

Without a lead nobody decides.

### Responsibilities

1. Declare the severity

## Scribe

### Responsibilities

1. Keep the timeline

### How can I become one?

- Ask the lead
"""

    assert duties(drafted(tmp_path, text)) == [
        ("Incident Lead", "Declare the severity", ""),
        ("Scribe", "Keep the timeline", ""),
    ]


def test_paragraphs_of_officers_give_a_duty_a_sentence(tmp_path: Path) -> None:
    text = """### Treasurer

The Treasurer is accountable for the finances of the club. The Treasurer is responsible for
keeping the books, as well as preparing the report. This includes all receipts.

### Secretary

This position involves taking minutes. It also includes keeping the register.
"""

    assert duties(drafted(tmp_path, text)) == [
        ("Treasurer", "Finances of the club", "A"),
        ("Treasurer", "Keep the books", "R"),
        ("Treasurer", "Prepare the report", "R"),
        ("Secretary", "Take minutes", ""),
        ("Secretary", "Keep the register", ""),
    ]


def test_numbered_parts_of_a_sentence_are_duties_of_their_own(tmp_path: Path) -> None:
    text = "1. The Safety Officer shall (i) inspect the ladders, (ii) train new staff, and (iii) report accidents.\n"

    assert names(drafted(tmp_path, text, "rules.txt")) == ["Inspect the ladders", "Train new staff", "Report accidents"]


def test_bylaws_have_their_headings_in_the_line(tmp_path: Path) -> None:
    text = (
        "Section 4. Secretary. The Secretary shall keep the minutes.\n\n"
        "Section 5. Treasurer. The Treasurer shall have custody of the funds.\n"
    )

    assert duties(drafted(tmp_path, text, "bylaws.txt")) == [
        ("Secretary", "Keep the minutes", "R"),
        ("Treasurer", "Have custody of the funds", "R"),
    ]


def test_german_roles_are_read(tmp_path: Path) -> None:
    text = """# Rollen im Projekt

## Projektleiter

Der Projektleiter ist verantwortlich für:

- Steuerung der Risiken

**Anforderungen:**

- Erfahrung mit Projekten

## Lenkungsausschuss

Der Lenkungsausschuss genehmigt das Budget. Er wird über den Fortschritt informiert.
"""

    assert duties(drafted(tmp_path, text)) == [
        ("Projektleiter", "Steuerung der Risiken", "R"),
        ("Lenkungsausschuss", "Genehmigt das Budget", "A"),
        ("Lenkungsausschuss", "Fortschritt", "I"),
    ]


def test_french_roles_are_read(tmp_path: Path) -> None:
    text = """# Fiche de poste : Chef de projet

**Rattachement :** Directeur général

## Missions

- Planifier le projet
- Vous animez les réunions

## Profil recherché

- Rigueur
"""

    found = drafted(tmp_path, text)

    assert duties(found) == [
        ("Chef de projet", "Planifier le projet", ""),
        ("Chef de projet", "Animer les réunions", ""),
    ]
    assert found.roles[0].reports_to == "directeur-general"


def test_several_texts_make_one_draft(tmp_path: Path) -> None:
    import raci  # noqa: PLC0415 - beside its use

    paths = [tmp_path / "a.md", tmp_path / "b.md"]
    paths[0].write_text("## Buyer\n\n### Duties\n\n- Compare offers\n", encoding="utf-8")
    paths[1].write_text("## Buyer\n\n### Duties\n\n- Comparing offers\n- Place orders\n", encoding="utf-8")

    found = raci.draft(paths)

    assert names(found) == ["Compare offers", "Place orders"]
    assert errors(found) == []


def test_accountability_sits_with_the_lowest_role_that_has_the_level(tmp_path: Path) -> None:
    text = """## Data Protection Officer

Reports to: Managing Director

### Duties

- Keep the register of the whole company
"""

    found = drafted(tmp_path, text).duties[0].letters

    assert [(each.role, each.letter) for each in found] == [
        ("data-protection-officer", "R"),
        ("managing-director", "A"),
    ]


def test_a_list_of_roles_with_what_they_do(tmp_path: Path) -> None:
    text = """# Incident roles

* **Planning Lead:** keeps the log.
* **Liaison Officer:** informs customers.

## Severity levels

* SEV1: everything is down
"""

    assert duties(drafted(tmp_path, text)) == [
        ("Planning Lead", "Keep the log", ""),
        ("Liaison Officer", "Inform customers", ""),
    ]


def test_names_of_people_and_codes_of_levels_are_no_part_of_a_title(tmp_path: Path) -> None:
    text = "## Mia - Team Lead\n\n- Runs retrospectives\n\n## L3 - Software Engineer\n\n- Implements stories\n"

    assert roles(drafted(tmp_path, text)) == ["Team Lead", "Software Engineer"]
