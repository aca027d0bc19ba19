"""A cell that shows its code without a word: by an attribute, a class of its style, or the state of a form field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.readers.documents.codes import codes_in
from raci.readers.hypertext.tokens import attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPOKEN: Final = ("title", "aria-label", "alt", "data-tooltip", "data-original-title")
_CLASS: Final = re.compile(
    r"(?:(?:raci|rasci|rsci|daci|code|badge|cell|letter|tag|pill|label|level|type|is|resp|responsibility|value|val|role|"
    r"mark|chip|dot|icon|box)[-_]+)*+([^\W\d_]+(?:[-_][^\W\d_]+){0,3})",
    re.IGNORECASE,
)
_MOST: Final = 20


def code_of(sources: Sequence[str]) -> str:
    """Return the code that the attributes of a cell and of the elements in it tell, or nothing."""
    elements = [attributes_of(source) for source in sources[:_MOST]]
    for texts in (_data, _said, _classes):
        found = dict.fromkeys(text for element in elements for text in texts(element))
        if found:
            return "/".join(found)
    return ""


def _data(element: dict[str, str]) -> Iterator[str]:
    for name, value in element.items():
        if (name.startswith("data-") and name not in _SPOKEN) or name == "value":
            text = value.strip()
            if codes_in(text) or codes_in(text.upper()):
                yield text if codes_in(text) else text.upper()


def _said(element: dict[str, str]) -> Iterator[str]:
    for name in _SPOKEN:
        text = element.get(name, "").strip()
        if codes_in(text):
            yield text


def _classes(element: dict[str, str]) -> Iterator[str]:
    for name in element.get("class", "").split():
        found = _CLASS.fullmatch(name)
        parts = re.split("[-_]", found[1]) if found else []
        codes = [part.upper() if len(part) == 1 else part for part in parts]
        if codes and all(codes_in(code) for code in codes):
            yield "/".join(codes)
