"""raci: reads the responsibility matrices people really have, and says what is wrong with them and where."""

from __future__ import annotations

from raci.version import VERSION as __version__  # noqa: N811 - the name Python gives it

TYPE_CHECKING = False  # importing typing would cost more than all the rest; type checkers know the name
if TYPE_CHECKING:
    from raci.api import (
        annotate,
        check,
        check_together,
        compare_roles,
        draft,
        draw,
        fix,
        graph,
        read,
        read_all,
        read_organization,
        register,
        role_card,
        understand,
        who,
        write,
    )
    from raci.batch import check_files
    from raci.comparing import compare_files
    from raci.drafting.catalogue import starters
    from raci.errors import NoMatrixError, RaciError, SettingsError, UnreadableError
    from raci.lint import Finding, Fix, Report, Severity
    from raci.mending import Mended, mend
    from raci.merging import MergedFile, merge_files
    from raci.model import Duty, Location, Matrix, Notation, Organization, Participation, Role
    from raci.model.draft import Draft
    from raci.placing import draft_from_duties
    from raci.reports.differences import Compared
    from raci.settings import LayoutSettings, Settings
    from raci.starting import complete, draft_from_starter
    from raci.titles import place_title, place_wording

_HOMES = {
    "raci.api": (
        "annotate",
        "check",
        "check_together",
        "compare_roles",
        "draft",
        "draw",
        "fix",
        "graph",
        "read",
        "read_all",
        "read_organization",
        "register",
        "role_card",
        "understand",
        "who",
        "write",
    ),
    "raci.batch": ("check_files",),
    "raci.comparing": ("compare_files",),
    "raci.drafting.catalogue": ("starters",),
    "raci.errors": ("NoMatrixError", "RaciError", "SettingsError", "UnreadableError"),
    "raci.lint": ("Finding", "Fix", "Report", "Severity"),
    "raci.mending": ("Mended", "mend"),
    "raci.merging": ("MergedFile", "merge_files"),
    "raci.model": ("Duty", "Location", "Matrix", "Notation", "Organization", "Participation", "Role"),
    "raci.model.draft": ("Draft",),
    "raci.placing": ("draft_from_duties",),
    "raci.reports.differences": ("Compared",),
    "raci.settings": ("LayoutSettings", "Settings"),
    "raci.starting": ("complete", "draft_from_starter"),
    "raci.titles": ("place_title", "place_wording"),
}

__all__ = [
    "Compared",
    "Draft",
    "Duty",
    "Finding",
    "Fix",
    "LayoutSettings",
    "Location",
    "Matrix",
    "Mended",
    "MergedFile",
    "NoMatrixError",
    "Notation",
    "Organization",
    "Participation",
    "RaciError",
    "Report",
    "Role",
    "Settings",
    "SettingsError",
    "Severity",
    "UnreadableError",
    "__version__",
    "annotate",
    "check",
    "check_files",
    "check_together",
    "compare_files",
    "compare_roles",
    "complete",
    "draft",
    "draft_from_duties",
    "draft_from_starter",
    "draw",
    "fix",
    "graph",
    "mend",
    "merge_files",
    "place_title",
    "place_wording",
    "read",
    "read_all",
    "read_organization",
    "register",
    "role_card",
    "starters",
    "understand",
    "who",
    "write",
]


if not TYPE_CHECKING:  # so that a type checker tells misspelt names

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used, so that `import raci` costs nothing (PEP 562)."""
        from importlib import import_module  # noqa: PLC0415 - nothing costs until used

        for home, names in _HOMES.items():
            if name in names:
                found = getattr(import_module(home), name)
                globals()[name] = found
                return found
        raise AttributeError(f"module 'raci' has no attribute {name!r}")

    def __dir__() -> list[str]:
        """Return the names there are, also those not imported yet, for those who ask an interpreter."""
        return sorted({*globals(), *__all__})
