"""What a matrix allows as comments of Markdown and HTML, which nobody sees and raci reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.allowances.wording import clear, worded
from raci.patterns import pattern
from raci.writers.texts.wide import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Matrix

_SIGNS: Final = pattern("[&<>`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would be an entity, end the comment, make an example of it, or turn the source round."""


def comments(matrix: Matrix) -> Iterator[str]:
    """Yield a comment for each allowance, in a line of its own; nothing in it ends the comment."""
    for each in clear(matrix.allowances):
        said = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", printable(worded(each)))
        yield f"<!-- {said} -->\n"
