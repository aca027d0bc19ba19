"""What an org-design file allows (`allow:`), rule by rule; all that is wrong in it is told with its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from raci.model import Allowance, Location
from raci.model.duty import PATH_MARK
from raci.names import fold
from raci.readers.design.checking import suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.nodes import Problem, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Words

    from raci.model import Duty
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.roles import Roles
    from raci.readers.design.shape import OrgDesign

    Path = tuple[str | int, ...]


class Allowances:
    """Reads the allowances of a document; `keys` are its words for duties with the keys they stand for."""

    def __init__(self, root: Mapping, design: OrgDesign, roles: Roles, keys: Words[str, str], path: str) -> None:
        self._root = root
        self._design = design
        self._roles = roles
        self._keys = keys
        self._path = path
        self._problems = roles.problems

    def of(self, duties: list[Duty]) -> tuple[Allowance, ...]:
        """Return the allowances; one that names a duty or a role there is not is added to the problems."""
        return tuple(self._read(duties)) if self._design.allow else ()

    def _read(self, duties: list[Duty]) -> Iterator[Allowance]:
        words = _Duties(duties, self._keys)
        for index, part in enumerate(self._design.allow or ()):
            if part is None:
                continue
            path: Path = ("allow", index)
            rules = [rule.strip() for _, rule in names_of(part.rule)]
            if not any(rules):
                self._tell("an allowance needs a rule, such as ACC002", path)
            if not part.reason.strip():
                self._tell("an allowance needs a reason", (*path, "reason"))
            at = Location(self._path, None, *place_of(self._root, path))
            duty = self._duty(words, part.duty, (*path, "duty"))
            place = place_of(self._root, (*path, "role"))
            role = self._roles.meant(part.role.strip(), place) if part.role else ""
            until = self._day(part.until, (*path, "until"))
            owner = (part.owner or "").strip()
            for rule in dict.fromkeys(rules):
                yield Allowance(rule, part.reason.strip(), duty, role or "", owner, until, at=at)

    def _duty(self, words: _Duties, word: str | None, path: Path) -> str:
        if not word:
            return ""
        found = words.meant(word)
        if found is None and not self._design.exact:
            self._tell(f"there is no duty {word!r}{suggestion(word, words.known, self._problems)}", path)
        return found or word

    def _day(self, text: str | None, path: Path) -> date | None:
        try:
            return date.fromisoformat(text.strip()) if text else None
        except ValueError:
            self._tell(f"a day is needed, such as 2027-03-31, not {text!r}", path)
            return None

    def _tell(self, sentence: str, path: Path) -> None:
        self._problems.append(Problem(place_of(self._root, path), sentence))


class _Duties:
    """The words by which an allowance may name a duty, or a section."""

    def __init__(self, duties: list[Duty], keys: Words[str, str]) -> None:
        self.known = [*keys, *(duty.name for duty in duties)]
        self._keys = {**{duty.key: duty.key for duty in duties}, **keys}
        paths = {duty.section for duty in duties}
        self._sections = {fold(word) for path in paths for word in (*path, PATH_MARK.join(path))}
        self._single: dict[str, str] = {}
        for duty in duties:
            name = fold(duty.name)
            self._single[name] = duty.key if name not in self._single else ""

    def meant(self, word: str) -> str | None:
        """Return the key of the duty a word names, the word where it names several, or a section; None if nothing."""
        if word in self._keys:
            return self._keys[word]
        folded = fold(word)
        if folded in self._single:
            return self._single[folded] or word
        return word if folded in self._sections else None
