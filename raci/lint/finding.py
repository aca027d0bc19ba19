"""What a rule found: about which duty and roles, how bad, how sure, and how to mend it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from raci.model import Location
from raci.records import field, record

if TYPE_CHECKING:
    from raci.model import Duty, Role
    from raci.model.change import Change


class Severity(Enum):
    """SARIF's three words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst; sorting by rank puts errors first."""
        return ("error", "warning", "note").index(self.value)


class Confidence(Enum):
    """How sure a finding is; what was inferred from wording is never certain."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


class Safety(Enum):
    """Whether a fix may be applied unasked (SAFE), on request (UNSAFE), or only shown (DISPLAY_ONLY)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY_ONLY = "display-only"


@record
class Fix:
    """A proposal in one sentence and the changes that carry it out.

    `words` is what the changes say where they themselves were left out, as in a report without its matrices.
    """

    title: str
    changes: tuple[Change, ...] = ()
    safety: Safety = Safety.UNSAFE
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def said(self) -> tuple[str, ...]:
        """What the changes say, one sentence each."""
        return self.words or tuple(map(str, self.changes))


@record
class Excerpt:
    """The cells a finding is about, as a terminal shows them: the duty, and each role with what it has there.

    `more` is how many roles there are beyond those. All texts are cut to what is shown; control characters are visible.
    """

    duty: str
    roles: tuple[str, ...]
    cells: tuple[str, ...]
    more: int = 0


NOWHERE: Final = Location()
"""The location of a finding that the engine has not placed yet."""


@record
class Finding:
    """One thing that is wrong, about a duty, roles, or the matrix as a whole.

    `rule` is the code (`ACC002`), `name` the rule's words (`several-accountables`). `duty` and `roles` are keys.
    `location` and `related` (the cells of the roles concerned) are worked out by the engine. `others` is what else it
    is about, in any order: the other duty of a pair, roles of another matrix, the name of a person, a letter. It tells
    the finding from others of its rule, wherever they stand. `excerpt` holds its cells where the report has no matrix.
    """

    rule: str
    name: str
    message: str
    severity: Severity
    confidence: Confidence = Confidence.CERTAIN
    duty: str = ""
    roles: tuple[str, ...] = ()
    location: Location = NOWHERE
    related: tuple[Location, ...] = ()
    help: str = ""
    fix: Fix | None = None
    allowed_by: str | None = None
    others: tuple[Duty | Role | str, ...] = ()
    excerpt: Excerpt | None = field(default=None, compare=False)

    def at(self, location: Location, related: tuple[Location, ...] = ()) -> Finding:
        """Return the same finding with its place."""
        return Finding(
            self.rule, self.name, self.message, self.severity, self.confidence, self.duty, self.roles,
            location, related, self.help, self.fix, self.allowed_by, self.others,
        )  # fmt: skip
