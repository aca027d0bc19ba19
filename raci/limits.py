"""Every limit that a file may meet, in one place: its name, what it is if nobody says otherwise, what it is of.

Each is set under `[limits]` in a settings file, or by a variable such as RACI_LIMIT_FILE_SIZE. Limits are in force for
what is read while they are (`in_force`): a reader gets a path and nothing else.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BYTES: Final = "bytes"
SECONDS: Final = "seconds"
COUNT: Final = ""
TIMES: Final = "times"

KEEP: Final = "keep the part with the matrix"
"""What may be done with a document that is too large."""

MOST: Final = "MOST"
"""Stands for the limit in a sentence."""

_UNITS: Final = {"B": 1, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30, "TIB": 1 << 40,
                 "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}  # fmt: skip
_SIZE: Final = r"([0-9]{1,15}(?:\.[0-9]{1,3})?)\s*([kmgt]i?b|b)"
_BEYOND: Final = 10**15
"""No limit is larger: beyond it nothing is limited any more."""


class Limit(NamedTuple):
    """A limit: its name, its default, its unit, what it limits, and what it may be at most.

    `highest` is where more would be of no use, or would end the program.
    """

    name: str
    default: int
    unit: str
    says: str
    highest: int = _BEYOND

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return f"RACI_LIMIT_{self.name.upper().replace('-', '_')}"

    def told(self, value: float) -> str:
        """Return a value of it in words, such as `500 MiB`."""
        if self.unit == BYTES:
            return size_told(int(value))
        return f"{value:g} seconds" if self.unit == SECONDS else f"{int(value):,}"

    def value_of(self, said: object) -> float:
        """Return the value that is meant; raise ValueError with what it takes."""
        value = _number(said, self.unit)
        if value is None or not (1 if self.unit != SECONDS else 0) <= value <= self.highest:
            raise ValueError(self.takes)
        return value

    @property
    def takes(self) -> str:
        """What may be said for it."""
        if self.unit == BYTES:
            return 'a size such as "2 GiB", or a number of bytes'
        if self.unit == SECONDS:
            return "a number of seconds such as 600 (0 for any)"
        return "a whole number from 1" + (f" to {self.highest:,}" if self.highest < _BEYOND else "")


def _limits() -> Iterator[Limit]:
    yield Limit("file-size", 500 << 20, BYTES, "A file of any kind.")
    yield Limit("text-size", 10 << 20, BYTES, "A text document: Markdown, reStructuredText, AsciiDoc, wiki, prose.")
    yield Limit("page-size", 30 << 20, BYTES, "A web page.")
    yield Limit("design-size", 50 << 20, BYTES, "An org-design file, and anything else in YAML or JSON.")
    yield Limit("document-size", 64 << 20, BYTES, "The text of a Word document, unzipped.")
    yield Limit("baseline-size", 100 << 20, BYTES, "A baseline file.")
    yield Limit("scenario-size", 1 << 20, BYTES, "A scenario of `raci impact`.")
    yield Limit("unzipped-size", 2 << 30, BYTES, "A workbook or Word document, unzipped.")
    yield Limit("unzipped-ratio", 200, TIMES, "How many times larger than its file it may be when it is above 50 MiB.")
    yield Limit("cells", 60_000_000, COUNT, "Rows times columns of a sheet.")
    yield Limit("sparse-cells", 20_000_000, COUNT, "The same where hardly a cell in a hundred holds something.")
    yield Limit("table-cells", 3_000_000, COUNT, "The cells of all tables of a document.")
    yield Limit("markdown-cells", 1_000_000, COUNT, "The cells of all tables of a Markdown file.")
    yield Limit("markdown-lines", 200_000, COUNT, "The lines of a Markdown file.")
    yield Limit("prose-lines", 400_000, COUNT, "The lines of a text that is drafted from.")
    yield Limit("tables", 10_000, COUNT, "The tables of a document.")
    yield Limit("tags", 600_000, COUNT, "The tags of a web page.")
    yield Limit("values", 2_000_000, COUNT, "The values of a YAML or JSON file.")
    yield Limit("nesting", 64, COUNT, "How deep lists and mappings of a YAML or JSON file nest.", highest=200)
    yield Limit("repeated-values", 100_000, COUNT, "The values that the aliases of a YAML file repeat.")
    yield Limit("organization-files", 8, COUNT, "Organization files that stand behind one another.", highest=50)
    yield Limit("listed-files", 1_000_000, COUNT, "The files of one folder that is elsewhere.")
    yield Limit("duties", 100_000, COUNT, "The duties that one draft is made from.")
    yield Limit("time", 600, SECONDS, "How long a file may take where it is judged in a process of its own; 0 is any.")


LIMITS: Final[Mapping[str, Limit]] = {each.name: each for each in _limits()}

_IN_FORCE: Final[ContextVar[Mapping[str, float] | None]] = ContextVar("raci_limits", default=None)


def limit(name: str) -> int:
    """Return the limit in force."""
    said = _IN_FORCE.get()
    return int(said[name]) if said and name in said else LIMITS[name].default


def limits_in_force() -> tuple[tuple[str, float], ...]:
    """Return the limits that were set, and are in force: what was read under others may be read otherwise now."""
    return tuple(sorted((_IN_FORCE.get() or {}).items()))


@contextmanager
def in_force(said: Mapping[str, float]) -> Iterator[None]:
    """Put limits into force, beside those that are; the ones nobody speaks of stay."""
    if not said:
        yield
        return
    token = _IN_FORCE.set({**(_IN_FORCE.get() or {}), **said})
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def passed(name: str, what: str, place: str, *, instead: str = "", code: str = "too-large") -> UnreadableError:
    """Return the error of a file that passes a limit: what it is, what to do, and the limit's name.

    `MOST` in what it is stands for the limit; `instead` is what may be done, such as `keep the part with the matrix`.
    """
    known, now = LIMITS[name], limit(name)
    told = "; ".join(filter(None, (what.replace(MOST, known.told(now)), instead)))
    raised = "raise it under [limits]" if now < known.highest else "it cannot be higher"
    return UnreadableError(code, f"{told}; the limit `{name}` is {known.told(now)}: {raised}", place)


def check_size(name: str, size: int, place: str, *, what: str = "file", instead: str = "") -> None:
    """Raise UnreadableError where so many bytes pass a limit."""
    if size > limit(name):
        raise passed(name, f"the {what} is larger than {MOST}", place, instead=instead)


def size_told(size: int, largest: int = 1 << 30) -> str:
    """Return a number of bytes in words: `500 MiB`, `1.5 GiB`, `17 bytes`; in no larger unit than one."""
    for unit, word in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit and unit <= largest:
            return f"{f'{size / unit:.1f}'.removesuffix('.0')} {word}"
    return f"{size} bytes"


def _number(said: object, unit: str) -> float | None:
    """Return the number that is said, in bytes, seconds, or pieces; None where it is none."""
    if isinstance(said, bool):
        return None
    if isinstance(said, int) or (isinstance(said, float) and unit == SECONDS):
        return said
    text = said.strip().replace("_", "") if isinstance(said, str) else ""
    found = re.fullmatch(_SIZE, text, re.IGNORECASE) if unit == BYTES else None
    if found:
        return int(float(found[1]) * _UNITS[found[2].upper()])
    if unit == SECONDS and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,3})?", text):
        return float(text)
    return int(text) if re.fullmatch(r"[0-9]{1,16}", text) else None
