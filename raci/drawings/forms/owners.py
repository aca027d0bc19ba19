"""A list of owners in the format of CODEOWNERS: a path for each duty, and the role that answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.casting import Casting
from raci.drawings.form import Form
from raci.drawings.slugs import Slugs
from raci.drawings.wording import named
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.answers import Directory


def stated(directory: Directory) -> str:
    """Return a line for each duty: `/section/duty @role`, those accountable for it in the order of the matrix.

    A duty that nobody is accountable for has a path and no owner, which is how such a file says so. Sections are those
    of GitLab; to GitHub, which knows none, they are lines it does not heed.
    """
    return "\n".join(_lines(Casting(directory))) + "\n"


def _lines(casting: Casting) -> Iterator[str]:
    roles, parts, duties = Slugs("role"), Slugs("part"), Slugs("duty")
    owned = list(_owned(casting))
    yield f"# {named(casting.title)}: who answers for each duty"
    for role in dict.fromkeys(role for _, _, owners in owned for role in owners):
        yield f"# @{roles.of(role, casting.label(role))}: {named(casting.label(role))}"
    last: tuple[str, ...] = ()
    for path, name, owners in owned:
        section = path[:-1]
        if section != last:
            yield ""
            yield f"# {' › '.join(map(named, section))}" if section else "# outside of any section"
            last = section
        slugs = [parts.of("\0".join(section[: depth + 1]), each) for depth, each in enumerate(section)]
        slugs.append(duties.of(path[-1], name))
        yield " ".join([f"/{'/'.join(slugs)}", *(f"@{roles.of(role, casting.label(role))}" for role in owners)])


def _owned(casting: Casting) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Yield each duty by its path (the last part is its node), its name, and the nodes that are accountable for it."""
    several = len(casting.graphs) > 1
    for place, duty, cells in casting.cells():
        columns: Mapping[str, int] = {
            casting.role(place, role.key): column for column, role in enumerate(casting.graphs[place].matrix.roles)
        }
        owners = [role for role, entry in cells if Participation.ACCOUNTABLE in entry.participations]
        title = (casting.graphs[place].matrix.title or f"Matrix {place + 1}",) if several else ()
        path = (*title, *duty.section, casting.duty(place, duty))
        yield path, duty.name, sorted(dict.fromkeys(owners), key=columns.__getitem__)


FORM: Final = Form("owners", ("codeowners", ".owners"), stated=stated)
