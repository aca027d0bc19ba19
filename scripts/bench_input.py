"""The workbooks and names that scripts/bench measures with: made up, the same every time, written as raw XML."""

from __future__ import annotations

import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE: Final = Path(__file__).with_name("bench_words.toml")
_WORDS: Final = {kind: words.split() for kind, words in tomllib.loads(_FILE.read_text("utf-8")).items()}
_WITH_ADJECTIVE: Final = 0.8
_PHRASES: Final = ((0.3, "and", "things"), (0.7, "for", "people"), (0.6, "in", "places"))
"""How many of a hundred names go on with which word."""
_BESIDE_A_AND_R: Final = "RRCCCCCCCCCCCCIIIIIIIIIIIII"
_SHARE_WITHOUT: Final = 100
"""One duty in a hundred has no A, another one no R."""
_EDITED: Final = 0.03


@dataclass(frozen=True, slots=True)
class Size:
    """How large a matrix is: `filled` is the number of letters per duty."""

    duties: int
    roles: int
    filled: int

    @property
    def letters(self) -> int:
        """How many letters the whole matrix holds."""
        return self.duties * self.filled


def duty_names(count: int, random: Random) -> Iterator[str]:
    """Yield names such as `Review quarterly contract for hospitals in Ghent`; nearly all of them differ."""
    for _ in range(count):
        name = [random.choice(_WORDS["verbs"]), random.choice(_WORDS["kinds"]), random.choice(_WORDS["things"])]
        if random.random() > _WITH_ADJECTIVE:
            del name[1]
        for share, joint, kind in _PHRASES:
            if random.random() < share:
                name += [joint, random.choice(_WORDS[kind])]
        yield " ".join(name)


def names_with_look_alikes(count: int, seed: int = 2) -> list[str]:
    """Return names of duties, 3 % of them written a second time: words exchanged, a letter lost, a word added."""
    random = Random(seed)  # noqa: S311 - input of a measurement, no secret
    edited = round(count * _EDITED)
    names = list(duty_names(count - edited, random))
    names += [_edited(random.choice(names), random) for _ in range(edited)]
    random.shuffle(names)
    return names


def _edited(name: str, random: Random) -> str:
    words = name.split()
    place = random.randrange(len(words))
    match random.randrange(3):
        case 0:
            words[place], words[place - 1] = words[place - 1], words[place]
        case 1:
            gap = random.randrange(len(words[place]))
            words[place] = words[place][:gap] + words[place][gap + 1 :]
        case _:
            words.insert(place, random.choice(_WORDS["kinds"]))
    return " ".join(words)


def write_workbook(path: Path, size: Size, seed: int = 1) -> Path:
    """Write a workbook with one matrix, blank cells left out as Excel does, and return its path."""
    random = Random(seed)  # noqa: S311 - input of a measurement, no secret
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in _FRAME.items():
            package.writestr(name, part)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            for piece in _sheet(size, texts, random):
                file.write(piece.encode())
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as file:
            file.write(f'{_XML}<sst {_MAIN} uniqueCount="{len(texts)}">'.encode())
            file.write("".join(f"<si><t>{escape(text)}</t></si>" for text in texts).encode())
            file.write(b"</sst>")
    return path


def _sheet(size: Size, texts: dict[str, int], random: Random) -> Iterator[str]:
    columns = [_column(place) for place in range(size.roles + 2)]
    yield f'{_XML}<worksheet {_MAIN}><dimension ref="A1:{columns[-1]}{size.duties + 3}"/><sheetData>'
    yield _row(1, {"A": _text("RACI matrix of the operating model", texts)})
    headings = ["No.", "Duty", *roles_of(size.roles)]
    yield _row(3, {column: _text(heading, texts) for column, heading in zip(columns, headings, strict=True)})
    for number, name in enumerate(duty_names(size.duties, random), start=1):
        cells = {"A": f"><v>{number}</v></c>", "B": _text(name, texts)}
        held = zip(sorted(random.sample(range(size.roles), size.filled)), letters_of(size.filled, random), strict=True)
        cells |= {columns[role + 2]: _text(letter, texts) for role, letter in held}
        yield _row(number + 3, cells)
    yield "</sheetData></worksheet>"


def roles_of(count: int) -> Iterator[str]:
    """Yield names of roles such as `Contract Manager`; they repeat where there are very many."""
    things = _WORDS["things"]
    return (f"{things[place % len(things)].title()} Manager" for place in range(count))


def letters_of(count: int, random: Random) -> list[str]:
    """Return the letters of one duty: one A and an R or more, but for one duty in a hundred each."""
    flaw = random.randrange(_SHARE_WITHOUT)
    letters = random.choices(_BESIDE_A_AND_R, k=count)
    if flaw == 1:
        letters = [letter if letter != "R" else "C" for letter in letters]
    else:
        letters[-1] = "R"
    letters[0] = "A" if flaw else "C"
    random.shuffle(letters)
    return letters


def _row(number: int, cells: dict[str, str]) -> str:
    return f'<row r="{number}">' + "".join(f'<c r="{name}{number}"{said}' for name, said in cells.items()) + "</row>"


def _text(text: str, texts: dict[str, int]) -> str:
    return f' t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'


def _column(place: int) -> str:
    return ("" if place < 26 else _column(place // 26 - 1)) + chr(ord("A") + place % 26)  # noqa: PLR2004 - the alphabet


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org"
_MAIN: Final = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
_LINKS: Final = f"{_OFFICE}/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME: Final = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_XML}<workbook {_MAIN} xmlns:r="{_LINKS}">'
    '<sheets><sheet name="RACI" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}
