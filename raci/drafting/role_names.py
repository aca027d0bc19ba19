"""Titles of roles as headings and labels give them: without articles, numbers and marks, with their abbreviations."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.datafile import load
from raci.drafting.verbs import verb_of
from raci.drafting.wordings import compiled, listed
from raci.patterns import pattern
from raci.titles.heads import head_of
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import RoleKind

_FILE: Final = Path(__file__).with_name("roles.toml")
_NUMBER: Final = compiled("role_names", "number")
_BRACKET: Final = pattern(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SHORT: Final = pattern(r"[A-ZÄÖÜ][A-Za-z&/]{0,6}[A-Z]|[A-Z]{2,8}|[A-Z]{2,6}s")
_GENDERS: Final = pattern(r"(?:[mwfdxhi*]|all genders|alle)(?:\s*[/|,]\s*(?:[mwfdxhi*]|divers))*", re.IGNORECASE)
_ARTICLE: Final = compiled("role_names", "article")
_SENTENCE: Final = pattern(
    r"[.!?;,:]\s|[!?;]$|\b(?:is|are|was|were|will|shall|must|can|may|has|have|ist|sind|est|sont)\b"
)
_PERSON: Final = pattern(r"(.{3,60}?)(?:,| [–—-]) (?:[A-Z][\w'’-]+\.?)(?: [A-Z][\w'’-]+\.?){0,2}")
_SEPARATOR: Final = pattern(
    r"\s+(?:and|und|et|or|oder|ou|vs\.?|versus|&|/)\s+(?:the |der |die |das |le |la )?|,\s+|/|;\s+", re.IGNORECASE
)
_GRADE: Final = pattern(r"(?:level |grade |stufe |niveau )?[A-Za-z]{0,3}\d{1,2}", re.IGNORECASE)
_GENDERED: Final = pattern(r"(?<=\w)(?:\((?:e|ne|se|in|innen|r|n|s|es)\)|[/:*_·-]{1,2}(?:in|innen|e|ne|r|n)\b(?=\s|$))")
_PLACE: Final = pattern(r"\s(?:at|@|bei|chez)\s+[A-ZÄÖÜ].*$")
_ORDINAL: Final = pattern(r"^\d\.\s+(?=\w)")
_MOST_WORDS: Final = 7
_LONGEST: Final = 90
_KNOWN: Final = 3
_LIKELY: Final = 2


class RoleName(NamedTuple):
    """A title: its name and other names; `strength` is 3 where its head is a known one, 2 likely, less a guess."""

    name: str
    aliases: tuple[str, ...]
    strength: int
    kind: RoleKind = "position"


@lru_cache(maxsize=1 << 14)
def as_role(text: str) -> RoleName | None:
    """Return a text as the title of a role, None where it cannot be one."""
    if len(text) > _LONGEST:
        return None
    bare, aliases = _cleaned(text)
    words = plain_words(bare)
    before, dash, after = bare.partition(" - ")
    if dash and _strength(before)[0] < _LIKELY and (named := as_role(after)) and named.strength == _KNOWN:
        return named
    if (person := _PERSON.fullmatch(bare)) and _strength(bare)[0] < _KNOWN and (known := as_role(person[1])):
        return known._replace(aliases=(*known.aliases, bare)) if known.strength == _KNOWN else None
    if not words or len(words) > _MOST_WORDS or _SENTENCE.search(_ORDINAL.sub("", bare)):
        return None
    if (
        " ".join(words) in listed("no_roles")
        or words[0] in listed("no_beginnings")
        or listed("no_titles").issuperset(words)
        or not listed("never_in_titles").isdisjoint(words)
        or words[-1] in {"roles", "rollen", "responsibilities", "duties", "tasks"}
    ):
        return None
    strength, kind = max(_strength(bare), _strength(bare.removesuffix("s")))
    if len(words) > 1 and (last := verb_of(bare.split()[-1])) and last.form == "other":
        return None
    verb = verb_of(words[0]) if len(words) > 1 else None
    if verb and verb.form in {"gerund", "third", "infinitive"} and strength < _KNOWN:
        return None
    return RoleName(bare, aliases, strength, kind)


def _cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a title without what surrounds it, and the abbreviations that stand in brackets behind it."""
    text = text.strip().strip('*_`:–—-|•#"“”„ ').strip()
    while found := _NUMBER.match(text):
        text = text[found.end() :]
    aliases = [inside.strip() for inside in _BRACKET.findall(text) if _SHORT.fullmatch(inside.strip())]
    if "(" in text or "[" in text:
        text = _BRACKET.sub(lambda found: "" if _is_aside(found[1]) else found[0], text).strip()
    text = _PLACE.sub("", _GENDERED.sub("", text))
    article = _ARTICLE.match(text)
    bare = text[article.end() :] if article and len(text) > article.end() else text
    return bare.strip(' :,-–—"“”„'), tuple(aliases)


def _is_aside(inside: str) -> bool:
    return bool(
        _SHORT.fullmatch(inside.strip()) or _GRADE.fullmatch(inside.strip()) or _GENDERS.fullmatch(inside.strip())
    )


def _strength(title: str) -> tuple[int, RoleKind]:
    head, _ = head_of(title)
    if head is None:
        return 0, "position"
    sort = head.meaning.sort
    if sort == "agent":
        return 0, "agent"
    if sort == "group":
        last = head.place == len(head.part) - 1 or head.part[head.place + 1].has("joint")
        known = last and head.found == _KNOWN
        return (_KNOWN if known else 0), "group"
    return head.found, "external" if sort == "external" else "position"


def named_in_heading(text: str) -> RoleName | None:
    """Return the role that a heading with words for duties names: "Key Responsibilities of a Head of Sales"."""
    bare = _unnumbered(text)
    for each in _templates():
        if (found := each.fullmatch(bare)) and (role := as_role(found["role"])) and role.strength >= _LIKELY:
            return role
    return None


def loosely_named_in_heading(text: str) -> RoleName | None:
    """Return the role a heading with words for duties may name, though its title is not known: to be confirmed."""
    bare = _unnumbered(text)
    return next(
        (role for each in _templates() if (found := each.fullmatch(bare)) and (role := as_role(found["role"]))), None
    )


def roles_listed(text: str) -> tuple[RoleName, ...]:
    """Return the roles of a heading that lists several: "Product Owner and Scrum Master"; none where one is no role."""
    before, colon, after = text.partition(": ")
    return _listed(before) or (_listed(after) if colon else ())


def _listed(text: str) -> tuple[RoleName, ...]:
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    found = [role for part in parts if (role := as_role(part)) and role.strength >= _KNOWN]
    return tuple(found) if 1 < len(parts) == len(found) else ()


def named_in_sentence(text: str) -> Iterator[RoleName]:
    """Yield the roles that a sentence speaks to, or seeks: "As a Buyer, you will …", "We are looking for a Buyer"."""
    for each in _sentences():
        for found in each.finditer(text[:1000]):
            role = as_role(found["role"])
            if role and role.strength >= _LIKELY:
                yield role


def _unnumbered(text: str) -> str:
    text = text.strip().strip("*_#").rstrip(":?").strip()
    found = _NUMBER.match(text)
    return text[found.end() :] if found else text


@cache
def _data() -> dict[str, Any]:
    return load(_FILE)


def labels(name: str) -> frozenset[str]:
    """Return the labels of a sort of fact, folded: `superior` for "Reports to"."""
    return _labels(name)


@cache
def _labels(name: str) -> frozenset[str]:
    return frozenset(" ".join(plain_words(label)) for label in _data()["labels"][name])


def _filled(template: str) -> re.Pattern[str]:
    data = _data()
    duties = "|".join(data["duties"])
    parts = {
        "duties": f"(?:{duties})(?: (?:and|&|und|et) (?:{duties}|requirements|skills|qualifications|privileges))?",
        "before": f"(?:(?:{'|'.join(data['before'])}) (?:and )?)*",
        "after": f"(?:,? \\(?(?:{'|'.join(data['after'])})\\)?)*",
        "the": f"(?:{'|'.join(data['articles'])})(?: |(?<='))",
        "article": f"(?:(?:{'|'.join(data['articles'])})(?: |(?<=')))?",
    }
    for name, part in parts.items():
        template = template.replace(f"{{{name}}}", part)
    return re.compile(template, re.IGNORECASE)


@cache
def _templates() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_filled, _data()["headings"]))


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_filled, _data()["sentences"]))
