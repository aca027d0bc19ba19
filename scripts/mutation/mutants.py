"""The mutants of a module: mutmut's, in decorated functions and at module level too, less those nobody could tell."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import libcst as cst
from libcst import matchers as m
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

UNTELLABLE: Final = (
    m.If(test=m.Name("TYPE_CHECKING")),  # seen by the type checker only
    m.Call(func=m.Name("cast") | m.Name("TypeVar") | m.Name("NewType") | m.Name("ParamSpec")),  # as above
    m.Assign(targets=[m.AssignTarget(target=m.Name("__all__"))]),  # names for `import *`, which nobody writes
    m.AnnAssign(target=m.Name("__all__")),
    m.Decorator(),  # as mutmut has it
    m.FunctionDef(decorators=[m.AtLeastN(m.Decorator(m.Name("overload") | m.Name("abstractmethod")), n=1)]),
)
"""Code in which no mutant can be told from the program by any test: mutants in it are not made."""

GUARDS: Final = (m.Arg(keyword=m.Name("strict")),)
"""Arguments that only ever raise where the program itself is wrong, like an assert: not changed, not dropped."""

ENCODINGS: Final = frozenset({'"utf-8"', '"utf-8-sig"', '"ascii"', '"latin-1"'})
"""Names that Python reads in any case: a change of case is no change."""


_OUTER: Final = (cst.If, cst.Call, cst.Assign, cst.AnnAssign, cst.Decorator, cst.FunctionDef, cst.Arg)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small change: its path, the first changed line, the statement there, and the whole text."""

    path: Path
    line: int
    statement: tuple[int, int]
    before: str
    after: str
    text: str

    @property
    def module(self) -> str:
        """The name by which the module is imported."""
        return ".".join(self.path.with_suffix("").parts).removesuffix(".__init__")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n  - {self.before}\n  + {self.after}"


def sample(paths: Sequence[Path], size: int, seed: int) -> tuple[list[Mutant], int]:
    """Return a random sample of the mutants of modules, the same for the same seed, and how many there are in all."""
    modules = [(path, *_made(path)) for path in paths]
    every = [(path, module, mutation) for path, module, mutations in modules for mutation in mutations]
    chosen = random.Random(seed).sample(every, min(size, len(every)))  # noqa: S311 - a sample, no secret
    return [_mutant(*each) for each in chosen], len(every)


class _Visitor(MutationVisitor):  # type: ignore[misc] # its library need not be there
    """mutmut's visitor, which changes no copy of a function beside it, so it need not leave out decorated ones."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _OUTER) and any(m.matches(node, each) for each in (*UNTELLABLE, *GUARDS)):
            return True
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        return bool(super()._skip_node_and_children(node))


def _made(path: Path) -> tuple[cst.Module, list[Mutation]]:
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = MetadataWrapper(cst.parse_module(path.read_text("utf-8"))).visit(visitor)
    return module, [each for each in visitor.mutations if not _is_no_change(each)]


def _is_no_change(mutation: Mutation) -> bool:
    old, new = mutation.original_node, mutation.mutated_node
    if isinstance(old, cst.Call) and isinstance(new, cst.Call):
        return _guards(old) != _guards(new)
    if isinstance(old, cst.SimpleString) and isinstance(new, cst.SimpleString):
        return old.value in ENCODINGS and old.value.casefold() == new.value.casefold()
    return False


def _guards(call: cst.Call) -> list[object]:
    """Return the guards among the arguments of a call: what they are, not the same text."""
    return [each.value for each in call.args if any(m.matches(each, guard) for guard in GUARDS)]


def _mutant(path: Path, module: cst.Module, mutation: Mutation) -> Mutant:
    old = module.code
    new = cast("cst.Module", deep_replace(module, mutation.original_node, mutation.mutated_node)).code
    olds, news = old.splitlines(), new.splitlines()
    first = next((i for i, (one, other) in enumerate(zip(olds, news, strict=False)) if one != other), 0)
    return Mutant(path, first + 1, _statement(old, first + 1), olds[first].strip(), news[first].strip(), new)


def _statement(text: str, line: int) -> tuple[int, int]:
    """Return the first and last line of the innermost statement at a line; of one with a body, its head."""
    heads = (_head(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt))
    around = [head for head in heads if head[0] <= line <= head[1]]
    return min(around, key=lambda head: head[1] - head[0], default=(line, line))


def _head(node: ast.stmt) -> tuple[int, int]:
    body: list[ast.stmt] = getattr(node, "body", [])
    return node.lineno, max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno


def modules(package: Path) -> Iterator[Path]:
    """Yield the modules of a package and of those in it, in the order of their names."""
    yield from sorted(package.rglob("*.py"))
