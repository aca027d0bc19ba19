"""Names of duties as people write them, and the same with the slips and liberties people take."""

from __future__ import annotations

from random import Random
from typing import Final


def _named(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


_VERBS: Final = _named("""
    approve, review, prepare, define, update, maintain, publish, plan, monitor, report, develop, deliver, document,
    test, validate, design, manage, coordinate, conduct, identify, analyse, assess, create, draft, sign, submit,
    negotiate, procure, archive, close, configure, deploy, install, train, communicate, schedule, track, resolve,
    escalate, verify, estimate, allocate, audit
    """)
_KINDS: Final = _named(
    "annual, monthly, technical, functional, detailed, final, internal, external, regional, legal, global"
)
_THINGS: Final = _named("""
    budget, project plan, requirements, business case, test plan, test cases, user acceptance test, release notes,
    supplier contract, purchase order, invoice, risk register, issue log, change request, status report, data model,
    training material, interface specification, deployment plan, migration strategy, stakeholder analysis,
    job description, performance review, marketing campaign, sales forecast, customer feedback, incident report,
    service level agreement, security policy, access rights, quality assurance plan, go-live checklist, lessons learned,
    pricing model, tender documents, site survey, safety inspection, maintenance schedule, warehouse inventory, payroll
    """)
_ENDS: Final = (
    "", "", "", "", "for the next year", "with the customer", "with all stakeholders", "of the project",
    "before go-live", "in the region", "for new employees", "and obtain sign-off", "on a monthly basis",
    "for the steering committee",
)  # fmt: skip
_FILLERS: Final = _named("the, all, new, relevant, formal, and, required")


def duty_names(count: int, seed: int, share: float = 0.15) -> list[str]:
    """Return so many names; a share of them has a variant among the others."""
    random = Random(seed)  # noqa: S311 - names, no secrets
    names: list[str] = []
    while len(names) < count:
        name = _name(random)
        names += [name, _variant(name, random)] if random.random() < share else [name]
    random.shuffle(names)
    return names[:count]


def _name(random: Random) -> str:
    kind = random.choice(_KINDS) if random.random() < 0.35 else ""
    words = (random.choice(_VERBS).capitalize(), kind, random.choice(_THINGS), random.choice(_ENDS))
    return " ".join(filter(None, words))


def _variant(name: str, random: Random) -> str:
    """Return the name with two words swapped, a letter dropped, a word put in or a word left out."""
    words = name.split()
    place = random.randrange(len(words))
    match random.choice(("swap", "drop", "put in", "leave out")):
        case "swap":
            other = random.randrange(len(words))
            words[place], words[other] = words[other], words[place]
        case "drop":
            gap = random.randrange(len(words[place]))
            words[place] = words[place][:gap] + words[place][gap + 1 :]
        case "put in":
            words.insert(place, random.choice(_FILLERS))
        case _ if len(words) > 2:
            del words[place]
    return " ".join(words)
