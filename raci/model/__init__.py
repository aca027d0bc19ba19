"""The things an organization's responsibilities are made of; frozen, picklable, without behaviour of their own."""

from raci.model.allowance import Allowance
from raci.model.duty import Duty, duty_key
from raci.model.location import Location, Place, Source, cell_name, column_letters, column_number
from raci.model.matrix import Assignment, Mark, Matrix, Oddity, Row
from raci.model.notation import Entry, Letter, Notation
from raci.model.organization import Holding, Join, JoinWay, Level, Limit, Organization, Person, Unit
from raci.model.participation import Participation, Profile, tally_of
from raci.model.role import Role, RoleKind
from raci.model.scope import Scope

__all__ = [
    "Allowance",
    "Assignment",
    "Duty",
    "Entry",
    "Holding",
    "Join",
    "JoinWay",
    "Letter",
    "Level",
    "Limit",
    "Location",
    "Mark",
    "Matrix",
    "Notation",
    "Oddity",
    "Organization",
    "Participation",
    "Person",
    "Place",
    "Profile",
    "Role",
    "RoleKind",
    "Row",
    "Scope",
    "Source",
    "Unit",
    "cell_name",
    "column_letters",
    "column_number",
    "duty_key",
    "tally_of",
]
