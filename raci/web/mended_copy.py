"""The user's own file with changes and nothing else: made in memory, and read again before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.api import understand
from raci.compare import difference
from raci.errors import RaciError
from raci.in_memory import MemoryPath, alone
from raci.menders import Mend, mender_for
from raci.model.change import Assign, Rename, RenameRole, Restate, Withdraw
from raci.records import replace
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.menders import Refusal
    from raci.model import Matrix
    from raci.model.change import Change
    from raci.settings import LayoutSettings, Settings
    from raci.web.reading import Source

_MOST_TOLD: Final = 5
_REFUSED: Final = 422
_INSTEAD: Final = "take the new workbook instead, or undo that"


def mended_copy(
    source: Source,
    before: Sequence[Matrix],
    after: Sequence[Matrix],
    settings: Settings,
    layout: LayoutSettings | None = None,
) -> bytes:
    """Return a copy of a file that says what its matrices are after some changes; all else in it is as it was.

    Raises RequestError, with the reasons, where the file cannot hold the changes.
    """
    if source.prose:
        raise RequestError(
            _REFUSED, "no-mender", "a text that was drafted from is not mended; take a new workbook or YAML"
        )
    try:
        mender = mender_for(source.path)
    except RaciError as error:
        raise RequestError(
            _REFUSED, error.code, f"{error.message.partition(';')[0]}; take a new workbook or YAML"
        ) from None
    mends = [mend for old, new in zip(before, after, strict=True) for mend in _mends(old, new)]
    target = MemoryPath.holding(source.name)
    try:
        refused = mender.mend(source.path, mends, target)
    except RaciError as error:
        raise RequestError(_REFUSED, error.code, f"{error.message}; {_INSTEAD}") from None
    if refused:
        raise _told(refused)
    content = target.read_bytes()
    if not _says(
        MemoryPath.holding(source.name, content), after, replace(settings, layout=layout) if layout else settings
    ):
        message = f"the mended file would not be read as it is shown here; {_INSTEAD}"
        raise RequestError(_REFUSED, "unfaithful", message)
    return content


def _mends(old: Matrix, new: Matrix) -> Iterator[Mend]:
    """Yield what is different, a mend for each change, with the keys that duties and roles have in the file."""
    duties: dict[str, str] = {}
    roles: dict[str, str] = {}
    changes = difference(old, new)
    cleared = [each for each in changes if isinstance(each, Restate) and each.part == "marks"]
    for change in (*cleared, *(each for each in changes if each not in cleared)):
        made: Change = change
        if isinstance(change, Rename):
            duties[change.key] = change.duty
        elif isinstance(change, RenameRole):
            roles[change.key] = change.role
        elif isinstance(change, Assign | Withdraw):
            duty, role = duties.get(change.duty, change.duty), roles.get(change.role, change.role)
            made = replace(change, duty=duty, role=role)
        yield Mend(old, (made,), asked=True)


def _says(path: MemoryPath, after: Sequence[Matrix], settings: Settings) -> bool:
    """Tell whether a file is read as these matrices."""
    with alone():
        try:
            found = [reading.matrix for reading in understand(path, settings).readings]
        except RaciError:
            return False
    return len(found) == len(after) and all(
        _plain(one) == _plain(other) for one, other in zip(found, after, strict=True)
    )


def _plain(matrix: Matrix) -> Matrix:
    """Return a matrix with its roles in one order, and without its title, which may be its file's name."""
    return replace(matrix, title="", roles=tuple(sorted(matrix.roles, key=lambda role: role.key)))


def _told(refused: Sequence[Refusal]) -> RequestError:
    first = refused[0]
    where = f" at {first.location.inside}" if first.location.inside else ""
    more = f", and {len(refused) - 1} more" if len(refused) > 1 else ""
    reasons = [
        {"where": each.location.inside, "reason": each.reason, "change": "; ".join(map(str, each.mend.changes))}
        for each in refused[:_MOST_TOLD]
    ]
    message = f"the file itself cannot hold a change{where}: {first.reason}{more}; {_INSTEAD}"
    return RequestError(_REFUSED, "refused", message, {"refused": reasons, "count": len(refused)})
