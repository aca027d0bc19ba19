"""The lines of keys: found in every form that TOML has for them."""

from __future__ import annotations

import tomllib
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.settings.lines import line_of, lines_in
from raci.settings.toml import as_toml, key_as_toml

TRICKY = dedent("""\
    # select = "not me"
    select = [
      "ACC",   # a comment with ] and "
      'RSP',
    ]
    why = \"\"\"
    ignore = ["in a text"]
    [paths]
    \"\"\"
    raw = '''
    [[house]]
    '''
    "fail-on" = "note"
    layout = { sheet = "a # b", header = 3 }
    severity.ACC001 = "note"

    [paths."plans/[x].xlsx"]
    ignore = [["a"], ["b"]]
    'layout'.sheet = "x"

    [[house]]
    code = "HSE001"
    roles = {level = ["head",
      "executive"]}
    [house.duties]
    name = "x"
    [[house]] # second
    code = "HSE002"
    """)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("select",), 2),
        (("select", "0"), 3),
        (("select", "1"), 4),
        (("select", "7"), 2),
        (("ignore",), 0),
        (("fail-on",), 13),
        (("layout", "header"), 14),
        (("severity", "ACC001"), 15),
        (("paths", "plans/[x].xlsx", "ignore", "1", "0"), 18),
        (("paths", "plans/[x].xlsx", "layout", "sheet"), 19),
        (("paths", "other"), 17),
        (("house", "0", "code"), 22),
        (("house", "0", "roles", "level", "1"), 24),
        (("house", "0", "duties", "name"), 26),
        (("house", "1"), 27),
        (("house", "1", "code"), 28),
        (("house", "1", "kind"), 27),
    ],
)
def test_each_key_has_its_line(keys: tuple[str, ...], line: int) -> None:
    tomllib.loads(TRICKY)

    assert line == line_of(lines_in(TRICKY), keys)


def test_a_long_list_takes_no_long_time() -> None:
    text = f"select = [{', '.join(['[' * 20 + ']' * 20] * 5000)}]\n" + 'x = "' + "\\\\" * 50000 + '"\n'

    assert line_of(lines_in(text), ("x",)) == 2


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.dates() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, VALUES, max_size=5))
def test_what_is_written_as_toml_is_read_again(table: dict[str, Any]) -> None:
    text = "".join(f"{key_as_toml(key)} = {as_toml(value)}\n" for key, value in table.items())

    assert table == tomllib.loads(text)


@given(st.dictionaries(WORDS, VALUES, max_size=5))
def test_every_key_that_is_written_is_found_at_its_line(table: dict[str, Any]) -> None:
    text = "".join(f"{key_as_toml(key)} = {as_toml(value)}\n" for key, value in table.items())
    lines = lines_in(text)

    for number, (key, value) in enumerate(table.items(), 1):
        assert {lines[keys] for keys in _paths(value, (key,))} == {number}


def _paths(value: Any, before: tuple[str, ...]) -> list[tuple[str, ...]]:  # noqa: ANN401 - as TOML has them
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [before, *(path for key, each in inner for path in _paths(each, (*before, str(key))))]
