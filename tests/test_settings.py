"""Settings files: found where one looks for them, read whole, and every mistake told at once with its line."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path, PurePosixPath
from textwrap import dedent

import pytest

from raci.errors import SettingsError
from raci.settings import LayoutSettings, Settings, find_settings, for_path, load_settings, matches, merged

EVERYTHING = """
    select = ["ACC", "many-consulted"]
    ignore = ["ACC004"]
    preview = true
    fail-on = "warning"
    exclude = ["archive/"]

    [severity]
    ACC002 = "note"

    [rules.many-consulted]
    at-most = 3

    [layout]
    sheet = "Plan"
    range = "B4:K30"
    header = 4
    duties = "B"
    transposed = false
    notation = "RASCI"

    [paths."drafts/**"]
    ignore = ["ACC"]
    layout.sheet = "Draft"
    """


def written(folder: Path, text: str, name: str = "raci.toml") -> Path:
    """Return the path of a settings file with this text."""
    path = folder / name
    path.write_text(dedent(text), "utf-8")
    return path


def refused(folder: Path, text: str, name: str = "raci.toml") -> SettingsError:
    """Return the error that loading this text raises."""
    with pytest.raises(SettingsError) as caught:
        load_settings(written(folder, text, name))
    return caught.value


def test_every_setting_is_read_from_its_kebab_case_key(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, EVERYTHING))

    expected = Settings(
        select=("ACC", "many-consulted"),
        ignore=("ACC004",),
        preview=True,
        fail_on="warning",
        severity={"ACC002": "note"},
        rules={"many-consulted": {"at-most": 3}},
        layout=LayoutSettings("Plan", "B4:K30", 4, "B", transposed=False, notation="RASCI"),
        paths={"drafts/**": {"ignore": ["ACC"], "layout": {"sheet": "Draft"}}},
        exclude=("archive/",),
    )
    assert expected == settings


def test_loaded_settings_survive_pickling(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, EVERYTHING))

    assert settings == pickle.loads(pickle.dumps(settings))  # noqa: S301 - our own bytes


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert Settings() == load_settings(written(tmp_path, ""))


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_bytes(b"\xef\xbb\xbfpreview = true\n")

    assert Settings(preview=True) == load_settings(path)


def test_pyproject_holds_the_settings_in_its_own_table(tmp_path: Path) -> None:
    path = written(tmp_path, '[project]\nname = "x"\n[tool.raci]\npreview = true\n', "pyproject.toml")

    assert Settings(preview=True) == load_settings(path)


def test_pyproject_without_the_table_gives_the_defaults(tmp_path: Path) -> None:
    assert Settings() == load_settings(written(tmp_path, "tool = 3\n", "pyproject.toml"))


def test_a_misspelt_key_is_told_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    error = refused(tmp_path, 'preview = true\nselct = ["ACC"]\n')

    assert f"{tmp_path}/raci.toml:2: there is no setting 'selct'; did you mean 'select'?" == str(error)


def test_an_underscore_is_no_hyphen(tmp_path: Path) -> None:
    error = refused(tmp_path, 'fail_on = "error"\n')

    assert error.message == "there is no setting 'fail_on'; did you mean 'fail-on'?"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        """\
        select = "ACC"
        preview = "yes"
        fail-on = "bad"
        zzz = 1
        [layout]
        header = 0
        range = "B4"
        duties = "2"
        shet = "Plan"
        [severity]
        ACC002 = "fatal"
        [rules]
        many-consulted = 3
        [paths."drafts/**"]
        ignore = [1]
        layout = { sheeet = "x" }
        exclude = []
        """,
    )

    expected = (
        '  line 1: select takes a list such as ["ACC", "DUT001"], not "ACC"',
        '  line 2: preview takes true or false, not "yes"',
        '  line 3: fail-on takes "error", "warning" or "note", not "bad"',
        "  line 4: there is no setting 'zzz'",
        "  line 6: layout.header takes a number from 1, not 0",
        '  line 7: layout.range takes a range of cells such as B4:K30, not "B4"',
        '  line 8: layout.duties takes the letters of a column such as B, not "2"',
        "  line 9: there is no setting 'layout.shet'; did you mean 'sheet'?",
        '  line 11: severity.ACC002 takes "error", "warning" or "note", not "fatal"',
        "  line 13: rules.many-consulted takes a table, not 3",
        '  line 15: paths."drafts/**".ignore takes text in quotes, not 1',
        "  line 16: there is no setting 'paths.\"drafts/**\".layout.sheeet'; did you mean 'sheet'?",
        "  line 17: there is no setting 'paths.\"drafts/**\".exclude'",
    )
    assert expected == error.problems
    assert (f"{tmp_path}/raci.toml", "13 settings are wrong") == (error.place, error.message)


def test_a_mistake_in_pyproject_has_the_line_of_its_own_table(tmp_path: Path) -> None:
    error = refused(tmp_path, '[tool.other]\nselect = 1\n[tool.raci]\nselect = "ACC"\n', "pyproject.toml")

    assert error.place == f"{tmp_path}/pyproject.toml:4"


def test_a_table_of_tables_is_no_table(tmp_path: Path) -> None:
    error = refused(tmp_path, "[[tool.raci]]\npreview = true\n", "pyproject.toml")

    assert (f"{tmp_path}/pyproject.toml:1", "the file takes a table") == (error.place, error.message.split(",")[0])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("preview = true\nselect [\n", "2:8: this is no valid TOML: expected '=' after a key in a key/value pair"),
        ("preview = true\npreview = false\n", "2:16: this is no valid TOML: cannot overwrite a value"),
        ('a = 1\nb = """x', "2:1: this is no valid TOML: unterminated string"),
    ],
)
def test_broken_toml_is_one_sentence_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    assert f"{tmp_path}/raci.toml:{sentence}" == str(refused(tmp_path, text))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_bytes(b'notation = "\xe4"\n')

    with pytest.raises(SettingsError, match="not written in UTF-8"):
        load_settings(path)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nothing\.toml: it cannot be read: No such file"):
        load_settings(tmp_path / "nothing.toml")


def test_the_nearest_settings_above_a_file_are_found(tmp_path: Path) -> None:
    deep = tmp_path / "plans" / "2026"
    deep.mkdir(parents=True)
    far, near = written(tmp_path, ""), written(tmp_path / "plans", "[tool.raci]\npreview = true\n", "pyproject.toml")

    assert near == find_settings(deep / "sales.xlsx")
    assert far == find_settings(tmp_path)


def test_raci_toml_goes_before_pyproject(tmp_path: Path) -> None:
    written(tmp_path, "[tool.raci]\npreview = true\n", "pyproject.toml")
    own = written(tmp_path, "")

    assert own == find_settings(tmp_path)


def test_a_broken_pyproject_is_found_if_it_speaks_of_raci(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    broken = written(tmp_path, "[tool.raci\n", "pyproject.toml")

    assert broken == find_settings(tmp_path)


@pytest.mark.parametrize("text", ["[tool.ruff]\n", "# raci\n[tool.ruff]\n", "[tool.ruff\n", "# raci\n[tool.ruff\n"])
def test_a_pyproject_of_others_does_not_count(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").mkdir()
    written(tmp_path, text, "pyproject.toml")

    assert find_settings(tmp_path) is None


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "plans").mkdir()
    written(tmp_path, "")

    assert find_settings(tmp_path / "repository" / "plans") is None


def test_later_settings_are_laid_over_earlier_ones() -> None:
    first = Settings(
        select=("ACC",),
        severity={"ACC001": "note"},
        rules={"many-consulted": {"at-most": 3, "of": 2}},
        layout=LayoutSettings(sheet="Plan", header=4),
    )
    overrides = {
        "select": ["DUT"],
        "fail_on": None,
        "severity": {"ACC002": "error"},
        "rules": {"many-consulted": {"at-most": 5}},
        "layout": {"sheet": "Draft"},
    }

    expected = Settings(
        select=("DUT",),
        severity={"ACC001": "note", "ACC002": "error"},
        rules={"many-consulted": {"at-most": 5, "of": 2}},
        layout=LayoutSettings(sheet="Draft", header=4),
    )
    assert expected == merged(first, overrides)


def test_what_the_command_line_leaves_open_about_the_layout_stays() -> None:
    settings = Settings(layout=LayoutSettings(sheet="Plan", transposed=True))

    expected = Settings(layout=LayoutSettings(sheet="Plan", header=2, transposed=False))
    assert expected == merged(settings, {"layout": LayoutSettings(header=2, transposed=False)})


def test_settings_of_a_path_are_laid_over_and_later_patterns_win() -> None:
    paths: dict[str, dict[str, object]] = {
        "plans/**": {"preview": True, "fail_on": "note"},
        "*.csv": {"fail_on": "warning"},
    }
    settings = Settings(paths=paths)

    assert settings == for_path(settings, PurePosixPath("other/x.xlsx"))
    assert Settings(paths=paths, preview=True, fail_on="note") == for_path(settings, Path("plans/2026/x.xlsx"))
    assert Settings(paths=paths, preview=True, fail_on="warning") == for_path(settings, Path("plans/x.csv"))


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.xlsx", "a/b/x.xlsx", True),
        ("*.xlsx", "x.csv", False),
        ("plans/*.xlsx", "plans/x.xlsx", True),
        ("plans/*.xlsx", "/home/me/plans/x.xlsx", True),
        ("./plans/*.xlsx", "plans/x.xlsx", True),
        ("plans/*.xlsx", "plans/2026/x.xlsx", False),
        ("plans/**/*.xlsx", "plans/2026/05/x.xlsx", True),
        ("plans/**/*.xlsx", "plans/x.xlsx", True),
        ("plans/**", "plans/2026/x.xlsx", True),
        ("drafts/", "a/drafts/b/x.xlsx", True),
        ("drafts/", "a/mydrafts/x.xlsx", False),
        ("/plans/*", "/home/plans/x", False),
        ("plan?.[cx]sv", "plan1.csv", True),
        ("plan[!0-9].csv", "plan1.csv", False),
        ("plan[!0-9].csv", "planx.csv", True),
        ("a+b(c).csv", "a+b(c).csv", True),
        ("odd[.csv", "odd[.csv", True),
    ],
)
def test_patterns_fit_paths_as_in_gitignore(pattern: str, path: str, expected: bool) -> None:  # noqa: FBT001
    assert expected is matches(pattern, PurePosixPath(path))


def test_settings_cost_no_pydantic_until_a_file_is_read() -> None:
    code = "import sys, raci.settings; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_an_organization_is_named_relative_to_the_settings_file(tmp_path: Path) -> None:
    text = 'organization = "../org.yaml"\n[paths."sales/**"]\norganization = "sales.yaml"\n'
    settings = load_settings(written(tmp_path, text))

    assert settings.organization == str(tmp_path / "../org.yaml")
    assert for_path(settings, Path("sales/plan.xlsx")).organization == str(tmp_path / "sales.yaml")


def test_an_organization_at_an_absolute_path_stays_there(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, f"organization = '{tmp_path / 'org.yaml'}'"))

    assert settings.organization == str(tmp_path / "org.yaml")


def test_a_misspelt_organization_is_told(tmp_path: Path) -> None:
    assert "did you mean 'organization'?" in str(refused(tmp_path, 'organisation = "org.yaml"'))
    assert "organization takes text in quotes" in str(refused(tmp_path, "organization = 3"))
