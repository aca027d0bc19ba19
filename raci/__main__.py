"""The command `raci`; `--version` answers before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from raci.version import VERSION  # noqa: PLC0415 - the only import this answer needs

        sys.stdout.write(f"raci {VERSION}\n")
        return
    from raci.cli import run  # noqa: PLC0415 - not needed above

    run()


if __name__ == "__main__":
    main()
