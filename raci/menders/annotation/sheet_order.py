"""The order in which the schema wants the elements of a sheet and of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.menders.annotation.xml_places import Element

SHEET: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""CT_Worksheet (ECMA-376 part 1, 18.3.1.99)."""
WORKBOOK: Final = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
"""CT_Workbook (ECMA-376 part 1, 18.2.27)."""


def end_of_those_before(root: Element, name: str, order: tuple[str, ...] = SHEET) -> int:
    """Return the place where an element may be put: behind the last of those that stand before it or at its rank.

    What is wrapped in AlternateContent has the rank of what is in it; unknown elements do not count.
    """
    rank = order.index(name)
    place = root.inside
    for child in root.children:
        inner = next((each.name for each in child.within() if each.name in order), "")
        if inner and order.index(inner) <= rank:
            place = max(place, child.end)
    return place
