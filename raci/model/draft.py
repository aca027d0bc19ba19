"""A draft: the roles, duties and letters proposed before there is a matrix, each with its reason, place and surety."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.records import field, record

if TYPE_CHECKING:
    from raci.model.location import Location
    from raci.model.matrix import Matrix
    from raci.model.role import RoleKind

Surety: TypeAlias = Literal["certain", "likely", "guess"]


@record
class DraftRole:
    """A role, with what is known or inferred of its place; `level` and `tier` are empty where nothing says.

    `reports_to` is the key of another role of the draft. `confidence` is that of the level and the tier.
    """

    key: str
    name: str
    level: str = ""
    tier: str = ""
    reports_to: str | None = None
    aliases: tuple[str, ...] = ()
    kind: RoleKind = "position"
    confidence: Surety = "guess"
    at: Location | None = field(default=None, compare=False)


@record
class DraftLetter:
    """A letter of a role on a duty; `stated` is True where the words of the text say it, else it is our inference."""

    role: str
    letter: str
    reason: str
    confidence: Surety
    stated: bool = False
    at: Location | None = field(default=None, compare=False)


@record
class DraftDuty:
    """A duty of the role it comes from (`role`), with all the letters placed on it.

    `letter` is what the text states for that role, or what is proposed for it. `tier` is that of its scope, `localizes`
    the key of a wider duty of which it is the local version. `sources` are all lines that say it, the first the main.
    `row` is the key of the duty of the matrix made of it, where that is another one.
    """

    key: str
    name: str
    role: str
    description: str = ""
    tier: str = ""
    section: str = ""
    letters: tuple[DraftLetter, ...] = ()
    localizes: str | None = None
    confidence: Surety = "likely"
    sources: tuple[Location, ...] = field(default=(), compare=False)
    row: str = ""

    @property
    def own(self) -> DraftLetter | None:
        """The letter of the role it comes from: the stated one before those inferred; None where it has none."""
        held = [each for each in self.letters if each.role == self.role]
        return next((each for each in held if each.stated), held[0] if held else None)


@record
class DraftOutcome:
    """A result for which a role answers, named by a sentence and by no list: "driving revenue growth"."""

    role: str
    name: str
    letter: str = ""
    at: Location | None = field(default=None, compare=False)


@record
class Question:
    """What could not be known, as a sentence."""

    text: str
    at: Location | None = field(default=None, compare=False)


@record
class Draft:
    """What was drafted, the questions left open, and the matrix made of it."""

    roles: tuple[DraftRole, ...]
    duties: tuple[DraftDuty, ...]
    outcomes: tuple[DraftOutcome, ...]
    questions: tuple[Question, ...]
    matrix: Matrix
    title: str = ""

    def role(self, key: str) -> DraftRole:
        """Return a role by its key; raise KeyError if there is none."""
        for role in self.roles:
            if role.key == key:
                return role
        raise KeyError(key)
