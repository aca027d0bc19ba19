"""raci init and raci check --show-settings, as a stranger uses them."""

from __future__ import annotations

import re
import shutil
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
from test_cli import MATRICES, Answer, stranger

from raci.api import check
from raci.rules import all_rules
from raci.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ORGANIZATION: Final = "title: Acme\nroles:\n  head: Head Buyer\n  buyer: Buyer\n  clerk: Clerk\n"
PLAN: Final = "Duty,Head Buyer,Buyer,Clerk\n" + "".join(f"Buy part {n},A,R,C\n" for n in range(30))
LOUD: Final = "Duty,Head Buyer,Buyer,Clerk\n" + "".join(f"Buy part {n},A,R/C,I\n" for n in range(30))
_COMMENTED: Final = re.compile(r"^#(?=[^ \n])", re.MULTILINE)


def init(folder: Path, *words: str) -> Answer:
    """Return what `raci init` says in a folder."""
    return stranger("init", *words, cwd=folder)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with an organization, matrices, and files that are none."""
    files = {"org.yaml": ORGANIZATION, "plans/a.csv": PLAN, "plans/b.csv": LOUD, "ci.yml": "on: push\njobs: {}\n"}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copy(MATRICES / "messy" / "duties-merged-over-two-rows.xlsx", tmp_path / "plans" / "odd [x].xlsx")
    return tmp_path


def test_a_file_is_written_in_which_every_active_line_has_a_reason(repository: Path) -> None:
    answer = init(repository)
    text = (repository / "raci.toml").read_text("utf-8")
    lines = text.splitlines()
    active = [number for number, line in enumerate(lines) if line and line[0] not in "#["]

    assert answer.status == 0
    assert [lines[number] for number in active] == [
        'severity.performer-also-told = "note"',
        'organization = "org.yaml"',
    ]
    assert all("Set, because" in "".join(lines[number - 3 : number]) for number in active)


def test_what_was_written_holds_and_changes_what_is_meant(repository: Path) -> None:
    init(repository)
    settings = load_settings(repository / "raci.toml")
    expected = Settings(severity={"performer-also-told": "note"}, organization=str(repository / "org.yaml"))

    assert expected == settings
    assert stranger("check", cwd=repository).status == stranger("check", "--no-config", cwd=repository).status


def test_taking_every_hash_away_gives_a_valid_file(repository: Path) -> None:
    init(repository)
    path = repository / "raci.toml"
    path.write_text(_COMMENTED.sub("", path.read_text("utf-8")), "utf-8")
    settings = load_settings(path)

    assert {house.kind for house in settings.house} == {"forbid", "require", "limit", "exclusive"}
    options = {rule.name: {key.replace("_", "-") for key in rule.options()} for rule in all_rules() if rule.options()}
    assert options == {name: set(given) for name, given in settings.rules.items()}
    check(repository / "plans" / "a.csv", settings)


@pytest.mark.parametrize("words", [(), ("--pyproject",)])
def test_taking_one_hash_away_gives_a_valid_file(repository: Path, words: Sequence[str]) -> None:
    init(repository, *words)
    path = repository / ("pyproject.toml" if words else "raci.toml")
    text = path.read_text("utf-8")
    before_house = text.partition("\n#[[")[0]
    for found in _COMMENTED.finditer(before_house):
        tomllib.loads(text[: found.start()] + text[found.end() :])


def test_doubts_are_told_with_their_files(repository: Path) -> None:
    text = init(repository, "--stdout").out

    assert "# Doubt: plans/odd [x].xlsx (" in text
    assert '#paths."plans/odd [[]x].xlsx".layout.sheet = "Tabelle1"' in text
    assert not (repository / "raci.toml").exists()


def test_what_was_looked_at_is_told(repository: Path) -> None:
    answer = init(repository)

    assert answer.out == "raci.toml: 2 settings set, all others explained.\n"
    assert answer.err == "raci: 3 matrices in 3 files looked at\n"


def test_no_time_is_no_look(repository: Path) -> None:
    answer = init(repository, "--time-limit", "0")

    assert answer.err == "raci: 0 matrices in 0 files looked at; 5 more were left, see --time-limit\n"
    assert load_settings(repository / "raci.toml") == Settings()


def test_an_empty_folder_gives_all_defaults(tmp_path: Path) -> None:
    init(tmp_path)

    assert load_settings(tmp_path / "raci.toml") == Settings()


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "raci.toml").write_text("preview = true\n", "utf-8")
    answer = init(tmp_path)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "raci: raci.toml: it is there already; --force writes over it, --stdout shows\n"
    assert init(tmp_path, "--force").status == 0
    assert load_settings(tmp_path / "raci.toml") == Settings()


def test_settings_are_added_to_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', "utf-8")

    assert init(tmp_path, "--pyproject").status == 0
    found = tomllib.loads((tmp_path / "pyproject.toml").read_text("utf-8"))
    assert found == {"project": {"name": "x"}, "tool": {"raci": {}}}


def test_settings_that_would_hide_others_are_not_written(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.raci]\npreview = true\n", "utf-8")

    assert "would count no longer" in init(tmp_path).err
    assert "already" in init(tmp_path, "--pyproject", "--force").err
    (tmp_path / "raci.toml").write_text("", "utf-8")
    assert "before pyproject.toml" in init(tmp_path, "--pyproject").err


def test_names_of_files_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    name = 'a\n"] \x1b[31m\u202e.xlsx'
    shutil.copy(MATRICES / "messy" / "duties-merged-over-two-rows.xlsx", tmp_path / name)
    init(tmp_path)
    path = tmp_path / "raci.toml"
    text = path.read_text("utf-8")

    assert "\x1b" not in text
    assert "\u202e" not in text
    path.write_text(_COMMENTED.sub("", text), "utf-8")
    assert name.replace("[", "[[]") in load_settings(path).paths


def test_settings_are_shown_with_where_they_were_said(tmp_path: Path) -> None:
    text = 'ignore = ["ACC"]\n[paths."*.csv"]\nfail-on = "note"\n[paths."*.xlsx"]\nfail-on = "warning"\n'
    (tmp_path / "raci.toml").write_text(text, "utf-8")
    answer = stranger(
        "check", "a.csv", "--show-settings", "--select", "RSP", "--header", "2", cwd=tmp_path, RACI_PREVIEW="1"
    )
    lines = [line.partition("# ")[0].rstrip() + " # " + line.partition("# ")[2] for line in answer.out.splitlines()]

    assert lines[:10] == [
        " # What holds for a.csv; the settings file is raci.toml.",
        ' # The pattern "*.csv" fits: raci.toml:2.',
        ' # The pattern "*.xlsx" does not fit: raci.toml:4.',
        'select = ["RSP"] # --select',
        'ignore = ["ACC"] # raci.toml:1',
        "preview = true # RACI_PREVIEW",
        'fail-on = "note" # raci.toml:3',
        "exclude = [] # default",
        " # organization is not set",
        " # today is not set",
    ]
    assert "header = 2 # --header" in lines
    assert answer.out.splitlines()[-1].startswith("# 8 rules run: RSP001 ")


def test_settings_are_shown_for_one_path(tmp_path: Path) -> None:
    answer = stranger("check", "a.csv", "b.csv", "--show-settings", cwd=tmp_path)

    assert (answer.status, answer.err) == (
        2, "raci: --show-settings shows what holds for one path; name one file or folder\n",
    )  # fmt: skip


def test_a_house_rule_is_explained_and_listed(tmp_path: Path) -> None:
    rule = 'code = "HSE001"\nname = "boss-decides"\nkind = "require"\nroles = "Boss"\nwhy = "He wants it."\n'
    (tmp_path / "raci.toml").write_text(f"[[house]]\n{rule}", "utf-8")
    (tmp_path / "a.csv").write_text(PLAN, "utf-8")
    explained = stranger("explain", "boss-decides", cwd=tmp_path)
    checked = stranger("check", "a.csv", "--select", "HSE001", cwd=tmp_path)

    assert explained.out.startswith(f"HSE001 boss-decides  warning, a rule of the house, {tmp_path}/raci.toml:1\n")
    assert "He wants it." in explained.out
    assert stranger("explain", cwd=tmp_path).out.splitlines()[-1].startswith("HSE001  boss-decides")
    assert "raci explain HSE001" in checked.out
    assert "30 warnings" in checked.out


def test_misspelt_variables_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, "utf-8")
    (tmp_path / "b.csv").write_text(PLAN.replace("part", "piece"), "utf-8")
    answer = stranger("check", ".", "--select", "ACC", cwd=tmp_path, RACI_FAILON="note")

    assert answer.err == "raci: there is no variable RACI_FAILON; did you mean RACI_FAIL_ON?\n"


def test_known_rules_are_explained_beside_broken_settings(tmp_path: Path) -> None:
    (tmp_path / "raci.toml").write_text("broken", "utf-8")

    assert stranger("explain", "ACC002", cwd=tmp_path).status == 0
    assert stranger("explain", "HSE001", cwd=tmp_path).status == 2
