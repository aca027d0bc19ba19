"""What the wording of duties says of tier and of the work, in the languages raci reads."""

from __future__ import annotations

from time import process_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.titles import TIERS, place_wording, tiers_hinted_at
from raci.titles.vocabulary import duties

WORDINGS: Final = """
Set company-wide pricing policy | organization | set
Define global brand guidelines | organization | set
Approve EMEA price list | region | decide
Adapt the campaign in each region | region | execute
Plan country budget | country | plan
Review store opening hours | site | check
Inform branches of new prices | site | inform
Train local staff | territory | execute
Run department meeting | department | execute
Store the records | None | execute
Update the web site | None | execute
Write report | None | execute
Budget approval per region | region | decide
Plan the regional budget | region | plan
Schedule shifts in the store | site | plan
Standortbudget planen | site | plan
地域予算の承認 | region | decide
Approval of divisional targets | division | decide
Festlegung der konzernweiten Richtlinien | organization | set
Genehmigung der Budgets pro Land | country | decide
Prüfung der Kassen in jeder Filiale | site | check
Définir la politique de prix par pays | country | set
Approuver le budget régional | region | decide
Ejecutar el plan en cada tienda | site | execute
Aprovar o orçamento regional | region | decide
Verificare le scorte in ogni magazzino | site | check
Vaststellen van landelijk beleid | country | set
Утвердить бюджет региона | region | decide
Provesti obuku u svakoj poslovnici | site | execute
Zatwierdzić budżet regionu | region | decide
Bölge bütçesini onayla | region | decide
制定全球价格政策 | organization | set
在各区域执行价格政策 | region | execute
各拠点の安全点検 | site | check
"""


@pytest.mark.parametrize("row", WORDINGS.strip().splitlines())
def test_wording_says_the_tier_and_the_class_of_the_verb(row: str) -> None:
    text, tier, verbs = (cell.strip() for cell in row.split("|"))
    place = place_wording(text)

    assert (tier, verbs) == (str(place.tier), str(place.verbs))


def test_a_duty_of_each_unit_is_told_from_one_for_a_unit() -> None:
    assert [
        place_wording(text).each for text in ("Plan per region", "Hire in every store", "Plan the regional budget")
    ] == [True, True, False]


def test_the_words_that_say_so_are_told() -> None:
    place = place_wording("Define global standards for each plant")

    assert (place.scope, place.verb, place.tier, place.confidence) == (("global", "plant"), "define", "site", "guess")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Adapt price list in each region", "certain"),
        ("Approve EMEA price list", "likely"),
        ("Train local staff", "guess"),
        ("Pricing", "guess"),
        ("", "guess"),
    ],
)
def test_only_what_is_said_outright_is_certain(text: str, confidence: str) -> None:
    assert confidence == place_wording(text).confidence


@given(st.text(max_size=200))
def test_any_text_has_a_place(text: str) -> None:
    place = place_wording(text)

    assert place.tier is None or place.tier in TIERS
    assert bool(place.verbs) == bool(place.verb)


@given(st.sampled_from(WORDINGS.strip().splitlines()))
def test_capitals_say_nothing(row: str) -> None:
    text = row.partition("|")[0]

    assert place_wording(text) == place_wording(text.lower())


@pytest.mark.parametrize("piece", ["region ", "区域", "each ", "a"])
def test_hostile_wording_costs_little(piece: str) -> None:
    place_wording("warm")
    start = process_time()
    place_wording(piece * 50_000)

    assert process_time() - start < 1


@given(
    st.lists(st.sampled_from([*sorted(duties().phrases), "sales", "x-ray", "and/or"]), min_size=1, max_size=4),
    st.data(),
)
def test_no_tier_is_named_that_the_quick_look_does_not_hint_at(phrases: list[str], data: st.DataObject) -> None:
    joint = data.draw(st.sampled_from([" ", "/", ", ", "s "]))
    text = joint.join(phrases)
    placed = place_wording(text)

    hints = tiers_hinted_at(text)

    assert not placed.tier or placed.tier in hints
    assert not placed.each or "each" in hints
