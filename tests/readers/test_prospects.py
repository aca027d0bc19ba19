"""The quick look into files that are found: it never despairs of a matrix, and refuses what is none."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook
from small_matrix import DAY
from whole_matrices_at_random import whole_matrices

import raci
from raci.errors import RaciError
from raci.model import Matrix  # noqa: TC001 - hypothesis reads it
from raci.readers.prospects import promising
from raci.writers import Export, write_export

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted(path for path in (ROOT / "matrices").rglob("*.*") if path.suffix != ".toml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_with_a_matrix_is_passed_over(path: Path) -> None:
    report = raci.check(path)

    assert report.foreign or promising(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".md", ".html", ".yaml", ".json"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(matrix=whole_matrices())
def test_what_is_written_is_found_again(suffix: str, matrix: Matrix) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"plan{suffix}")
        try:
            write_export(Export((matrix,), (), DAY), path)
            found = raci.understand(path).readings
        except RaciError:
            return

        letters = {
            letter for reading in found for each in reading.matrix.assignments() for letter in each.entry.letters
        }

        assert len(letters) < 2 or promising(path)


PROMISING: Final[dict[str, str | bytes]] = {
    "letters.csv": "Task;Boss;Clerk\nBake;A;R\n",
    "small.csv": "task,boss,clerk\nbake,a,r\n",
    "cyrillic.csv": "Задача,Шеф,Повар\nПечь,А,Р\n",
    "names.csv": "Task,Responsible,Accountable\nBake,Ann,Bob\n",
    "either.md": "| Задача | Исполнитель | Ответственный |\n|---|---|---|\n| Печь | Ада | Бо |\n",
    "daci.md": "| Decision | Driver | Approver | Contributors |\n|---|---|---|---|\n| Price | Ann | Bob | Cy |\n",
    "own.md": "L = Lead, H = Help\n\n| Task | Boss | Clerk |\n|---|---|---|\n| Bake | L | H |\n",
    "wide.csv": "Task,Boss\nBake,Ａ\nFry,Ｒ\n",
    "cp1252.csv": "Aufgabe;Chef;Köchin\nBacken;A;R\n".encode("cp1252"),
    "utf16.csv": "Task;Boss;Clerk\nBake;A;R\n".encode("utf-16"),
    "gbk.csv": "任务,经理,员工\n烘焙,负责,批准\n".encode("gbk"),
    "page.html": "<table><tr><th>Task<th>Boss<th>Clerk<tr><td>Bake<td><b>A</b><td>R</table>",
    "simple.rst": "====  ====  =====\nTask  Boss  Clerk\n====  ====  =====\nBake  A     R\n====  ====  =====\n",
    "design.yaml": "roles: [boss]\nduties: {bake: {name: Bake, A: boss}}\n",
    "broken.yaml": "duties: {bake: {name: Bake, A: [boss}\n",
    "template.yaml": "{{- if .x }}\nduties: {bake: {A: boss}}\n{{- end }}\n",
    "list.json": '[{"task": "Bake", "raci": {"boss": "A", "clerk": "R"}}]',
    "cut.xlsx": b"PK\x03\x04cut off",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more",
}
FOREIGN: Final[dict[str, str | bytes]] = {
    "empty.csv": "",
    "prose.md": "# Notes\n\nA plan, approved by all. Inform the team.\n\n- Approve it\n- Support it\n",
    "options.md": "| Option | Type | What it does |\n|---|---|---|\n| `--name` | text | Approve the support of it |\n",
    "deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 2\n",
    "workflow.yml": "on: [push]\njobs:\n  build:\n    steps:\n      - run: make a release\n",
    "helm.yaml": "{{- if .Values.roles }}\nroles: {{ .Values.roles }}\n{{- end }}\n",
    "package.json": '{"name": "app", "roles": 1, "scripts": {"a": "b"}}'.replace("roles", "rolls"),
    "data.csv": "id,name,city,amount\n1,Approve the bid,Ghent,0.5\n2,Inform the team,Basel,0.7\n",
    "classes.csv": "sku;class\n1;X\n2;Y\n3;Z\n",
    "page.html": "<!DOCTYPE html><html><body><a href='x'>A link</a> <i>x</i><p>Support us</p></body></html>",
    "picture.csv": b"\x89PNG\r\n\x1a\n",
    "scan.xlsx": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", PROMISING)
def test_what_may_be_a_matrix_is_read(name: str, tmp_path: Path) -> None:
    said = PROMISING[name]
    (tmp_path / name).write_bytes(said if isinstance(said, bytes) else said.encode())

    assert promising(tmp_path / name)


@pytest.mark.parametrize("name", FOREIGN)
def test_what_repositories_are_full_of_is_not_read(name: str, tmp_path: Path) -> None:
    said = FOREIGN[name]
    (tmp_path / name).write_bytes(said if isinstance(said, bytes) else said.encode())

    assert not promising(tmp_path / name)


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize(("letters", "wanted"), [(("A", "R"), True), (("open", "paid"), False)])
def test_a_workbook_is_told_by_its_texts_wherever_they_stand(
    letters: tuple[str, str], tmp_path: Path, *, shared: bool, wanted: bool
) -> None:
    book = Workbook(write_only=not shared)
    sheet = book.create_sheet("Plan") if not shared else book.active
    assert sheet is not None
    for row in (["Item", "Boss", "Clerk"], ["Bake", *letters], [1, 2, 3]):
        sheet.append(row)
    book.save(tmp_path / "book.xlsx")

    assert promising(tmp_path / "book.xlsx") is wanted


def test_a_document_without_tables_is_not_read(tmp_path: Path) -> None:
    for name, inside in (("plan.docx", "<w:tbl><w:t>A</w:t></w:tbl>"), ("prose.docx", "<w:t>A</w:t>")):
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("word/document.xml", f"<w:document>{inside}</w:document>")
        (tmp_path / name).write_bytes(made.getvalue())

    assert [promising(tmp_path / name) for name in ("plan.docx", "prose.docx", "missing.docx")] == [True, False, True]


def test_a_long_text_is_looked_at_in_a_moment(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(b"1,2,3\n" * 3_000_000)
    (tmp_path / "prose.md").write_bytes(b"| a | " * 1_000_000)
    (tmp_path / "tags.html").write_bytes(b"<" * 2_000_000)

    assert not any(promising(path) for path in tmp_path.iterdir())
