"""What README.md and docs promise a stranger: every command, every block and every table is as they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any, Final

import pytest

import raci
from raci.lint import choose
from raci.notations import known_notations
from raci.readers.reader import suffixes
from raci.rules import all_rules
from raci.settings import for_path, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[1]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
INSTALLS: Final = "RACI_TEST_INSTALL" in os.environ
_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DRAWN: Final = re.compile(r">([^<]+)</text>")
_LINK: Final = re.compile(r"\]\(([^)#:]+)\)")


def _blocks(language: str) -> list[str]:
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    return [text for page in texts for word, text in _BLOCK.findall(page) if word == language]


def _commands() -> list[str]:
    return [line.removeprefix("$ ") for block in _blocks("console") for line in block.splitlines() if line[:2] == "$ "]


def _script(name: str) -> Callable[..., Any]:
    made: Callable[..., Any] = run_path(str(ROOT / "scripts" / name))["main"]
    return made


def test_no_block_is_left_untried() -> None:
    languages = {word for page in PAGES for word, _ in _BLOCK.findall(page.read_text(encoding="utf-8"))}

    assert languages == {"console", "python", "text", "toml", "yaml"}


def test_commands_and_python_say_what_the_pages_show(capsys: pytest.CaptureFixture[str]) -> None:
    status = _script("write_outputs.py")(["--check"])

    assert (status, capsys.readouterr().out) == (0, ""), "run scripts/write_outputs.py"


def test_table_of_rules_is_up_to_date() -> None:
    assert _script("write_rule_table.py")(["--check"]) == 0, "run scripts/write_rule_table.py"


def test_picture_of_a_report_is_up_to_date(tmp_path: Path) -> None:
    drawn = run_path(str(ROOT / "scripts" / "make_examples.py"))["picture"](tmp_path)
    words, shown = (_DRAWN.findall(path.read_text("utf-8")) for path in (drawn, ROOT / "docs" / "report.svg"))

    assert words == shown, "run scripts/make_examples.py"


@pytest.mark.parametrize("command", [line for line in _commands() if line.startswith("scripts/")])
def test_scripts_of_the_readme_can_be_run(command: str) -> None:
    assert os.access(ROOT / command.split(maxsplit=1)[0], os.X_OK)


@pytest.mark.skipif(not INSTALLS, reason="installs from the network; set RACI_TEST_INSTALL=1")
def test_first_command_works_on_a_fresh_machine(tmp_path: Path) -> None:
    (command,) = (line for line in _commands() if "pip install" in line)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tmp_path / "raci")], check=True)
    done = subprocess.run(command, shell=True, cwd=tmp_path / "raci", capture_output=True, text=True, check=False)  # noqa: S602

    assert done.returncode == 1, done.stderr
    assert done.stdout.endswith("store-opening.xlsx: 3 errors, 1 warning.\n")


def test_first_command_ends_with_the_report_shown_below_it() -> None:
    first, second = _commands()[:2]

    assert first.rpartition(" && .venv/bin/")[2] == second


@pytest.mark.parametrize("settings", _blocks("toml"))
def test_settings_shown_are_settings(settings: str, tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_text(settings, encoding="utf-8")
    found = load_settings(path)

    assert choose(all_rules(), found)
    for pattern in found.paths:
        wanted = for_path(found, Path(pattern.replace("*", "x"))).layout
        assert (wanted.header, wanted.duties, wanted.notation is not None) == (5, "C", True)


@pytest.mark.parametrize("design", _blocks("yaml"))
def test_org_design_files_shown_are_clean(design: str, tmp_path: Path) -> None:
    path = tmp_path / "design.yaml"
    path.write_text(design, encoding="utf-8")
    report = raci.check(path)

    assert (report.unreadable, report.findings) == (False, ())


def test_every_notation_and_every_format_is_named() -> None:
    assert [known.name for known in known_notations() if not re.search(rf"\b{known.name}\b", README)] == []
    assert [suffix for suffix in suffixes() if f"`{suffix}`" not in README] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (0, ["matrices/examples/sales-leadership.xlsx"]),
        (1, ["matrices/messy/store-opening.xlsx"]),
        (2, ["matrices/messy/refuse-timetable.xlsx"]),
        (2, ["nowhere.xlsx", "matrices/examples/sales-leadership.xlsx"]),
        (2, ["matrices/examples", "--select", "ACC0002"]),
    ],
)
def test_exit_status_is_as_the_table_says(status: int, words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "raci", "check", *words], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == status
