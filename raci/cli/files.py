"""The files that the words of a command name: each of them, and in folders those that may hold a matrix."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from raci.cli.files_below import files_below
from raci.cli.output import tell
from raci.cli.settings_in_force import exclusion
from raci.records import record
from raci.remote import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from raci.cli.settings_in_force import Said

    Look: TypeAlias = Callable[[Path], bool]


@record
class Sought:
    """Which files are judged of those that the words of a command name or that stand in folders it names.

    With `skip_others`, files that are named count as if they were found: the settings may exclude them, and they need
    hold no matrix. With `changed`, only what has changed since that revision counts.
    """

    skip_others: bool = False
    changed: str | None = None

    def among(self, paths: Sequence[Path], said: Said, look: Look | None = None) -> Iterator[tuple[Path, bool]]:
        """Yield the files, and whether each was named itself; files found in folders may hold no matrix after all.

        `look` tells whether one is worth reading; without it, each is looked at.
        """
        is_excluded = exclusion(said)
        for path, named in self._all(paths, said, look):
            if not (self.skip_others and named and is_excluded(path)):
                yield path, named and not self.skip_others

    def _all(self, paths: Sequence[Path], said: Said, look: Look | None) -> Iterator[tuple[Path, bool]]:
        if self.changed is None:
            return files(paths, said, look)
        from raci.cli.changed import changed_files  # noqa: PLC0415 - only where it is asked for

        return changed_files(paths, said, self.changed)

    def tell_of_none(self) -> int:
        """Tell that there was no file; return the exit status."""
        if self.changed is not None:
            tell(f"raci: no matrix has changed since {self.changed}")
        elif not self.skip_others:
            tell("raci: no file to check was found")
            return 2
        return 0


ALL: Final = Sought()
_WILD: Final = frozenset("*?[")


def files(paths: Sequence[Path], said: Said, look: Look | None = None) -> Iterator[tuple[Path, bool]]:
    """Yield the files, and whether each was named itself; files found in folders may hold no matrix after all."""
    from raci.readers.prospects import promising  # noqa: PLC0415 - needs the readers

    look = look or promising
    for path, named in candidates(paths, said):
        if named or look(path):
            yield path, named


def candidates(paths: Sequence[Path], said: Said) -> Iterator[tuple[Path, bool]]:
    """Yield the files that are named, and those in folders that are neither hidden, ignored by git nor excluded.

    They have the suffix of a format that is read; nobody has looked into them yet.
    """
    for path in paths:
        if path.is_dir():
            yield from ((found, False) for found in _inside(path, said))
        elif is_pattern(path):
            from raci.cli.patterned import fitting  # noqa: PLC0415 - only for patterns

            yield from fitting(path, said)
        else:
            yield path, True


def is_pattern(path: Path) -> bool:
    """Tell whether a word is a pattern such as `teams/**/*.xlsx`, and no file of this name."""
    return not _WILD.isdisjoint(str(path)) and not path.exists()


def _inside(folder: Path, said: Said) -> Iterator[Path]:
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    known = tuple(suffixes())
    if is_remote(folder):
        from raci.cli.patterned import below  # noqa: PLC0415 - only for what is elsewhere

        yield from below(folder, said)
        return
    here, is_excluded = str(folder), exclusion(said)
    wanted = (name for name in files_below(folder) if name.lower().endswith(known))
    for name in sorted(wanted, key=_parts):
        if os.path.isfile(f"{here}/{name}"):  # noqa: PTH113 - thousands of files are asked about
            found = folder / name
            if not is_excluded(found):
                yield found


def _parts(name: str) -> list[str]:
    return name.split("/")
