"""What a sentence says: which role answers for, does, is asked or told about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.phrases import Says, continuing, predicates, pronouns, subject
from raci.drafting.verbs import is_state, verb_of
from raci.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from raci.drafting.role_book import RoleBook

_GAP: Final = pattern(
    r"(?:\s*\([^()]*\))?(?:\s+(?:role|position|project role|team members?|himself|itself|themselves))?(?:,?\s+(?:who|which|in turn|however|by contrast|on the other hand|as such|in particular|too|also|then|therefore),?)?\s*", 2
)
_TOGETHER: Final = pattern(r"\s*(?:,|and|&|und|et|sowie|or|,\s*and)?\s*(?:the|der|die|das|le|la|les|an?)?\s*", 2)
_GOES_ON: Final = pattern(r"(?:^|[,;]|\b(?:and|but|und|sowie|et|mais))\s*$", 2)
_ARTICLE: Final = pattern(r"(?:the|an?|any|all|each|every)\s+", 2)
_ENDS: Final = pattern(
    r"(?:[,;]?\s+(?:and|while|whereas|but|und|während|et|tandis que|sowie)(?:\s+(?:the|der|die|das|le|la|les|an?))?\s*$)|\s+(?:the|der|die|das|le|la|les)\s*$", 2
)
_GERMAN_END: Final = pattern(
    r"\s+(?:verantwortlich|zuständig|informiert|unterrichtet|benachrichtigt|konsultiert|angehört|befragt|einbezogen|hinzugezogen)\b.*$", 2
)
_FIRST: Final = pattern(r"(?:for|für|of|de|des|du|d['’]|über|von|bei|zu|zum|zur|that|to|in)\s+(?:the fact that\s+)?", 2)
_TRIM: Final = " \t,;:.–—-"
_PASSIVE_A: Final = frozenset({"approved", "signed off", "accepted", "authorized", "authorised", "owned", "ratified"})


class Statement(NamedTuple):
    """What one clause says. `roles` are keys; empty means the role in force. `letter` is empty where none is stated.

    `content` is what it speaks of (empty in a lead-in); `goes_on` tells that it only details the sentence before.
    `named` tells that the clause names its roles, and not by a pronoun.
    """

    roles: tuple[str, ...]
    letter: str
    content: str
    offset: int = 0
    negative: bool = False
    goes_on: bool = False
    named: bool = False
    plain: bool = False
    kept: bool = False


class _Clause(NamedTuple):
    start: int
    end: int
    roles: tuple[str, ...]
    says: Says
    named: bool
    plain: bool = False
    verb: int = 0


def statements(sentence: str, book: RoleBook) -> list[Statement]:
    """Return what a sentence says of the roles of a book, and of the role in force."""
    if continuing().match(sentence):
        return [Statement((), "", sentence.strip(), goes_on=True)]
    spans = [(start, end, role.key) for role, start, end in book.mentions(sentence)]
    clauses = list(_clauses(sentence, spans))
    of_duties = list(_of_duties(sentence, book))
    if of_duties and (not clauses or of_duties[0].offset <= clauses[0].end):
        return of_duties
    found = [
        _stated(sentence, clause, clauses[place + 1] if place + 1 < len(clauses) else None)
        for place, clause in enumerate(clauses)
    ]
    return found or list(_passive(sentence, spans))


def _clauses(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[_Clause]:
    """Yield the clauses of which a role or a pronoun is the subject, in order."""
    search, said = predicates()
    place = 0
    subjects: tuple[str, ...] | None = None
    matches = [_Clause(found.start(), found.end(), (), said[int((found.lastgroup or "p0")[1:])], named=False) for found in _all(search, sentence)]
    matches += list(_plain_verbs(sentence, spans))
    for each in sorted(matches, key=lambda clause: (clause.start, clause.plain)):
        if each.start < place:
            continue
        left = sentence[:each.start]
        roles = _subject(left, spans)
        named = bool(roles)
        if roles is None and pronouns().search(left.rstrip()):
            roles = ()
        if roles is None and subjects is not None and _GOES_ON.search(left) and (each.says.letter or each.plain):
            roles, named = subjects, bool(subjects)
        if roles is None:
            continue
        subjects = roles
        start = min((start for start, end, _ in spans if end <= each.start and place <= start), default=each.start) if named else each.start
        place = each.end
        yield each._replace(roles=roles, named=named, verb=each.start, start=min(start, each.start) if each.says.letter != "not" else each.start)


def _all(search: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    yield from search.finditer(sentence)


def _subject(left: str, spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...] | None:
    """Return the roles right before a predicate, several where they are named together; None where none is."""
    near = [span for span in spans if span[1] <= len(left)]
    if not near or not _GAP.fullmatch(left, near[-1][1]):
        return None
    found = [near[-1][2]]
    for before, after in zip(reversed(near[:-1]), reversed(near), strict=False):
        if not _TOGETHER.fullmatch(left, before[1], after[0]):
            break
        found.insert(0, before[2])
    return tuple(dict.fromkeys(found))


_AFTER: Final = pattern(r"(?:\s*\([^()]*\))?\s+(?:(?:also|then|usually|typically|often|always|jointly|directly|regularly|therefore|auch|zudem|aussi|also|will)\s+)?([^\W\d_]+)", 2)
_PRONOUN_VERB: Final = pattern(r"(?:^|[.;,]\s|\band\s)(?:they|he|she|you|er|sie|il|elle|vous|this (?:position|role|job|person))\s+(?:(?:also|then|usually|often|always|regularly)\s+)?([^\W\d_]+)", 2)


def _plain_verbs(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[_Clause]:
    """Yield clauses that only say what a role does: "The Chair presides over all meetings"."""
    says = Says("", keep=True)
    for _, end, _ in spans:
        found = _AFTER.match(sentence, end)
        if found and _is_work(found[1], bare=sentence[end - 1] == "s"):
            yield _Clause(found.start(1), found.end(1), (), says, named=True, plain=True)
    for found in _PRONOUN_VERB.finditer(sentence):
        if _is_work(found[1], bare=True):
            yield _Clause(found.start(1), found.end(1), (), says, named=False, plain=True)


def _is_work(word: str, *, bare: bool) -> bool:
    verb = verb_of(word)
    forms = {"third", "other"} | ({"bare"} if bare else set())
    return verb is not None and verb.form in forms and not is_state(word)


def _stated(sentence: str, clause: _Clause, following: _Clause | None) -> Statement:
    begin = clause.verb if clause.says.keep and clause.plain else clause.end
    if clause.says.keep and not clause.plain:
        begin = _kept_from(sentence, clause)
    end = following.start if following else len(sentence)
    content = _ENDS.sub("", sentence[begin:end].strip(_TRIM))
    if not clause.says.keep:
        content = _GERMAN_END.sub("", content)
        content = content[found.end() :] if (found := _FIRST.match(content)) else content
    negative = clause.says.letter == "not"
    letter = "" if negative else clause.says.letter
    return Statement(clause.roles, letter, content.strip(_TRIM), clause.end, negative, named=clause.named, plain=clause.plain, kept=clause.says.keep)


def _kept_from(sentence: str, clause: _Clause) -> int:
    """Return where the verb of a clause begins whose verb is part of the duty: after "shall", "also" and the like."""
    search, _ = predicates()
    place = max((found.start() for found in _all(search, sentence) if found.end() == clause.end), default=clause.end)
    words = sentence[place : clause.end].split()
    while words and verb_of(words[0].strip(",")) is None:
        place += len(words[0]) + 1
        words = words[1:]
    return place if words else max((found.start() for found in _all(search, sentence) if found.end() == clause.end), default=clause.end)


def _of_duties(sentence: str, book: RoleBook) -> Iterator[Statement]:
    """Yield what a sentence says that has the duties as its subject: "The main duty of this role is to …"."""
    for name in ("duties_of", "aufgaben", "taches"):
        if found := subject(name).search(sentence):
            owner = book.get(found["owner"].removeprefix("the ")) if "owner" in found.re.groupindex and found["owner"] else None
            content = sentence[found.end() :].strip(_TRIM)
            if name == "duties_of" and found["be"].lower() in {"is", "are"} and not found["to"] and content:
                verb = verb_of(content.split()[0].strip(","))
                if verb is None or verb.form != "gerund":
                    return
            yield Statement((owner.key,) if owner else (), "", content, found.end(), named=owner is not None)
            return


def _passive(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Statement]:
    """Yield what a sentence says whose subject is the duty: "The budget is approved by the Treasurer"."""
    if found := subject("passive").search(sentence):
        roles = tuple(key for start, _, key in spans if start == found.end())
        if roles:
            letter = "A" if found["verb"].lower() in _PASSIVE_A else "R"
            content = sentence[: found.start()].strip(_TRIM)
            content = content[each.end() :] if (each := _ARTICLE.match(content)) else content
            yield Statement(roles, letter, f"{content} {_noun(found['verb'])}".strip(), found.end(), named=True)


def _noun(verb: str) -> str:
    return {"approved": "approval", "signed off": "sign-off", "accepted": "acceptance"}.get(verb.lower(), "")
