"""What judges a matrix: rules, findings, fixes and the engine that runs them. No rule lives here."""

from raci.lint.engine import CRASHED, UNREADABLE, judge, judge_register, judge_together
from raci.lint.finding import Confidence, Finding, Fix, Safety, Severity
from raci.lint.report import Report
from raci.lint.rule import Rule
from raci.lint.selection import choose, severities
from raci.lint.unreadable import flaws, organization_alone, problems_of, unreadable

__all__ = [
    "CRASHED",
    "UNREADABLE",
    "Confidence",
    "Finding",
    "Fix",
    "Report",
    "Rule",
    "Safety",
    "Severity",
    "choose",
    "flaws",
    "judge",
    "judge_register",
    "judge_together",
    "organization_alone",
    "problems_of",
    "severities",
    "unreadable",
]
