"""The summary of a file: its matrices in brief, as a text that can be kept, sent and read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Self

from raci.graph.summary.packed import PACKING, packed, unpacked
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.model import Matrix, Organization

_FORM: Final = 1
"""The number of this form of summary; another form is none of ours."""


@record
class Summary:
    """The matrices of a file in brief: about three thousand letters for fifty duties of eight roles.

    `text` is JSON, and does not name the file: it holds for a copy of it as well; `count` is how many matrices it tells
    of. What is wrong with the form of the sheets, and marks that are no letters, are not in it.
    """

    path: str
    text: str
    count: int

    @property
    def may_allow(self) -> bool:
        """Whether one of the matrices, or an organization of theirs, may say that findings may stay."""
        return '"allowances":' in self.text or '"organizations":[]' not in self.text

    def to_json(self) -> str:
        """Return the text to be kept; `from_json` makes the summary of it again."""
        return self.text

    @classmethod
    def from_json(cls, path: str, text: str) -> Self:
        """Return the summary of a file by its text; raise ValueError where the text is none."""
        return cls(path, text, len(cls(path, text, 0).matrices()))

    def matrices(self, organization_of: Callable[[str], Organization | None] = lambda _: None) -> tuple[Matrix, ...]:
        """Return the matrices; `organization_of` says what the file of an organization holds that many share.

        Raises ValueError where the text is no summary.
        """
        try:
            told = json.loads(self.text)
            _check_form(told["form"])
            organizations = [_organization(each, self.path, organization_of) for each in told["organizations"]]
            return tuple(
                unpacked(
                    each, self.path, None if each.get("organization") is None else organizations[each["organization"]]
                )
                for each in told["matrices"]
            )
        except ValueError:
            raise
        except (KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"this is no summary: {error!r}") from None


def summary_of(
    matrices: Iterable[Matrix], path: str | None = None, is_shared: Callable[[Organization], bool] = lambda _: False
) -> Summary:
    """Return the summary of the matrices of a file.

    An organization that is shared is only named: who judges the summaries reads its file. Any other is in the summary.
    """
    listed = tuple(matrices)
    own = path if path is not None else (listed[0].source.path if listed else "")
    organizations = list({id(each.organization): each.organization for each in listed if each.organization}.values())
    places = {id(each): place for place, each in enumerate(organizations)}
    told = {
        "form": _FORM,
        "organizations": [_packed(each, own, shared=is_shared(each)) for each in organizations],
        "matrices": [
            packed(each, own, places[id(each.organization)] if each.organization else None) for each in listed
        ],
    }
    return Summary(own, json.dumps(told, ensure_ascii=True, separators=(",", ":")), len(listed))


def _check_form(form: object) -> None:
    if form != _FORM:
        raise ValueError(f"this is a summary of form {form!r:.20}")


def _packed(organization: Organization, path: str, *, shared: bool) -> Any:  # noqa: ANN401 - its path, or itself
    if shared:
        return organization.path
    found = PACKING.packed(organization)
    if organization.path == path:
        found["path"] = None
    return found


def _organization(
    said: Any,  # noqa: ANN401 - as above
    path: str,
    organization_of: Callable[[str], Organization | None],
) -> Organization | None:
    if isinstance(said, str):
        return organization_of(said)
    found: Organization = PACKING.unpacked(
        {**said, "path": said.get("path", "") if said.get("path", "") is not None else path}
    )
    return found
