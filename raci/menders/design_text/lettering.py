"""What a duty says after a role was given letters, or was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.design_text.duties import Line, Name, Said
from raci.menders.design_text.words import Word
from raci.menders.spelling import moves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.menders.design_text.words import Words


def lettered(said: Said, role: str, letters: Sequence[str], remark: str, words: Words) -> Said:
    """Return what a duty says when a role has just these letters and this remark."""
    held = [place for place, line in enumerate(said.lines) if any(name.role == role for name in line.names)]
    change = moves([line.letters for line in said.lines], held, letters)
    lines = list(said.lines)
    for place in change.leave:
        line = lines[place]
        lines[place] = line._replace(names=tuple(name for name in line.names if name.role != role))
    new = Name(words.word_for(role) if letters else Word(role), role)
    for place in change.enter:
        lines[place] = lines[place]._replace(names=(*lines[place].names, new))
    lines += [Line(words.key_for(letter), (letter,), (new,)) for letter in change.missing]
    remarks = tuple((each, text) for each, text in said.remarks if each != role)
    if remark and letters:
        remarks = _remarked(said, role, remark)
    return Said(tuple(lines), remarks)


def _remarked(said: Said, role: str, remark: str) -> tuple[tuple[str, str], ...]:
    if any(each == role for each, _ in said.remarks):
        return tuple((each, remark if each == role else text) for each, text in said.remarks)
    return (*said.remarks, (role, remark))
