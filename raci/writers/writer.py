"""What a writer is, and which one writes a file: the one that is named, else by the file's suffix."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.plugged import plugged
from raci.records import field, record
from raci.replacing import replacing
from raci.walking import modules_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from raci.lint import Finding
    from raci.model import Duty, Location, Matrix, Role
    from raci.model.draft import Draft, DraftLetter

_THIS: Final = frozenset({"writer"})


@record
class Reason:
    """Why the letters of a cell stand there, as sentences; `doubtful` where somebody should look at them."""

    text: str
    doubtful: bool = False


@record
class Export:
    """What is written: matrices, what was found in them (None: nobody looked), and the day (None: it is not told).

    A draft brings the reasons of its letters, by the keys of duty and role, and the questions it leaves open.
    """

    matrices: tuple[Matrix, ...]
    findings: tuple[Finding, ...] | None = None
    day: date | None = None
    reasons: Mapping[tuple[str, str], Reason] = field(default_factory=dict)
    questions: tuple[str, ...] = ()


def drafted(draft: Draft, findings: tuple[Finding, ...] | None, day: date | None) -> Export:
    """Return what is written of a draft: its matrix with a reason for each cell, and the questions it leaves open."""
    said: dict[tuple[str, str], list[DraftLetter]] = {}
    for duty in draft.duties:
        for letter in duty.letters:
            said.setdefault((duty.row or duty.key, letter.role), []).append(letter)
    reasons = {
        cell: Reason("\n".join(map(_sentence, letters)), any(each.confidence == "guess" for each in letters))
        for cell, letters in said.items()
    }
    questions = tuple(f"{each.text}{_line(each.at)}" for each in draft.questions)
    return Export((draft.matrix,), findings, day, reasons, questions)


def _sentence(letter: DraftLetter) -> str:
    stated = "as the text says" if letter.stated else f"inferred, {letter.confidence}"
    return f"{letter.letter}: {letter.reason}{_line(letter.at)} – {stated}."


def _line(place: Location | None) -> str:
    """Return where a text says something; its folder is nobody else's business."""
    return f" (line {place.row} of {Path(place.path).name})" if place and place.row else ""


def explained(matrix: Matrix, reasons: Mapping[tuple[str, str], Reason]) -> list[tuple[Duty, Role, Reason]]:
    """Return the assignments of a matrix that have a reason, duty by duty, each with it."""
    if not reasons:
        return []
    found = ((each, reasons.get((each.duty.key, each.role.key))) for each in matrix.assignments())
    return [(each.duty, each.role, reason) for each, reason in found if reason]


@record
class Writer:
    """A format: its name, the suffixes it is chosen by, how it is written, and suffixes it has only when it is named.

    `write` makes the whole file at the path it is given, and raises RaciError for what the format cannot hold.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Export, Path], None]
    also: tuple[str, ...] = ()


@cache
def writers() -> tuple[Writer, ...]:
    """Return the writers of this package and those other packages give by the entry point `raci.writers`."""
    names = (name for name in modules_in(str(Path(__file__).parent)) if name not in _THIS)
    found = [import_module(f"raci.writers.{name}").WRITER for name in names]
    found += [writer for writer in plugged("raci.writers") if isinstance(writer, Writer)]
    return tuple(found)


def writer_for(path: Path, name: str | None = None) -> Writer:
    """Return the writer that is named, or else the one for the path's suffix; raise RaciError if there is none."""
    suffix = path.suffix.lower()
    if name is not None:
        for writer in writers():
            if writer.name == name:
                return _fitting(writer, path, suffix)
        known = ", ".join(sorted(writer.name for writer in writers()))
        raise RaciError("unknown-format", f"there is no format {name!r} to write (there are {known})", str(path))
    for writer in writers():
        if suffix in writer.suffixes:
            return writer
    known = ", ".join(sorted(suffix for writer in writers() for suffix in writer.suffixes))
    raise RaciError(
        "unknown-format", f"raci cannot write {suffix or 'a file without suffix'} (it writes {known})", str(path)
    )


def _fitting(writer: Writer, path: Path, suffix: str) -> Writer:
    known = (*writer.suffixes, *writer.also)
    if suffix not in known:
        message = f"the format {writer.name} is not written to {suffix or 'a file without suffix'}"
        raise RaciError("unknown-format", f"{message} (but to {', '.join(known)})", str(path))
    return writer


def write_export(export: Export, path: Path, name: str | None = None) -> None:
    """Write matrices to a file, whole or not at all, in the format that is named or that its suffix says.

    Raises RaciError with one sentence for what the format cannot hold, and where the file cannot be written.
    """
    writer = writer_for(path, name)
    with replacing(path) as written:
        try:
            writer.write(export, written)
        except RaciError as error:
            raise type(error)(error.code, error.message, error.place or str(path), error.problems) from None
