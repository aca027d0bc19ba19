"""A view: a function that draws all matrices of a directory from one side; found by walking the package `views`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from raci.errors import RaciError
from raci.names import no_such
from raci.records import record
from raci.walking import modules_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.answers import Directory
    from raci.drawings.drawing import Drawing


@record
class View:
    """A side from which responsibilities are seen: its name, and the drawing of it."""

    name: str
    drawn: Callable[[Directory], Drawing]


def view_names() -> list[str]:
    """Return the names of the views."""
    return [name.replace("_", "-") for name in modules_in(str(Path(__file__).with_name("views")))]


def view_named(name: str) -> View:
    """Return the view of a name; raise RaciError, with the nearest, if there is none."""
    known = view_names()
    if name not in known:
        raise RaciError("unknown-view", no_such("view", name, known))
    found: View = import_module(f"raci.drawings.views.{name.replace('-', '_')}").VIEW
    return found
