"""What holds for a path: default, then file, then what it says of the path, then environment, then command line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st
from test_settings_lines import WORDS

from raci.cli.settings_in_force import settings_for
from raci.cli.settings_shown import lines_of
from raci.records import replace
from raci.settings import LayoutSettings, Settings, load_settings
from raci.settings.reference import HOUSE_EXAMPLES, settings_there_are

if TYPE_CHECKING:
    import pytest

FIELDS: Final = ("select", "ignore", "fail_on", "exclude")
SEVERITIES: Final = st.sampled_from(["error", "warning", "note"])
SOURCES: Final = ("file", "path", "environment", "flag")


@given(st.dictionaries(st.sampled_from(FIELDS), st.dictionaries(st.sampled_from(SOURCES), SEVERITIES)))
def test_who_speaks_last_wins(said: dict[str, dict[str, str]]) -> None:
    import pytest  # noqa: PLC0415 - a patch for each example

    said.get("exclude", {}).pop("path", None)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        _write(Path(folder, "raci.toml"), said)
        for field, sources in said.items():
            if "environment" in sources:
                patch.setenv(f"RACI_{field.upper()}", sources["environment"])
        flags = {field: _value(field, each["flag"]) for field, each in said.items() if "flag" in each}
        found = settings_for(Path(folder, "plan.xlsx"), flags)

        for field in FIELDS:
            last = next((source for source in reversed(SOURCES) if source in said.get(field, {})), None)
            expected = _value(field, said[field][last]) if last else getattr(Settings(), field)
            assert expected == getattr(found, field)
            assert _place(found.places.get((field,), "")) == last


def _write(path: Path, said: dict[str, dict[str, str]]) -> None:
    lines = []
    for source, before in (("file", ""), ("path", 'paths."*.xlsx".')):
        for field, sources in said.items():
            if source in sources:
                value = f'"{sources[source]}"' if field == "fail_on" else f'["{sources[source]}"]'
                lines.append(f"{before}{field.replace('_', '-')} = {value}  # {source}")
    path.write_text("\n".join(lines), "utf-8")


def _value(field: str, word: str) -> object:
    return word if field == "fail_on" else (word,)


def _place(place: str) -> str | None:
    """Return the source a place is in; of the file, the comment at the line tells it."""
    if not place:
        return None
    if place.startswith("--"):
        return "flag"
    if place.startswith("RACI_"):
        return "environment"
    path, _, line = place.rpartition(":")
    return Path(path).read_text("utf-8").splitlines()[int(line) - 1].rpartition("# ")[2]


TEXTS: Final = st.lists(WORDS, max_size=2).map(tuple)


@given(
    st.builds(
        Settings,
        select=TEXTS,
        ignore=TEXTS,
        preview=st.booleans(),
        fail_on=SEVERITIES,
        exclude=TEXTS,
        organization=st.none() | st.just("/org.yaml"),
        today=st.none() | st.dates(),
        severity=st.dictionaries(WORDS, SEVERITIES, max_size=2),
        rules=st.dictionaries(WORDS, st.dictionaries(WORDS, st.integers(), min_size=1, max_size=2), max_size=2),
        layout=st.builds(LayoutSettings, sheet=st.none() | WORDS, header=st.none() | st.integers(1, 9)),
    ),
    st.booleans(),
)
def test_settings_that_are_shown_say_the_same_when_they_are_read(settings: Settings, house: bool) -> None:  # noqa: FBT001
    with TemporaryDirectory() as folder:
        path = Path(folder, "raci.toml")
        if house:
            path.write_text(HOUSE_EXAMPLES.read_text("utf-8"), "utf-8")
            settings = replace(settings, house=load_settings(path).house)
        path.write_text("\n".join(lines_of(settings)), "utf-8")

        assert settings == load_settings(path)


def test_settings_without_a_file_cost_no_look_at_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "raci.toml").write_text("broken", "utf-8")

    assert settings_for(tmp_path, {"config": False}) == Settings()
    monkeypatch.setenv("RACI_NO_CONFIG", "1")
    assert settings_for(tmp_path, {}) == Settings()


def test_a_file_that_is_named_counts_in_place_of_the_nearest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "raci.toml").write_text("broken", "utf-8")
    other = tmp_path / "other.toml"
    other.write_text("preview = true", "utf-8")

    assert settings_for(tmp_path, {"config": str(other)}) == Settings(preview=True)
    monkeypatch.setenv("RACI_CONFIG", str(other))
    assert settings_for(tmp_path, {}) == Settings(preview=True)


def test_every_setting_is_described_and_has_a_default_or_an_example() -> None:
    for setting in settings_there_are():
        assert setting.description.endswith(".")
        assert setting.default is not None or setting.example is not None


def test_house_examples_are_commented_toml() -> None:
    assert tomllib.loads(HOUSE_EXAMPLES.read_text("utf-8"))
