"""A page as Markdown, to be pasted into a wiki, an issue or a handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.reports.answers.page import Facts, Sentence, Title
from raci.reports.markdown import escaped, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.reports.answers.page import Block, Page


def markdown(page: Page) -> str:
    """Return a page as Markdown: headings of the second and third rank, lists and tables."""
    return "\n\n".join("\n".join(_block(block)) for block in page)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"## {escaped(block.words)}"
    elif isinstance(block, Sentence):
        yield escaped(block.words)
    elif isinstance(block, Facts):
        yield from (f"- {escaped(label)}: {escaped(value)}" for label, value in block.known)
    else:
        if block.heading:
            yield from (f"### {escaped(block.heading)}", "")
        yield from table(block.heads, block.rows)
