"""Lists of duties: which columns are read, in which languages, and files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raci.errors import UnreadableError
from raci.model import Scope
from raci.readers.duty_lists import read_duties

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.model.duty_list import DutyList

    Reading = Callable[..., DutyList]


@pytest.fixture
def duties(tmp_path: Path) -> Reading:
    def read(text: str, name: str = "duties.csv") -> DutyList:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_duties(path)

    return read


def test_a_duty_has_its_scope_section_number_kind_description_and_place(duties: Reading) -> None:
    text = "No,Duty,Scope,Section,Kind,Description\n1.1,Set prices,each region,Sales,policy,Once a year\n"
    [found] = duties(text).duties
    duty = found.duty

    assert (duty.key, duty.name, duty.section, duty.number) == ("Sales › Set prices", "Set prices", ("Sales",), "1.1")
    assert (duty.scope, duty.source) == (Scope((("", "each region"),)), (2, 5))
    assert (found.kind, found.description) == ("set", "Once a year")


@pytest.mark.parametrize(
    "heads",
    [
        "Task;Applies to;Phase",
        "Aufgabe;Geltungsbereich;Bereich",
        "Tâche;Périmètre;Domaine",
        "Actividad;Alcance;Fase",
        "Attività;Perimetro;Sezione",
        "ACTIVITY;Scope ;category",
    ],
)
def test_headings_are_known_in_many_languages(duties: Reading, heads: str) -> None:
    [found] = duties(f"{heads}\nSet prices;EMEA;Sales\n").duties

    assert (found.duty.name, found.duty.section, found.duty.scope) == ("Set prices", ("Sales",), Scope((("", "EMEA"),)))


def test_a_table_in_markdown_below_a_title_is_read(duties: Reading) -> None:
    text = "# Our duties\n\n| Duty | Scope |\n| --- | --- |\n| Set prices | EMEA |\n"

    assert [each.duty.name for each in duties(text, "duties.md").duties] == ["Set prices"]


def test_one_column_without_a_heading_is_taken_as_duties(duties: Reading) -> None:
    assert [each.duty.name for each in duties("Set prices\nVisit customers\n").duties] == [
        "Set prices",
        "Visit customers",
    ]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Decision", "decide"), ("Richtlinie", "set"), ("Contrôle", "check"), ("Approve it", "decide"), ("odd", "")],
)
def test_the_kind_is_a_sort_of_work(duties: Reading, word: str, kind: str) -> None:
    assert duties(f"Duty,Kind\nPrices,{word}\n").duties[0].kind == kind


def test_the_duties_of_an_org_design_file_are_read_too(duties: Reading) -> None:
    text = "roles: {a: {name: Buyer}}\nduties:\n  prices: {name: Set prices, A: a, R: a}\n"

    assert [each.duty.name for each in duties(text, "duties.yaml").duties] == ["Set prices"]


def test_a_duty_that_is_there_already_is_kept_apart_unless_its_scope_is_another(duties: Reading) -> None:
    found = duties("Duty,Scope\nSet prices,EMEA\nSet  Prices,emea\nSet prices,APAC\n")

    assert [each.duty.key for each in found.duties] == ["Set prices", "Set prices #2"]
    assert [(each.name, each.source) for each in found.doubled] == [("Set Prices", (3, 1))]


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("Name,Title,Manager\nAnn,CEO,\n", "no-duties", None),
        ("Shoes,Size\nRed,42\n", "no-duties", "a column headed Duty .* was looked for, and 'Shoes', 'Size' found"),
        ("Duty,Scope\n,\n", "no-duties", "there are headings, and no duty below them"),
        ("", "empty", "the file is empty"),
    ],
)
def test_what_is_no_list_of_duties_is_refused_in_a_sentence(
    duties: Reading, text: str, code: str, sentence: str | None
) -> None:
    with pytest.raises(UnreadableError, match=sentence) as caught:
        duties(text)

    assert caught.value.code == code


def test_hostile_cells_are_read_as_text(duties: Reading) -> None:
    names = ["=1+2", "<b>x</b>", "設定", "\u202eabc", "x" * 40_000]
    found = duties("Duty,Section\n" + "".join(f'"{name}",S\n' for name in names))

    assert [len(each.duty.name) <= 500 for each in found.duties] == [True] * len(names)


def test_a_long_list_is_read_in_its_order(duties: Reading) -> None:
    text = "Duty\n" + "".join(f"Set price {number}\n" for number in range(5_000))
    found = duties(text)

    assert [each.duty.source for each in found.duties][:2] == [(2, 1), (3, 1)]
    assert len(found.duties) == 5_000
