"""The assignments inside one mapping: letters over names, or roles over letters, or a list of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.names import squeeze
from raci.patterns import pattern
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.cells import Cell, Cells, Other
from raci.readers.structured.keys import (
    STRONG,
    Code,
    code_of_input,
    code_of_key,
    is_decision,
    is_left_out,
    is_lettered,
    is_nested,
    plain,
)
from raci.readers.structured.lettered_texts import assignments_in
from raci.readers.structured.letters import code_of, is_legend
from raci.readers.structured.names_under_letters import LONGEST_NAME, is_nothing, names_in, remarks_in
from raci.readers.structured.told import code_in, holder_of, is_name, named_item, role_in

if TYPE_CHECKING:
    from raci.readers.design.nodes import Node

_YES: Final = frozenset({"true", "yes", "x", "y", "1", "✓"})
_FEWEST: Final = 2
_PAIR: Final = pattern(r"^(.*?\S)\s*(?:[:=–—]|\s-)\s*(\S{1,12})$")


def cells_of(node: Mapping, own: frozenset[str]) -> Cells:
    """Return the cells of the mapping of one duty, with those that stand one key deeper (`raci: {…}`)."""
    cells = Cells(own=own)
    if not is_legend(node):
        _flat(node, cells)
        cells.bare = _is_bare(node, own)
        _read(node, cells, nested=cells.bare)
        if cells.keyed:
            _drop_small(cells)
    return cells


def cells_in_text(node: Node) -> list[Cell]:
    """Return the cells of a text that is all the assignments of a duty (`R: Cook, A: Owner`), or of a list of such."""
    if isinstance(node, Text):
        return [Cell(name, node.place, code, listed=False) for name, code in assignments_in(node.text)]
    if isinstance(node, Mapping):
        return []
    texts = [item for item in node.items if isinstance(item, Text)]
    each = [assignments_in(text.text, fewest=1) for text in texts]
    if len(texts) < len(node.items) or not all(each):
        return []
    return [
        Cell(name, text.place, code, listed=False)
        for text, found in zip(texts, each, strict=True)
        for name, code in found
    ]


def _drop_small(cells: Cells) -> None:
    """Leave out `size: s` beside letters that are keys; only where roles are keys may letters be small."""
    small = [cell for cell in cells.found if cell.text and cell.code.small and not cell.code.words]
    cells.found = [cell for cell in cells.found if cell not in small]
    cells.left_out += (cell.who for cell in small)
    cells.dropped += ((cell.who, cell.place) for cell in small)


def _is_bare(node: Mapping, own: frozenset[str]) -> bool:
    """Tell whether all that a mapping holds are letters, so that each of its keys must be a role."""
    if any(is_name(key) for key in node.entries):
        return False
    texts = [value.text for _, value in node.entries.values() if isinstance(value, Text)]
    return len(texts) == len(node.entries) >= _FEWEST and all(
        code_of(text, own) or says_nothing(text) for text in texts
    )


def _flat(node: Mapping, cells: Cells) -> None:
    """Take up a record that names one role and its letters."""
    role, code = role_in(node), code_in(node)
    if role and code and role[0] != code[0] and (said := code_of(code[1].text, cells.own)):
        cells.found.append(Cell(role[1].text, code[1].place, said, code[1].text, listed=False))
        cells.flat = {role[0], code[0]}
    elif role and (said := code_of(role[1].text, cells.own)) and (who := holder_of(node, role[0])):
        cells.found.append(Cell(who[1].text, role[1].place, said, role[1].text, listed=False))
        cells.flat = {who[0], role[0]}


def _read(node: Mapping, cells: Cells, *, nested: bool = False) -> None:
    decision = is_decision(node.entries)
    over_letters = _is_over_letters(node, cells.own)
    for key, (_, value) in node.entries.items():
        if key in cells.flat and not nested:
            continue
        code = code_of_key(key) or (code_of_input(key) if decision else None)
        if code is None and key in cells.own:
            code = Code((key,))
        if code and code.words and over_letters:
            code = None
        if code and (names := names_in(value)) is not None:
            cells.keyed.add(key)
            cells.read.add(id(value))
            cells.found += (Cell(name, place, code, "", remark, alone) for name, place, remark, alone in names)
        elif code and nested and isinstance(value, Text):
            cells.others.append(Other("", squeeze(value.text), value.place, sure=True))
        elif not nested and is_nested(key) and (not isinstance(value, Text) or assignments_in(value.text)):
            _read_nested(key, value, cells)
        else:
            _read_role(key, value, cells, nested=nested)


def _is_over_letters(node: Mapping, own: frozenset[str]) -> bool:
    """Tell whether keys that could be words for letters are roles (`Driver: R`), as letters stand under them all."""
    worded = [
        (code, value.text)
        for key, (_, value) in node.entries.items()
        if isinstance(value, Text) and not value.null and (code := code_of_key(key)) and code.words
    ]
    said = [(code, code_of(text, own)) for code, text in worded if not is_nothing(text)]
    return bool(said) and all(
        value and not value.words and not value.small and not code.ids & STRONG for code, value in said
    )


def _read_nested(key: str, value: Node, cells: Cells) -> None:
    before = len(cells.found), len(cells.keyed), len(cells.others)
    if isinstance(value, Mapping):
        if not is_legend(value):
            _read(value, cells, nested=True)
    elif isinstance(value, Listing):
        _read_items(value, cells)
    else:
        cells.found += cells_in_text(value)
    if (len(cells.found), len(cells.keyed)) == before[:2] and not cells.in_order:
        del cells.others[before[2] :]
    else:
        cells.read.add(id(value))
        cells.hint = plain(key)


def _read_items(value: Listing, cells: Cells) -> None:
    """Take up `[{role: Cook, code: A}, …]`, `[{Cook: A}, …]`, `["Cook: A", …]` and `[A, R, "-"]`."""
    texts = [item for item in value.items if isinstance(item, Text)]
    if lettered := cells_in_text(value):
        cells.found += lettered
        return
    codes = [code_of(text.text, cells.own) for text in texts]
    if (
        len(texts) == len(value.items) >= _FEWEST
        and any(codes)
        and all(code or text.null or says_nothing(text.text) for code, text in zip(codes, texts, strict=True))
    ):
        cells.in_order += zip(codes, (text.place for text in texts), strict=True)
        return
    for text in texts:
        pair = _PAIR.match(squeeze(text.text)) if len(text.text) < LONGEST_NAME else None
        if pair and (said := code_of(pair[2], cells.own)):
            cells.found.append(Cell(pair[1], text.place, said, pair[2]))
    for item in value.items:
        if not isinstance(item, Mapping):
            continue
        if _read_item(item, cells):
            cells.read.add(id(item))
        elif len(item.entries) == 1:
            _read(item, cells, nested=True)
            cells.read.add(id(item))


def _read_item(item: Mapping, cells: Cells) -> bool:
    """Take up `{role: Cook, code: A}` and `{name: Ada, role: Accountable}`."""
    role, code = named_item(item), code_in(item)
    if role is None:
        return False
    if code is None or role[0] == code[0]:
        said, who = code_of(role[1].text, cells.own), named_item(item, role[0])
        if said and who:
            cells.found.append(Cell(who[1].text, role[1].place, said, role[1].text))
        return bool(said and who)
    said = code_of(code[1].text, cells.own, alone=False)
    if said:
        cells.found.append(Cell(role[1].text, code[1].place, said, code[1].text))
    else:
        cells.others.append(Other(role[1].text, code[1].text, code[1].place, sure=True))
    return True


def _read_role(key: str, value: Node, cells: Cells, *, nested: bool) -> None:
    """Take up a role's letters, `Cook: A/R` or `Cook: [A, R]`; other texts are kept aside."""
    before = len(cells.found)
    if isinstance(value, Mapping):
        _read_described(key, value, cells)
    elif isinstance(value, Listing):
        codes = [code_of(each.text, cells.own) if isinstance(each, Text) else None for each in value.items]
        if codes and all(codes):
            known = [code for code in codes if code]
            letters = tuple(dict.fromkeys(letter for code in known for letter in code.letters))
            cells.found.append(Cell(key, value.items[0].place, Code(letters, known[0].words, known[0].ids)))
            cells.read.add(id(value))
        elif names := frozenset(squeeze(each.text) for each in value.items if isinstance(each, Text) and not each.null):
            cells.unread.append((key, value.place, names))
    elif value.null or is_nothing(value.text):
        cells.others.append(Other(key, "", value.place, sure=nested))
    elif code := code_of(value.text, cells.own):
        cells.found.append(Cell(key, value.place, code, squeeze(value.text)))
    else:
        extra = not nested and is_left_out(key)
        cells.others.append(Other(key, value.text, value.place, sure=nested, extra=extra))
    if not nested and len(cells.found) > before and is_lettered(key):
        cells.dropped.append((key, cells.found[before].place))
        del cells.found[before:]
        cells.left_out.append(key)


def _read_described(key: str, value: Mapping, cells: Cells) -> None:
    """Take up `Cook: {code: A, note: …}` and `Cook: {responsible: true, accountable: false}`."""
    told = None if role_in(value) else code_in(value)
    if told and (said := code_of(told[1].text, cells.own)):
        remark = "; ".join(remarks_in(value))
        cells.found.append(Cell(key, told[1].place, said, squeeze(told[1].text), remark))
        cells.read.add(id(value))
    flags = [(code_of_key(letter), flag) for letter, (_, flag) in value.entries.items()]
    known = [(code, flag) for code, flag in flags if code and isinstance(flag, Text) and _is_flag(flag.text)]
    if flags and len(known) == len(flags):
        cells.found += (Cell(key, flag.place, code) for code, flag in known if flag.text.casefold() in _YES)
        cells.read.add(id(value))


def _is_flag(text: str) -> bool:
    return text.casefold() in _YES or text.casefold() in {"false", "no", "n"} or says_nothing(text)
