"""Make the pages of the rules from their docstrings: one for each rule, one for each family, and one for all.

    python scripts/write_rule_pages.py FOLDER    write them there, as Markdown

The site makes them when it is built (scripts/site_pages.py); they are kept nowhere.
"""

from __future__ import annotations

import inspect
import re
import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Rule

_SOURCE: Final = re.compile(r"<(https?://[^>]+)>")
_MATRIX: Final = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDEX: Final = """# Rules

{number} rules in {families} families. Rules marked *preview* are on trial: they run with `--preview`, or where they are
selected by their code or name. Each severity can be changed in the [settings](../settings.md), and so can the options.
In a terminal, `raci explain CODE` shows the same pages.
"""


def pages() -> dict[str, str]:
    """Return the pages by their paths in the site."""
    made = {"rules/index.md": _index()}
    for family in families():
        made[path_of_family(family)] = _family_page(family)
        made.update({f"rules/{rule.code.lower()}.md": _rule_page(rule) for rule in family})
    return made


def families() -> list[list[type[Rule]]]:
    """Return the rules, family by family."""
    return [list(rules) for _, rules in groupby(all_rules(), _package)]


def name_of_family(family: list[type[Rule]]) -> str:
    """Return the name of a family with the beginning of its codes."""
    return f"{_package(family[0]).rpartition('.')[2].replace('_', ' ').capitalize()} ({family[0].code[:3]})"


def about_family(family: list[type[Rule]]) -> str:
    """Return what the rules of a family are about, in a sentence or two."""
    return (import_module(_package(family[0])).__doc__ or "").strip()


def path_of_family(family: list[type[Rule]]) -> str:
    """Return the path of a family's page."""
    return f"rules/{_package(family[0]).rpartition('.')[2]}.md"


def _package(rule: type[Rule]) -> str:
    return rule.__module__.rpartition(".")[0]


def _index() -> str:
    parts = [_INDEX.format(number=len(all_rules()), families=len(families()))]
    for family in families():
        page = path_of_family(family).removeprefix("rules/")
        parts.append(f"## [{name_of_family(family)}]({page})\n\n{about_family(family)}\n\n{_table(family)}")
    return "\n".join(parts)


def _family_page(family: list[type[Rule]]) -> str:
    sources = sorted({source for rule in family for source in _SOURCE.findall(inspect.getdoc(rule) or "")})
    shown = "".join(f"- <{source}>\n" for source in sources)
    return f"# {name_of_family(family)}\n\n{about_family(family)}\n\n{_table(family)}\n## Sources\n\n{shown}"


def _table(family: list[type[Rule]]) -> str:
    head = "| Code | Name | Severity | Finds | Fix |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(_lines(family))


def _lines(family: list[type[Rule]]) -> Iterator[str]:
    for rule in family:
        page = inspect.getdoc(rule) or ""
        finds = page.partition("\n")[0].removeprefix("Find ").rstrip(".")
        severity = f"{rule.severity.value}, preview" if rule.preview else rule.severity.value
        mends = "yes" if "## Fix safety" in page else ""
        yield f"| [{rule.code}]({rule.code.lower()}.md) | {rule.name} | {severity} | {finds} | {mends} |\n"


def _rule_page(rule: type[Rule]) -> str:
    first, _, rest = (inspect.getdoc(rule) or "").partition("\n")
    state = "on trial: it runs with `--preview`, or where it is selected" if rule.preview else "on by default"
    needs = ", ".join(sorted(each.name.lower() for each in rule.needs))
    facts = [f"**Severity:** {rule.severity.value}", f"**State:** {state}"]
    facts += [f"**Needs letters for:** {needs}"] if needs else []
    return f"# {rule.code} {rule.name}\n\n{first}\n\n{' · '.join(facts)}\n{_MATRIX.sub(_drawn, rest)}\n"


def _drawn(block: re.Match[str]) -> str:
    """Return the Markdown of an example as the table it is, with what stands before it as text."""
    before, bar, rows = block[1].partition("|")
    lines = "".join(f"{_said(line)}\n\n" for line in before.splitlines() if line.strip())
    return f"\n{lines}{bar}{rows}" if "\n\n" not in rows.strip() else block[0]


def _said(line: str) -> str:
    """Return what an example says before its table: its title or notation, or an oddity of the file it stands for."""
    key, _, value = line.partition(": ")
    if key == "oddity":
        _kind, _place, message = value.split(maxsplit=2)
        return f"In the file: {message}."
    return f"{key.capitalize()}: {value}"


def main(arguments: list[str]) -> int:
    """Write the pages into a folder; return the exit status."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    for name, text in pages().items():
        path = Path(arguments[0], name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
