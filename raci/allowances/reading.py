"""What a text allows: lines such as `raci: allow ACC002 until 2027-03-31 by Ann Lee: board decision of 12 March`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.allowances.days import day_of
from raci.model import Allowance
from raci.patterns import pattern
from raci.records import mutable, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

_LONGEST: Final = 40_000
"""Characters of one allowance that are read; what stands beyond them is no reason any more."""
_SHOWN: Final = 40
_SAYS: Final = pattern(
    r"(?i)^[\s>*•#–-]*raci[:：]\s*(allow\b|(?:alow|allows|allowed|ignore|disable|noqa|waive|exempt)\b(?=\s+(?:all\b|[a-z]{3}\d{1,3}\b"
    r"|[a-z]+(?:-[a-z]+)+)))"
)
"""How an allowance begins; another word in its place is taken for it where a rule follows."""
_OURS: Final = pattern(r"(?i)^[\s>*•#–-]*raci[:：]")
_BETWEEN: Final = pattern(r"(?i)[\s,;&+]+(?:and\s+)?|$")
_RULE: Final = pattern(r"(?i)(?:all|[a-z]{3}\d{0,3}|[a-z]+(?:-[a-z]+)+)(?![\w-])")
_QUOTED: Final = pattern(r'"((?:[^"\\]|\\.)*+)"|“([^”]*+)”|„([^“”]*+)[“”]|«([^»]*+)»')
_CLAUSE: Final = pattern(r"(?i)[\s,;]*(?:for\s+)?(duty|role|until|owner|by)\b[ =]*")
_END: Final = r"\s*[:：]|\s+[–—-]\s|\s+because\b"
_REASON: Final = pattern(rf"(?i)(?:{_END})")
_BARE: Final = pattern(rf"(?i).*?(?={_END}|[\s,;]+(?:for\s+)?(?:duty|role|until|owner|by)\b|$)")
_ESCAPED: Final = pattern(r"\\(.)")
_FIELDS: Final = {"by": "owner"}
_HOW: Final = "write raci: allow ACC002 until 2027-03-31 by Ann Lee: the reason"


def allowances_in(text: str) -> Iterator[Allowance]:
    """Yield what the lines of a text allow, one for each rule named; lines that go on below belong to the reason.

    One that cannot be made out says so (`flaw`), and allows nothing. A blank line, or the next allowance, ends one.
    """
    said: list[str] = []
    for line in [*text.splitlines(), ""]:
        begins = _SAYS.match(line)
        if said and (begins or _OURS.match(line) or not line.strip()):
            yield from _allowances(" ".join(" ".join(said).split())[:_LONGEST])
            said = []
        if begins:
            said = [line[begins.start(1) :]]
        elif said:
            said.append(line)


def _allowances(text: str) -> Iterator[Allowance]:
    head = _Head(text)
    rules = head.rules() if head.verb == "allow" else []
    fields = head.fields()
    reason = head.reason()
    flaw = head.flaw or ("" if rules else f"names no rule; {_HOW}") or ("" if reason else f"gives no reason; {_HOW}")
    said = replace(Allowance("", reason), flaw=flaw, duty=fields.get("duty", ""), role=fields.get("role", ""))
    until = day_of(fields["until"]) if "until" in fields else None
    if "until" in fields and until is None:
        day = fields["until"][:_SHOWN]
        said = replace(said, flaw=flaw or f"ends on no day that can be made out ({day!r}); write it as 2027-03-31")
    said = replace(said, owner=fields.get("owner", ""), until=until)
    yield from (replace(said, rule=rule) for rule in dict.fromkeys(rules or [""]))


@mutable
class _Head:
    """What stands before the reason, read from left to right; the first thing that is wrong is the flaw."""

    text: str
    at: int = 0
    flaw: str = ""

    @property
    def verb(self) -> str:
        """The word after `raci:`, in small letters; another one than `allow` is a flaw."""
        word = self.text.split(maxsplit=1)[0].rstrip(":：").lower()
        self.at = len(word)
        if word != "allow":
            self._wrong(f"says {word[:_SHOWN]!r}, which raci does not know; {_HOW}")
        return word

    def rules(self) -> list[str]:
        """Return the rules named first; a quoted one is taken as it stands."""
        found = []
        while between := _BETWEEN.match(self.text, self.at):
            start = between.end()
            rule = None if _CLAUSE.match(self.text, start) else _RULE.match(self.text, start)
            quoted = None if rule else _QUOTED.match(self.text, start)
            if rule is None and quoted is None:
                break
            found.append(rule[0] if rule else _unquoted(quoted) if quoted else "")
            self.at = rule.end() if rule else quoted.end() if quoted else start
        return found

    def fields(self) -> dict[str, str]:
        """Return what is said of duty, role, until and owner, in any order."""
        found: dict[str, str] = {}
        while clause := _CLAUSE.match(self.text, self.at):
            name = _FIELDS.get(clause[1].lower(), clause[1].lower())
            quoted = _QUOTED.match(self.text, clause.end())
            bare = None if quoted else _BARE.match(self.text, clause.end())
            if name in found:
                self._wrong(f"says twice which {name}")
            found[name] = _unquoted(quoted) if quoted else bare[0].strip(" ,;'") if bare else ""
            if not found[name]:
                self._wrong(f"does not say which {name}")
            self.at = quoted.end() if quoted else bare.end() if bare else clause.end()
        return found

    def reason(self) -> str:
        """Return what stands behind the head; something else between them is a flaw."""
        rest = self.text[self.at :]
        begin = _REASON.match(rest)
        if rest.strip() and begin is None:
            self._wrong(f"cannot be made out from {rest.strip()[:_SHOWN]!r} on; {_HOW}")
        return rest[begin.end() :].strip() if begin else ""

    def _wrong(self, what: str) -> None:
        self.flaw = self.flaw or what


def _unquoted(found: Match[str]) -> str:
    groups = found.groups()
    return _ESCAPED.sub(r"\1", groups[0]) if groups[0] is not None else next(filter(None, groups), "")
