"""From matrices to the text of a form: the one line that joins views and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.drawings.view import view_named
from raci.errors import RaciError

if TYPE_CHECKING:
    from raci.answers import Directory
    from raci.drawings.form import Form


def told(directory: Directory, form: Form, view: str | None = None) -> str:
    """Return the matrices of a directory in a form, seen from a side.

    Raises RaciError for a view that is not there, or that is named for a form which tells the matrices themselves.
    """
    if form.drawn is not None:
        return form.drawn(view_named(view or form.view).drawn(directory))
    if view is not None:
        view_named(view)
        message = f"{form.name} says all of the matrices and draws no view; leave out the view {view}"
        raise RaciError("no-view", message)
    assert form.stated is not None  # noqa: S101 - a form has one of the two
    return form.stated(directory)
