"""FRM008: the same name in two encodings."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.plugin import Finding, Matrix, ResponsibilityGraph


class MixedNormalization(Rule, code="FRM008", severity=Severity.NOTE):
    """Find names that look the same and are encoded in different ways.

    ## What it does
    Compares the names of roles, duties and sections that are equal once their accents are composed (Unicode NFC) but
    are not equal as they stand: one has `é` as one character, the other as an e with an accent behind it.

    ## Why is this bad?
    They look the same and compare as different: searching finds one of the two, and formulas, filters and other
    programs take them for two names. It happens when parts of a sheet were copied from different systems.

    ## Example
    ```markdown
    | Duty | Chargé de projet | Comptable |
    | --- | --- | --- |
    | **Réception** | | |
    | Approuver la facture | A | R |
    | **Re\u0301ception** | | |
    | Payer la facture | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Chargé de projet | Comptable |
    | --- | --- | --- |
    | **Réception** | | |
    | Approuver la facture | A | R |
    | **Clôture** | | |
    | Payer la facture | A | R |
    ```

    ## References
    - <https://www.unicode.org/reports/tr15/>
    - <https://github.com/rubenarslan/formr.org/issues/111>
    """

    letters = "unread"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find names in two encodings."""
        yield from told(self, graph, ["normalization"], "type the name again, or copy one of the two over the other.")
        first: dict[str, str] = {}
        for name in dict.fromkeys(_names(graph.matrix)):
            composed = unicodedata.normalize("NFC", name)
            if first.setdefault(composed, name) != name:
                yield self.finding(
                    f"{composed} is written in two encodings that look the same.",
                    help="copy one of the two over the other.",
                    others=[composed],
                )


def _names(matrix: Matrix) -> Iterable[str]:
    """Yield the names of roles, duties and sections that are more than plain ASCII."""
    sections = dict.fromkeys(duty.section for duty in matrix.duties)
    duties = (duty.name for duty in matrix.duties)
    names = chain((role.name for role in matrix.roles), chain.from_iterable(sections), duties)
    return (name for name in names if not name.isascii())
