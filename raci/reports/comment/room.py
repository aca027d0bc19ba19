"""What fits into a comment: the worst findings of all files first, so that no one file takes all the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from raci.lint import Finding

AFTER: Final = "\n</details>"


class Block:
    """What unfolds: what stands before its rows, a row for each finding, the worst first, and what stands after.

    What is set `aside` gives way to everything else.
    """

    def __init__(
        self, before: str, findings: Iterable[Finding], row: Callable[[Finding], str], *, aside: bool = False
    ) -> None:
        self.aside = aside
        self._before = before
        self._findings = sorted(findings, key=lambda finding: finding.severity.rank)
        self._row = row
        self._rows: list[str] = []
        self._full = False

    @property
    def text(self) -> str:
        """The block with the rows it has taken; nothing if it has none."""
        return f"{self._before}{''.join(self._rows)}{AFTER}" if self._rows else ""

    @property
    def missing(self) -> Sequence[Finding]:
        """The findings that have no row."""
        return self._findings[len(self._rows) :]

    def waits(self, rank: int) -> bool:
        """Tell whether its next finding is of this rank, and there was room so far."""
        next_one = len(self._rows)
        more = not self._full and next_one < len(self._findings)
        return more and self._findings[next_one].severity.rank == rank

    def take(self, room: int) -> int:
        """Take a row for the next finding if it fits into so many signs; return how many are left."""
        row = self._row(self._findings[len(self._rows)])
        needed = _signs(row) + (0 if self._rows else _signs(self._before + AFTER) + len("\n\n"))
        if needed > room:
            self._full = True
            return room
        self._rows.append(row)
        return room - needed


def fill(blocks: Sequence[Block], room: int) -> None:
    """Let blocks take rows as long as so many signs suffice, in turn: errors, warnings, notes, then what is aside."""
    for aside in (False, True):
        for rank in range(3):
            taking = [block for block in blocks if block.aside == aside and block.waits(rank)]
            while taking:
                for block in taking:
                    room = block.take(room)
                taking = [block for block in taking if block.waits(rank)]


def _signs(text: str) -> int:
    """Return how many signs a text has for a forge: those beyond the first plane of Unicode count twice."""
    return len(text) + sum(sign > "\uffff" for sign in text)
