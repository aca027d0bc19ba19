"""Edits as the page asks for them, turned into changes of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.model import Duty, Role
from raci.model.change import (
    Add,
    AddRole,
    Assign,
    Move,
    MoveRole,
    Remove,
    RemoveRole,
    Rename,
    RenameRole,
    Restate,
    Revise,
    ReviseRole,
    Withdraw,
)
from raci.model.duty import duty_key
from raci.names import fold
from raci.web.faults import RequestError
from raci.web.typed import letters_of, level_of, scope_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.model import Matrix
    from raci.model.change import Change
    from raci.web.history import Edit

LONGEST: Final = 32_767
"""How many characters a name may have: as many as a cell of Excel."""
_MOST_SECTIONS: Final = 16
_BAD: Final = 422


def changes_of(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    """Return what an edit is called, and the changes it makes; raise RequestError where it means nothing."""
    if not isinstance(edit, dict):
        raise RequestError(_BAD, "bad-edit", "an edit is an object with a field `do`")
    kind = edit.get("do")
    made = _KINDS.get(kind) if isinstance(kind, str) else None
    if made is None:
        raise RequestError(_BAD, "bad-edit", f"there is no edit {str(kind)[:40]!r}; there are {', '.join(_KINDS)}")
    return made(edit, matrix)


def _word(edit: Edit, name: str, default: str | None = None) -> str:
    value = edit.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise RequestError(_BAD, "bad-edit", f"the edit {edit['do']} needs a text {name}")
    if len(value) > LONGEST:
        raise RequestError(_BAD, "too-long", f"the {name} has {len(value):,} characters; {LONGEST:,} are the most")
    return value


def _name(edit: Edit) -> str:
    name = " ".join(_word(edit, "name").split())
    if not name:
        raise RequestError(_BAD, "no-name", "the name is empty; give it one letter at least")
    return name


def _duty(matrix: Matrix, key: str) -> Duty:
    for each in matrix.duties:
        if each.key == key:
            return each
    raise RequestError(_BAD, "unknown-duty", f"there is no duty {key[:80]!r} in the matrix")


def _role(matrix: Matrix, key: str) -> Role:
    for each in matrix.roles:
        if each.key == key:
            return each
    raise RequestError(_BAD, "unknown-role", f"there is no role {key[:80]!r} in the matrix")


def _assign(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    duty, role = _duty(matrix, _word(edit, "duty")), _role(matrix, _word(edit, "role"))
    letters, remark = letters_of(_word(edit, "text"), matrix.notation)
    kept = tuple(each for each in matrix.marks if (each.duty, each.role) != (duty.key, role.key))
    cleared = (Restate("marks", kept),) if len(kept) < len(matrix.marks) else ()
    if not letters:
        return f"{role.name} no longer takes part in {duty.name}", (*cleared, Withdraw(duty.key, role.key))
    title = f"{role.name}: {'/'.join(letters)} on {duty.name}"
    return title, (*cleared, Assign(duty.key, role.key, letters, remark))


def _add_duty(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    name, after = _name(edit), edit.get("after")
    section = _section(edit, matrix, after)
    keys = [each.key for each in matrix.duties]
    key = duty_key(section, name)
    if key in set(keys):
        raise RequestError(
            _BAD, "doubled-duty", f"there already is a duty {name[:80]!r} in this section; give it another name"
        )
    return f"add {name}", (Add(Duty(key, name, section), (), _behind(keys, after)),)


def _section(edit: Edit, matrix: Matrix, after: object) -> tuple[str, ...]:
    given = edit.get("section")
    if given is None:
        return _duty(matrix, after).section if isinstance(after, str) and after else ()
    words = [given] if isinstance(given, str) else given
    if not isinstance(words, list) or len(words) > _MOST_SECTIONS or not all(isinstance(each, str) for each in words):
        raise RequestError(_BAD, "bad-edit", "a section is a list of texts, from the outermost to the innermost")
    if any(len(each) > LONGEST for each in words):
        raise RequestError(_BAD, "too-long", f"the section has more than {LONGEST:,} characters")
    return tuple(" ".join(each.split()) for each in words if each.strip())


def _behind(keys: list[str], after: object) -> str | None:
    """Return the key before which something stands that is put after another: "" is the very beginning."""
    if after is None:
        return None
    if after == "":
        return keys[0] if keys else None
    if after not in keys:
        raise RequestError(_BAD, "unknown-place", f"there is no {str(after)[:80]!r} in the matrix to put it after")
    place = keys.index(str(after)) + 1
    return keys[place] if place < len(keys) else None


def _add_role(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    name = _name(edit)
    keys = [each.key for each in matrix.roles]
    if any(fold(each.name) == fold(name) for each in matrix.roles):
        raise RequestError(_BAD, "doubled-role", f"there already is a role {name[:80]!r}; give it another name")
    role = Role(_free(name, set(keys)), name)
    return f"add the role {name}", (AddRole(role, (), _behind(keys, edit.get("after"))),)


def _free(key: str, taken: set[str]) -> str:
    number, found = 2, key
    while found in taken:
        found, number = f"{key} {number}", number + 1
    return found


def _rename(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    key, name = _word(edit, "key"), _name(edit)
    if _what(edit) == "role":
        role = _role(matrix, key)
        if any(fold(each.name) == fold(name) for each in matrix.roles if each.key != key):
            raise RequestError(_BAD, "doubled-role", f"there already is a role {name[:80]!r}; give it another name")
        taken = {each.key for each in matrix.roles if each.key != key}
        new = _free(name, taken) if role.key == role.name else role.key
        return f"rename {role.name} to {name}", (RenameRole(key, new, name),)
    duty = _duty(matrix, key)
    section = _section(edit, matrix, None) if edit.get("section") is not None else duty.section
    new = duty_key(section, name)
    if new != key and any(each.key == new for each in matrix.duties):
        raise RequestError(
            _BAD, "doubled-duty", f"there already is a duty {name[:80]!r} in this section; give it another name"
        )
    return f"rename {duty.name} to {name}", (Rename(key, new, name, section),)


def _what(edit: Edit) -> str:
    what = edit.get("what")
    if what not in ("duty", "role"):
        raise RequestError(_BAD, "bad-edit", "say what the edit is about: `duty` or `role`")
    return str(what)


def _move(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    key, after = _word(edit, "key"), edit.get("after")
    if after == key:
        raise RequestError(_BAD, "bad-edit", "it cannot stand after itself")
    if _what(edit) == "role":
        role = _role(matrix, key)
        before = _behind([each.key for each in matrix.roles if each.key != key], after)
        return f"move {role.name}", (MoveRole(key, before),)
    duty = _duty(matrix, key)
    before = _behind([each.key for each in matrix.duties if each.key != key], after)
    section = _section(edit, matrix, None) if edit.get("section") is not None else duty.section
    if section == duty.section:
        return f"move {duty.name}", (Move(key, before),)
    new = duty_key(section, duty.name)
    if any(each.key == new for each in matrix.duties):
        raise RequestError(_BAD, "doubled-duty", f"there already is a duty {duty.name[:80]!r} in that section")
    return f"move {duty.name}", (Move(key, before), Rename(key, new, duty.name, section))


def _remove(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    key = _word(edit, "key")
    if _what(edit) == "role":
        role = _role(matrix, key)
        below = [each for each in matrix.roles if key in (each.reports_to, *each.dotted)]
        freed = [ReviseRole(each.key, "reports_to", None) for each in below if each.reports_to == key]
        freed += [
            ReviseRole(each.key, "dotted", tuple(one for one in each.dotted if one != key))
            for each in below
            if key in each.dotted
        ]
        return f"remove the role {role.name}", (*freed, RemoveRole(key))
    duty = _duty(matrix, key)
    freed_duties = [Revise(each.key, "parent", None) for each in matrix.duties if each.parent == key]
    return f"remove {duty.name}", (*freed_duties, Remove(key))


def _set(edit: Edit, matrix: Matrix) -> tuple[str, tuple[Change, ...]]:
    key, field, value = _word(edit, "key"), edit.get("field"), _word(edit, "value", "")
    if _what(edit) == "role":
        role = _role(matrix, key)
        if field == "level":
            return f"level of {role.name}", (ReviseRole(key, "level", level_of(value, matrix)),)
        if field == "scope":
            return f"scope of {role.name}", (ReviseRole(key, "scope", scope_of(value, matrix)),)
        raise RequestError(_BAD, "bad-edit", "of a role `scope` and `level` can be set")
    duty = _duty(matrix, key)
    if field == "scope":
        return f"scope of {duty.name}", (Revise(key, "scope", scope_of(value, matrix)),)
    if field == "number":
        return f"number of {duty.name}", (Revise(key, "number", value.strip()),)
    raise RequestError(_BAD, "bad-edit", "of a duty `scope` and `number` can be set")


_KINDS: Final[dict[str, Callable[[Edit, Matrix], tuple[str, tuple[Change, ...]]]]] = {
    "assign": _assign,
    "add-duty": _add_duty,
    "add-role": _add_role,
    "rename": _rename,
    "move": _move,
    "remove": _remove,
    "set": _set,
}


def edits_of(body: Any, most: int) -> list[Edit]:  # noqa: ANN401 - JSON from outside
    """Return the list of edits of a request; raise RequestError if it is none, or too long."""
    if not isinstance(body, list) or not all(isinstance(each, dict) for each in body):
        raise RequestError(_BAD, "bad-edit", "`changes` is a list of edits")
    if len(body) > most:
        raise RequestError(413, "too-many", f"{len(body):,} edits at once are too many; {most:,} are the most")
    return body
