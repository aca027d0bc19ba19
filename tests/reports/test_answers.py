"""Answers as people and programs read them: pages in text and Markdown, the facts in JSON, and nothing obeyed."""

from __future__ import annotations

import json as json_module
from dataclasses import replace
from typing import Final

import pytest
from bakery import asked
from support import matrix_of

from raci.answers import cards_of, compared, takers_of
from raci.reports.answers.json import json
from raci.reports.answers.markdown import markdown
from raci.reports.answers.page import Facts, Page, Sentence, Table, Title
from raci.reports.answers.pages import comparison_page, role_page, who_page
from raci.reports.answers.text import text
from raci.reports.markdown import escaped
from raci.reports.terminal import Palette, width
from raci.version import VERSION

HOSTILE: Final = "\x1b[31mB|o\nx\u202e<b>*_`[a](b)"
HEADS: Final = ("Duty", "Scope")


def hostile_page() -> Page:
    """Return a page with the worst names in every place."""
    table = Table((HOSTILE, "Scope"), ((HOSTILE, "each region"),), HOSTILE)
    return (Title(HOSTILE), Sentence(HOSTILE), Facts(((HOSTILE, HOSTILE),)), table)


def test_the_page_of_a_duty_tells_all_of_it() -> None:
    page = who_page(takers_of(asked(), "recipes north"))
    lines = text(page).splitlines()

    assert lines[:-1] == [
        "Recipes of the North bakery",
        "  section       Bread",
        "  scope         North",
        "  accountable   Regional Baker North (level manager; North; Bo Ray from 2025-01-01)",
        "  responsible   Shift Lead (Bo Ray)",
        "  consulted     Head Baker (vacant; deputy Cy Day)",
        "  escalation    Head Baker → Owner",
    ]
    assert lines[-1].startswith("  stands in     Crumb and Daughters (RACI), ")


def test_the_page_of_a_role_is_its_card() -> None:
    lines = text(role_page(cards_of(asked(), "baker south"))).splitlines()

    assert [line for line in lines if "stands in" not in line] == [
        "Regional Baker South",
        "  level        manager",
        "  scope        South",
        "  reports to   Head Baker",
        "  held by      nobody: the role is vacant",
        "",
        "Accountable (1)",
        "  Duty                             Scope                 Section   Also          Place",
        "  Regional recipes of the bakery   South                 Bread     responsible   28:3",
        "",
        "Informed (1)",
        "  Recipes of the bakery            Crumb and Daughters   Bread                   24:3",
    ]


def test_the_page_of_a_comparison_has_a_table_for_each_question() -> None:
    page = comparison_page(compared(asked(), "Head Baker", "Regional Baker North"))

    assert [block.heading for block in page if isinstance(block, Table)] == [
        "",
        "Where one localizes a duty of the other (1)",
        "Only Regional Baker North answers for or does (1)",
        "Neither does more than being asked or told (2)",
    ]


def test_roles_without_any_duty_are_told_in_a_sentence() -> None:
    matrix = matrix_of("| Duty | Ann | Bo | Cy |\n| --- | --- | --- | --- |\n| Lift | A | | |")
    page = comparison_page(compared(asked(matrix), "Bo", "Cy"))

    assert Sentence("Neither Bo nor Cy takes part in a duty.") in page
    assert Sentence("Bo takes part in no duty.") in role_page(cards_of(asked(matrix), "Bo"))


def test_several_files_are_numbered() -> None:
    one = matrix_of("| Duty | Ann |\n| --- | --- |\n| Lift | A |")
    other = replace(
        matrix_of("| Duty | Ann |\n| --- | --- |\n| Lower | A |"), source=replace(one.source, path="other.md")
    )
    shown = text(role_page(cards_of(asked(one, other), "Ann")))

    assert "  Lift    [1] Example!A2\n  Lower   [2] Example!A2\n" in shown
    assert shown.endswith("  [1]   example.md\n  [2]   other.md")


@pytest.mark.parametrize("columns", [40, 63, 80, 200])
def test_text_is_as_wide_as_the_screen_and_loses_nothing(columns: int) -> None:
    page = comparison_page(compared(asked(), "Head Baker", "Regional Baker North"))
    shown = text(page, columns=columns)

    assert max(map(width, shown.splitlines())) <= columns
    letters = "".join(word for block in page if isinstance(block, Table) for row in block.rows for word in "".join(row))
    assert not set(letters) - set(shown)


def test_what_is_too_wide_goes_on_below() -> None:
    table = Table(HEADS, (("Weighing, mixing, kneading and baking", "x" * 50),))

    assert text((table,), columns=40).splitlines() == [
        "  Duty                      Scope",
        "  Weighing, mixing,         xxxxxxxxxxxx",
        "  kneading and baking       xxxxxxxxxxxx",
        "                            xxxxxxxxxxxx",
        "                            xxxxxxxxxxxx",
        "                            xx",
    ]


def test_wide_characters_stay_in_their_columns() -> None:
    table = Table(HEADS, (("焼きたてのパンの販売計画", "全社"), ("Rent", "North")))

    assert text((table,)).splitlines() == [
        "  Duty                       Scope",
        "  焼きたてのパンの販売計画   全社",
        "  Rent                       North",
    ]


@pytest.mark.parametrize("columns", [40, 120])
def test_nothing_in_a_name_is_obeyed_by_a_terminal(columns: int) -> None:
    shown = text(hostile_page(), columns=columns)

    assert all(line.isprintable() for line in shown.splitlines())
    assert "\x1b" not in shown


def test_nothing_in_a_name_is_markup() -> None:
    shown = markdown(hostile_page())
    name = r"\\x1b\[31mB\|o\\nx\\u202e\<b\>\*\_\`\[a\](b)"

    assert shown.splitlines() == [
        f"## {name}",
        "",
        name,
        "",
        f"- {name}: {name}",
        "",
        f"### {name}",
        "",
        f"| {name} | Scope |",
        "| --- | --- |",
        f"| {name} | each region |",
    ]


@pytest.mark.parametrize("plain", ["Head of Sales (EMEA), 2nd – Ünit-4.", "1. Rent!"])
def test_plain_names_stay_as_they_are_in_markdown(plain: str) -> None:
    assert plain == escaped(plain)


def test_colours_are_put_round_words_only_where_they_are_wanted() -> None:
    page = who_page(takers_of(asked(), "rent"))

    assert "\x1b[1mRent\x1b[0m" in text(page, Palette(on=True))
    assert "\x1b" not in text(page)


def test_json_has_the_facts_by_their_names_in_order() -> None:
    told = json_module.loads(json(who=takers_of(asked(), "recipes north")))
    [card] = told["who"]["duties"]
    [taking] = card["parts"][0]["takers"]

    assert (told["version"], list(told)) == (VERSION, ["version", "who"])
    assert list(card) == ["duty", "notation", "parts", "escalation", "unread"]
    assert card["duty"]["scope"] == {"words": "North", "recorded": True}
    assert list(card["duty"]["places"][0]) == ["path", "sheet", "row", "column", "at"]
    assert taking["role"]["holders"] == [{"name": "Bo Ray", "scope": "", "start": "2025-01-01", "end": None}]
    assert card["escalation"] == [{"role": "Regional Baker North", "above": ["Head Baker", "Owner"]}]


def test_json_of_a_comparison_has_all_its_parts() -> None:
    told = json_module.loads(json(comparison=compared(asked(), "Head Baker", "Regional Baker North")))["comparison"]

    assert list(told) == [
        "told", "one", "other", "difference", "localized", "only_one", "only_other", "shared", "listening",
    ]  # fmt: skip
    assert told["localized"][0]["narrow"][0]["other"] == ["accountable"]
