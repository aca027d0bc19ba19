"""What authors of rules, readers and reports import."""

from raci.graph import ResponsibilityGraph
from raci.lint import Confidence, Finding, Fix, Rule, Safety, Severity
from raci.model import Assignment, Duty, Entry, Letter, Matrix, Notation, Participation, Profile, Role
from raci.patterns import pattern

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
    "Participation",
    "Profile",
    "ResponsibilityGraph",
    "Role",
    "Rule",
    "Safety",
    "Severity",
    "pattern",
]
