"""Write the table of the families of rules into README.md, between its two markers.

python scripts/write_rule_table.py
python scripts/write_rule_table.py --check    change nothing; exit status 1 if the table is out of date
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from write_rule_pages import about_family, families, name_of_family

README: Final = Path(__file__).resolve().parent.parent / "README.md"
BEGIN: Final = "<!-- rules: written by scripts/write_rule_table.py -->"
END: Final = "<!-- end of rules -->"


def table() -> str:
    """Return the families of rules as Markdown, a row each."""
    rows = [f"| {name_of_family(family)} | {len(family)} | {about_family(family)} |" for family in families()]
    return "\n".join(["| Family | Rules | About |", "| --- | --- | --- |", *rows])


def with_table(text: str) -> str:
    """Return a text with the table between its markers; raise ValueError if it lacks them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the text lacks the lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main(arguments: list[str] | None = None, readme: Path = README) -> int:
    """Write the table, or say with --check whether it would change; return the exit status."""
    parser = argparse.ArgumentParser(
        description="Write the table of the families of rules into README.md, between its two markers."
    )
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
