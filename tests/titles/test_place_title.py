"""What titles say of level, tier and kind, in the languages raci reads."""

from __future__ import annotations

from time import process_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.titles import LADDER, TIERS, TitlePlacement, place_title

POSITIONS: Final = """
Chief Operating Officer | executive | organization
Group Chief Risk Officer | executive | organization
Chief Product & Technology Officer | executive | organization
President, North America | executive | region
VP Sales EMEA | executive | region
Founder & CEO | executive | organization
Managing Partner | executive | organization
Owner | executive | organization
General Counsel | head | organization
Company Secretary | head | organization
Chief of Staff | director | organization
Chief Engineer | head | organization
Head of Sales | head | organization
Head of Department | head | department
Head of the Legal Department | head | department
Head of Asia | head | region
Country Head | head | country
Headteacher | head | site
Vice Principal | head | site
Head Chef | lead | team
Head Referee | lead | team
Director of Nursing | director | organization
Country Director Kenya | director | country
Plant Director | director | site
Program Director | director | department
Regional Sales Manager | manager | region
Sales Manager Southwest Region | manager | region
Regional Store Manager | manager | region
Store Manager, Northern Region | manager | site
Territory Manager | manager | territory
Area Manager | manager | territory
Country Sales Manager, Poland | manager | country
Divisional Manager | manager | division
Global Brand Manager | manager | organization
Branch Manager | manager | site
Department Manager | manager | department
Group Product Manager | manager | team
Project Manager | manager | team
Contractor Manager | manager | department
Sales & Marketing Manager | manager | department
Team Lead | lead | team
Group Leader | lead | team
Lead Engineer | lead | team
Scrum Master | lead | team
Country Lead | lead | country
Process Owner | lead | department
Lead Generation Specialist | specialist | team
Assistant to the Regional Manager | specialist | region
Executive Assistant | specialist | organization
Marketing Manager Assistant | specialist | team
Key Account Manager | specialist | team
Sales Executive | specialist | team
Compliance Officer | specialist | organization
Head Office Receptionist | specialist | team
Talent Acquisition Partner | specialist | team
Purchasing Agent | specialist | team
Leiter Einkauf | head | organization
Regionalleiter Süd | manager | region
Werksleiterin | manager | site
Gesamtprojektleiter | manager | team
Vertriebsleiter DACH | manager | region
Assistenz der Geschäftsführung | specialist | team
Chefingenieur | head | organization
Directeur général | executive | organization
Directrice générale adjointe | executive | organization
Directeur commercial Europe | director | region
Responsable de magasin | manager | site
Chef d'équipe | lead | team
Chef de produit | manager | team
Gerente General | executive | organization
Director técnico | director | organization
Jefe de departamento | manager | department
Gerente de país | manager | country
Diretor de fábrica | director | site
Gerente regional de vendas | manager | region
Capo progetto | manager | team
Responsabile di filiale | manager | site
Afdelingshoofd | manager | department
Filiaalmanager | manager | site
Региональный директор | director | region
Директор магазина | director | site
Начальник отдела кадров | manager | department
Помощник директора | specialist | team
Voditelj poslovnice | manager | site
Генерални директор | executive | organization
Kierownik sklepu | manager | site
Zastępca dyrektora | director | organization
Bölge Satış Müdürü | manager | region
Genel Müdür Yardımcısı | executive | organization
区域销售经理 | manager | region
首席技术官 | executive | organization
总经理助理 | specialist | team
営業部長 | director | organization
支店長 | manager | site
最高財務責任者 | executive | organization
プロジェクトマネージャー | manager | team
"""

OTHERS: Final = """
Board of Directors | group | organization
Executive Committee | group | organization
Leadership Team | group | organization
Director's Office | group | organization
Project Team | group | team
Regional Sales Team | group | region
Local Store Team | group | site
Finance Department | group | department
Research & Development | group | department
All Employees | group | organization
CFO Office | group | organization
Investor Services | group | department
Internal Customer | group | None
Fachabteilung | group | department
Projektteam | group | team
Service achats | group | department
Comité de dirección | group | organization
Отдел кадров | group | department
Zarząd | group | organization
Yönetim Kurulu | group | organization
财务部 | group | department
取締役会 | group | organization
Supplier 2 | external | None
Contractor (Electrician) | external | None
Franchisees | external | None
Third-Party Supplier | external | None
Implementation Partner | external | None
External Auditor | external | None
Auditor externo | external | None
Tax Authority | external | None
Kunde | external | None
Maître d'ouvrage | external | None
Поставщик | external | None
供应商 | external | None
顧客 | external | None
Support Bot | agent | None
Releasebot | agent | None
AI Agent | agent | None
Coding Agent | agent | None
CI Pipeline | agent | None
Agente de IA | agent | None
聊天机器人 | agent | None
"""


def _table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("title", "level", "tier"), _table(POSITIONS))
def test_a_title_says_the_level_and_the_tier_of_a_position(title: str, level: str, tier: str) -> None:
    place = place_title(title)

    assert (level, tier, "position") == (place.level, place.tier, place.kind)


@pytest.mark.parametrize(("title", "kind", "tier"), _table(OTHERS))
def test_what_is_no_position_has_a_kind_and_no_level(title: str, kind: str, tier: str) -> None:
    place = place_title(title)

    assert (None, tier, kind) == (place.level, str(place.tier), place.kind)


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("Regional Sales Manager", ("regional",)),
        ("Head of Sales, EMEA", ("emea",)),
        ("Store Manager", ("store",)),
        ("Sales Manager", ()),
        ("Store Operations Analyst", ()),
        ("Global Accounts Director", ()),
    ],
)
def test_the_words_that_name_a_scope_are_told(title: str, scope: tuple[str, ...]) -> None:
    assert scope == place_title(title).scope


# how sure


@pytest.mark.parametrize(
    ("title", "confidence"),
    [
        ("CEO", "certain"),
        ("Chief Marketing Officer", "certain"),
        ("Regional Sales Manager", "certain"),
        ("Board of Directors", "certain"),
        ("Supplier", "certain"),
        ("Chatbot", "certain"),
        ("Deputy CEO", "likely"),
        ("Chief Happiness Officer", "likely"),
        ("Regional Manager, Global Accounts", "likely"),
        ("Head of Sales", "likely"),
        ("Area Manager", "likely"),
        ("CTO Network", "likely"),
        ("Managing Director, Finance", "likely"),
        ("Not Our CEO", "likely"),
        ("CEO and Bot", "likely"),
        ("Zorbler", "guess"),
        ("Xyzzy", "guess"),
        ("", "guess"),
    ],
)
def test_only_what_nobody_doubts_is_certain(title: str, confidence: str) -> None:
    assert confidence == place_title(title).confidence


def test_a_title_of_nothing_says_nothing() -> None:
    nothing = TitlePlacement(None, None, "position", "guess")

    assert [nothing] * 3 == [place_title(title) for title in ("", " \n", "—()/&")]


# laws

TITLES: Final = [row[0] for row in _table(POSITIONS) + _table(OTHERS)]
LATIN: Final = [title for title in TITLES if title.isascii()]
RANKED: Final = ["Manager", "Regional Director", "Head of Sales", "Team Lead", "CFO", "Vice President", "Sales Manager"]
FUNCTIONS: Final = ["Finance", "Marketing", "Human Resources", "Logistics", "Legal", "Procurement", "IT"]


@given(st.sampled_from(LATIN), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_says_nothing(title: str, change: object) -> None:
    changed = change(title) if callable(change) else title

    assert place_title(title) == place_title(changed.replace("'S", "'s"))


@given(st.sampled_from(TITLES), st.sampled_from(["  ", "\t", "\u00a0"]))
def test_white_space_says_nothing(title: str, blank: str) -> None:
    assert place_title(title) == place_title(f" {title.replace(' ', blank)}{blank}")


@given(st.sampled_from([title for title in LATIN if "&" not in title and "," not in title]))
def test_hyphens_say_nothing(title: str) -> None:
    assert place_title(title) == place_title(title.replace(" ", "-"))


@given(
    st.sampled_from(["Manager", "Director", "Regional Manager", "Team Lead", "VP", "Clerk"]), st.sampled_from(FUNCTIONS)
)
def test_a_function_before_a_title_leaves_its_level(title: str, function: str) -> None:
    assert place_title(title).level == place_title(f"{function} {title}").level


@given(
    st.sampled_from(["Manager", "Director", "Head", "VP"]), st.sampled_from(FUNCTIONS), st.sampled_from([" of ", ", "])
)
def test_a_function_after_a_title_leaves_its_level(title: str, function: str, joint: str) -> None:
    assert place_title(title).level == place_title(f"{title}{joint}{function}").level


@given(st.sampled_from(RANKED), st.sampled_from(["Deputy", "Acting", "Interim", "Assistant", "Vice", "Associate"]))
def test_no_modifier_raises_a_rank(title: str, modifier: str) -> None:
    plain, changed = place_title(title), place_title(f"{modifier} {title}")

    assert plain.level is not None
    assert changed.level is not None
    assert LADDER.index(plain.level) <= LADDER.index(changed.level)
    assert changed.confidence != "certain"


@given(st.sampled_from(["Manager", "Director", "Team Lead", "Head of Sales"]))
def test_the_assistant_to_somebody_is_none_of_their_rank(title: str) -> None:
    assert place_title(f"Assistant to the {title}").level == "specialist"


@given(st.text(max_size=200))
def test_any_text_has_a_place(title: str) -> None:
    place = place_title(title)

    assert place.level is None or place.level in LADDER
    assert place.tier is None or place.tier in TIERS
    assert place.kind == "position" or place.level is None


@pytest.mark.parametrize("piece", ["a", "区域", "of ", "Head & ", "((", "manager", "'s "])
def test_a_hostile_title_costs_little(piece: str) -> None:
    place_title("warm")
    start = process_time()
    place_title(piece * 50_000)

    assert process_time() - start < 1
