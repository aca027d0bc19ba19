"""What a rule found: about which duty and roles, how bad, how sure, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from raci.model import Location

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposal in one sentence and the changes that carry it out."""

    title: str
    changes: tuple[Change, ...] = ()
    safety: Safety = Safety.UNSAFE


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, about a duty, roles, or the matrix as a whole.

    `rule` is the code (`ACC002`), `name` the rule's words (`several-accountables`). `duty` and `roles` are keys.
    `location` and `related` (the cells of the roles concerned) are worked out by the engine.
    """

    rule: str
    name: str
    message: str
    severity: Severity
    confidence: Confidence = Confidence.CERTAIN
    duty: str = ""
    roles: tuple[str, ...] = ()
    location: Location = field(default_factory=Location)
    related: tuple[Location, ...] = ()
    help: str = ""
    fix: Fix | None = None
    allowed_by: str | None = None
