"""Articles that compare roles: headings of many forms, lines of title and text, outcomes, differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from texts import drafted, duties, errors, names, roles

if TYPE_CHECKING:
    from pathlib import Path

    from raci import Draft

ARTICLE: Final = """Harbour Jobs: Who Does What on the Quay
Many readers ask where the one job ends and the other begins.
Key Responsibilities of a Head of Logistics
The Head of Logistics is responsible for developing the overall logistics strategy. Key responsibilities include:
Logistics Strategy: Developing routes and setting cost targets for the whole company.
Fleet Renewal: Choosing and buying new vehicles.
The Head of Logistics is accountable for improving customer satisfaction and increasing profits.
Word count: 97
Head of Logistics Responsibilities
The Head of Logistics is accountable for developing the overall logistics strategy. Their primary focus lies in:
Logistics Strategy: Deciding which ports to serve.
Regional Logistics Manager Responsibilities
The Regional Logistics Manager is responsible for moving goods within a region. Their focus lies in:
Regional Logistics Strategy: Adapting routes to the roads of the region.
: Keeping close contact with the carriers of the region.
Skills of a Regional Logistics Manager
Negotiation: getting fair prices.
Key Differences
Scope: The Head of Logistics looks at all ports.
Salary Comparison
Head of Logistics: 100,000 per year
Other Articles
Lorry Routes Uncovered: A Guide
Explore how lorries find their way.
"""


@pytest.fixture(name="draft")
def _draft(tmp_path: Path) -> Draft:
    return drafted(tmp_path, ARTICLE, "article.txt")


def test_the_roles_are_those_compared(draft: Draft) -> None:
    found = [(role.name, role.level, role.tier) for role in draft.roles]

    assert found == [
        ("Head of Logistics", "head", "organization"),
        ("Regional Logistics Manager", "manager", "region"),
    ]


def test_duties_are_those_of_the_lists_alone(draft: Draft) -> None:
    assert names(draft) == [
        "Logistics Strategy",
        "Fleet Renewal",
        "Regional Logistics Strategy",
        "Keep close contact with the carriers of the region",
    ]


def test_a_duty_under_two_headings_is_one_with_all_its_lines(draft: Draft) -> None:
    strategy = draft.duties[0]

    assert sorted((place.row for place in strategy.sources), key=lambda row: (row != 5, row)) == [5, 4, 10, 11]


def test_a_sentence_gives_its_letter_to_the_duty_it_speaks_of(draft: Draft) -> None:
    found = draft.duties[0].own

    assert found
    assert (found.letter, found.stated, found.at.row if found.at else 0) == ("A", True, 10)


def test_results_only_a_sentence_names_are_outcomes(draft: Draft) -> None:
    found = [(each.name, each.letter) for each in draft.outcomes if each.role == "head-of-logistics"]

    assert found == [("Improve customer satisfaction", "A"), ("Increase profits", "A")]


def test_a_local_duty_is_linked_to_the_one_it_localizes(draft: Draft) -> None:
    assert [None, None, draft.duties[0].key, None] == [duty.localizes for duty in draft.duties]


def test_a_missing_title_is_asked_for(draft: Draft) -> None:
    asked = [question.at.row for question in draft.questions if question.at and "title is missing" in question.text]

    assert asked == [15]


def test_duties_have_the_scope_of_their_role(draft: Draft) -> None:
    assert [duty.tier for duty in draft.duties] == ["organization", "organization", "region", "region"]


def test_the_matrix_passes_the_check(draft: Draft) -> None:
    assert errors(draft) == []
    assert len(draft.matrix.duties) == 4


def test_each_letter_has_a_reason_and_what_is_inferred_says_so(draft: Draft) -> None:
    inferred = [each for duty in draft.duties for each in duty.letters if not each.stated]

    assert all(each.reason for duty in draft.duties for each in duty.letters)
    assert {"likely", "guess"} >= {each.confidence for each in inferred}


def test_the_same_text_gives_the_same_draft(draft: Draft, tmp_path: Path) -> None:
    assert drafted(tmp_path, ARTICLE, "article.txt") == draft


def test_two_roles_with_one_duty_title_keep_two_entries(tmp_path: Path) -> None:
    text = (
        "Country Manager vs. Plant Manager\nMany ask how they differ.\n"
        "Country Manager: Responsibilities\nBudget: Drawing up the budget.\n"
        "Plant Manager: Responsibilities\nBudget: Spending the budget.\n"
    )

    found = drafted(tmp_path, text, "two.txt")

    assert duties(found) == [("Country Manager", "Budget", ""), ("Plant Manager", "Budget", "")]
    assert errors(found) == []


def test_consulted_and_informed_are_read_from_one_sentence(tmp_path: Path) -> None:
    text = (
        "Fleet Manager: Role Overview\nResponsibilities\nThe Fleet Manager is responsible for:\n"
        "Watching fuel prices.\nBuying tyres.\n"
        "The Head of Sales is consulted on rebates, and the finance team is informed of every purchase.\n"
    )

    found = drafted(tmp_path, text, "fleet.txt")

    assert duties(found)[2:] == [("Head of Sales", "Rebates", "C"), ("Finance team", "Every purchase", "I")]
    assert roles(found) == ["Fleet Manager", "Head of Sales", "Finance team"]
