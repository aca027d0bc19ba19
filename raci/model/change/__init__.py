"""Changes to a matrix: what fixes, differences, merges and drafts are made of."""

from __future__ import annotations

from typing import TypeAlias

from raci.model.change.cells import Assign, Withdraw
from raci.model.change.duties import Add, Move, Remove, Rename, Revise
from raci.model.change.opened import Opened
from raci.model.change.restating import Restate
from raci.model.change.roles import AddRole, MoveRole, RemoveRole, RenameRole, ReviseRole

Change: TypeAlias = (
    Assign
    | Withdraw
    | Add
    | Remove
    | Rename
    | Move
    | Revise
    | AddRole
    | RemoveRole
    | RenameRole
    | MoveRole
    | ReviseRole
    | Restate
)
"""Each has `apply(matrix)`, `inverse(matrix)`, `enter(opened)`, and the `duty` and `role` it is about, or empty."""

__all__ = [
    "Add",
    "AddRole",
    "Assign",
    "Change",
    "Move",
    "MoveRole",
    "Opened",
    "Remove",
    "RemoveRole",
    "Rename",
    "RenameRole",
    "Restate",
    "Revise",
    "ReviseRole",
    "Withdraw",
]
