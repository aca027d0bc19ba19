"""What the first who comes would have to wait for, done while nobody waits: rules and words are brought in by use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.web.documents import Document
from raci.web.reading import pasted, read_source
from raci.web.shown import document_shown

if TYPE_CHECKING:
    from raci.lint.judging import Bench

_SOME = """Task\tHead of Sales\tRegional Clerk
Approve bids\tA\tR
Pay suppliers in each region\tA/R\tC
Approve suppliers\tR\tI
"""


def warm_up(bench: Bench) -> None:
    """Read, judge and show a small matrix."""
    source = pasted(_SOME)
    document_shown(Document(source, read_source(source, bench.settings), bench))
