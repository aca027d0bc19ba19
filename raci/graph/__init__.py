"""Roles and duties as a graph, asked in the field's words."""

from raci.graph.build import ResponsibilityGraph

__all__ = ["ResponsibilityGraph"]
