"""Which part of a package is the document, and which styles of it are headings."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from raci.packages import Package

_HEADING: Final = pattern(r"heading ([1-9])\b")
_LONGEST_CHAIN: Final = 20
BODY_TEXT: Final = 9
"""The outline level that stands for no heading."""


def main_part(package: Package) -> str:
    """Return the name of the part with the text; some editors do not name it word/document.xml."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument":
            return relation.part
    return "word/document.xml"


def heading_levels(package: Package, main: str) -> dict[str, int]:
    """Return the level of each style that is a heading, by the style's id; the title's is 0.

    The ids are in the language of the program, but the names of built-in styles are English, and a style of the
    author's own is based on one of those or has an outline level.
    """
    name = posixpath.join(posixpath.dirname(main), "styles.xml")
    if name not in package.names:
        return {}
    styles = {_value(style, "styleId"): style for style in package.xml(name) if _local(style) == "style"}
    levels = {key: _level(key, styles) for key in styles}
    return {key: level for key, level in levels.items() if level is not None}


def _level(key: str, styles: dict[str, Element]) -> int | None:
    for _ in range(_LONGEST_CHAIN):
        style = styles.get(key)
        if style is None:
            return None
        facts = {_local(fact): _value(fact, "val") for fact in style.iter()}
        name = facts.get("name", "").casefold()
        if name == "title":
            return 0
        if found := _HEADING.match(name):
            return int(found[1])
        if (outline := whole_number(facts.get("outlineLvl"))) is not None:
            return outline + 1 if outline < BODY_TEXT else None
        key = facts.get("basedOn", "")
    return None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: Element, key: str) -> str:
    return next((value for name, value in element.items() if name.rpartition("}")[2] == key), "")
