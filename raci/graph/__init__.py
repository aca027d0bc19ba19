"""Roles and duties as a graph, asked in the field's words."""

import sys
from types import ModuleType

from raci.graph.build import ResponsibilityGraph
from raci.model import Matrix

__all__ = ["ResponsibilityGraph"]


class _Graph(ModuleType):
    """This package, called as the function `raci.graph`, whose name it takes as soon as it is imported."""

    def __call__(self, matrix: Matrix) -> ResponsibilityGraph:
        """Return the responsibility graph of a matrix, to be asked."""
        return ResponsibilityGraph(matrix)


sys.modules[__name__].__class__ = _Graph
