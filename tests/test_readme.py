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
import site_pages
from page_blocks import PAGES, ROOT, all_blocks

import raci
from raci.lint import choose
from raci.notations import known_notations
from raci.readers.reader import suffixes
from raci.rules import all_rules
from raci.settings import for_path, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from page_blocks import Block

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: Final = list(all_blocks())
INSTALLS: Final = "RACI_TEST_INSTALL" in os.environ
FEW: Final = 20
"""How many blocks may say why they are not run."""
CI: Final = (".github/", ".gitlab-ci.yml", ".pre-commit-config.yaml")
"""Files that tests/test_actions.py and tests/test_commit_hooks.py judge."""
_DRAWN: Final = re.compile(r">([^<]+)</text>")
_LINK: Final = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def _blocks(language: str) -> list[Block]:
    """Return the blocks of a language that are no files for CI and do not say why they are left alone."""
    found = (block for _, block in BLOCKS if block.language == language and not block.reason)
    return [block for block in found if not block.title.startswith(CI)]


def _commands() -> list[str]:
    return [command for path, block in BLOCKS if path.name == "README.md" for command in block.commands]


def _script(name: str) -> Callable[..., Any]:
    made: Callable[..., Any] = run_path(str(ROOT / "scripts" / name))["main"]
    return made


def test_no_block_is_left_untried() -> None:
    languages = {block.language for _, block in BLOCKS}
    pages = {path: path.read_text("utf-8") for path in PAGES}
    fences = sum(len(re.findall(r"^\s*```", text, re.MULTILINE)) for text in pages.values())
    seen = sum(2 + len(re.findall(r"^\s*```", block.text, re.MULTILINE)) for _, block in BLOCKS)

    assert fences == seen, "a block that is indented is not seen"
    assert languages == {"console", "csv", "markdown", "python", "text", "toml", "yaml"}


def test_few_blocks_are_not_run_and_those_say_why() -> None:
    left = [(path.name, block.reason) for path, block in BLOCKS if block.reason]

    assert len(left) <= FEW, left
    assert all(len(reason.split()) > 1 for _, reason in left)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_python_say_what_the_pages_show(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _script("write_outputs.py")(["--check", str(path)])

    assert (status, capsys.readouterr().out) == (0, ""), "run scripts/write_outputs.py"


def test_files_that_pages_show_are_used_by_what_stands_below_them() -> None:
    shown = [(path, block) for path, block in BLOCKS if block.title and not block.title.startswith(CI)]
    idle = [block.title for path, block in shown if not _used(path, block)]

    assert idle == []


def _used(path: Path, block: Block) -> bool:
    """Tell whether a command, Python or another file of the page speaks of this file, or settings lie beside one."""
    name = block.title.rpartition("/")[0] if block.language == "toml" else block.title.partition(".py")[0]
    others = [each for where, each in BLOCKS if where == path and each != block]
    return any(name in each.text for each in others if each.title or each.language in {"console", "python"})


def test_table_of_rules_is_up_to_date() -> None:
    assert _script("write_rule_table.py")(["--check"]) == 0, "run scripts/write_rule_table.py"


def test_table_of_limits_is_up_to_date() -> None:
    assert _script("write_limits.py")(["--check"]) == 0, "run scripts/write_limits.py"


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


@pytest.mark.parametrize("block", _blocks("toml"), ids=lambda block: block.title or block.text[:20])
def test_settings_shown_are_settings(block: Block, tmp_path: Path) -> None:
    path = tmp_path / (Path(block.title).name or "raci.toml")
    path.write_text(block.text, encoding="utf-8")
    found = load_settings(path)

    assert choose(all_rules(), found)
    assert all(for_path(found, Path(pattern.replace("*", "x"))) != found for pattern in found.paths)


@pytest.mark.parametrize(
    "block", [each for each in _blocks("yaml") if not each.title], ids=lambda block: block.text[:20]
)
def test_org_design_files_shown_are_clean(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "design.yaml"
    path.write_text(block.text, encoding="utf-8")
    report = raci.check(path)

    assert (report.unreadable, report.findings) == (False, ())


@pytest.mark.parametrize(
    "block", [each for each in _blocks("markdown") if not each.title], ids=lambda block: block.text[:20]
)
def test_matrices_shown_are_matrices(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "matrix.md"
    path.write_text(block.text, encoding="utf-8")

    assert raci.read(path).duties


def test_every_notation_and_every_format_is_named() -> None:
    assert [known.name for known in known_notations() if not re.search(rf"\b{known.name}\b", README)] == []
    assert [suffix for suffix in suffixes() if f"`{suffix}`" not in README] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = {(page.parent / target).resolve() for target in _LINK.findall(page.read_text(encoding="utf-8"))}
    made = {ROOT / "docs" / name for name in site_pages.made()}

    assert [target for target in targets - made if not target.exists()] == []


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
