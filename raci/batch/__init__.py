"""Many files: judged one after the other, by processes of this machine, or by any executor; in a stable order."""

from raci.batch.files import check_files
from raci.batch.work import Work

__all__ = ["Work", "check_files"]
