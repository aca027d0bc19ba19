"""Write the JSON Schemas of `raci/schemas` from the models that stand behind them.

python scripts/write_schemas.py
python scripts/write_schemas.py --check    change nothing; exit status 1 if a schema is not what its model says
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "raci" / "schemas"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def wanted() -> dict[Path, str]:
    """Return the files of the schemas and what each should hold."""
    from raci.schemas import SUFFIX  # noqa: PLC0415 - after the path is set
    from raci.walking import modules_in  # noqa: PLC0415

    made = {}
    for name in modules_in(str(FOLDER / "documents")):
        schema = import_module(f"raci.schemas.documents.{name}").schema()
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        made[FOLDER / f"{name.replace('_', '-')}{SUFFIX}"] = f"{text}\n"
    return made


def main(words: list[str] | None = None) -> int:
    """Write the schemas, or tell which of them are not what they should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args(words).check
    files = wanted()
    stale = [path for path, text in files.items() if not path.is_file() or path.read_text("utf-8") != text]
    stale += [path for path in FOLDER.glob("*.schema.json") if path not in files]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'is out of date: run scripts/write_schemas.py' if check else 'is written'}")
        if not check and path in files:
            path.write_text(files[path], "utf-8", newline="\n")
        elif not check:
            path.unlink()
    return int(check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
