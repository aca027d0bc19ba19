"""Starting from the catalogue: a starter made somebody's own, and a matrix held against one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.api import check, read, read_organization
from raci.drafting.catalogue import Starter, starter, starters
from raci.drafting.from_starters.binding import Bound, bind
from raci.drafting.from_starters.completing import completed, missing
from raci.drafting.from_starters.same_duties import likenesses
from raci.lint import Severity
from raci.records import record, replace

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from raci.drafting.from_starters.completing import Proposal
    from raci.model import Matrix, Organization
    from raci.settings import Settings

__all__ = ["Bound", "Completed", "complete", "draft_from_starter", "nearest_starter", "read_organization", "starters"]


@record
class Completed:
    """A matrix with what it lacked, and the proposals that were made, in the order in which they apply."""

    matrix: Matrix
    proposals: tuple[Proposal, ...]


_FEWEST: Final = 4
_SHARE: Final = 0.25
"""How many duties, and which share of its own, a starter must have in common with a matrix to be held against it."""
_MOST_LOOKED_AT: Final = 2000


def nearest_starter(matrix: Matrix) -> Starter | None:
    """Return the starter of which a matrix has the greatest share of duties, None where it has hardly any of one."""
    some = replace(matrix, duties=matrix.duties[:_MOST_LOOKED_AT], rows=matrix.rows[:_MOST_LOOKED_AT], marks=())
    shares = []
    for each in starters():
        same = sum(map(bool, likenesses(read(each.path).duties, some).values()))
        if same >= max(_FEWEST, _SHARE * each.duties):
            shares.append((same / each.duties, each))
    return max(shares, key=lambda share: share[0])[1] if shares else None


def draft_from_starter(
    name: str, theirs: Organization | Iterable[str] | None = None, settings: Settings | None = None
) -> Bound:
    """Return a starter of the catalogue, bound to the roles of an organization or to those of some names.

    What is an error in the draft under `check`, because nobody there fits, is told as a sentence each. Raises RaciError
    if there is no such starter.
    """
    matrix = read(starter(name).path)
    if theirs is None:
        return Bound(matrix, (), ())
    bound = bind(matrix, theirs)
    wrong = [each for each in check(bound.matrix, settings).findings if each.severity is Severity.ERROR]
    sentences = (f"still wrong, for want of somebody who fits: {each.message} ({each.rule})" for each in wrong)
    return replace(bound, told=(*bound.told, *sentences))


def complete(
    subject: Matrix | str | os.PathLike[str], name: str | None = None, settings: Settings | None = None
) -> Completed:
    """Return a matrix with what it lacks: holders for rows without them, and the duties of a starter, if one is named.

    Nothing that is there is changed. Raises RaciError if the matrix cannot be read, or there is no such starter.
    """
    from raci.model import Matrix  # noqa: PLC0415 - nothing costs until used

    matrix = subject if isinstance(subject, Matrix) else read(subject, settings)
    proposals = missing(matrix, read(starter(name).path) if name else None)
    return Completed(completed(matrix, proposals), proposals)
