"""Duties that come and go: written like their neighbours, taken out with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.design_text.duties import Line, Name
from raci.menders.design_text.nodes import Mapping, Scalar
from raci.menders.design_text.words import Word, spread
from raci.model import duty_key
from raci.names import fold, words

if TYPE_CHECKING:
    from raci.menders.design_text.duties import Duties, DutyText
    from raci.menders.design_text.form import Form
    from raci.model import Duty, Limit, Scope
    from raci.model.change import Add

_WORDS_IN_KEY = 6


def written_duty(change: Add, duties: Duties, beside: DutyText, taken: set[str], form: Form) -> str:
    """Return a new duty as it is to stand beside another one: in braces, or as whole lines.

    `taken` are the keys that the duties of the file have; that of the new one is added.
    """
    what = change.what
    like = beside.mapping
    named = like is None or like.get("name") is not None
    key = ""
    if beside.key is not None:
        key = what.name if not named and what.name not in taken else _new_key(what.name, taken)
        taken.add(key)
    pairs = _facts(what, duties, form) if key != what.name else _facts(what, duties, form)[1:]
    lines = _lines(change, form)
    if duties.holder.flow or (like is not None and like.flow) or like is None:
        return _in_braces(key, pairs, lines, beside, form, change, flow=duties.holder.flow)
    return _in_lines(key, pairs, lines, beside, form, change)


def _in_braces(  # noqa: PLR0913 - what it is put together of
    key: str, pairs: list[tuple[str, str]], lines: list[Line], beside: DutyText, form: Form, change: Add, *, flow: bool
) -> str:
    like = beside.mapping
    in_lines = spread(like) if like and like.pairs else form.words.braces_in_lines
    indent = form.indent_at(beside.start)
    every = [*pairs, *(form.line(line, indent + form.style.step) for line in lines), *_remarks(change, form)]
    value = form.style.mapped(every, indent, form.eol if in_lines else "")
    written = form.flow_pair(form.key(key, beside.key), value) if beside.key is not None else value
    if flow:
        return written
    return f"{form.lead_of(beside)}{written}{form.eol}"


def _in_lines(
    key: str, pairs: list[tuple[str, str]], lines: list[Line], beside: DutyText, form: Form, change: Add
) -> str:
    lead = form.lead_of(beside)
    like = beside.mapping
    assert like is not None  # noqa: S101 - for the type checker
    indent = " " * (like.pairs[0][0].place[1] - 1)
    written = "".join(form.block_pair(indent, *pair) for pair in pairs)
    written += "".join(form.block_line(line, indent) for line in lines)
    written += "".join(form.block_pair(indent, *pair) for pair in _remarks(change, form))
    if beside.key is None:
        return f"{lead}{written[len(indent) :]}"
    return f"{lead}{form.key(key, beside.key)}:{form.eol}{written}"


def _new_key(name: str, taken: set[str]) -> str:
    """Return a short key made of the first words of a name, which no other duty has for its key or name."""
    plain = "-".join(words(name)[:_WORDS_IN_KEY]) or "duty"
    key, number = plain, 1
    while key in taken or fold(key) in taken:
        number += 1
        key = f"{plain}-{number}"
    return key


def _facts(what: Duty, duties: Duties, form: Form) -> list[tuple[str, str]]:
    """Return what a duty says beside letters, as it is written; its name first."""
    style = form.style
    found = [("name", style.scalar(what.name))]
    if what.key != duty_key(what.section, what.name):
        found.append(("key", style.scalar(what.key)))
    if what.section:
        section = [style.scalar(each) for each in what.section]
        found.append(("section", section[0] if len(section) == 1 else style.listed(section)))
    if what.number:
        found.append(("number", style.scalar(what.number)))
    if what.parent is not None:
        found.append(("parent", style.scalar(_word_for(what.parent, duties))))
    if what.scope is not None:
        found.append(("scope", _scope(what.scope, form)))
    if what.limits:
        found.append(("limits", _limits(what.limits, form)))
    return [(form.word(Word(key)), value) for key, value in found]


def _word_for(duty: str, duties: Duties) -> str:
    text = duties.by_key.get(duty)
    if text is not None and text.key is not None:
        return text.key.text
    return duties.duties[duty].name if duty in duties.duties else duty


def _scope(scope: Scope, form: Form) -> str:
    style = form.style
    units = [style.scalar(unit) for _, unit in scope.units]
    if all(not dimension for dimension, _ in scope.units):
        return units[0] if len(units) == 1 else style.listed(units)
    return style.mapped(
        [(style.scalar(dimension), unit) for (dimension, _), unit in zip(scope.units, units, strict=True)]
    )


def _limits(limits: tuple[Limit, ...], form: Form) -> str:
    style = form.style
    said = [
        (limit.kind, style.scalar(f"{limit.amount!r}".removesuffix(".0") + f" {limit.measure}".rstrip()))
        for limit in limits
    ]
    if len(said) == 1 and not said[0][0]:
        return said[0][1]
    return style.mapped([(style.scalar(kind), text) for kind, text in said])


def _lines(change: Add, form: Form) -> list[Line]:
    """Return the lines of letters of a new duty, in the order they have elsewhere."""
    names: dict[str, list[Name]] = {}
    for role, letters, _ in change.cells:
        for letter in letters:
            names.setdefault(letter, []).append(Name(form.words.word_for(role), role))
    lines = [Line(form.words.key_for(letter), (letter,), tuple(held)) for letter, held in names.items()]
    return sorted(lines, key=lambda line: form.words.rank(line.letters))


def _remarks(change: Add, form: Form) -> list[tuple[str, str]]:
    said = tuple((role, remark) for role, _, remark in change.cells if remark)
    return [(form.word(Word("remarks")), form.remarks(said))] if said else []


def keys_in(duties: Duties) -> set[str]:
    """Return the keys and names that duties of a document have, so that a new key means no other one."""
    pairs = duties.holder.pairs if isinstance(duties.holder, Mapping) else []
    keys = {key.text for key, _ in pairs if isinstance(key, Scalar)}
    return keys | {fold(duty.name) for duty in duties.matrix.duties}
