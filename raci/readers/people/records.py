"""Records: objects as the rows of a roster, their keys as headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.readers.people.headings import WAYS, Heading, heading_of
from raci.readers.people.roster import Column, Roster
from raci.readers.people.table import column_of, is_of_people, strange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.model import Place
    from raci.readers.people.items import Item
    from raci.readers.people.roster import Group

_MOST_KEYS: Final = 300


def roster_of(items: Sequence[Item], path: str) -> Roster:
    """Return objects as a roster; raise UnreadableError if they are no people.

    What stands in an object right in one has the key of both: `{"manager": {"id": 7}}` is `manager id`.
    """
    flat = [dict(_flat(item.values)) for item in items]
    keys = list(dict.fromkeys(key for each in flat for key in each))[:_MOST_KEYS]
    named = {key: heading for key in keys if (heading := heading_of(key))}
    if not is_of_people(named.values()):
        raise strange(path, keys)
    best: dict[str, str] = {}
    for key in sorted(named, key=lambda key: named[key].rank):
        best.setdefault(_place(named[key]), key)
    rows = [{place: each.get(key, "") for place, key in best.items()} for each in flat]
    return roster_of_rows(rows, [item.place for item in items], path)


def roster_of_rows(
    rows: Sequence[Mapping[str, Any]], places: Sequence[Place], path: str, groups: Sequence[Group] = ()
) -> Roster:
    """Return rows by field as a roster; managers are `manager:id`, `manager:name` …."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    texts = {name: column_of([row.get(name, "") for row in rows]) for name in names}
    return Roster(
        path,
        len(rows),
        {name: each for name, each in texts.items() if ":" not in name},
        lambda row, _: places[row],
        _lines("manager", texts),
        _lines("dotted", texts),
        groups,
    )


def _lines(line: str, texts: Mapping[str, Sequence[str]]) -> list[Column]:
    ways = [way for way in (*WAYS, "") if f"{line}:{way}" in texts]
    return [Column(way, texts[f"{line}:{way}"]) for way in ways]


def _place(heading: Heading) -> str:
    is_line = heading.field in {"manager", "dotted"}
    return f"{heading.field}:{heading.way}" if is_line else heading.field


def _flat(values: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Yield the plain values of an object and of those right in it; lists of plain values are parted by `;`."""
    for key, value in values.items():
        inner = value.items() if isinstance(value, dict) else [("", value)]
        for name, each in inner:
            plain = ";".join(map(str, filter(_is_plain, each))) if isinstance(each, list) else each
            if _is_plain(plain):
                yield f"{key} {name}".strip(), plain


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)
