"""The whole of raci in a few functions; `import raci` gives exactly these names."""

from raci.api.asking import compare_roles, draw, graph, register, role_card, who
from raci.api.judging import annotate, between, check, check_together, fix, summary_of
from raci.api.reading import read, read_all, read_organization, understand
from raci.api.writing import draft, write

__all__ = [
    "annotate",
    "between",
    "check",
    "check_together",
    "compare_roles",
    "draft",
    "draw",
    "fix",
    "graph",
    "read",
    "read_all",
    "read_organization",
    "register",
    "role_card",
    "summary_of",
    "understand",
    "who",
    "write",
]
