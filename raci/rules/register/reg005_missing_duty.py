"""REG005: a duty that is demanded and stands in no matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold
from raci.plugin import Rule, Severity
from raci.rules.separation.phrases import phrase, telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register


class MissingDuty(Rule, code="REG005", severity=Severity.WARNING):
    """Find duties of a catalogue for which no matrix has a row.

    ## What it does
    Looks in all matrices for the duties that the option lists, such as those a standard demands. A row is there if its
    name has all words of the listed one, in any order and form: "Access review" is also "Review access of all users".

    ## Why is this bad?
    What stands in no matrix belongs to nobody. An auditor who asks who answers for a duty of the standard gets no
    answer.

    ## Example
    With these settings
    ```toml
    [rules.missing-duty]
    catalogue = ["Test the backups", "Review access"]
    ```
    this is found:
    ```yaml
    title: Operations
    duties:
      - {name: Run the backups, A: Head of IT, R: Administrator}
    ---
    title: Security
    duties:
      - {name: Review access of all users, A: Security Officer, R: Administrator}
    ```
    Use instead:
    ```yaml
    title: Operations
    duties:
      - {name: Run the backups, A: Head of IT, R: Administrator}
      - {name: Backup test, A: Head of IT, R: Administrator}
    ---
    title: Security
    duties:
      - {name: Review access of all users, A: Security Officer, R: Administrator}
    ```

    ## Options
    - `catalogue` (tuple, default []): the names of the duties for which some matrix must have a row.

    ## References
    - <https://www.isaca.org/resources/cobit> (each practice has an accountable role)
    """

    catalogue: tuple[str, ...] = ()

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find the demanded duties without a row; they are told at the first matrix."""
        missing = {fold(name): name for name in self.catalogue}
        for name in register.names() if missing else ():
            missing.pop(name, None)
        wanted = [(telling(name), phrase(name), name) for name in missing.values()]
        for folded in register.names() if wanted else ():
            if not folded.isascii() or any(hint in folded for hint, _, _ in wanted):
                said = phrase(folded)
                wanted = [each for each in wanted if not each[1] or not each[1] <= said]
        for _, _, name in wanted:
            yield self.finding(
                f"No matrix has a row for {name}.",
                others=[name],
                help="add the row where it belongs, or take the duty out of the catalogue.",
            ).at(register.graphs[0].matrix.source.whole)
