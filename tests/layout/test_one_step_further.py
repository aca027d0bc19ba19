"""One step further: small tables beside each other, of which the next one is read in another way."""

from __future__ import annotations

from typing import Final

import pytest
from grids import grid, understood

_TURNED: Final = "roles were read in columns and duties in rows, but it may be the other way round (--transposed)"


def told(text: str) -> list[str]:
    """Return the duties with their letters, what is doubted or left out, and why there is no matrix."""
    found = understood(grid(text))
    lines = [f"{each.kind}: {each.message}" for each in found.notes]
    for reading in found.readings:
        for duty, row in zip(reading.matrix.duties, reading.matrix.rows, strict=True):
            lines.append(
                " ".join((" › ".join((*duty.section, duty.name)), *(f"{role}={said}" for role, said in row.items())))
            )
        lines += (f"{each.kind} {each.location.cell}: {each.message}" for each in reading.notes)
        lines += (f"left out: {each}" for each in reading.matrix.left_out)
    return [*lines, found.reason] if found.reason else lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|R|A\n\n|R|A\nManager|1|1\nClerk|1|1",
            ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A"],
        ),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|R|A\n|A|R\nWash|A|R",
            [
                "Sell Manager=A Clerk=R",
                "Buy Manager=R Clerk=A",
                "Wash Manager=A Clerk=R",
                "doubt A4: a row with letters but without a name was left out",
            ],
        ),
        (
            "No|Task|Manager|Clerk\n1|Sell|A|R\n2|Buy|R|A\n||A|R\n4|Wash|A|R",
            [
                "Sell Manager=A Clerk=R",
                "Buy Manager=R Clerk=A",
                "Wash Manager=A Clerk=R",
                "doubt B4: a row with letters but without a name was left out",
            ],
        ),
        ("|R\nR|", ["no column names duties"]),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|R|A\n\nRemark\nShop|R\nBakery|A",
            ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A", "Remark › Shop Manager=R", "Remark › Bakery Manager=A"],
        ),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|R|A\nWash\nDry",
            ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A", "Wash", "Dry"],
        ),
        ("Task|Manager|Clerk\nSell|A|R\nBuy|R|A\n\nWash\nDry", ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A"]),
        ("Task|Manager|Clerk\nSell|A|R\nBuy|R|A\n* only abroad", ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A"]),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|R|A\nR = Responsible, A = Accountable\nWash",
            ["Sell Manager=A Clerk=R", "Buy Manager=R Clerk=A"],
        ),
        (
            "Task|Manager|Clerk\n\nShop\nSell|A|R\nBuy|R|A\nBakery\n\nBake|A|R",
            ["Shop › Sell Manager=A Clerk=R", "Shop › Buy Manager=R Clerk=A", "Bakery › Bake Manager=A Clerk=R"],
        ),
        (
            "Task|Manager|Clerk\nShop\nSell|A|R\nWait\nBuy|R|A\nBakery\nBake|A|R\nWash|R|A",
            [
                "Shop › Sell Manager=A Clerk=R",
                "Wait › Buy Manager=R Clerk=A",
                "Bakery › Bake Manager=A Clerk=R",
                "Bakery › Wash Manager=R Clerk=A",
            ],
        ),
        (
            "Task|Manager|Clerk\nSHOP\nSell|A|R\nWait\nBuy|R|A\nBAKERY\nBake|A|R\nWash|R|A",
            [
                "SHOP › Sell Manager=A Clerk=R",
                "SHOP › Wait",
                "SHOP › Buy Manager=R Clerk=A",
                "BAKERY › Bake Manager=A Clerk=R",
                "BAKERY › Wash Manager=R Clerk=A",
            ],
        ),
        (
            "Task|Manager|Clerk\nSELL|A|R\nBUY|R|A\nOVEN\nBAKE|A|R\nWASH|R|A",
            [
                "SELL Manager=A Clerk=R",
                "BUY Manager=R Clerk=A",
                "OVEN › BAKE Manager=A Clerk=R",
                "OVEN › WASH Manager=R Clerk=A",
            ],
        ),
        (
            "Task|Manager|Clerk|Due\nSell|A|R|May\nBuy|R|A|June\nBake|||\nWash|A|R|July\nDry|||July\nClean|A|R|July",
            [
                "Sell Manager=A Clerk=R",
                "Buy Manager=R Clerk=A",
                "Bake › Wash Manager=A Clerk=R",
                "Bake › Dry",
                "Bake › Clean Manager=A Clerk=R",
                "left out: Due",
            ],
        ),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|see below|R\nBake|later|\nWash|A|R",
            [
                "Sell Manager=A Clerk=R",
                "Buy Clerk=R",
                "Bake",
                "Wash Manager=A Clerk=R",
                "doubt B3: 2 cells under roles hold something that is no letter, such as 'see below'",
            ],
        ),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|-|-\nWash|A|R",
            ["Sell Manager=A Clerk=R", "Buy", "Wash Manager=A Clerk=R"],
        ),
        (
            "Task|R|A|C|I\nSell|x|x||\nBuy|x||x|",
            ["its cells are ticks, not letters; a list needs headings such as R, A, C and I"],
        ),
        (
            "|Manager|||Clerk||\nTask|R|A|C|R|A|C\nSell|x||||x|\nBuy||x||x||x",
            ["Sell Manager=R Clerk=A", "Buy Manager=A Clerk=R/C"],
        ),
        (
            "Task|Role|Letter\nSell|Clerk|R\nSell|Manager|A\nBuy|Clerk|A/R\nBuy|Manager|I",
            ["Sell Clerk=R Manager=A", "Buy Clerk=R/A Manager=I"],
        ),
        (
            "Task|Role|Letter|Scope\nSell|Clerk|R|EMEA\nSell|Manager|A|EMEA\nSell|Clerk|A|APAC\nSell|Manager|R|APAC",
            ["Sell Clerk=R Manager=A", "Sell Clerk=A Manager=R"],
        ),
        ("Task|Mon|Tue|Clerk\nSell|A|R|I\nBuy|R|A|I", ["its columns are dates, days or numbers, not roles"]),
        ("Task|Mon|Clerk\nSell|A|R\nBuy|R|A", ["Sell Mon=A Clerk=R", "Buy Mon=R Clerk=A"]),
        (
            "Task|Responsible|Accountable|Clerk\nSell|A|R|I\nBuy|R|A|I",
            ["Sell Responsible=A Accountable=R Clerk=I", "Buy Responsible=R Accountable=A Clerk=I"],
        ),
        (
            "Task|Responsible|Accountable|Clerk|Buyer\nSell|A|R|I|C\nBuy|R|A|I|C",
            ["Sell Responsible=A Accountable=R Clerk=I Buyer=C", "Buy Responsible=R Accountable=A Clerk=I Buyer=C"],
        ),
        ("Task|RACI|DACI|Clerk\nSell|A|R|I\nBuy|R|A|I", ["it compares notations (RACI, DACI)"]),
        (
            "Task|RACI|Manager|Clerk\nSell|A|R|I\nBuy|R|A|I",
            ["Sell RACI=A Manager=R Clerk=I", "Buy RACI=R Manager=A Clerk=I"],
        ),
        (
            "Task|Manager|Clerk\nSell|R/A/C/I|R/A/C/I\nBuy|R/A/C/I|R/A/C/I",
            ["it is an empty template: each cell offers all letters to choose from"],
        ),
        (
            "Task|Manager|Clerk\nSell|A/C/I|A/C/I\nBuy|A/C/I|A/C/I",
            ["the letters A, C, I alone do not make it a responsibility matrix; name the notation if it is one"],
        ),
        ("Task|Manager|Clerk\nSell|A/R|A/R\nBuy|A/R|A/R", ["Sell Manager=R/A Clerk=R/A", "Buy Manager=R/A Clerk=R/A"]),
        (
            "Task|Manager|Clerk\nSell|R/A/C/I|R/A/C/I\nBuy|R/A/C/I|A",
            ["Sell Manager=R/A/C/I Clerk=R/A/C/I", "Buy Manager=R/A/C/I Clerk=A"],
        ),
        ("|Manager|Clerk\nStatus|A|R\nType|R|A", ["its rows are attributes of something, not duties"]),
        ("|Manager|Clerk\nStatus|A|R\nVisit type|R|A", ["its rows are attributes of something, not duties"]),
        (
            "|Manager|Clerk\nStatus|A|R\nType of the visit|R|A",
            ["Status Manager=A Clerk=R", "Type of the visit Manager=R Clerk=A"],
        ),
        (
            "Task|Manager|Clerk\nSell|R|A\nBuy|A|R\n\nR = Red, A = Amber",
            ["its legend explains other things than responsibility (R = Red, A = Amber)"],
        ),
        (
            "Task|Manager|Clerk\nSell|R|A\nBuy|A|R\n\nR = Red, A = Accountable",
            ["Sell Manager=R Clerk=A", "Buy Manager=A Clerk=R"],
        ),
        ("Task|Ann|Bob\nSell|R|A\nBuy|A|R\n\nR = Red, A = Accountable", ["Sell Ann=R Bob=A", "Buy Ann=A Bob=R"]),
        (
            "Task|Ann|Bob\nSell|R|G\nBuy|A|R\n\nR = Red, A = Amber, G = Go",
            ["its legend explains other things than responsibility (R = Red, A = Amber, G = Go)"],
        ),
        ("Task|Points\nSell|A\nBuy|C", ["only one column holds letters, and its heading does not name a role"]),
        ("Task|Manager\nSell|A\nBuy|R", ["Sell Manager=A", "Buy Manager=R"]),
        (
            "Task|Manager|Clerk\nSell|A|C\nBuy|C|A",
            ["the letters A, C alone do not make it a responsibility matrix; name the notation if it is one"],
        ),
        (
            "Task|Manager|Clerk\nSell|R|\nBuy||R",
            ["the letters R alone do not make it a responsibility matrix; name the notation if it is one"],
        ),
        ("Task|Manager|Clerk\nSell|R|\nBuy||R\nWash|R|", ["Sell Manager=R", "Buy Clerk=R", "Wash Manager=R"]),
        ("1|Manager|Clerk\n2|A|R\n3|R|A\nSell|R|A", ["its rows are numbered or timed, not named as duties"]),
        ("Week|Manager|Clerk\nMonday|A|R\nTuesday|R|A", ["its rows are days or weeks, not duties"]),
        ("Week|Manager|Clerk\nMonday|A|R\nSell|R|A", ["Monday Manager=A Clerk=R", "Sell Manager=R Clerk=A"]),
        (
            "Task|Manager|Clerk\nSell|A|R\nBuy|K|R\nBake|A|K\nWash|A|R",
            ["its codes (K) are no notation of responsibility that a legend or title explains"],
        ),
        (
            "Task|Manager|Manager|Clerk\nSell|A|R|I\nBuy|R|A|I",
            [
                "Sell Manager 1=A Manager 2=R Clerk=I",
                "Buy Manager 1=R Manager 2=A Clerk=I",
                "info B1: another column is headed 'Manager' too; this one is called 'Manager 1'",
                "info C1: another column is headed 'Manager' too; this one is called 'Manager 2'",
            ],
        ),
        (
            "|Sell|Buy|Bake|Wash\nManager|A|A|R|R\nClerk|R|R|A|A",
            [
                "Manager Sell=A Buy=A Bake=R Wash=R",
                "Clerk Sell=R Buy=R Bake=A Wash=A",
                f"doubt A1:E3: {_TURNED}",
            ],
        ),
        (
            "X|Pay|Sell|Pack|Count\nBoard|A|R|I|A\nOffice|R|A|A|I\nBake cakes|R|I|A|A",
            [
                "Board Pay=A Sell=R Pack=I Count=A",
                "Office Pay=R Sell=A Pack=A Count=I",
                "Bake cakes Pay=R Sell=I Pack=A Count=A",
                f"doubt A1:E4: {_TURNED}",
            ],
        ),
        (
            "Task|Responsible|Accountable\nSell|Clerk, Buyer|Manager\nBuy|tbd|Manager\nWash|-|Manager",
            ["Sell Clerk=R Buyer=R Manager=A", "Buy Manager=A", "Wash Manager=A"],
        ),
        (
            "Task|Role|R|A|C\nSell|Clerk|x||x\n|Manager||x|\nBuy|Clerk|x||\n|Manager||x|x",
            ["Sell Clerk=R/C Manager=A", "Buy Clerk=R Manager=A/C"],
        ),
    ],
)
def test_a_small_table_is_read_as_it_stands(text: str, lines: list[str]) -> None:
    assert told(text) == lines
