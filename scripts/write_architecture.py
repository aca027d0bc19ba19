"""Draw the floors of the house and the imports between its packages into docs/architecture.svg, and list the packages.

    python scripts/write_architecture.py            writes the picture, and the table in docs/architecture.md
    python scripts/write_architecture.py --check    tells whether it is up to date

A line leads from a package to one it imports; a line that others imply is left out.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from html import escape
from pathlib import Path
from typing import Final

import grimp
import networkx as nx

_ROOT: Final = Path(__file__).parents[1]
_PICTURE: Final = _ROOT / "docs" / "architecture.svg"
_PAGE: Final = _ROOT / "docs" / "architecture.md"
_TABLE: Final = re.compile(r"(?s)(<!-- packages: [^>]*-->\n).*(<!-- end of packages -->)")
_WIDTH: Final = 1080
_FLOOR: Final = 64
_HIGH: Final = 30
_LETTER: Final = 7.2
_STYLE: Final = """
text { font: 13px system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif; fill: #1f2430; text-anchor: middle }
rect { fill: #eef1fb; stroke: #5b6cc4 }
.floor { fill: #f7f7f9; stroke: none }
path { fill: none; stroke: #8f97ad; stroke-opacity: .55 }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e7f2 } rect { fill: #2b3257; stroke: #8593e0 } .floor { fill: #20232c } path { stroke: #8f97ad }
}
"""


def floors() -> list[list[str]]:
    """Return the packages of each floor, the highest first, as the contract of the floors names them."""
    contracts = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    return [layer.split(" | ") for layer in layers]


def imports(packages: list[str]) -> nx.DiGraph[str]:
    """Return which package imports which, without the imports that others imply."""
    modules = grimp.build_graph("raci", cache_dir=None)
    whole: nx.DiGraph[str] = nx.DiGraph()
    whole.add_nodes_from(packages)
    for package in packages:
        modules.squash_module(f"raci.{package}")
    for package in packages:
        for found in modules.find_modules_directly_imported_by(f"raci.{package}"):
            if found not in {"raci", f"raci.{package}"}:
                whole.add_edge(package, found.removeprefix("raci."))
    return nx.transitive_reduction(whole)


def drawn() -> str:
    """Return the picture as SVG."""
    rows = floors()
    places = {name: place for number, row in enumerate(rows) for name, place in _places(number, row).items()}
    graph = imports(list(places))
    high = _FLOOR * len(rows)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {high}" role="img" aria-labelledby="t">',
        '<title id="t">The floors of raci: each package rests only on those on lower floors</title>',
        f"<style>{_STYLE}</style>",
    ]
    lines += [
        f'<rect class="floor" x="0" y="{number * _FLOOR + 6}" width="{_WIDTH}" height="{_FLOOR - 12}" rx="8"/>'
        for number in range(len(rows))
    ]
    lines += [_line(places[one], places[other], f"{one} → {other}") for one, other in sorted(graph.edges)]
    lines += [_box(name, *place) for name, place in places.items()]
    return "\n".join((*lines, "</svg>", ""))


def _places(number: int, row: list[str]) -> dict[str, tuple[float, float, float]]:
    """Return the middle, the top and the width of the boxes of a floor."""
    widths = [len(name) * _LETTER + 22 for name in row]
    gap = (_WIDTH - sum(widths)) / (len(row) + 1)
    places = {}
    left = gap
    for name, wide in zip(row, widths, strict=True):
        places[name] = (left + wide / 2, number * _FLOOR + (_FLOOR - _HIGH) / 2, wide)
        left += wide + gap
    return places


def _box(name: str, middle: float, top: float, wide: float) -> str:
    box = f'<rect x="{middle - wide / 2:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{_HIGH}" rx="5"/>'
    return f'{box}<text x="{middle:.0f}" y="{top + 20:.0f}">{escape(name)}</text>'


def _line(one: tuple[float, float, float], other: tuple[float, float, float], said: str) -> str:
    start, end = one[1] + _HIGH, other[1]
    pull = (end - start) / 2
    curve = f"M{one[0]:.0f} {start:.0f}C{one[0]:.0f} {start + pull:.0f} {other[0]:.0f} {end - pull:.0f}"
    return f'<path d="{curve} {other[0]:.0f} {end:.0f}"><title>{escape(said)}</title></path>'


def page(before: str) -> str:
    """Return the page with its table of packages: what each is there for, by the first line of its docstring."""
    rows = [f"| `{name}` | {_purpose(name)} |\n" for row in floors() for name in row]
    table = "".join(("\n| package | what it is |\n| --- | --- |\n", *rows, "\n"))
    return _TABLE.sub(lambda found: found[1] + table + found[2], before)


def _purpose(name: str) -> str:
    place = _ROOT / "raci" / name
    source = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    said = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    return said.partition("\n")[0].replace("|", "\\|")


if __name__ == "__main__":
    written = {_PICTURE: drawn(), _PAGE: page(_PAGE.read_text("utf-8"))}
    for path, text in written.items():
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            sys.exit(f"docs/{path.name} is not what the packages are; run scripts/write_architecture.py")
