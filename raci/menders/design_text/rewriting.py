"""From what a duty said and is to say to edits of its lines, the fewest and shortest that will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.design_text.nodes import Mapping, Scalar, Sequence
from raci.menders.design_text.parts import Parts, replaced
from raci.menders.design_text.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.menders.design_text.duties import DutyText, Line, Said
    from raci.menders.design_text.form import Form
    from raci.menders.splicing import Edit

_REMARKS = "remarks"


def edits_of(text: DutyText, was: Said, now: Said, form: Form) -> Iterator[Edit]:
    """Yield the edits by which a duty says something else; raise UnfitError where others would change, too."""
    if was == now:
        return
    if text.mapping is None or not text.mapping.pairs:
        yield _bare(text, now, form)
        return
    parts = Parts(text.mapping, form)
    yield from _changed(parts, was, now, form)
    yield from _remarks(parts, was, now, form)
    _added(parts, was, now, form)
    if now.remarks and text.mapping.get(_REMARKS) is None:
        written = form.word(Word(_REMARKS)), form.remarks(now.remarks)
        _add(parts, parts.kept[-1], form.flow_pair(*written), form.block_pair(parts.indent_of(0), *written))
    yield from parts.edits()


def _bare(text: DutyText, now: Said, form: Form) -> Edit:
    """Return the edit that gives a duty that is no more than its name a mapping in braces."""
    node = text.value
    indent = form.indent_at(text.start)
    pairs = [form.line(line, indent + form.style.step) for line in now.lines if line.names]
    if now.remarks:
        pairs.append((form.word(Word(_REMARKS)), form.remarks(now.remarks)))
    if isinstance(node, Scalar) and not node.null:
        pairs.insert(0, (form.word(Word("name")), form.style.scalar(node.text)))
    eol = form.eol if form.words.braces_in_lines else ""
    return replaced(form.text, node, form.style.mapped(pairs, indent, eol))


def _changed(parts: Parts, was: Said, now: Said, form: Form) -> Iterator[Edit]:
    """Change and take out lines of the duty itself, and yield the edits of lists."""
    assert isinstance(parts.node, Mapping)  # noqa: S101 - for the type checker
    for before, line in zip(was.lines, now.lines, strict=False):
        if before.names == line.names or before.place < 0:
            continue
        value = parts.node.pairs[before.place][1]
        if not line.names:
            parts.drop(before.place, "[]")
        elif (
            isinstance(value, Sequence)
            and value.items
            and not value.repeated
            and any(each.node for each in before.names)
        ):
            yield from _listed(value, before, line, form)
        else:
            letters = line.letters if isinstance(value, Sequence) else ()
            parts.say(before.place, form.names(line.names, letters, parts.indent_of(before.place)))


def _listed(value: Sequence, before: Line, line: Line, form: Form) -> Iterator[Edit]:
    """Yield the edits of a list: new names in the places of old ones, as far as they go."""
    places = {id(item): place for place, item in enumerate(value.items)}
    left = [name for name in before.names if name not in line.names]
    come = [name for name in line.names if name.node is None]
    parts = Parts(value, form)
    for old, new in zip(left, come, strict=False):
        parts.say(places[id(old.node)], form.name(new))
    for old in left[len(come) :]:
        parts.drop(places[id(old.node)])
    for new in come[len(left) :]:
        last = parts.kept[-1]
        written = form.name(new)
        parts.add(written if value.flow else f"{form.dash_before(value, last)}{written}{form.eol}", after=last)
    yield from parts.edits()


def _remarks(parts: Parts, was: Said, now: Said, form: Form) -> Iterator[Edit]:
    """Change the remarks that are there already, and yield their edits."""
    assert isinstance(parts.node, Mapping)  # noqa: S101 - for the type checker
    place = next(
        (at for at, (key, _) in enumerate(parts.node.pairs) if isinstance(key, Scalar) and key.text == _REMARKS), None
    )
    if was.remarks == now.remarks or place is None:
        return
    node = parts.node.pairs[place][1]
    if not now.remarks:
        parts.drop(place, "{}")
    elif (
        not isinstance(node, Mapping)
        or node.repeated
        or not {role for role, _ in was.remarks} & dict(now.remarks).keys()
    ):
        parts.say(place, form.remarks(now.remarks))
    else:
        yield from _remarks_inside(Parts(node, form), was, now, form)


def _remarks_inside(parts: Parts, was: Said, now: Said, form: Form) -> Iterator[Edit]:
    wanted = dict(now.remarks)
    for place, (role, text) in enumerate(was.remarks):
        if role not in wanted:
            parts.drop(place, '""')
        elif wanted[role] != text:
            parts.say(place, form.style.scalar(wanted[role]))
    known = {role for role, _ in was.remarks}
    for role, text in now.remarks:
        if role not in known:
            pair = form.word(form.words.word_for(role)), form.style.scalar(text)
            _add(parts, parts.kept[-1], form.flow_pair(*pair), form.block_pair(parts.indent_of(0), *pair))
    yield from parts.edits()


def _added(parts: Parts, was: Said, now: Said, form: Form) -> None:
    """Put in the lines that are new, after those that stand before them in other duties."""
    inherited = [line for old, line in zip(was.lines, now.lines, strict=False) if old.place < 0 and old != line]
    new = [*inherited, *now.lines[len(was.lines) :]]
    for line in sorted(new, key=lambda each: form.words.rank(each.letters)):
        after = _neighbour(parts, now, form.words.rank(line.letters), form)
        indent = parts.indent_of(0)
        _add(parts, after, form.flow_pair(*form.line(line, indent)), form.block_line(line, indent))


def _neighbour(parts: Parts, now: Said, rank: int, form: Form) -> int:
    """Return the part after which a line of this rank stands."""
    kept = parts.kept
    own = [(line.place, form.words.rank(line.letters)) for line in now.lines if line.place in kept]
    before = [place for place, other in own if other <= rank]
    if before or not own:
        return max(before, default=kept[-1])
    first = min(place for place, _ in own)
    return max((place for place in kept if place < first), default=first)


def _add(parts: Parts, after: int, in_braces: str, in_lines: str) -> None:
    parts.add(in_braces if parts.node.flow else in_lines, after=after)
