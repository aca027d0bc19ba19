"""What judges a matrix: rules, findings, fixes and the engine that runs them. No rule lives here."""

from raci.lint.finding import Confidence, Finding, Fix, Safety, Severity
from raci.lint.rule import Rule

__all__ = ["Confidence", "Finding", "Fix", "Rule", "Safety", "Severity"]
