"""Settings files, and the rules that run under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import file_target, small_files

if TYPE_CHECKING:
    from pathlib import Path


def _seeds() -> list[bytes]:
    return small_files("seeds/*.toml")


def _load(path: Path) -> None:
    from raci.rules import rules_for  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.settings import for_path, load_settings  # noqa: PLC0415

    found = load_settings(path)
    rules_for(for_path(found, path.with_name("drafts") / "plan.xlsx"))


_WORDS: Final = (
    "[layout]\n", "[rules.", "[severity]\n", '[paths."**"]\n', "[[allow]]\n", "[[house]]\n", "[limits]\n",
    "[weights]\n", "select = ", "ignore = ", "fail-on = ", "at-most = ", "forbid = {", "require = {", "limit = {",
    "exclusive = {", '["ACC"]', '"error"', "true", "1_000", "1e400", "nan", "2026-02-30", '"""', "'", "{", "}", "=",
    ".", "#", "\n",
)  # fmt: skip
TARGET: Final = file_target(".toml", seeds=_seeds, act=_load, words=_WORDS)
