"""Duties, letters and reporting lines out of the sentences of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.items import is_no_duty, is_reporting_line
from raci.drafting.role_names import as_role
from raci.drafting.saying import Statement, statements
from raci.drafting.scopes import speaks_of_all
from raci.drafting.sentence_duties import duties_of_sentence
from raci.drafting.verbs import is_state, verb_of
from raci.drafting.wordings import compiled

if TYPE_CHECKING:
    from raci.drafting.found import Findings
    from raci.drafting.role_book import RoleBook
    from raci.drafting.sections import Sections

_CONFIRMING: Final = frozenset({"comparison", "summary"})
_LIKELY: Final = 2


class Hearing:
    """Hears one sentence after the other; `spoken` are the roles of which the last one spoke by name."""

    def __init__(self, book: RoleBook, sections: Sections, findings: Findings, path: str) -> None:
        self.spoken: tuple[str, ...] = ()
        self._book = book
        self._sections = sections
        self._findings = findings
        self._path = path

    def hear(self, sentence: str, line: int, *, introduces: bool = False, listed: bool = False) -> None:
        """Take a sentence.

        One that introduces a list only confirms what the list says; one that is `listed` is an item of a list.
        """
        here = (self._sections.role,) if self._sections.role else ()
        roles = here if listed else self.spoken or here
        above = is_reporting_line(sentence) or is_reporting_line(sentence.partition(": ")[2])
        if above:
            self.set_superior(roles[:1], above.strip(" ."), line)
            return
        confirms = introduces or self._sections.kind in _CONFIRMING
        for said in statements(sentence, self._book) or self._without_subject(sentence):
            if said.named:
                self.spoken = said.roles
                self._widen(said, confirms=confirms)
            for duty in duties_of_sentence(said, said.roles or roles, line, self._path, self._sections.topic):
                soft = self._sections.kind != "duties" or not said.named or said.plain
                duty.evidence = 2 if confirms else int(soft and not listed)
                duty.context = self._sections.role
                self._findings.duties.append(duty)

    def set_superior(self, roles: tuple[str, ...], text: str, line: int) -> None:
        """Take that the first of some roles reports to the role that a text names."""
        found = as_role(compiled("hearing", "end").split(text, maxsplit=1)[0])
        role = self._book.roles[roles[0]] if roles else None
        if found is None or role is None or role.reports_to:
            return
        above = self._book.get(found.name)
        if above is None and (found.strength >= _LIKELY or found.name[:1].isupper()):
            above = self._book.add(found, line, self._path, introduced=False)
        if above is not None and above.key != role.key:
            role.reports_to = above.key

    def _widen(self, said: Statement, *, confirms: bool) -> None:
        """Note of roles that they have the whole organization to look after, where a sentence says so."""
        if not confirms and speaks_of_all(said.content):
            for key in said.roles:
                self._book.roles[key].wide = True

    def _without_subject(self, sentence: str) -> list[Statement]:
        """Return what a sentence right under the heading of a role says without naming it: "Submits the request"."""
        verb = verb_of(sentence.split(maxsplit=1)[0]) if self._sections.right_under_role else None
        if verb is None or verb.form not in {"third", "other"} or is_state(verb.bare) or is_no_duty(sentence):
            return []
        return [Statement((), "", sentence.strip(" .;"), plain=True)]
