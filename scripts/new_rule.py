"""Write the skeleton of a rule into the package of its family.

    python scripts/new_rule.py ACC009 NoSuccessor
    python scripts/new_rule.py SEP001 PayerApproves --family separation

The family is that of the rules whose codes begin alike; `--family` begins a new one.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Final

_RULES: Final = Path(__file__).resolve().parent.parent / "raci" / "rules"
_CODE: Final = re.compile(r"[A-Z]{3}\d{3}")
_CLASS: Final = re.compile(r"(?:[A-Z][a-z]+){2,}")

_SKELETON: Final = '''"""{code}: what is wrong, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class {name}(Rule, code="{code}", severity=Severity.WARNING):
    """Find what is wrong.

    ## What it does
    Finds … Say also what is left to other rules.

    ## Why is this bad?
    …

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://…>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether a duty with these counts could break the rule."""
        return profile.filled > 0

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty that breaks the rule."""
        if self.suspects(graph.profile(duty)):
            yield self.finding(f"… {{duty.name}} ….", duty=duty, help="say what to do now.")
'''

_STEPS: Final = """wrote {path}
next:
  1. write the two examples of its page: the first must be found, the second must be clean
  2. override the one hook that sees enough: check, check_role, check_duty or check_assignment
  3. add '## Options' if it has options, '## Fix safety' if it offers a fix, and its sources
  4. pytest tests/test_rules.py -k {code}
"""


def file_name(code: str, name: str) -> str:
    """Return the name of a rule's file: `acc002_several_accountables.py`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return f"{code}_{words}.py".lower()


def family_of(code: str, rules: Path) -> Path | None:
    """Return the package whose rules have codes that begin alike, or None."""
    found = sorted(rules.glob(f"*/{code[:3].lower()}[0-9][0-9][0-9]_*.py"))
    return found[0].parent if found else None


def write(code: str, name: str, rules: Path, family: str | None = None) -> Path:
    """Write the skeleton and return its path; raise ValueError for a code or name that will not do."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no code: three capitals and three digits, such as ACC009")
    if not _CLASS.fullmatch(name):
        raise ValueError(f"{name!r} is no name: two words or more in CamelCase, such as NoSuccessor")
    taken = sorted(rules.glob(f"*/{code.lower()}_*.py"))
    if taken:
        raise ValueError(f"{code} is {taken[0].stem} already; a code is never used twice")
    package = family_of(code, rules) or (rules / family if family else None)
    if package is None:
        known = ", ".join(sorted(path.parent.name for path in rules.glob("*/__init__.py")))
        raise ValueError(f"no rule begins with {code[:3]}; begin a family with --family NAME. Known: {known}")
    package.mkdir(exist_ok=True)
    opening = package / "__init__.py"
    if not opening.exists():
        opening.write_text(f'"""Rules about {package.name}."""\n', encoding="utf-8")
    path = package / file_name(code, name)
    path.write_text(_SKELETON.format(code=code, name=name), encoding="utf-8")
    return path


def main(arguments: list[str] | None = None, rules: Path = _RULES) -> int:
    """Write the rule that the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the skeleton of a rule into the package of its family.")
    parser.add_argument("code", help="three capitals and three digits, such as ACC009")
    parser.add_argument("name", help="the class, two words or more in CamelCase, such as NoSuccessor")
    parser.add_argument("--family", help="the package of a new family, such as separation")
    asked = parser.parse_args(arguments)
    try:
        path = write(asked.code, asked.name, rules, asked.family)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(_STEPS.format(path=path, code=asked.code), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
