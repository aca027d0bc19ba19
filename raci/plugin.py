"""What authors of rules, readers and reports import."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from raci.graph import Charge, ResponsibilityGraph
from raci.graph.work import load_of
from raci.lint import Confidence, Finding, Fix, Rule, Safety, Severity
from raci.model import (
    Assignment,
    Duty,
    Entry,
    Letter,
    Limit,
    Matrix,
    Notation,
    Participation,
    Profile,
    Role,
    Scope,
    Unit,
)
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.graph import Fit, OrganizationGraph, Placing, Register
    from raci.lint.allowing import AllowanceUse
    from raci.titles import TitlePlacement, place_title, place_wording

__all__ = [
    "AllowanceUse",
    "Assignment",
    "Charge",
    "Confidence",
    "Duty",
    "Entry",
    "Finding",
    "Fit",
    "Fix",
    "Letter",
    "Limit",
    "Matrix",
    "Notation",
    "OrganizationGraph",
    "Participation",
    "Placing",
    "Profile",
    "Register",
    "ResponsibilityGraph",
    "Role",
    "Rule",
    "Safety",
    "Scope",
    "Severity",
    "TitlePlacement",
    "Unit",
    "load_of",
    "pattern",
    "place_title",
    "place_wording",
]


_HOMES = {"AllowanceUse": "raci.lint.allowing"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what costs is imported where it is first named
    if name in __all__:
        home = "raci.titles" if name.startswith(("place_", "Title")) else _HOMES.get(name, "raci.graph")
        return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
