"""People files, as HR systems and directories export them: from rows of people to an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Organization


def read_people(path: Path) -> Organization:
    """Return the organization of a people file: a table (.csv .tsv .xlsx .xls .ods …), SCIM JSON, Backstage groups.

    Roles are positions: one for each title, or for each title in each unit where a title stands in several units of the
    function (division > department > team). A role reports to the role that most of its holders' managers hold.

    A people file says where people sit, not what a role answers for, so every scope is inferred (`inferred` names
    the roles), and a dimension that nothing is known of is left out: the whole organization.

    - At the top, with more than half of all people below: the whole organization.
    - In the function: the smallest unit that holds all who are below the holders; that of the holders where it is
      wider, or nobody is below.
    - In geography: for those who have people below, the smallest region or country that holds all of them; the site too
      for a title that speaks of a place ("Regional Sales Manager"), or where holders lead people at different sites. A
      desk alone binds nobody, nor does a place where theirs, or that of anybody below them, is not known. Where the
      holders have different places, the role's scope is all of these, or `each region`, and the scope of each holding
      is the holder's own.

    What is wrong in the file though it can be read is an Oddity with its place. Raise UnreadableError for a file that
    cannot be read or names no people; it says which headings were looked for, and which were found.
    """
    if path.suffix.lower() in {".json", ".yaml", ".yml"}:
        from raci.readers.people.directory import read_directory  # noqa: PLC0415 - nothing costs until used

        return read_directory(path)
    from raci.readers.people.assembly import organization_of  # noqa: PLC0415 - nothing costs until used
    from raci.readers.people.table import roster_in  # noqa: PLC0415
    from raci.readers.reader import read_document  # noqa: PLC0415

    return organization_of(roster_in(read_document(path).grids, str(path)))
