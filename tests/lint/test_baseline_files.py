"""Baseline files: the same findings give the same text, and what cannot be understood is told in one sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from raci.errors import UnreadableError
from raci.lint.baseline import Baseline, Entry, FileThen, read_baseline, write_baseline
from raci.lint.subject import DutyWords, RoleWords, Subject
from raci.schemas import schema_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCHEMA = Draft202012Validator(json.loads(schema_path("baseline").read_text("utf-8")))
WORDS = st.text(min_size=1, max_size=8).map(lambda text: text.encode("utf-8", "replace").decode())


@st.composite
def baselines(draw: st.DrawFn) -> Baseline:
    """Return a baseline of up to four findings in two files."""
    paths = ("a.xlsx", "org/ä b.md")
    roles = {
        path: draw(
            st.dictionaries(WORDS, st.lists(WORDS, min_size=1, max_size=2, unique=True).map(_sorted), max_size=2)
        )
        for path in paths
    }
    entries = []
    for _ in range(draw(st.integers(0, 4))):
        path = draw(st.sampled_from(paths))
        duties = draw(
            st.lists(st.builds(DutyWords, WORDS, st.lists(WORDS, max_size=2).map(tuple), WORDS, WORDS), max_size=2)
        )
        held = tuple(RoleWords(key, roles[path][key]) for key in sorted(roles[path]))
        subject = Subject("ACC001", tuple(sorted(set(duties))), held, _sorted(draw(st.sets(WORDS, max_size=2))))
        entries.append(Entry((path,), subject, draw(WORDS)))
    sections = frozenset({("Plan",), ("Plan", "Later")})
    return Baseline(tuple(sorted(entries)), {path: FileThen(sections, roles[path]) for path in paths})


def _sorted(words: list[str] | set[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


@given(baselines())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, baseline: Baseline) -> None:
    path = tmp_path_factory.mktemp("baseline") / "raci-baseline.json"
    write_baseline(baseline, path)

    assert read_baseline(path) == baseline
    assert SCHEMA.is_valid(json.loads(path.read_text("utf-8")))


def test_each_file_and_each_finding_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "raci-baseline.json"
    subject = Subject("ACC002", (DutyWords("Sell", ("Plan",)),), (RoleWords("Chief", ("Boss",)), RoleWords("Clerk")))
    write_baseline(
        Baseline(
            (Entry(("a.md",), subject, "12ab"),), {"a.md": FileThen(frozenset({("Plan",)}), {"Chief": ("Boss",)})}
        ),
        path,
    )

    assert path.read_text("utf-8").splitlines() == [
        "{",
        '  "version": 1,',
        '  "files": {',
        '    "a.md": {"sections": [["Plan"]], "roles": {"Chief": ["Boss"]}}',
        "  },",
        '  "findings": [',
        (
            '    {"rule": "ACC002", "path": "a.md", "duties": [{"name": "Sell", "section": ["Plan"]}],'
            ' "roles": ["Chief", "Clerk"], "fingerprint": "12ab"}'
        ),
        "  ]",
        "}",
    ]


def _finding(**changes: object) -> str:
    finding = {"rule": "ACC001", "path": "a.md", "fingerprint": "12"} | changes
    return json.dumps({"version": 1, "files": {}, "findings": [finding]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no valid JSON"),
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "no baseline of raci"),
        ("null", "no baseline of raci"),
        ('"text"', "no baseline of raci"),
        ("{}", "no baseline of raci"),
        ('{"version": "1"}', "no baseline of raci"),
        ('{"version": true}', "no baseline of raci"),
        ('{"version": 0}', "of an older version (0; this raci reads 1)"),
        ('{"version": 2, "more": 3}', "of a newer version (2; this raci reads 1)"),
        ('{"version": 1}', "files: Field required, and one more mistake"),
        ('{"version": 1, "files": [], "findings": {}}', "files: it should be a valid dictionary"),
        (_finding(rule=3), "findings.1.rule: it should be a valid string"),
        (_finding(color="red"), "findings.1.color: Extra inputs are not permitted"),
        (_finding(duties=[{}]), "findings.1.duties.1.name: Field required"),
        (f"<<<<<<< ours\n{_finding()}\n=======\n{{}}\n>>>>>>> theirs\n", "marks of a merge conflict"),
    ],
)
def test_what_is_no_baseline_is_told_in_a_sentence_that_says_what_to_do(
    tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "raci-baseline.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError) as told:
        read_baseline(path)

    kind = (
        "no-baseline"
        if "no baseline" in expected
        else "baseline-version"
        if "version (" in expected
        else "broken-baseline"
    )
    assert expected in told.value.message
    assert told.value.code == kind
    assert told.value.message.endswith("write it anew with --write-baseline")
    assert told.value.place.startswith(str(path))
    assert told.value.problems == ()


def test_the_line_of_a_mistake_is_told(tmp_path: Path) -> None:
    path = tmp_path / "raci-baseline.json"
    path.write_text('{\n  "version": 1,\n  "files" {}\n}\n', "utf-8")
    with pytest.raises(UnreadableError) as told:
        read_baseline(path)

    assert f"{path}:3:11" == told.value.place


def _missing(_path: Path) -> None:
    pass


def _folder(path: Path) -> None:
    path.mkdir()


def _utf16(path: Path) -> None:
    path.write_text('{"version": 1}', "utf-16")


@pytest.mark.parametrize(
    ("make", "expected"),
    [(_missing, "there is no such baseline"), (_folder, "cannot be read"), (_utf16, "not in UTF-8")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, make: Callable[[Path], None], expected: str) -> None:
    path = tmp_path / "raci-baseline.json"
    make(path)
    with pytest.raises(UnreadableError, match=expected):
        read_baseline(path)


def test_a_huge_baseline_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "raci-baseline.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableError, match="larger than 100 MiB"):
        read_baseline(path)
