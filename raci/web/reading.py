"""From what was dropped, pasted or picked to matrices; the content stays in memory, and leads to no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.api import understand
from raci.errors import NoMatrixError
from raci.in_memory import MemoryPath, alone
from raci.records import record, replace

if TYPE_CHECKING:
    from raci.layout.reading import Reading, Understanding
    from raci.settings import LayoutSettings, Settings

PASTED: Final = "pasted.tsv"


@record
class Source:
    """What a document was read from: its name and its bytes; `prose` where it is a text to draft from."""

    name: str
    content: bytes
    prose: bool = False

    @property
    def path(self) -> MemoryPath:
        """The source as a path that readers open."""
        return MemoryPath.holding(self.name, self.content)


def read_source(source: Source, settings: Settings, layout: LayoutSettings | None = None) -> Understanding:
    """Return what a source says; raise UnreadableError where it cannot be read, NoMatrixError where it has none."""
    chosen = replace(settings, layout=layout) if layout else settings
    with alone():
        if source.prose:
            return _drafted(source)
        found = understand(source.path, chosen)
    if not found.readings:
        raise NoMatrixError("no-matrix", found.reason or "there is no matrix in it", source.name)
    return found


def _drafted(source: Source) -> Understanding:
    from raci.drafting.prose import draft_of  # noqa: PLC0415 - nothing costs until used
    from raci.layout.reading import Note, Reading, Understanding  # noqa: PLC0415
    from raci.readers.prose_text import read_prose  # noqa: PLC0415

    draft = draft_of([read_prose(source.path)])
    questions = tuple(Note("doubt", each.text, *((each.at,) if each.at else ())) for each in draft.questions)
    reading: Reading = Reading(draft.matrix, questions)
    return Understanding((reading,))


def pasted(text: str) -> Source:
    """Return a source of a table that was pasted: HTML as browsers copy it, else tabs, commas or semicolons."""
    start = text.lstrip()[:400].lower()
    if start.startswith(("<", "\ufeff<")) and "<t" in text.lower():
        return Source("pasted.html", text.encode("utf-8", "replace"))
    if start.startswith("|"):
        return Source("pasted.md", text.encode("utf-8", "replace"))
    return Source(PASTED if "\t" in text else "pasted.csv", text.encode("utf-8", "replace"))
