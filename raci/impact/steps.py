"""The steps of a scenario, as people name them: a role goes, a person leaves, two roles become one, a unit moves."""

from __future__ import annotations

from typing import TypeAlias

from raci.records import record


@record
class Without:
    """A role is no longer there."""

    role: str

    def __str__(self) -> str:
        return f"without {self.role}"


@record
class Vacant:
    """A person leaves: the roles nobody else holds are vacant."""

    person: str

    def __str__(self) -> str:
        return f"{self.person} leaves"


@record
class Merge:
    """A role becomes part of another one, which takes over all its parts, reports and holders."""

    role: str
    into: str

    def __str__(self) -> str:
        return f"{self.role} becomes part of {self.into}"


@record
class Shift:
    """A unit lies within another one from now on."""

    unit: str
    under: str

    def __str__(self) -> str:
        return f"{self.unit} moves under {self.under}"


@record
class Give:
    """A role has these letters on a duty; () takes it out."""

    duty: str
    role: str
    letters: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.role} becomes {'/'.join(self.letters) or 'nothing'} on {self.duty}"


Step: TypeAlias = Without | Vacant | Merge | Shift | Give
