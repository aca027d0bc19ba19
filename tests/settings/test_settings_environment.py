"""The environment: its variables say what the file says, and misspelt ones are told."""

from __future__ import annotations

from datetime import date

import pytest

from raci.errors import SettingsError
from raci.settings.environment import from_environment, strangers


def test_every_variable_is_read() -> None:
    said, places = from_environment(
        {
            "RACI_SELECT": "ACC, RSP",
            "RACI_IGNORE": "ACC001,",
            "RACI_PREVIEW": "Yes",
            "RACI_FAIL_ON": "NOTE",
            "RACI_ORGANIZATION": "org.yaml",
            "RACI_NOTATION": "DACI",
            "RACI_EXCLUDE": "old/",
            "RACI_TODAY": "2026-06-30",
        }
    )

    assert said == {
        "select": ("ACC", "RSP"),
        "ignore": ("ACC001",),
        "preview": True,
        "fail_on": "note",
        "organization": "org.yaml",
        "layout": {"notation": "DACI"},
        "exclude": ("old/",),
        "today": date(2026, 6, 30),
    }
    assert places["layout", "notation"] == "RACI_NOTATION"


def test_empty_variables_say_nothing() -> None:
    assert from_environment({"RACI_SELECT": " ", "RACI_TODAY": ""}) == ({}, {})


def test_wrong_values_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        from_environment({"RACI_PREVIEW": "perhaps", "RACI_FAIL_ON": "bad"})

    assert caught.value.lines == (
        "2 variables of the environment are wrong",
        "  RACI_PREVIEW takes 1 or 0 (or true, false, yes, no, on, off), not 'perhaps'",
        "  RACI_FAIL_ON takes error, warning or note, not 'bad'",
    )


def test_one_wrong_value_is_one_sentence() -> None:
    with pytest.raises(SettingsError, match=r"^RACI_TODAY takes a day such as 2026-06-30, not 'yesterday'$"):
        from_environment({"RACI_TODAY": "yesterday"})


def test_misspelt_variables_are_told_with_a_suggestion() -> None:
    told = list(strangers({"RACI_SELCT": "x", "raci_fail_on": "x", "RACI_QQ": "x", "RACI_SELECT": "x", "HOME": "x"}))

    assert told == [
        "there is no variable RACI_SELCT; did you mean RACI_SELECT?",
        "there is no variable raci_fail_on; did you mean RACI_FAIL_ON?",
        "there is no variable RACI_QQ",
    ]
