"""A bakery with two regions, to be asked: vacant, deputized and dotted roles, and a duty that another one localizes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from support import matrices_of

from raci.answers import Directory

if TYPE_CHECKING:
    from raci.model import Matrix

TODAY: Final = date(2026, 6, 30)
BAKERY: Final = """
title: Crumb and Daughters
notation: RACI
levels: [executive, head, manager, specialist]
units:
  crumb: {name: Crumb and Daughters, tier: organization}
  north: {name: North, tier: region, within: crumb}
  south: {name: South, tier: region, within: crumb}
people:
  p1: {name: Ann Lee, email: ann@crumb.example}
  p2: {name: Bo Ray}
  p3: {name: Cy Day}
  p4: {name: Di Fox}
roles:
  owner: {name: Owner, aliases: [Proprietor], level: executive, scope: crumb, holder: p1}
  head-baker: {name: Head Baker, level: head, scope: crumb, reports to: owner, vacant: true, deputy: p3}
  baker-north: {name: Regional Baker North, level: manager, scope: north, reports to: head-baker, dotted: [quality],
    holder: {person: p2, from: 2025-01-01}}
  baker-south: {name: Regional Baker South, level: manager, scope: south, reports to: head-baker,
    holder: {person: p4, until: 2025-12-31}}
  quality: {name: Quality, kind: group, reports to: owner}
  shift-lead: {name: Shift Lead, level: specialist, scope: each region, reports to: baker-north, holder: p2}
duties:
  recipes: {name: Recipes of the bakery, section: Bread, scope: crumb, A: head-baker, R: [head-baker, quality],
    I: [baker-north, baker-south]}
  north-recipes: {name: Recipes of the North bakery, section: Bread, scope: north, A: baker-north, R: shift-lead,
    C: head-baker}
  south-recipes: {name: Regional recipes of the bakery, section: Bread, scope: south, A: baker-south, R: baker-south,
    C: head-baker}
  hygiene: {name: Hygiene, section: House, scope: each region, A: baker-north, R: [baker-north, shift-lead], C: quality}
  rent: {name: Rent, section: House, A: owner, I: head-baker}
"""


def bakery() -> Matrix:
    """Return the matrix of the bakery."""
    [matrix] = matrices_of(BAKERY)
    return matrix


def asked(*matrices: Matrix) -> Directory:
    """Return a directory of matrices, of the bakery if none is given, as it is today."""
    return Directory(matrices or (bakery(),), TODAY)
