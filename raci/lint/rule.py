"""What a rule is: one class in one file, with a code, a severity, a docstring that is its page, and one hook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Literal, dataclass_transform

from raci.lint.finding import Confidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.graph import OrganizationGraph, Register, ResponsibilityGraph
    from raci.lint.allowing import AllowanceUse
    from raci.lint.finding import Fix
    from raci.model import Assignment, Duty, Participation, Profile, Role


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
class Rule:
    """The base of every rule.

    A subclass gives `code` and `severity` as class arguments, `preview=True` while it is off unless asked for, and
    `needs`, the participations its notation must have. Options are annotated fields with defaults. Override the
    one hook that sees enough. (Options are no dataclass fields: making forty data classes costs more than a small run.)
    `suspects` may rule a duty out by its counts alone: it is asked once for each distinct profile, `check_duty` only
    for duties whose profile is suspect. `of_house` tells that a rule was made of settings.

    Two words spare work where a matrix is judged again after a letter has changed, and may be left out. `letters` is
    what they are to `check`: `unread`, or only `told` of what is found without them. `by_role` says that each finding
    of `check` is about one role, and about duties whose counts or whose part of that role it looks at.
    """

    code: ClassVar[str] = ""
    name: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    preview: ClassVar[bool] = False
    needs: ClassVar[frozenset[Participation]] = frozenset()
    of_house: ClassVar[bool] = False
    letters: ClassVar[Literal["read", "told", "unread"]] = "read"
    by_role: ClassVar[bool] = False
    _options: ClassVar[dict[str, Any]] = {}

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - each option has its own type
        if options:
            unknown = options.keys() - self._options.keys()
            if unknown:
                raise TypeError(f"{type(self).__name__} has no option {', '.join(sorted(unknown))}")
            self.__dict__.update(options)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a rule does not change: {name}")

    def __init_subclass__(
        cls,
        *,
        code: str = "",
        severity: Severity = Severity.WARNING,
        preview: bool = False,
        needs: frozenset[Participation] | None = None,
        **rest: Any,  # noqa: ANN401 - passed on as it came
    ) -> None:
        super().__init_subclass__(**rest)
        own = [name for name, kind in vars(cls).get("__annotations__", {}).items() if "ClassVar" not in str(kind)]
        cls._options = {**cls._options, **{option: getattr(cls, option) for option in own}}
        cls.code = code
        cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        cls.severity = severity
        cls.preview = preview
        cls.needs = needs or frozenset()

    @classmethod
    def options(cls) -> dict[str, Any]:
        """Return the options and their defaults, by name."""
        return dict(cls._options)

    def suspects(self, profile: Profile) -> bool:
        """Tell whether a duty with these counts could break the rule."""
        return True

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Judge the matrix as a whole."""
        return iter(())

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Judge one role (a column)."""
        return iter(())

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Judge one duty (a row)."""
        return iter(())

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Judge one assignment (a cell); asked only for cells with more than one letter or an unknown one."""
        return iter(())

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Judge an organization by itself, once however many matrices belong to it; findings say where they stand."""
        return iter(())

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Judge several matrices together; findings say where they stand."""
        return iter(())

    def check_allowance(self, use: AllowanceUse) -> Iterator[Finding]:
        """Judge an allowance by what became of it; asked after all other hooks of all rules."""
        return iter(())

    def finding(  # noqa: PLR0913 - every part of a finding but the rule's own
        self,
        message: str,
        *,
        duty: Duty | None = None,
        roles: tuple[Role, ...] | list[Role] = (),
        others: Iterable[Duty | Role | str] = (),
        help: str = "",  # noqa: A002 - the word the report prints
        fix: Fix | None = None,
        confidence: Confidence = Confidence.CERTAIN,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding of this rule; the engine adds its location.

        `others` is what else it is about; give it where rule, duty and roles do not tell two findings apart.
        """
        return Finding(
            self.code,
            self.name,
            message,
            severity or self.severity,
            confidence,
            duty.key if duty else "",
            tuple([role.key for role in roles]),
            help=help,
            fix=fix,
            others=tuple(others),
        )
