"""Asking matrices: who answers for what, what a role is in for, how it all looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.api.reading import read_all
from raci.collector import collector_paused
from raci.settings import Settings

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from datetime import date

    from raci.answers import Comparison, Directory, RoleCard, Who
    from raci.graph import ResponsibilityGraph
    from raci.model import Matrix


def graph(matrix: Matrix) -> ResponsibilityGraph:
    """Return the responsibility graph of a matrix, to be asked."""
    from raci.graph import ResponsibilityGraph  # noqa: PLC0415

    return ResponsibilityGraph(matrix)


def draw(
    matrices: Matrix | Iterable[Matrix] | Directory,
    form: str = "svg",
    view: str | None = None,
    *,
    today: date | None = None,
) -> str:
    """Return a picture of matrices, or what another program takes over, as text.

    `form` is svg, mermaid, dot, graphml, cytoscape, turtle, bpmn, oscal, owners or backstage; `view` is by-role,
    by-duty, by-unit, escalation, handovers or whole, and belongs to the first five forms. Raises RaciError where there
    is no such form or view.
    """
    from raci.drawings import form_for, told  # noqa: PLC0415 - nothing costs until used

    return told(_directory(matrices, today), form_for(form, None), view)


def register(subjects: Iterable[Matrix | str | os.PathLike[str]], settings: Settings | None = None) -> Directory:
    """Return all matrices of files, or these matrices, as one register that `who` and the others may be asked about.

    It is indexed once. Raises NoMatrixError for a file without a matrix, UnreadableError for one that cannot be read.
    """
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.model import Matrix  # noqa: PLC0415

    chosen = settings or Settings()
    found = (
        matrix for each in subjects for matrix in ((each,) if isinstance(each, Matrix) else read_all(each, chosen))
    )
    with collector_paused():
        made = Directory(found, chosen.today)
        made.register.index  # noqa: B018 - it is worked out now, so that the first question does not wait for it
        return made


def who(matrices: Matrix | Iterable[Matrix] | Directory, duty: str, *, today: date | None = None) -> Who:
    """Return who answers for the duties that some words mean, who does them, who is asked and who is told.

    `today` is the day for which it is asked who holds a role. Raises RaciError where the words mean no duty, or fit
    very many.
    """
    from raci.answers import takers_of  # noqa: PLC0415 - nothing costs until used

    return takers_of(_directory(matrices, today), duty)


def role_card(matrices: Matrix | Iterable[Matrix] | Directory, role: str, *, today: date | None = None) -> RoleCard:
    """Return where a role stands, and what it answers for, does, is asked and is told.

    Raises RaciError where the words mean no role, or may mean several.
    """
    from raci.answers import card_of  # noqa: PLC0415 - nothing costs until used

    return card_of(_directory(matrices, today), role)


def compare_roles(
    matrices: Matrix | Iterable[Matrix] | Directory, one: str, other: str, *, today: date | None = None
) -> Comparison:
    """Return what each of two roles has for itself, what they share, and where one localizes the other's duty.

    Raises RaciError where words mean no role, may mean several, or both mean the same one.
    """
    from raci.answers import compared  # noqa: PLC0415 - nothing costs until used

    return compared(_directory(matrices, today), one, other)


def _directory(matrices: Matrix | Iterable[Matrix] | Directory, today: date | None) -> Directory:
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.model import Matrix  # noqa: PLC0415

    if isinstance(matrices, Directory):
        return matrices
    return Directory((matrices,) if isinstance(matrices, Matrix) else matrices, today)
