"""What every house rule is made of, and the three kinds that look at one duty or one role: forbid, require, limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from raci.plugin import Confidence, Rule
from raci.rules.accountability.wording import called, shortened
from raci.rules.house.meant import Meant, weakest
from raci.rules.house.parts import Part
from raci.rules.house.wording import of_roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role
    from raci.settings.house import House

_SHOWN = 5


class HouseRule(Rule):
    """A rule made of what the settings say."""

    of_house: ClassVar[bool] = True
    said: ClassVar[House]

    def told(  # noqa: PLR0913 - every part of a finding but its own
        self,
        message: str,
        help: str,  # noqa: A002 - the word the report prints
        *,
        duty: Duty | None = None,
        roles: Sequence[Role] = (),
        others: Sequence[str] = (),
        count: int = 0,
        confidence: Confidence = Confidence.CERTAIN,
    ) -> Finding:
        """Return a finding in the words of the house where it has its own, else in these."""
        if self.said.message:
            known = {
                "duty": called(duty) if duty else "",
                "roles": shortened([role.name for role in roles], _SHOWN),
                "count": str(count),
            }
            message = _filled(self.said.message, known)
        advice = self.said.help or help
        return self.finding(message, duty=duty, roles=tuple(roles), others=others, help=advice, confidence=confidence)


class Forbid(HouseRule):
    """A participation that some roles may not have in some duties."""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the duties in which such roles have it, each with all of them."""
        part = Part(self.said, graph.matrix.notation)
        if not part.applies:
            return
        meant = Meant(graph)
        duties, roles = meant.duties(self.said.duties), meant.roles(self.said.roles)
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            if duty.key not in duties:
                continue
            found = [graph.roles[key] for key, entry in row.items() if key in roles and part.is_in(entry)]
            if found:
                found = _in_order(found, graph)
                yield self.told(
                    f"{shortened([role.name for role in found], _SHOWN)} {part.told(len(found))} {called(duty)}; "
                    "the house forbids it.",
                    f"give {part.words} to somebody else, or leave it out.",
                    duty=duty,
                    roles=found,
                    count=len(found),
                    confidence=weakest(duties[duty.key], *(roles[role.key] for role in found)),
                )


class Require(HouseRule):
    """A participation that duties must have, by some role that is meant."""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the duties in which no such role has it."""
        part = Part(self.said, graph.matrix.notation)
        if not part.applies:
            return
        meant = Meant(graph)
        duties, roles = meant.duties(self.said.duties), meant.roles(self.said.roles)
        sure = weakest(*roles.values(), *([] if self.said.roles.is_any or roles else [Confidence.LIKELY]))
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            if duty.key in duties and not any(key in roles and part.is_in(entry) for key, entry in row.items()):
                who = of_roles(self.said.roles, None)
                yield self.told(
                    f"No {who} {part.told(1)} {called(duty)}; the house requires it.",
                    f"give {part.words} to {'a ' if who == 'role' else 'one such '}role.",
                    duty=duty,
                    confidence=weakest(duties[duty.key], sure),
                )


class Limit(HouseRule):
    """How many roles may have a part in a duty, or in how many duties a role may have it."""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the duties, or the roles, with too many or too few."""
        part = Part(self.said, graph.matrix.notation)
        if not part.applies:
            return
        meant = Meant(graph)
        duties, roles = meant.duties(self.said.duties), meant.roles(self.said.roles)
        if self.said.per == "role":
            yield from self._per_role(graph, part, duties, roles)
        else:
            yield from self._per_duty(graph, part, duties, roles)

    def _per_duty(
        self, graph: ResponsibilityGraph, part: Part, duties: dict[str, Confidence], roles: dict[str, Confidence]
    ) -> Iterator[Finding]:
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            if duty.key not in duties:
                continue
            keys = [key for key, entry in row.items() if key in roles and part.is_in(entry)]
            limit = self._broken(len(keys))
            if limit:
                found = _in_order([graph.roles[key] for key in keys], graph)
                names = f": {shortened([role.name for role in found], _SHOWN)}" if found else ""
                yield self.told(
                    f"{of_roles(self.said.roles, len(keys))} {part.told(len(keys) or 2)} {called(duty)}, and the house "
                    f"wants {limit}{names}.",
                    f"see who needs {part.words}.",
                    duty=duty,
                    roles=found,
                    count=len(keys),
                    confidence=weakest(duties[duty.key], *(roles[key] for key in keys)),
                )

    def _per_role(
        self, graph: ResponsibilityGraph, part: Part, duties: dict[str, Confidence], roles: dict[str, Confidence]
    ) -> Iterator[Finding]:
        held: dict[str, list[Duty]] = {key: [] for key in roles}
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            if duty.key in duties:
                for key, entry in row.items():
                    if key in roles and part.is_in(entry):
                        held[key].append(duty)
        for key, found in held.items():
            limit = self._broken(len(found))
            if limit:
                role = graph.roles[key]
                count = f"{len(found)} {'duty' if len(found) == 1 else 'duties'}" if found else "no duty"
                names = f": {shortened([called(duty) for duty in found])}" if found else ""
                yield self.told(
                    f"{role.name} {part.told(1)} {count}, and the house wants {limit}{names}.",
                    "share them among more roles." if len(found) > (self.said.at_most or 0) else "see what it is for.",
                    roles=(role,),
                    count=len(found),
                    confidence=weakest(roles[key], *(duties[duty.key] for duty in found)),
                )

    def _broken(self, count: int) -> str:
        """Return the limit that a number breaks, empty where it breaks none."""
        least, most = self.said.at_least, self.said.at_most
        if most is not None and count > most:
            return f"at most {most}" if most else "none"
        return f"at least {least}" if least is not None and count < least else ""


def _in_order(roles: list[Role], graph: ResponsibilityGraph) -> list[Role]:
    if len(roles) < 2:  # noqa: PLR2004 - then there is no order
        return roles
    places = {key: place for place, key in enumerate(graph.roles)}
    return sorted(roles, key=lambda role: places[role.key])


def _filled(text: str, known: dict[str, str]) -> str:
    """Return a text with what stands for its placeholders; what stands for one is not read again."""
    pieces = text.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        word, brace, rest = piece.partition("}")
        filled.append(f"{known[word]}{rest}" if brace and word in known else f"{{{piece}")
    return "".join(filled)
