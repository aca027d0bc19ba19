"""House rules in plain words: which roles and duties are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.settings.house import House, Side, Which


def of_roles(which: Which, count: int | None) -> str:
    """Return which roles are meant: `4 roles called *Counsel*`; without a count for a sentence with No: `role …`."""
    noun = "role" if count in {None, 1} else "roles"
    number = "" if count is None else f"{count or 'No'} "
    return f"{number}{noun}{conditions(which)}"


def conditions(which: Which) -> str:
    """Return the conditions of duties or roles: ` called Approve * in section Tender, except Approve leave`."""
    said = (
        (" called", which.name),
        (" in section", which.section),
        (" with the words", which.words),
        (" of the tier", which.tier),
        (" of the level", which.level),
        (" of the kind", which.kind),
        (" under", which.group),
    )
    text = "".join(f"{words} {either(values)}" for words, values in said if values)
    return f"{text}, except those{conditions(which.excepted)}" if which.excepted else text


def either(words: Sequence[str], between: str = "or") -> str:
    """Return words as a list: `A, B or C`."""
    return f" {between} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def summary(said: House) -> str:
    """Return what a house rule finds, in one sentence."""
    duties, roles = f"duties{conditions(said.duties)}", f"roles{conditions(said.roles)}"
    match said.kind:
        case "forbid":
            return f"Find {roles} that {_has(said)} {duties}, which the house forbids."
        case "require":
            return f"Find {duties} for which no role{conditions(said.roles)} {_has(said, 1)}, as the house requires."
        case "limit" if said.per == "role":
            return f"Find {roles} that {_has(said)} {_numbers(said)} {duties}."
        case "limit":
            return f"Find {duties} for which {_numbers(said)} {roles} {_have(said)}."
        case _:
            who = "roles" if said.by == "role" else "roles and people"
            one, other = _side(said.one), _side(said.other)
            where = " of the same duty" if is_same_duty(said) else ""
            return f"Find {who}{conditions(said.roles)} with {one} and {other}{where}, which the house keeps apart."


def is_same_duty(said: House) -> bool:
    """Tell whether the two parts that a rule keeps apart count only on one duty."""
    return said.same_duty if said.same_duty is not None else said.one.duties.is_any and said.other.duties.is_any


def _words(said: House | Side) -> str:
    letters = [f"the letter {each}" for each in said.letter]
    return either([*said.participation, *letters])


def _has(said: House, count: int = 2) -> str:
    words = _words(said)
    if not words:
        return "takes part in" if count == 1 else "take part in"
    if said.letter:
        return f"{'has' if count == 1 else 'have'} {words}{'' if count == 1 else ' in'}"
    return f"{'is' if count == 1 else 'are'} {words}{'' if count == 1 else ' in'}"


def _have(said: House) -> str:
    words = _words(said)
    if not words:
        return "take part"
    return f"have {words}" if said.letter else f"are {words}"


def _numbers(said: House) -> str:
    """Return the numbers that are found: those outside the limit."""
    found = []
    if said.at_most is not None:
        found.append(f"more than {said.at_most}")
    if said.at_least is not None:
        found.append(f"fewer than {said.at_least}")
    return either(found)


def _side(side: Side) -> str:
    part = _words(side) or "accountable or responsible"
    return f"a part ({part}) in duties{conditions(side.duties)}" if not side.duties.is_any else f"a part ({part})"
