"""The part that holds the notes of a sheet: ours taken out, ours put in, those of others left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.annotation.note_text import LONGEST, Run
from raci.menders.annotation.splices import Splices
from raci.menders.annotation.xml_places import Element, elements
from raci.menders.annotation.xml_text import coded, escaped
from raci.model import column_number
from raci.patterns import pattern
from raci.records import mutable
from raci.texts.digits import whole_number
from raci.texts.own_notes import BETWEEN, span_of_ours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.model.location import Place

AUTHOR: Final = "raci"
KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CELL: Final = pattern(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CONVERSATION: Final = "tc="
_LOOK: Final = '<{0}sz val="9"/><{0}color indexed="81"/><{0}rFont val="Tahoma"/><{0}family val="2"/>'


@mutable
class Comment:
    """A note as it stands in the part: its cell, its text, and whether it shows a conversation of today's Excel."""

    cell: Place
    text: str
    element: Element
    conversation: bool


def empty_comments(namespace: str) -> bytes:
    """Return a part without any note."""
    return f'{_HEAD}<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'.encode()


def place_of(ref: str) -> Place:
    """Return row and column of a cell such as C7, or of the first one of a range; (0, 0) for no cell."""
    found = _CELL.match(ref.strip())
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


def comments_in(root: Element) -> list[Comment]:
    """Return the notes of a part."""
    authors = [author.text for each in root.all("authors") for author in each.all("author")]
    listed = root.first("commentList")
    return [_comment(each, authors) for each in listed.all("comment")] if listed else []


def _comment(element: Element, authors: Sequence[str]) -> Comment:
    text = "".join(each.text for each in _texts(element))
    number = whole_number(element.get("authorId"))
    author = authors[number] if number is not None and number < len(authors) else ""
    return Comment(place_of(element.get("ref")), text, element, author.startswith(_CONVERSATION))


def _texts(element: Element) -> list[Element]:
    """Return the elements that hold a note's text, without those that tell how it is pronounced."""
    body = element.first("text")
    if body is None:
        return []
    within = [child for child in body.children if child.name in {"r", "t"}]
    return [each for child in within for each in ([child] if child.name == "t" else child.all("t"))]


def without_ours(data: bytes) -> tuple[bytes, set[Place]]:
    """Return the part without what raci wrote into it earlier, and the cells that have no note any more."""
    splices, gone = Splices(data), set()
    for comment in comments_in(elements(data)):
        span = span_of_ours(comment.text)
        if span is None or comment.conversation:
            continue
        if (comment.text[: span[0]] + comment.text[span[1] :]).strip():
            _cut(comment, splices, *span)
        else:
            splices.replace(comment.element.start, comment.element.end, "")
            gone.add(comment.cell)
    return splices.done(), gone


def _cut(comment: Comment, splices: Splices, begin: int, end: int) -> None:
    """Take a piece out of a note's text; runs of which nothing is left go altogether."""
    body = comment.element.first("text")
    runs = {id(each): run for run in (body.all("r") if body else ()) for each in run.all("t")}
    place = 0
    for each in _texts(comment.element):
        start, place = place, place + len(each.text)
        if place <= begin or start >= end:
            continue
        kept = each.text[: max(0, begin - start)] + each.text[max(0, end - start) :]
        run = runs.get(id(each))
        if not kept and run is not None:
            splices.replace(run.start, run.end, "")
        else:
            splices.replace(each.inside, each.inside_end, escaped(kept))


def with_notes(data: bytes, notes: Mapping[Place, tuple[str, Sequence[Run]]]) -> bytes:
    """Return the part with notes, each by its cell with the cell's name: below what is said there already, or new."""
    root, splices = elements(data), Splices(data)
    prefix = f"{root.prefix}:" if root.prefix else ""
    there = {comment.cell: comment for comment in comments_in(root)}
    author = _author(root, splices, prefix) if any(cell not in there for cell in notes) else 0
    new = []
    for cell, (name, runs) in notes.items():
        if cell in there:
            _say_below(there[cell], runs, splices, prefix)
        else:
            text = f"<{prefix}text>{_written(_cut_short(runs, LONGEST), prefix)}</{prefix}text>"
            new.append(f'<{prefix}comment ref="{name}" authorId="{author}">{text}</{prefix}comment>')
    listed = root.first("commentList")
    if listed is None:
        splices.append(root, f"<{prefix}commentList>{''.join(new)}</{prefix}commentList>")
    elif new:
        splices.append(listed, "".join(new))
    return splices.done()


def _author(root: Element, splices: Splices, prefix: str) -> int:
    """Return the number of the author raci, who is put into the list if he is not there."""
    authors = root.first("authors")
    if authors is None:
        splices.put(root.inside, f"<{prefix}authors><{prefix}author>{AUTHOR}</{prefix}author></{prefix}authors>")
        return 0
    known = [each.text for each in authors.all("author")]
    if AUTHOR in known:
        return known.index(AUTHOR)
    splices.append(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>")
    return len(known)


def _say_below(comment: Comment, runs: Sequence[Run], splices: Splices, prefix: str) -> None:
    shortened = _cut_short([Run(BETWEEN), *runs], max(1, LONGEST - len(comment.text)))
    written = _written(shortened, prefix)
    body = comment.element.first("text")
    if body is None:
        splices.append(comment.element, f"<{prefix}text>{written}</{prefix}text>")
        return
    last = [child for child in body.children if child.name in {"r", "t"}]
    if not last:
        splices.put(body.inside, written) if body.inside < body.end else splices.append(body, written)
        return
    for plain in (child for child in last if child.name == "t"):  # Excel reads either one plain text, or runs
        splices.put(plain.start, f"<{prefix}r>")
        splices.put(plain.end, f"</{prefix}r>")
    splices.put(last[-1].end, written)


def _cut_short(runs: Sequence[Run], most: int) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if len(run.text) > most:
            kept.append(Run(run.text[:most], run.bold))
            break
        kept.append(run)
        most -= len(run.text)
    return kept


def _written(runs: Sequence[Run], prefix: str) -> str:
    look = _LOOK.format(prefix)
    return "".join(
        f"<{prefix}r><{prefix}rPr>{f'<{prefix}b/>' if run.bold else ''}{look}</{prefix}rPr>"
        f'<{prefix}t xml:space="preserve">{coded(run.text)}</{prefix}t></{prefix}r>'
        for run in runs
        if run.text
    )
