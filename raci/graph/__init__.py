"""Roles and duties as a graph, asked in the field's words."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from raci.graph.build import Charge, ResponsibilityGraph
from raci.model import Matrix

if TYPE_CHECKING:
    from raci.graph.organization import OrganizationGraph
    from raci.graph.placing import Placing
    from raci.graph.register import Register
    from raci.graph.scopes import Fit

__all__ = ["Charge", "Fit", "OrganizationGraph", "Placing", "Register", "ResponsibilityGraph"]

_LATER: Final = {
    "Fit": "raci.graph.scopes",
    "OrganizationGraph": "raci.graph.organization",
    "Placing": "raci.graph.placing",
    "Register": "raci.graph.register",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class, imported where it is first named
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


class _Graph(ModuleType):
    """This package, called as the function `raci.graph`, whose name it takes as soon as it is imported."""

    def __call__(self, matrix: Matrix) -> ResponsibilityGraph:
        """Return the responsibility graph of a matrix, to be asked."""
        return ResponsibilityGraph(matrix)


sys.modules[__name__].__class__ = _Graph
