"""Give the site the pages that are made when it is built: the rules and the references. A hook of mkdocs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reference_of_commands
import reference_of_python
import reference_of_settings
import write_rule_pages
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@cache
def made() -> dict[str, str]:
    """Return the pages that are made, by their paths in the site."""
    return {
        **write_rule_pages.pages(),
        "reference/commands.md": reference_of_commands.page(),
        "reference/settings.md": reference_of_settings.page(),
        "reference/python.md": reference_of_python.page(),
    }


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages that are made into the navigation, and those of the folder that mkdocs.yml does not name."""
    named = set(_paths(config.nav))
    folder = Path(config.docs_dir)
    others = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]
    config.nav = [_with_pages(entry, [path for path in others if path not in named]) for entry in config.nav or ()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made to those of the folder."""
    for path, text in made().items():
        files.append(File.generated(config, path, content=text))
    return files


def _paths(entry: Any) -> Iterator[str]:  # noqa: ANN401 - an entry of the navigation, as YAML has it
    """Yield the pages that an entry names, however deep."""
    if isinstance(entry, str):
        yield entry
    for inner in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _paths(inner)


def _with_pages(entry: Any, others: list[str]) -> Any:  # noqa: ANN401
    """Return an entry with the pages that belong below it."""
    if entry == {"Rules": "rules/index.md"}:
        return {"Rules": ["rules/index.md", *map(_family, write_rule_pages.families())]}
    if entry == {"Reference": "reference/commands.md"}:
        return {"Reference": [path for path in made() if path.startswith("reference/")]}
    if "Topics" in entry:
        return {"Topics": [*entry["Topics"], *others]}
    return entry


def _family(rules: list[Any]) -> dict[str, list[str]]:
    own = write_rule_pages.path_of_family(rules)
    return {write_rule_pages.name_of_family(rules): [own, *(f"rules/{rule.code.lower()}.md" for rule in rules)]}
