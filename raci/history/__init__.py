"""What became of matrices: who was accountable when, and which commit made it so, from the history git keeps."""

from raci.history.facts import Blame, Blamed, DutyLog, Log, Origin, Tenure

__all__ = ["Blame", "Blamed", "DutyLog", "Log", "Origin", "Tenure"]
