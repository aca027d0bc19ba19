"""Merging three files into one: line by line where that says what was meant, else by mending one of the two sides."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from raci.errors import RaciError
from raci.menders import Mend, mender_for
from raci.merging.beside import lost
from raci.merging.lines import merged_lines
from raci.merging.matrices import merged_matrices
from raci.merging.sources import copied, read_again, sources
from raci.readers.reader import suffixes
from raci.records import record, replace
from raci.replacing import replacing
from raci.texts.encoding import decoded

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from raci.compare import Conflict
    from raci.merging.matrices import MergedMatrices
    from raci.merging.sources import Source
    from raci.model import Matrix
    from raci.settings import Settings

Way: TypeAlias = Literal["as ours", "as theirs", "lines", "ours mended", "theirs mended", "anew", "refused"]

_TEXTS: Final = frozenset({".yaml", ".yml", ".json", ".md", ".markdown", ".csv", ".tsv", ".txt"})
_OTHER_MATRICES: Final = "one side has a matrix more or less"
_UNFAITHFUL: Final = "the merged file would not be read as meant"


@record
class MergedFile:
    """What came of merging files.

    `way` says how the file was made; where it was `refused`, nothing was written, and `reasons` say why. `lost` are
    texts beside the matrices that only the side has whose file was not taken. `clashes` are duties for which each side
    made another role accountable, and both are in the file now.
    """

    target: str
    way: Way
    matrices: tuple[Matrix, ...]
    conflicts: tuple[Conflict, ...] = ()
    lost: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    clashes: tuple[Conflict, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether all that both sides changed is in the file."""
        return self.way != "refused" and not (self.conflicts or self.lost or self.clashes)


def merge_files(  # noqa: PLR0913 - three files, where they go, and how
    base: str | os.PathLike[str],
    ours: str | os.PathLike[str],
    theirs: str | os.PathLike[str],
    target: str | os.PathLike[str] | None,
    settings: Settings | None = None,
    *,
    named: str | os.PathLike[str] | None = None,
    anew: bool = False,
) -> MergedFile:
    """Merge what two files, both made of a third, say in their matrices, and write it to a target; None: nowhere.

    The user's own file is kept as far as it goes: texts are merged line by line; else our file is mended where it
    stands, or theirs, where that keeps what stands beside the matrices. With `anew` it is written new where neither
    goes. What was written is read again before it counts. `named` is the file that the three are states of, where
    their own names do not say their format. Raises RaciError where a file cannot be read, or the target not written.
    """
    files = [Path(each) for each in (base, ours, theirs)]
    goal = Path(target) if target is not None else None
    with ExitStack() as copies:
        three = copies.enter_context(sources(files, Path(named) if named else None, settings))
        if goal is not None and goal.suffix.lower() in suffixes() - {three[1].path.suffix.lower()}:
            message = f"the merged file has the format of the others, {three[1].path.suffix}; export it afterwards"
            raise RaciError("misuse", message, str(goal))
        merged = merged_matrices(*(source.matrices for source in three))
        merging = _Merging(three, merged, settings)
        found = merging.best(copies, anew=anew)
        done = MergedFile(
            str(target or files[1]), "refused", merged.matrices, merged.conflicts, (), merging.reasons, merged.clashes
        )
        if found is None:
            return done
        if goal is not None:
            with replacing(goal, files[1]) as written:
                copyfile(found.path, written)
        return replace(done, way=found.way, lost=found.lost)


@record
class _Made:
    """A file that says what was merged, how it was made, and what it lost."""

    path: Path
    way: Way
    lost: tuple[str, ...] = ()


class _Merging:
    """The ways to make the merged file; `reasons` say why those before were not taken."""

    def __init__(self, three: tuple[Source, ...], merged: MergedMatrices, settings: Settings | None) -> None:
        self._base, self._ours, self._theirs = three
        self._merged = merged
        self._settings = settings
        self.reasons: tuple[str, ...] = ()

    def best(self, copies: ExitStack, *, anew: bool) -> _Made | None:
        """Return the first file that loses nothing, else the first that says what was merged; None if none does."""
        found: list[_Made] = []
        for way in (self._untouched, self._lines, self._ours_mended, self._theirs_mended):
            copy = copies.enter_context(copied(b"", self._ours.path.parent, self._ours.path.suffix))
            made = way(copy)
            if made is not None and not made.lost:
                return made
            found += [made] if made is not None else []
        if found:
            return found[0]
        return self._anew(copies) if anew else None

    def _untouched(self, copy: Path) -> _Made | None:
        """Take the file of the side that alone changed something."""
        base, ours, theirs = (each.path.read_bytes() for each in (self._base, self._ours, self._theirs))
        if theirs in (base, ours):
            copy.write_bytes(ours)
            return _Made(copy, "as ours")
        if ours == base:
            copy.write_bytes(theirs)
            return _Made(copy, "as theirs")
        return None

    def _lines(self, copy: Path) -> _Made | None:
        if copy.suffix.lower() not in _TEXTS:
            return None
        try:
            texts = [decoded(each.path.read_bytes(), each.shown) for each in (self._base, self._ours, self._theirs)]
            text = merged_lines(*(each.text for each in texts))
            if text is None:
                return None
            copy.write_bytes(texts[1].bytes_of(text))
        except (RaciError, UnicodeEncodeError):
            return None
        return _Made(copy, "lines") if self._as_meant(copy) else None

    def _ours_mended(self, copy: Path) -> _Made | None:
        result = self._mended(self._ours, copy)
        return _Made(copy, "ours mended", tuple(lost(self._theirs, self._base, result))) if result else None

    def _theirs_mended(self, copy: Path) -> _Made | None:
        result = self._mended(self._theirs, copy)
        return _Made(copy, "theirs mended", tuple(lost(self._ours, self._base, result))) if result else None

    def _mended(self, side: Source, copy: Path) -> Source | None:
        """Make in a copy of a side what it lacks; return what that says, or None where it cannot be made."""
        changes = self._merged.changes(side.matrices)
        if changes is None:
            self._refuse(side, (_OTHER_MATRICES,))
            return None
        mends = [Mend(matrix, made) for matrix, made in changes if made]
        try:
            refused = mender_for(side.path).mend(side.path, mends, copy) if mends else ()
        except RaciError as error:
            self._refuse(side, (error.message,))
            return None
        if refused:
            self._refuse(side, (f"{each.location.inside}: {each.reason}".lstrip(": ") for each in refused))
            return None
        if not mends:
            copyfile(side.path, copy)
        result = self._as_meant(copy)
        if result is None:
            self._refuse(side, (_UNFAITHFUL,))
        return result

    def _refuse(self, side: Source, reasons: Iterable[str]) -> None:
        word = "ours" if side is self._ours else "theirs"
        self.reasons += tuple(f"{word} is not mended: {each}" for each in reasons)

    def _anew(self, copies: ExitStack) -> _Made | None:
        from raci.writers import Export, write_export  # noqa: PLC0415 - only where it is asked for

        copy = copies.enter_context(copied(b"", self._ours.path.parent, self._ours.path.suffix))
        try:
            write_export(Export(self._merged.matrices), copy)
        except RaciError as error:
            self.reasons += (f"it cannot be written anew: {error.message}",)
            return None
        if self._as_meant(copy) is None:
            self.reasons += (_UNFAITHFUL,)
            return None
        return _Made(copy, "anew")

    def _as_meant(self, copy: Path) -> Source | None:
        """Return what a file says if that is what was merged."""
        found = read_again(copy, self._settings)
        if found is None or len(found.matrices) != len(self._merged.matrices):
            return None
        wanted = map(_in_order, self._merged.matrices)
        read = map(_in_order, found.matrices)
        return found if all(one == other for one, other in zip(wanted, read, strict=True)) else None


def _in_order(matrix: Matrix) -> Matrix:
    """Return a matrix with its roles sorted: where none are declared they stand as they are first named."""
    return replace(matrix, roles=tuple(sorted(matrix.roles, key=lambda role: role.key)))
