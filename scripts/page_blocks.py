"""The blocks of code that README.md and the pages of docs show: found by walking, each with what is to be done with it.

A block is known by its language. One with a title, as in ```yaml title="plan.yaml", is a file that the commands below
it may use. One that cannot be run or judged says why in a line above it: <!-- not run: it needs the network -->.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
_BLOCK: Final = re.compile(
    r"^(?:<!-- not run: (?P<reason>.+?) -->\n)?"
    r'(?P<fence>`{3,})(?P<language>\w*)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^(?P=fence)$',
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of a page; `begin` and `end` are where its text stands there, `reason` why it is not run."""

    language: str
    title: str
    reason: str
    text: str
    begin: int
    end: int

    @property
    def commands(self) -> list[str]:
        """The commands that a console shows."""
        lines = self.text.splitlines() if self.language == "console" else ()
        return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def blocks_of(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in their order."""
    for found in _BLOCK.finditer(page):
        yield Block(found["language"], found["title"] or "", found["reason"] or "", found["text"], *found.span("text"))


def all_blocks() -> Iterator[tuple[Path, Block]]:
    """Yield the blocks of all pages, each with the path of its page."""
    for path in PAGES:
        for block in blocks_of(path.read_text(encoding="utf-8")):
            yield path, block
