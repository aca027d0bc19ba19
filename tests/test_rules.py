"""What every rule promises: its file, its name, its page, and that its page is true."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from support import findings_in, findings_of, matrices_of, matrix_of

import raci.rules
from raci.lint import Finding, Rule, Safety
from raci.model import Matrix
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE: Final = re.compile(r"[A-Z]{3}\d{3}")
_NAME: Final = re.compile(r"[a-z]+(-[a-z]+)+")
_SECTION: Final = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE: Final = re.compile(r"^```(?:markdown|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SETTINGS: Final = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION: Final = re.compile(r"^(?:- )?`([a-z-]+)` \(([a-z]+), default (.+?)\): \S", re.MULTILINE)
_LINK: Final = re.compile(r"^(?:- )?<?https?://\S+", re.MULTILINE)


@dataclass(frozen=True)
class _Page:
    """A rule's docstring, taken apart."""

    text: str

    @property
    def sections(self) -> list[str]:
        return _SECTION.findall(self.text)

    @property
    def examples(self) -> list[str]:
        return _EXAMPLE.findall(self.text)

    def section(self, title: str) -> str:
        return self.text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def _rules() -> Iterator[type[Rule]]:
    for module in pkgutil.walk_packages(raci.rules.__path__, f"{raci.rules.__name__}."):
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(each, Rule) and each.__module__ == module.name and each.code:
                yield each


RULES: Final = sorted(_rules(), key=lambda rule: rule.code)
every_rule: Final = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def _page(rule: type[Rule]) -> _Page:
    return _Page(inspect.getdoc(rule) or "")


def _findings(rule: type[Rule], example: int) -> list[Finding]:
    """Return what a rule finds in an example of its page, with the options that its page sets for it."""
    return findings_of(rule, _page(rule).examples[example], **_given(rule))


def _given(rule: type[Rule]) -> dict[str, object]:
    settings = _SETTINGS.search(_page(rule).text)
    options = tomllib.loads(settings[1])["rules"][rule.name] if settings else {}
    return {name.replace("-", "_"): value for name, value in options.items()}


def _source(rule: type[Rule]) -> str:
    return inspect.getsource(importlib.import_module(rule.__module__))


def test_rules_are_found() -> None:
    assert RULES


def test_codes_are_unique() -> None:
    holders = defaultdict(list)
    for rule in RULES:
        holders[rule.code].append(rule.__name__)

    assert {code: names for code, names in holders.items() if len(names) > 1} == {}


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_family_has_one_prefix_and_a_prefix_one_family() -> None:
    prefixes = defaultdict(set)
    families = defaultdict(set)
    for rule in RULES:
        family = rule.__module__.split(".")[-2]
        prefixes[family].add(rule.code[:3])
        families[rule.code[:3]].add(family)

    assert all(len(each) == 1 for each in (*prefixes.values(), *families.values()))


@every_rule
def test_file_is_named_after_code_and_name(rule: type[Rule]) -> None:
    expected = f"{rule.code}_{rule.name}".lower().replace("-", "_")

    assert rule.__module__.split(".")[-1] == expected


@every_rule
def test_code_and_name_are_well_formed(rule: type[Rule]) -> None:
    assert _CODE.fullmatch(rule.code)
    assert _NAME.fullmatch(rule.name), "a name is two words or more: it reads as 'allow idle-role'"


@every_rule
def test_page_opens_with_one_sentence(rule: type[Rule]) -> None:
    first, blank, *_ = _page(rule).text.splitlines()

    assert first.endswith(".")
    assert first[0].isupper()
    assert blank == ""


@every_rule
def test_page_has_its_sections_in_order(rule: type[Rule]) -> None:
    expected = ["What it does", "Why is this bad?", "Example"]
    expected += ["Fix safety"] if _can_fix(rule) else []
    expected += ["Options"] if rule.options() else []
    expected += ["References"]

    assert _page(rule).sections == expected


def _can_fix(rule: type[Rule]) -> bool:
    return "Fix(" in _source(rule) or any(finding.fix for finding in _findings(rule, 0))


@every_rule
def test_page_has_two_examples(rule: type[Rule]) -> None:
    example = _page(rule).section("Example")

    assert len(_EXAMPLE.findall(example)) == len(_page(rule).examples) == 2
    assert re.search(r"```\nUse instead:\n```(?:markdown|yaml)\n", example)


@every_rule
def test_page_names_its_options_with_type_and_default(rule: type[Rule]) -> None:
    told = {
        name: (kind, json.loads(default)) for name, kind, default in _OPTION.findall(_page(rule).section("Options"))
    }
    expected = {
        name.replace("_", "-"): (type(default).__name__, json.loads(json.dumps(default)))
        for name, default in rule.options().items()
    }

    assert told == expected


@every_rule
def test_page_has_references(rule: type[Rule]) -> None:
    assert _LINK.search(_page(rule).section("References"))


@every_rule
def test_first_example_is_found(rule: type[Rule]) -> None:
    found = _findings(rule, 0)

    assert found
    assert {(each.rule, each.name) for each in found} == {(rule.code, rule.name)}


@every_rule
def test_second_example_is_clean(rule: type[Rule]) -> None:
    assert _findings(rule, 1) == []


@every_rule
def test_findings_are_sentences_with_help(rule: type[Rule]) -> None:
    for finding in _findings(rule, 0):
        assert finding.message.endswith((".", "?")), finding.message
        assert finding.help.endswith((".", "?")), finding.help


@every_rule
def test_fixes_mend_what_was_found(rule: type[Rule]) -> None:
    matrix, *others = matrices_of(_page(rule).examples[0])
    found = findings_in(rule, matrix, *others, **_given(rule))
    for finding in found:
        if finding.fix and finding.fix.changes and finding.fix.safety is not Safety.DISPLAY_ONLY:
            assert len(findings_in(rule, _mended(matrix, finding), *others, **_given(rule))) < len(found)


def _mended(matrix: Matrix, finding: Finding) -> Matrix:
    assert finding.fix
    for change in finding.fix.changes:
        matrix = change.apply(matrix)
    return matrix


@every_rule
def test_an_empty_matrix_is_survived(rule: type[Rule]) -> None:
    findings_in(rule, Matrix(get("RACI"), (), (), ()))


@every_rule
@pytest.mark.parametrize("notation", ["RACI", "RASCI", "DACI", "RAPID", "L/A", "RASCI-VS", "RACIO"])
def test_every_notation_is_survived(rule: type[Rule], notation: str) -> None:
    letters = "/".join(letter.letter for letter in get(notation).letters)
    matrix = matrix_of(f"| Duty | Buyer | |\n| --- | --- | --- |\n| Pay | {letters} | X |\n| | ? | R |", notation)

    findings_in(rule, matrix)


@every_rule
def test_only_plugin_names_and_changes_are_imported(rule: type[Rule]) -> None:
    imported = set(re.findall(r"^\s*(?:from|import) (raci[\w.]*)", _source(rule), re.MULTILINE))
    family = rule.__module__.rpartition(".")[0]
    strangers = {name for name in imported if not name.startswith((family, "raci.rules."))}

    assert strangers <= {"raci.plugin", "raci.names", "raci.model.change"}
