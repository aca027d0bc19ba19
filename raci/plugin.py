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
from raci.spilling import Ordered

if TYPE_CHECKING:
    from raci.graph import Fit, OrganizationGraph, Placing, Register
    from raci.graph.shared_names import Columns, Standing, bit_of, parts_of
    from raci.graph.survey import RoleName
    from raci.lint.allowing import AllowanceUse
    from raci.titles import TitlePlacement, place_title, place_wording

__all__ = [
    "AllowanceUse",
    "Assignment",
    "Charge",
    "Columns",
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
    "Ordered",
    "OrganizationGraph",
    "Participation",
    "Placing",
    "Profile",
    "Register",
    "ResponsibilityGraph",
    "Role",
    "RoleName",
    "Rule",
    "Safety",
    "Scope",
    "Severity",
    "Standing",
    "TitlePlacement",
    "Unit",
    "bit_of",
    "load_of",
    "parts_of",
    "pattern",
    "place_title",
    "place_wording",
]


_HOMES = {
    "AllowanceUse": "raci.lint.allowing",
    "Columns": "raci.graph.shared_names",
    "Standing": "raci.graph.shared_names",
    "RoleName": "raci.graph.survey",
    "bit_of": "raci.graph.shared_names",
    "parts_of": "raci.graph.shared_names",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what costs is imported where it is first named
    if name in __all__:
        home = "raci.titles" if name.startswith(("place_", "Title")) else _HOMES.get(name, "raci.graph")
        return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
