"""The headings above a line: what they announce, whose part of the text it is, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.headings import kind_of

if TYPE_CHECKING:
    from raci.drafting.elements import Heading

SILENT: Final = frozenset({"end", "noise"})
"""Kinds under which nothing is a duty."""
_LOOSE: Final = 10
_KIND, _TOPIC, _FACT = 5, 8, 69
"""How much deeper than a role a heading stands that only its words make one: a kind, a topic of duties, a title."""


class _Frame(NamedTuple):
    """A heading in force: what it announces, and whose it is."""

    depth: int
    kind: str
    role: str
    text: str


class Sections:
    """The headings in force on the way down a text; `of_heading` says which (by line) is that of which role.

    `default` is the role that the whole text is about where no heading says so.
    """

    def __init__(self, of_heading: dict[int, str], default: str = "") -> None:
        self.ended = False
        self._of_heading = of_heading
        self._frames: list[_Frame] = []
        self._default = default
        self._default_depth = -1
        self._multiple = len(set(of_heading.values())) > 1

    def enter(self, heading: Heading, *, before_list: bool) -> None:
        """Go on under a heading; `before_list` tells that a list follows it at once."""
        role = self._of_heading.get(heading.line, "")
        kind = kind_of(heading.text)
        depth = self._depth(heading, role, kind, before_list=before_list)
        self._frames = [frame for frame in self._frames if frame.depth < depth]
        if not heading.title:
            self._frames.append(_Frame(depth, kind, role, heading.text))
        if role and not self._default:
            self._default, self._default_depth = role, depth
        ends = kind == "end" and heading.depth > 1
        self.ended = ends or (self.ended and heading.loose and not role)

    def enter_role(self, role: str, text: str) -> None:
        """Go on with the role that a label names: "Job Title: Buyer"."""
        self._default = role
        if not self._multiple or not self.role:
            self._frames.append(_Frame(_FACT, "", role, text))

    def _depth(self, heading: Heading, role: str, kind: str, *, before_list: bool) -> int:
        """Return how deep a heading stands; of those that only their words make one, roles stand over kinds."""
        if not heading.loose:
            return heading.depth
        if role:
            return heading.depth * _LOOSE
        if not kind and self.kind == "duties" and before_list:
            return heading.depth * _LOOSE + _TOPIC
        return heading.depth * _LOOSE + (_KIND if kind or not self._multiple else 0)

    @property
    def kind(self) -> str:
        """What the innermost heading that announces anything announces."""
        return next((frame.kind for frame in reversed(self._frames) if frame.kind and frame.kind != "document"), "")

    @property
    def role(self) -> str:
        """The key of the role in force, empty where none is."""
        for frame in reversed(self._frames):
            if frame.role:
                return frame.role
            if not frame.kind and frame.depth <= self._default_depth:
                return ""  # a heading beside that of the role, about something else
        return "" if self._multiple else self._default

    @property
    def topic(self) -> str:
        """What a part of the duties is about, where a heading says neither whose they are nor that they are duties."""
        last = self._frames[-1] if len(self._frames) > 1 else None
        return last.text if last and not last.role and not last.kind else ""

    @property
    def right_under_duties(self) -> bool:
        """Tell whether the last heading announces duties."""
        return bool(self._frames) and self._frames[-1].kind == "duties"

    @property
    def right_under_role(self) -> bool:
        """Tell whether the last heading is that of a role."""
        return bool(self._frames) and bool(self._frames[-1].role)
