"""Git, asked in one place: what it lists, what has changed, what a file was; nothing is run, fetched or written."""

from raci.git.asking import Git
from raci.git.objects import Blobs
from raci.git.work_tree import WorkTree

__all__ = ["Blobs", "Git", "WorkTree"]
