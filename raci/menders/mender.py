"""What a mender is: it makes changes in a copy of the user's own file, and leaves all else in it as it is."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeGuard

from raci.errors import RaciError
from raci.model.change import Add, Assign, Remove, Withdraw
from raci.plugged import plugged
from raci.records import record
from raci.walking import modules_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.model import Location, Matrix
    from raci.model.change import Change

Mendable: TypeAlias = Assign | Withdraw | Add | Remove
"""The changes that menders make, or refuse for what stands in the file."""

_THIS: Final = frozenset({"mender"})


@record
class Mend:
    """Changes to one matrix of a file that are made all together or not at all, such as those of one fix.

    `matrix` is the matrix as it was read from the file, so that it knows the places of its cells. Where it is `asked`
    for by somebody who sees the cells, workbooks also get new names, and cells lose texts that are no letters.
    """

    matrix: Matrix
    changes: tuple[Change, ...]
    asked: bool = False


@record
class Refusal:
    """A mend that was not made: where it would have harmed the file, and why, as the end of a sentence.

    Told as `plan.xlsx:Plan!C7: not mended: the cell holds a formula`.
    """

    mend: Mend
    location: Location
    reason: str


@record
class Mender:
    """A format: its name, its suffixes, and how it is mended.

    `mend(source, mends, target)` writes to `target` a copy of `source` in which the changes of the mends are made, in
    their order, and returns those it refused. It raises RaciError where nothing at all can be mended (a locked file).
    Where every mend is refused, `target` is a plain copy.
    """

    name: str
    suffixes: tuple[str, ...]
    mend: Callable[[Path, Sequence[Mend], Path], tuple[Refusal, ...]]


def mendable(change: Change) -> TypeGuard[Mendable]:
    """Tell whether menders make changes of this kind."""
    return isinstance(change, Assign | Withdraw | Add | Remove)


def beyond_mending(change: Change) -> str:
    """Return why a change of another kind is refused, as the end of a sentence."""
    return f"{change}, which is not done in the file itself; change it there by hand, or write a new file"


@cache
def menders() -> tuple[Mender, ...]:
    """Return the menders of this package and those other packages give by the entry point `raci.menders`."""
    names = (name for name in modules_in(str(Path(__file__).parent)) if name not in _THIS)
    found = [import_module(f"raci.menders.{name}").MENDER for name in names]
    found += [mender for mender in plugged("raci.menders") if isinstance(mender, Mender)]
    return tuple(found)


def mender_for(path: Path) -> Mender:
    """Return the mender for a file; raise RaciError if files of its format are not mended where they stand."""
    suffix = path.suffix.lower()
    for mender in menders():
        if suffix in mender.suffixes:
            return mender
    known = ", ".join(sorted(suffix for mender in menders() for suffix in mender.suffixes))
    message = (
        f"{suffix or 'a file without suffix'} is not mended in place (only {known}); write a new file: raci export"
    )
    raise RaciError("no-mender", message, str(path))
