"""Write the table of rules into README.md, between its two markers.

python scripts/write_rule_table.py
python scripts/write_rule_table.py --check    change nothing; exit status 1 if the table is out of date
"""

from __future__ import annotations

import argparse
import inspect
import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Rule

README: Final = Path(__file__).resolve().parent.parent / "README.md"
BEGIN: Final = "<!-- rules: written by scripts/write_rule_table.py -->"
END: Final = "<!-- end of rules -->"


def table() -> str:
    """Return the rules as Markdown, a table for each family."""
    return "\n\n".join(_family(list(rules)) for _, rules in groupby(all_rules(), _package))


def with_table(text: str) -> str:
    """Return a text with the table between its markers; raise ValueError if it lacks them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the text lacks the lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def _package(rule: type[Rule]) -> str:
    return rule.__module__.rpartition(".")[0]


def _family(rules: list[type[Rule]]) -> str:
    package = import_module(_package(rules[0]))
    title = f"### {package.__name__.rpartition('.')[2].capitalize()} ({rules[0].code[:3]})"
    head = "| Code | Name | Severity | Finds | Fix |\n| --- | --- | --- | --- | --- |"
    return f"{title}\n\n{(package.__doc__ or '').strip()}\n\n" + "\n".join([head, *_lines(rules)])


def _lines(rules: list[type[Rule]]) -> Iterator[str]:
    for rule in rules:
        page = inspect.getdoc(rule) or ""
        finds = page.partition("\n")[0].removeprefix("Find ").rstrip(".")
        severity = f"{rule.severity.value}, preview" if rule.preview else rule.severity.value
        mends = "yes" if "## Fix safety" in page else ""
        yield f"| {rule.code} | {rule.name} | {severity} | {finds} | {mends} |"


def main(arguments: list[str] | None = None, readme: Path = README) -> int:
    """Write the table, or say with --check whether it would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the table of rules into README.md, between its two markers.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if it is out of date")
    asked = parser.parse_args(arguments)
    old = readme.read_text(encoding="utf-8")
    new = with_table(old)
    if asked.check:
        return int(new != old)
    readme.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
