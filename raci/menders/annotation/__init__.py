"""Findings as notes in a copy of the user's own workbook."""

from raci.menders.annotation.annotating import Annotation, annotate_file, annotate_workbook, annotated, check_target
from raci.menders.annotation.placing import Left

__all__ = ["Annotation", "Left", "annotate_file", "annotate_workbook", "annotated", "check_target"]
