"""The repository that scripts/bench measures with: thousands of files of every kind, few of them matrices."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from random import Random
from typing import TYPE_CHECKING, Final

from bench_input import Size, duty_names, letters_of, roles_of, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MATRICES: Final = 40
_FOLDERS: Final = ("docs", "docs/decisions", "deploy", "services", "services/billing", "web", "data", "reports", ".ci")
_DEEP: Final = 12
"""How many folders stand in each of these."""
_SHARES: Final = {
    "md": 34, "yaml": 16, "json": 8, "csv": 5, "html": 4, "xlsx": 3, "docx": 2, "py": 14, "ts": 10, "svg": 4,
}  # fmt: skip
_OF_MATRICES: Final = ("xlsx", "xlsx", "md", "csv", "yaml")
_GIT: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Bench", "GIT_AUTHOR_EMAIL": "bench@example.org",
    "GIT_COMMITTER_NAME": "Bench", "GIT_COMMITTER_EMAIL": "bench@example.org",
}  # fmt: skip


def write_repository(folder: Path, files: int = 5_000, seed: int = 3) -> list[Path]:
    """Write a repository of so many files, all committed, and return its matrices."""
    random = Random(seed)  # noqa: S311 - input of a measurement, no secret
    kinds = random.choices(list(_SHARES), list(_SHARES.values()), k=files - MATRICES)
    for number, kind in enumerate(kinds):
        where = folder / random.choice(_FOLDERS) / f"part-{random.randrange(_DEEP)}"
        where.mkdir(parents=True, exist_ok=True)
        _FILES[kind](where / f"{_slug(random)}-{number}.{kind}", random)
    matrices = [_matrix(folder, number, random) for number in range(MATRICES)]
    (folder / ".gitignore").write_text("*.log\nbuild/\n", encoding="utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin")):
        subprocess.run(["git", *words], cwd=folder, env=os.environ | _GIT, check=True)
    return matrices


def _slug(random: Random) -> str:
    return "-".join(_name(random).lower().split()[:3])


def _name(random: Random) -> str:
    return next(duty_names(1, random))


def _matrix(folder: Path, number: int, random: Random) -> Path:
    kind = _OF_MATRICES[number % len(_OF_MATRICES)]
    where = folder / "org" / f"area-{number % 7}"
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"raci-{number}.{kind}"
    if kind == "xlsx":
        return write_workbook(path, Size(40, 8, 5), number)
    roles = list(roles_of(6))
    rows = [[name, *letters_of(6, random)] for name in duty_names(20, random)]
    if kind == "csv":
        _text(path, [";".join(cells) for cells in (["Duty", *roles], *rows)])
    elif kind == "md":
        _text(path, ["# Who does what", "", *_pipes(["Duty", *roles], rows)])
    else:
        _text(path, _org_design(roles, rows))
    return path


def _org_design(roles: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield from ("title: Who does what", "notation: RACI", "roles:")
    yield from (f"  r{place}: {{name: {role}}}" for place, role in enumerate(roles))
    yield "duties:"
    for place, (name, *letters) in enumerate(rows):
        yield from (f"  d{place}:", f"    name: {name}")
        for letter in sorted(set(letters)):
            held = ", ".join(f"r{role}" for role, each in enumerate(letters) if each == letter)
            yield f"    {letter}: [{held}]"


def _text(path: Path, lines: Iterator[str] | list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pipes(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield from (f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads))
    yield from (f"| {' | '.join(cells)} |" for cells in rows)


def _sentences(random: Random, count: int) -> str:
    return ". ".join(duty_names(count, random)) + "."


def _markdown(path: Path, random: Random) -> None:
    lines = [f"# {_name(random)}", "", _sentences(random, 5), ""]
    for _ in range(random.randrange(2, 7)):
        lines += [f"## {_name(random)}", "", _sentences(random, random.randrange(3, 12)), ""]
        match random.randrange(6):
            case 0:
                rows = [[f"`--{_slug(random)}`", "string", _name(random), "yes"] for _ in range(6)]
                lines += [*_pipes(["Option", "Type", "What it does", "Required"], rows), ""]
            case 1:
                lines += [*(f"- {_name(random)} (see #{random.randrange(999)})" for _ in range(6)), ""]
            case 2:
                lines += ["```console", f"$ make {_slug(random)}", "```", ""]
    _text(path, lines)


def _yaml(path: Path, random: Random) -> None:
    match random.randrange(4):
        case 0:
            _text(path, _workflow(random))
        case 1:
            _text(path, [line for _ in range(3) for line in ("---", *_deployment(random))])
        case 2:
            _text(path, (f"{_slug(random)}-{place}: {_name(random)}" for place in range(60)))
        case _:
            templated = ["{{- if .Values.enabled }}", *_deployment(random), "{{- end }}"]
            _text(path, templated if random.random() < 0.3 else _paths(random))  # noqa: PLR2004 - a third


def _workflow(random: Random) -> Iterator[str]:
    yield from (f"name: {_name(random)}", "on: [push, pull_request]", "permissions:", "  contents: read", "jobs:")
    for place in range(3):
        yield from (f"  job-{place}:", "    runs-on: ubuntu-latest", "    steps:", "      - uses: actions/checkout@v4")
        for _ in range(4):
            yield from (f"      - name: {_name(random)}", f"        run: make {_slug(random)}")


def _deployment(random: Random) -> Iterator[str]:
    name = _slug(random)
    yield from ("apiVersion: apps/v1", "kind: Deployment", "metadata:", f"  name: {name}", "spec:", "  replicas: 2")
    yield from ("  template:", "    spec:", "      containers:", f"        - name: {name}", "          env:")
    for place in range(8):
        yield from (f"            - name: SETTING_{place}", f'              value: "{_name(random)}"')


def _paths(random: Random) -> Iterator[str]:
    yield from ("openapi: 3.0.3", "info:", f"  title: {_name(random)}", "  version: 1.0.0", "paths:")
    for place in range(10):
        yield from (f"  /{_slug(random)}-{place}:", "    get:", f"      summary: {_name(random)}", "      responses:")
        yield from ('        "200":', f"          description: {_name(random)}")


def _json(path: Path, random: Random) -> None:
    packages = {f"node_modules/{_slug(random)}": {"version": "1.2.3", "dev": True} for _ in range(80)}
    texts = {f"key.{place}": _name(random) for place in range(120)}
    records = [{"id": place, "name": _name(random), "role": "admin", "active": True} for place in range(40)]
    document = random.choice([{"name": path.stem, "packages": packages}, texts, {"items": records}])
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")


def _csv(path: Path, random: Random) -> None:
    match random.randrange(3):
        case 0:
            heads = "id,name,city,amount,currency"
            rows = [f"{place},{_name(random)},Ghent,{random.random():.2f},EUR" for place in range(200)]
        case 1:
            heads, rows = "time,sensor,value", [f"2026-01-01T00:00:{place:02},{place},1.5" for place in range(400)]
        case _:
            heads = "sku;status;class"
            rows = [f"{place};{random.choice(['open', 'done'])};{random.choice('XYZ')}" for place in range(150)]
    _text(path, [heads, *rows])


def _html(path: Path, random: Random) -> None:
    rows = "".join(f"<tr><td>{_name(random)}</td><td>{place}</td><td>yes</td></tr>" for place in range(30))
    words = "".join(f"<h2>{_name(random)}</h2><p>{_sentences(random, 8)}</p>" for _ in range(8))
    page = f"<!DOCTYPE html><html><body>{words}<table><tr><th>Name</th><th>No.</th><th>New</th></tr>{rows}</table>"
    path.write_text(page + "</body></html>\n", encoding="utf-8")


def _xlsx(path: Path, random: Random) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only here

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Budget")
    sheet.append(["Item", "Jan", "Feb", "Mar", "Status"])
    for _ in range(60):
        sheet.append([_name(random), *(random.randrange(9000) for _ in range(3)), random.choice(["open", "paid"])])
    book.save(path)


def _docx(path: Path, random: Random) -> None:
    said = "".join(f"<w:p><w:r><w:t>{_sentences(random, 6)}</w:t></w:r></w:p>" for _ in range(40))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>')


def _code(path: Path, random: Random) -> None:
    _text(path, (f"value_{place} = {place}  # {_name(random)}" for place in range(80)))


_FILES: Final[dict[str, Callable[[Path, Random], None]]] = {
    "md": _markdown, "yaml": _yaml, "json": _json, "csv": _csv, "html": _html, "xlsx": _xlsx, "docx": _docx,
    "py": _code, "ts": _code, "svg": _code,
}  # fmt: skip
