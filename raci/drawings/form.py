"""A form: a format that a drawing, or the matrices themselves, are told in; found by walking the package `forms`."""

from __future__ import annotations

from functools import cache
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
class Form:
    """A format: its name, the ends of file names it is chosen by, and the function that makes its text.

    A form has either `drawn`, of a drawing (then `view` is the one that is drawn unless another is named), or `stated`,
    of the matrices.
    """

    name: str
    suffixes: tuple[str, ...]
    drawn: Callable[[Drawing], str] | None = None
    stated: Callable[[Directory], str] | None = None
    view: str = "by-role"


def form_names() -> list[str]:
    """Return the names of the forms, without importing any."""
    return modules_in(str(Path(__file__).with_name("forms")))


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(import_module(f"raci.drawings.forms.{name}").FORM for name in form_names())


def form_for(name: str | None, path: Path | None) -> Form:
    """Return the form that is named, else the one a file's name says, else Mermaid; raise RaciError if there is none.

    The longest end of the name wins: `catalog.backstage.yaml`.
    """
    if name is not None:
        return _named(name)
    if path is None:
        return _named("mermaid")
    ends = [(suffix, form) for form in _forms() for suffix in form.suffixes if path.name.lower().endswith(suffix)]
    if ends:
        return max(ends, key=lambda each: len(each[0]))[1]
    known = ", ".join(sorted(suffix for form in _forms() for suffix in form.suffixes))
    what = f"its suffix {path.suffix}" if path.suffix else "a name without suffix"
    message = f"{what} says no form; name one with --format ({', '.join(form_names())}), or end it in one of {known}"
    raise RaciError("unknown-form", message, str(path))


def _named(name: str) -> Form:
    known = form_names()
    if name not in known:
        raise RaciError("unknown-form", no_such("form", name, known))
    found: Form = import_module(f"raci.drawings.forms.{name}").FORM
    return found
