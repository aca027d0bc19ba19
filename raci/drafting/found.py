"""What is gathered from a text before it is a draft: duties as lists and sentences give them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from raci.records import field, mutable

Way: TypeAlias = Literal["list", "sentence", "table"]


@mutable
class FoundDuty:
    """A duty of a role, as one place of the text gives it.

    `letter` is empty where the text only lists it; `reason` says what the letter was taken from. `also` are other
    lines that say the same. `untitled` where the line has an empty title. `evidence`, if not 0, only confirms other
    duties: 1 where it may be a duty of a role of which nothing else is said, 2 where it compares or introduces.
    """

    role: str
    name: str
    text: str
    line: int
    path: str = ""
    letter: str = ""
    reason: str = ""
    section: str = ""
    way: Way = "list"
    titled: bool = False
    untitled: bool = False
    evidence: int = 0
    also: list[int] = field(default_factory=list)
    letter_line: int = 0
    guessed_role: bool = False
    context: str = ""
    """The role under whose heading a sentence stands."""


@mutable
class Findings:
    """All that was gathered, and the sentences that say what could not be known, with the line of each."""

    duties: list[FoundDuty] = field(default_factory=list)
    questions: list[tuple[str, str, int]] = field(default_factory=list)
