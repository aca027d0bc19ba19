"""Write the table of the limits into docs/limits.md, between its two markers.

python scripts/write_limits.py
python scripts/write_limits.py --check    change nothing; exit status 1 if the table is out of date
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from raci.limits import LIMITS

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "limits.md"
BEGIN: Final = "<!-- limits: written by scripts/write_limits.py -->"
END: Final = "<!-- end of limits -->"


def table() -> str:
    """Return the limits as Markdown, a row each."""
    rows = [f"| `{each.name}` | {each.told(each.default)} | {each.says} |" for each in LIMITS.values()]
    return "\n".join(["| Limit | Default | Of |", "| --- | --- | --- |", *rows])


def with_table(text: str) -> str:
    """Return a text with the table between its markers."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}"


def main(arguments: list[str] | None = None, page: Path = PAGE) -> int:
    """Write the table, or say with --check whether it would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the table of the limits into docs/limits.md.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if it is out of date")
    asked = parser.parse_args(arguments)
    old = page.read_text(encoding="utf-8")
    new = with_table(old)
    if asked.check:
        return int(new != old)
    page.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
