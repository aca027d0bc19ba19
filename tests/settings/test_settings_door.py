"""The door of the settings: everything wrong is told at once, with its line and a suggestion."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from raci.api import check
from raci.cli.settings_in_force import settings_for
from raci.errors import SettingsError
from raci.model import Matrix
from raci.notations import get
from raci.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = """\
    selct = ["ACC"]
    ignore = ["ACC02",
      "HSE001"]
    today = "2026-06-30"
    fail-on = "eror"
    notation = "RASKI"
    [rules.many-consulted]
    at-mots = 3
    [rules.many-informed]
    at-most = -1
    [paths."drafts/*"]
    severity = { no-such-rule = "note" }
    [[house]]
    code = "HSE001"
    name = "a-b"
    kind = "limits"
    [[house]]
    code = "hse2"
    name = "A b"
    kind = "limit"
    participation = "accountible"
    at-moast = 3
    [[house]]
    code = "HSE001"
    name = "c-d"
    kind = "limit"
    roles = {levels = "head", except = {nam = "x"}}
    at-least = 4
    at-most = 3
    """


def written(folder: Path, text: str) -> Path:
    """Return the path of a settings file with this text."""
    path = folder / "raci.toml"
    path.write_text(dedent(text), "utf-8")
    return path


def refused(folder: Path, text: str) -> SettingsError:
    """Return the error that a matrix checked with this file raises."""
    path = written(folder, text)
    with pytest.raises(SettingsError) as caught:
        check(Matrix(get("RACI"), (), (), ()), settings_for(folder / "plan.xlsx", {"config": str(path)}))
    return caught.value


def test_everything_wrong_is_told_at_once_whoever_knows_it(tmp_path: Path) -> None:
    told = [problem.strip()[:76] for problem in refused(tmp_path, FAULTY).problems]

    assert told == [
        "line 1: there is no setting 'selct'; did you mean 'select'?",
        "line 2: there is no rule 'ACC02'; did you mean ACC002?",
        'line 4: today takes a day such as 2027-03-31, without quotes, not "2026-06-30"'[:76],
        'line 5: fail-on takes "error", "warning" or "note", not "eror"; did you mean \'error\'?'[:76],
        "line 6: there is no notation 'RASKI'; did you mean RASI? Known: CLAM, DACI, DARE"[:76],
        "line 8: many-consulted has no option 'at-mots'; did you mean at_most?",
        "line 10: the option 'at-most' of many-informed takes a number from 0, not -1",
        "line 12: there is no rule 'no-such-rule'",
        'line 16: house.kind takes "forbid", "require", "limit" or "exclusive", not "limits"'[:76],
        'line 18: house.code takes three capitals and three digits such as HSE001, not "hse2"'[:76],
        "line 19: house.name takes small letters and hyphens such as few-lawyers-asked, not"[:76],
        'line 21: house.participation takes "responsible", "accountable", "supporting", "con'[:76],
        "line 22: there is no setting 'house.at-moast'; did you mean 'at-most'?",
        "line 24: HSE001 is the code of another house rule; each has its own",
        "line 27: there is no setting 'house.roles.except.nam'; did you mean 'name'?",
        "line 27: there is no setting 'house.roles.levels'; did you mean 'level'?",
    ]


def test_rules_that_do_not_exist_are_told_with_their_lines(tmp_path: Path) -> None:
    error = refused(
        tmp_path, 'select = [\n"ACC",\n"ACC02"]\n[paths."x"]\nignore = ["IDL"]\n[severity]\nnothing = "note"'
    )

    assert error.problems == (
        f"{tmp_path}/raci.toml:3: there is no rule 'ACC02'; did you mean ACC002?",
        f"{tmp_path}/raci.toml:5: there is no rule 'IDL'",
        f"{tmp_path}/raci.toml:7: there is no rule 'nothing'",
    )


def test_one_mistake_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, '\nseverity.several-responsibles = "note"\n')

    assert str(error) == (
        f"{tmp_path}/raci.toml:2: there is no rule 'several-responsibles'; did you mean several-responsible?"
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('kind = "forbid"', "4: a rule that forbids needs participation, letter, roles or duties"),
        ('kind = "require"', "4: a rule that requires needs participation, letter or roles: what must a duty have?"),
        ('kind = "limit"', "4: a limit needs at-least, at-most or both"),
        ('kind = "limit"\nat-most = 1\nat-least = 2', "6: at-least (2) is more than at-most (1)"),
        ('kind = "limit"\nat-most = -1', "5: house.at-most takes a number from 0, not -1"),
        ('kind = "limit"\nat-most = 1.5', "5: house.at-most takes a whole number, not 1.5"),
        ('kind = "limit"\nat-most = 1\nper = "duties"', '6: house.per takes "duty" or "role", not "du'),
        ('kind = "exclusive"\none = {duties = "x"}', "1: house lacks 'other'"),
        ('kind = "exclusive"\none = {duties = "x"}\nother = {duties = "x"}', "6: one and other are the same part; say"),
        ('kind = "forbid"\nroles = ""', "5: house.roles.name takes text that is not empty"),
        ('kind = "forbid"\nroles = []', "5: house.roles.name takes at least one of them, not []"),
        ('kind = "forbid"\nroles = {kind = "team"}', '5: house.roles.kind takes "position", "group", "external" or'),
        ('kind = "forbid"\nat-most = 3\nroles = "x"', "5: there is no setting 'house.at-most'"),
        ('kind = "forbid"\nroles = "x"\nmessage = "{dutie}!"', "6: message may hold {duty}, {roles}, {count}, not {du"),
        ("kind = 3", '4: house.kind takes "forbid", "require", "limit" or "exclusive", not "3"'),
        ("", '1: house lacks \'kind\': "forbid", "require", "limit" or "exclusive"'),
    ],
)  # fmt: skip
def test_house_rules_that_mean_nothing_are_refused(tmp_path: Path, lines: str, told: str) -> None:
    path = written(tmp_path, f'[[house]]\ncode = "HSE001"\nname = "a-b"\n{lines}\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(path)

    assert str(caught.value).startswith(f"{path}:{told}")


@pytest.mark.parametrize(
    "text", ["house = 3", "house = [3]", "[house]\ncode = 3", "rules = []", "paths = 3", "layout = 1"]
)
def test_tables_of_the_wrong_shape_are_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, text))

    assert str(caught.value).startswith(f"{tmp_path}/raci.toml:1: ")


@pytest.mark.parametrize(("text", "told"), [("a = " + "[" * 50_000, "nested"), ("#" * 1_000_001, "at most 1 MB")])
def test_hostile_files_are_refused_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        load_settings(written(tmp_path, text))


def test_one_notation_is_said_once(tmp_path: Path) -> None:
    assert "say it once" in str(refused(tmp_path, 'notation = "RACI"\nlayout.notation = "DACI"'))


def test_the_notation_at_the_top_is_that_of_the_layout(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, 'notation = "DACI"\npaths."x".notation = "RASCI"'))

    assert settings.layout.notation == "DACI"
    assert settings.paths["x"] == {"layout": {"notation": "RASCI"}}
    assert settings.place("layout", "notation") == f"{tmp_path}/raci.toml:1"


def test_what_is_said_of_a_rule_wins_over_what_is_said_of_its_family() -> None:
    from raci.lint import Severity, choose, severities  # noqa: PLC0415 - only here
    from raci.rules import all_rules  # noqa: PLC0415

    settings = Settings(severity={"ACC002": "note", "ACC": "warning", "ALL": "error"})
    found = severities(choose(all_rules(), settings), settings)

    assert (found["ACC002"], found["ACC001"], found["RSP001"]) == (Severity.NOTE, Severity.WARNING, Severity.ERROR)
