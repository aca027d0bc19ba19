"""Everything that can be set, as plain data: what to check, how strictly, and how a messy file is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from raci.model import Allowance
    from raci.settings.house import House


@record
class LayoutSettings:
    """What the user says about a file's layout; every word overrules what would be found.

    `header` is the number of the row (from 1) that names the roles, `duties` the letters of the column that names
    the duties, `range` an area such as `B4:K30`.
    """

    sheet: str | None = None
    range: str | None = None
    header: int | None = None
    duties: str | None = None
    transposed: bool | None = None
    notation: str | None = None


@record
class Settings:
    """Everything that can be set, with its default.

    `select` and `ignore` hold codes or their beginnings (`ACC`, `DUT001`) or rule names; `severity` maps a code or
    name to `error`, `warning` or `note`; `rules` maps a rule's name to its options. `paths` maps a glob pattern to
    settings for the files that match it. `organization` is the path of a file: every matrix that names no organization
    of its own is joined to it. `baseline` is the path of a file: `raci check` sets apart the findings that it knows
    (from Python, `raci.lint.baseline` does). `today` is the day for which it is asked who holds a role; None is the
    day it is. `allow` says what may stay as it is, and why; without `allowances` nothing may, whoever allows it.
    `house` are rules of the house, `weights` what participations count for in a load where that is not the usual.
    `limits` are those that were set, by name (`raci.limits`), among them the `time` for a file.
    `jobs`, `cluster` (the address of a scheduler) and `cluster_timeout` (seconds
    until it answers) say how `raci check` judges many files, and change nothing of what is found.
    `cache` tells whether results are kept from run to run in `cache_dir`, a folder (the user's own for caches where
    none is named); None is where that is safe and pays, which `raci check` decides and nobody else.
    `places` tells where things were said (`raci.toml:12`, `RACI_SELECT`), by the keys that lead to them; what nobody
    said is not there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str = "error"
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    layout: LayoutSettings = field(default_factory=LayoutSettings)
    paths: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    organization: str | None = None
    today: date | None = None
    allow: tuple[Allowance, ...] = ()
    allowances: bool = True
    baseline: str | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    house: tuple[House, ...] = ()
    jobs: int | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    cluster: str | None = None
    cluster_timeout: float | None = None
    cache: bool | None = None
    cache_dir: str | None = None
    places: Mapping[tuple[str, ...], str] = field(default_factory=dict, compare=False)

    def place(self, *keys: str) -> str:
        """Return where the value to which these keys lead was said, or the value around it; empty where nobody did."""
        ends = range(len(keys), 0, -1)
        return next((self.places[keys[:end]] for end in ends if keys[:end] in self.places), "")
