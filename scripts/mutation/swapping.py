"""Which functions a mutant changes: their code can be exchanged in a program that is loaded already."""

from __future__ import annotations

import gc
import inspect
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Changed(NamedTuple):
    """The code of a function that a mutant changes; what was in its place is found by name and line."""

    path: str
    name: str
    line: int
    code: CodeType


def changed(path: Path, old: str, new: str) -> list[Changed] | None:
    """Return the functions of a module in which two texts of it differ; None where they differ outside functions."""
    place = str(path)
    before, after = (compile(text, place, "exec", dont_inherit=True) for text in (old, new))
    found = list(_changed(before, after))
    return None if any(each is None for each in found) else [each for each in found if each is not None]


def _changed(old: CodeType, new: CodeType) -> Iterator[Changed | None]:
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (old, new)]
    is_function = bool(old.co_flags & inspect.CO_OPTIMIZED)
    if is_function:
        if not _are_same(old, new):
            stands = not old.co_name.startswith("<") and old.co_freevars == new.co_freevars
            yield Changed(old.co_filename, old.co_qualname, old.co_firstlineno, new) if stands else None
        return
    if _own(old) != _own(new) or len(inner[0]) != len(inner[1]):
        yield None
        return
    for one, other in zip(*inner, strict=True):
        yield from _changed(one, other)


def _are_same(old: CodeType, new: CodeType) -> bool:
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (old, new)]
    same = _own(old) == _own(new) and len(inner[0]) == len(inner[1])
    return same and all(_are_same(one, other) for one, other in zip(*inner, strict=True))


def _own(code: CodeType) -> tuple[object, ...]:
    """Return what a piece of code is, without the pieces in it and without where it stands."""
    consts = [None if isinstance(each, CodeType) else repr(each) for each in code.co_consts]
    names = code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars
    return code.co_code, consts, names, code.co_name, code.co_flags, code.co_exceptiontable


class Functions:
    """The functions there are, by the place of their code."""

    def __init__(self, folder: Path) -> None:
        self._found: dict[tuple[str, str, int], list[FunctionType]] = {}
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(folder)):
                code = each.__code__
                self._found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(each)

    def exchange(self, those: list[Changed]) -> bool:
        """Give functions their changed code; tell whether all of them are there."""
        for each in those:
            functions = self._found.get((each.path, each.name, each.line), [])
            if not functions:
                return False
            for function in functions:
                function.__code__ = each.code
        return True
