"""Which reports are wanted, and where each goes: `--report text --report sarif=out.sarif`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from raci.errors import SettingsError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.reports.reporter import Run


@record
class Wanted:
    """The reports of a call, by their names: the one for standard output, if any, and those for files."""

    shown: str = "text"
    files: tuple[tuple[str, Path], ...] = ()

    @classmethod
    def asked_for(cls, words: Sequence[str]) -> Self:
        """Return what words such as `text` and `sarif=out.sarif` ask for; raise RaciError if they do not fit."""
        from raci.reports.reporter import reporter_named  # noqa: PLC0415 - only where something is asked for

        shown, files = [], []
        for word in words:
            name, equals, path = word.partition("=")
            reporter_named(name)
            if equals and not path:
                raise SettingsError("no-file", f"--report {word} names no file; write {name}=FILE, or only {name}")
            if equals:
                files.append((name, Path(path)))
            else:
                shown.append(name)
        if len(shown) > 1:
            known = " and ".join(shown)
            raise SettingsError("two-reports", f"standard output takes one report, not {known}; write one to NAME=FILE")
        return cls(shown[0] if shown else ("" if files else "text"), tuple(files))

    def documents(self, run: Run) -> Iterator[tuple[Path | None, str]]:
        """Yield the documents of a run with where each goes; None is standard output, which text has got by then."""
        from raci.reports.reporter import reporter_named  # noqa: PLC0415 - beside its use

        if self.shown not in {"", "text"}:
            yield None, reporter_named(self.shown).document(run)
        for name, path in self.files:
            yield path, reporter_named(name).document(run)


def hand_out(wanted: Wanted, run: Run) -> None:
    """Write the reports that are wanted; files are written whole or not at all."""
    from raci.cli.output import say  # noqa: PLC0415 - beside its use
    from raci.replacing import replacing  # noqa: PLC0415

    for path, document in wanted.documents(run):
        if path is None:
            say(document)
            continue
        with replacing(path) as written:
            written.write_text(document.removesuffix("\n") + "\n", encoding="utf-8", errors="backslashreplace")
