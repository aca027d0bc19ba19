"""What authors of rules, readers and reports import."""

from typing import TYPE_CHECKING, Any

from raci import graph as _graph
from raci.graph import ResponsibilityGraph
from raci.lint import Confidence, Finding, Fix, Rule, Safety, Severity
from raci.model import Assignment, Duty, Entry, Letter, Matrix, Notation, Participation, Profile, Role
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.graph import OrganizationGraph, Register

__all__ = [
    "Assignment",
    "Confidence",
    "Duty",
    "Entry",
    "Finding",
    "Fix",
    "Letter",
    "Matrix",
    "Notation",
    "OrganizationGraph",
    "Participation",
    "Profile",
    "Register",
    "ResponsibilityGraph",
    "Role",
    "Rule",
    "Safety",
    "Severity",
    "pattern",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class of raci.graph, imported where it is first named
    if name in __all__:
        return getattr(_graph, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
