"""The words by which headings, roles and duties are told apart."""

from __future__ import annotations

import pytest

from raci.layout.lexicon import heading_kinds, is_heading, means_other, sounds_like_duty, sounds_like_role


@pytest.mark.parametrize(
    "text", ["Task", "TASKS", "Activity", "Aufgabe", "Tâche", "Tarea", "Atividade", "Attività", "Taak", "Задача",
             "Zadatak", "Zadanie", "Görev", "任务", "作業", "Task / Deliverable", "Task:", "Project Task"],
)  # fmt: skip
def test_headings_of_duties_are_known_in_many_languages(text: str) -> None:
    assert "duty" in heading_kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Phase", "section"),
        ("Abschnitt", "section"),
        ("Этап", "section"),
        ("#", "number"),
        ("No.", "number"),
        ("WBS", "number"),
        ("№", "number"),
        ("番号", "number"),
        ("Status", "extra"),
        ("Due date", "extra"),
        ("Bemerkungen", "extra"),
        ("Commentaires", "extra"),
        ("備考", "extra"),
        ("Role", "role"),
        ("Stakeholder", "role"),
        ("Rolle", "role"),
        ("役割", "role"),
        ("Total", "total"),
        ("Summe", "total"),
        ("合計", "total"),
        ("Legend", "legend"),
        ("凡例", "legend"),
        ("Deliverable", "deliverable"),
    ],
)
def test_other_headings_are_known(text: str, kind: str) -> None:
    assert is_heading(text, kind)
    assert is_heading(f" {text.upper()} ", kind)


@pytest.mark.parametrize("text", ["Manager", "Head of Sales", "", "Sales", "42"])
def test_a_role_is_no_heading_of_duties(text: str) -> None:
    assert "duty" not in heading_kinds(text)


@pytest.mark.parametrize(
    "text",
    ["Sales Manager", "Head of Sales", "IT", "Project Team", "Projektleiter", "Équipe projet", "Chef de projet",
     "Gerente de Proyecto", "Diretor", "Responsabile ufficio", "Разработчик", "Voditelj", "Kierownik projektu",
     "项目经理", "開発チーム", "Developer 2", "QA / Test Lead", "Steering Committee", "Legal"],
)  # fmt: skip
def test_names_of_roles_sound_like_roles(text: str) -> None:
    assert sounds_like_role(text)


@pytest.mark.parametrize("text", ["", "Pay invoice", "Manage the budget", "Kick-off", "Ilona", "2024", "需求调研"])
def test_other_names_do_not_sound_like_roles(text: str) -> None:
    assert not sounds_like_role(text)


@pytest.mark.parametrize(
    "text", ["Approve invoice", "Testing", "Budget planning", "Write the manual", "Project charter"]
)
def test_names_of_duties_sound_like_duties(text: str) -> None:
    assert sounds_like_duty(text)


@pytest.mark.parametrize("text", ["", "Manager", "Head of Sales", "Ilona", "12"])
def test_other_names_do_not_sound_like_duties(text: str) -> None:
    assert not sounds_like_duty(text)


@pytest.mark.parametrize("text", ["Red", "High", "Low risk", "Medium"])
def test_colours_and_priorities_mean_something_else(text: str) -> None:
    assert means_other(text)


@pytest.mark.parametrize("text", ["Responsible", "Accountable", "", "takes the lead"])
def test_parts_in_a_duty_do_not_mean_something_else(text: str) -> None:
    assert not means_other(text)
