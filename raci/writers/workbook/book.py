"""The workbook while it is written: each format made once, and the names by which a reader finds its way."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime, time
from sys import modules
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from raci.errors import RaciError
from raci.in_memory import on_disk
from raci.writers.workbook.streamed import PlainSheet
from raci.writers.workbook.texts import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import IO

    from xlsxwriter.format import Format

    from raci.model import Matrix
    from raci.writers.writer import Export

_Made = TypeVar("_Made")

_IN_MEMORY: Final = 500
"""Up to so many duties the parts are put together in memory, which is quicker; above that in a temporary folder."""
_LEVEL: Final = 3
_NO_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
"""The day a workbook was made where none is told, so that the same matrix gives the same bytes."""


class _Archive(ZipFile):
    """An archive packed less tightly: a fifth larger, in less than half of the time.

    One that cannot be finished, as on a full disk, is given up in silence: why, was told when it was written.
    """

    def __init__(self, file: str, mode: Literal["w"], **how: Any) -> None:  # noqa: ANN401 - those of ZipFile
        super().__init__(file, mode, **how, compresslevel=_LEVEL)

    def __del__(self) -> None:
        with suppress(OSError):
            super().__del__()


class _Workbook(Workbook):  # type: ignore[misc] # XlsxWriter says nothing of its types
    """A workbook of XlsxWriter that is put into an archive of ours, for which XlsxWriter has no option."""

    _store_workbook = FunctionType(
        Workbook._store_workbook.__code__,  # noqa: SLF001
        vars(modules[Workbook.__module__]) | {"ZipFile": _Archive},
    )


class Book:
    """A workbook with its formats and defined names."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._made: dict[tuple[object, int], Any] = {}

    def format(self, **properties: object) -> Format:
        """Return the format of these properties of XlsxWriter, the same for the same ones."""
        key = tuple(sorted(properties.items()))
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self.workbook.add_format(properties)
        return found

    def once(self, make: Callable[[Matrix], _Made], matrix: Matrix) -> _Made:
        """Return what is made of a matrix, which is made once however many sheets ask for it."""
        key = make, id(matrix)
        if key not in self._made:
            self._made[key] = make(matrix)
        made: _Made = self._made[key]
        return made

    def name(self, name: str, sheet: str, area: tuple[int, int, int, int], *, everywhere: bool = False) -> None:
        """Give an area of a sheet (first row, first column, last row, last column, from 0) a name of that sheet.

        With `everywhere` it is a name of the whole workbook.
        """
        called = name if everywhere else f"{sheet}!{name}"
        self.workbook.define_name(called, f"={quote_sheetname(sheet)}!{xl_range_abs(*area)}")

    def constant(self, name: str, value: int) -> None:
        """Give a number a name of the whole workbook."""
        self.workbook.define_name(name, f"={value}")


@contextmanager
def open_book(path: Path, export: Export) -> Iterator[Book]:
    """Give a workbook to write to; it is put together at the end, if all went well.

    Raises OSError where it cannot be written, and RaciError where there is nothing to write.
    """
    if not export.matrices:
        raise RaciError("no-matrix", "there is no matrix to write", str(path))
    beside = on_disk(path)
    small = not beside or sum(len(matrix.duties) for matrix in export.matrices) <= _IN_MEMORY
    with TemporaryDirectory(prefix="raci-") if beside else nullcontext() as folder, _target(path) as target:
        options: dict[str, Any] = {"in_memory": small, "tmpdir": folder, "use_zip64": True}
        workbook = _Workbook(target, options)
        workbook.worksheet_class = PlainSheet
        day = datetime.combine(export.day, time()) if export.day else _NO_DAY
        workbook.set_properties(
            {"title": whole(export.matrices[0].title), "created": day, "comments": "Written by raci."}
        )
        yield Book(workbook)
        try:
            workbook.close()
        except FileCreateError as error:
            raise _cause(error) from None
        except UnicodeEncodeError:
            message = "a text holds half a character (a surrogate without its other half), which no file can hold"
            raise RaciError("half-character", message) from None


def _target(path: Path) -> AbstractContextManager[str | IO[bytes]]:
    """Give what the workbook is written to: a file of this name, or one that stays in memory."""
    return nullcontext(str(path)) if on_disk(path) else path.open("wb")


def _cause(error: FileCreateError) -> OSError:
    """Return what the operating system said."""
    said = error.args[0] if error.args else None
    return said if isinstance(said, OSError) else OSError(str(error))
