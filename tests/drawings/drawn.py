"""A small matrix for the tests of drawings, whose views are counted by hand, and the text of any form of matrices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from support import matrices_of

from raci.answers import Directory
from raci.drawings import form_for, told

if TYPE_CHECKING:
    from raci.model import Matrix

DAY: Final = date(2026, 6, 30)
OFFER: Final = """
title: Offers
notation: RASCI
units:
  firm: {name: Firm, tier: organization}
  sales: {name: Sales, tier: department, within: firm}
  law: {name: Law, tier: department, within: firm}
people:
  ann: {name: Ann Lee}
roles:
  head: {name: Head of Sales, scope: sales, reports to: chief, holder: ann}
  clerk: {name: Clerk, scope: sales, reports to: head, dotted: [lawyer]}
  lawyer: {name: Lawyer, scope: law, reports to: chief}
  chief: {name: Chief, scope: firm}
duties:
  write: {name: Write the offer, section: Offer, A: head, R: clerk, C: lawyer}
  terms: {name: Agree the terms, section: Offer, A: head, R: lawyer, S: clerk, I: chief}
  sign: {name: Sign, section: Contract, A: chief, C: head}
"""


def offers() -> Matrix:
    """Return the matrix of offers."""
    (matrix,) = matrices_of(OFFER)
    return matrix


def directory_of(*matrices: Matrix) -> Directory:
    """Return matrices to be drawn, on a day that does not change."""
    return Directory(matrices, DAY)


def text_of(form: str, *matrices: Matrix, view: str | None = None) -> str:
    """Return matrices in a form."""
    return told(directory_of(*(matrices or (offers(),))), form_for(form, None), view)
