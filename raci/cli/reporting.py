"""Which reports are wanted, and where each goes: `--report text --report sarif=out.sarif`."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from raci.errors import RaciError, SettingsError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.lint import Report
    from raci.model import Matrix
    from raci.reports.reporter import Run

_HERE: Final = "-"
"""What stands for standard output where a file is named."""


@record
class Wanted:
    """The reports of a call, by their names: the one for standard output, if any, and those for files."""

    shown: str = "text"
    files: tuple[tuple[str, Path], ...] = ()
    folders: tuple[tuple[str, Path], ...] = ()

    @classmethod
    def asked_for(cls, words: Sequence[str], judged: Sequence[Path] = ()) -> Self:
        """Return what words such as `text` and `sarif=out.sarif` ask for.

        Raises RaciError, before anything is judged, where they do not fit or a file could not be written; `judged` are
        files that the same call reads or writes.
        """
        from raci.reports.reporter import folder_names, reporter_named  # noqa: PLC0415 - only where something is asked for

        shown, files, folders = [], [], []
        for word in words:
            name, equals, path = word.partition("=")
            if name in folder_names():
                folders.append((name, _folder(name, path)))
                continue
            reporter_named(name)
            if equals and not path:
                raise SettingsError("no-file", f"--report {word} names no file; write {name}=FILE, or only {name}")
            if equals and path != _HERE:
                files.append((name, Path(path)))
            else:
                shown.append(name)
        if len(shown) > 1:
            known = " and ".join(shown)
            raise SettingsError("two-reports", f"standard output takes one report, not {known}; write one to NAME=FILE")
        if files or folders:
            from raci.cli.report_targets import check_targets  # noqa: PLC0415 - only where files are named

            check_targets(files, judged, folders)
        return cls(shown[0] if shown else ("" if files or folders else "text"), tuple(files), tuple(folders))

    def documents(self, run: Run) -> Iterator[tuple[Path | None, str]]:
        """Yield the documents of a run with where each goes; None is standard output, which text has got by then."""
        from raci.reports.reporter import reporter_named  # noqa: PLC0415 - beside its use

        if self.shown not in {"", "text"}:
            yield None, reporter_named(self.shown).document(run)
        for name, path in self.files:
            yield path, reporter_named(name).document(run)

    @contextmanager
    def opened(self) -> Iterator[Callable[[Report], None]]:
        """Give what takes the reports one by one, in their order, for those folders that are written meanwhile."""
        if not self.folders:
            yield lambda _report: None
            return
        from raci.reports.reporter import folder_reporter  # noqa: PLC0415 - only where a folder is wanted

        with ExitStack() as opening:
            takers = [
                opening.enter_context(folder_reporter(name).opened(path, _matrices_of)) for name, path in self.folders
            ]

            def take(report: Report) -> None:
                for taker in takers:
                    taker.take(report)

            yield take

    def needs_all(self) -> bool:
        """Tell whether a report is wanted that is made of all reports together, when the last one is there."""
        return self.shown not in {"", "text"} or bool(self.files)

    def needs_matrices(self) -> bool:
        """Tell whether a report is wanted that shows matrices, or tells findings by the matrices they stand in."""
        names = {self.shown, *(name for name, _ in self.files)} - {"", "text"}
        if not names:
            return False
        from raci.reports.reporter import reporter_named  # noqa: PLC0415 - beside its use

        return any(not reporter_named(name).slim for name in names)

    def asks_for(self, name: str) -> bool:
        """Tell whether a report is wanted, wherever it goes."""
        return name == self.shown or any(name == each for each, _ in self.files)

    def takes(self, path: Path) -> bool:
        """Tell whether a report goes to this file: what an earlier run wrote there is nothing to be judged."""
        return any(
            path.name == target.name and path.absolute() == target.absolute() for _, target in self.files
        ) or any(path.parent.absolute() == folder.absolute() for _, folder in self.folders)


TEXT: Final = Wanted()
"""What is written where nothing else is wanted: text, on standard output."""


def _folder(name: str, path: str) -> Path:
    if not path or path == _HERE:
        raise SettingsError("no-file", f"--report {name} is a folder of files; write {name}=FOLDER")
    return Path(path)


def _matrices_of(report: Report) -> Sequence[Matrix]:
    """Return the matrices of a report, of a slim one those that its summary tells of."""
    if report.matrices or report.summary is None:
        return report.matrices
    from raci.readers.organization import organization_named  # noqa: PLC0415 - only for slim reports

    found: Sequence[Matrix] = report.summary.matrices(organization_named)
    return found


def hand_out(wanted: Wanted, run: Run) -> None:
    """Write the reports that are wanted; files are written whole or not at all.

    One that cannot be written does not keep back the others; afterwards its RaciError is raised.
    """
    from raci.cli.output import tell  # noqa: PLC0415 - beside its use

    failed: list[RaciError] = []
    for path, document in wanted.documents(run):
        try:
            _write(path, document)
        except RaciError as error:
            failed.append(error)
        if remark := getattr(document, "remark", ""):
            tell(f"raci: {f'{path}: ' if path else ''}{remark}.")
    if wanted.asks_for("github"):
        from raci.cli.job_summary import add_summary  # noqa: PLC0415 - only for this report

        add_summary(run)
    if failed:
        lines = tuple(line for error in failed[1:] for line in error.lines)
        raise RaciError(failed[0].code, failed[0].message, failed[0].place, (*failed[0].problems, *lines))


def _write(path: Path | None, document: str) -> None:
    """Write a document in UTF-8, whatever the terminal speaks: programs read it."""
    octets = f"{document.removesuffix(chr(10))}\n".encode("utf-8", "backslashreplace")
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(octets)
        return
    if path.exists() and not path.is_file():  # a pipe, or a device such as /dev/stdout
        _pour(path, octets)
        return
    from raci.replacing import replacing  # noqa: PLC0415 - beside its use

    with replacing(path) as written:
        written.write_bytes(octets)


def _pour(path: Path, octets: bytes) -> None:
    try:
        sys.stdout.flush()
        with path.open("wb") as stream:
            stream.write(octets)
    except OSError as error:
        raise RaciError("io", f"it cannot be written: {error.strerror or error}", str(path)) from None
