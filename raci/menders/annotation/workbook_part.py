"""The workbook's own part: where a new sheet is named, and where ours of an earlier run is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.annotation.findings_sheet import quoted
from raci.menders.annotation.parts import office_prefix
from raci.menders.annotation.sheet_order import WORKBOOK, end_of_those_before
from raci.menders.annotation.splices import Splices
from raci.menders.annotation.xml_text import escaped

if TYPE_CHECKING:
    from raci.menders.annotation.parts import Parts
    from raci.menders.annotation.xml_places import Element

TITLE: Final = "Findings"
NAME: Final = "raci_annotations"
"""The hidden name that stands for the list of findings: by it the sheet is known again, whatever it is named."""
_FILTER: Final = "_xlnm._FilterDatabase"
_YES: Final = frozenset({"1", "true"})
_LARGEST_ID: Final = 65_534


class Workbook:
    """The part that names the sheets; `locked` tells that none may be added."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._name = parts.package.workbook
        self._root = parts.elements(self._name)
        protection = self._root.first("workbookProtection")
        self.locked = protection is not None and protection.get("lockStructure") in _YES
        self.has_views = any(True for each in self._root.all("bookViews") for _ in each.children)

    def _sheets(self) -> list[Element]:
        return [each for listed in self._root.all("sheets") for each in listed.all("sheet")]

    def _names(self) -> list[Element]:
        return [each for listed in self._root.all("definedNames") for each in listed.all("definedName")]

    def earlier(self) -> str:
        """Return the name of the sheet an earlier run has added; empty if there is none."""
        said = next((each.text for each in self._names() if each.get("name").lower() == NAME), "")
        sheet = said.rpartition("!")[0].strip()
        if sheet.startswith("'") and sheet.endswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        return sheet if any(each.get("name") == sheet for each in self._sheets()) else ""

    def free_title(self) -> str:
        """Return a name for the new sheet that no other has."""
        taken = {each.get("name").lower() for each in self._sheets()}
        title, number = TITLE, 1
        while title.lower() in taken:
            number += 1
            title = f"{TITLE} {number}"
        return title

    def add_sheet(self, title: str, part: str, area: str) -> None:
        """Name a new sheet behind all others, with its list."""
        identifier = self._parts.relate(self._name, "worksheet", part)
        splices = Splices(self._parts.read(self._name))
        sheets = self._root.first("sheets")
        taken = {each.get("sheetId") for each in self._sheets()}
        number = next(each for each in range(len(taken) + 1, _LARGEST_ID) if str(each) not in taken)
        prefix = office_prefix(self._root, self._parts.office)
        space = "" if prefix else f' xmlns:r="{self._parts.office}"'
        tag = self._tag("sheet")
        if sheets is None:
            raise self._parts.damaged(self._name, "it names no sheets")
        said = f'<{tag}{space} name="{escaped(title)}" sheetId="{number}" {prefix or "r"}:id="{identifier}"/>'
        splices.append(sheets, said)
        self._name_list(splices, title, len(self._sheets()), area)

    def list_again(self, title: str, area: str) -> None:
        """Say how far the list reaches on the sheet of an earlier run."""
        places = [each.get("name") for each in self._sheets()]
        self._name_list(Splices(self._parts.read(self._name)), title, places.index(title), area)

    def _name_list(self, splices: Splices, title: str, place: int, area: str) -> None:
        where = escaped(f"{quoted(title)}!{area}")
        new = ""
        for name, local in ((_FILTER, str(place)), (NAME, "")):
            known = next((each for each in self._names() if _is(each, name, local)), None)
            tag, said = self._tag("definedName"), f' localSheetId="{local}"' if local else ""
            if known and known.inside < known.end:
                splices.replace(known.inside, known.inside_end, where)
            else:
                new += f'<{tag} name="{name}"{said} hidden="1">{where}</{tag}>'
        listed = self._root.first("definedNames")
        if listed and new:
            splices.append(listed, new)
        elif new:
            tag = self._tag("definedNames")
            splices.put(end_of_those_before(self._root, "definedNames", WORKBOOK), f"<{tag}>{new}</{tag}>")
        self._parts.write(self._name, splices.done())

    def _tag(self, name: str) -> str:
        return f"{self._root.prefix}:{name}" if self._root.prefix else name


def _is(element: Element, name: str, local: str) -> bool:
    return element.get("name").lower() == name.lower() and element.get("localSheetId") == local
