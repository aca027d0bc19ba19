"""raci serve: a page in the browser on which a matrix is dropped, mended and taken away.

Examples:
  raci serve --open
  raci serve org/ --read-only
  raci serve org/ --read-only --host 0.0.0.0 --token "$(openssl rand -hex 24)"
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raci.cli.options.shared import ConfigOptions, Org  # noqa: TC001 - the command line reads them
from raci.cli.output import tell
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.cli.settings_in_force import Said
    from raci.web.published import Offer
    from raci.web.serving import Address


@record
class AnsweringOptions:
    """Where the page is, and who gets in."""

    host: Annotated[str, typer.Option(help="The address to answer at; 0.0.0.0 is for a team.")] = "127.0.0.1"
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to answer at; 0 takes a free one.")] = 8722
    token: Annotated[
        str, typer.Option(envvar="RACI_SERVE_TOKEN", show_envvar=True, help="What others must know to get in.")
    ] = ""
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name by which browsers reach this machine.")
    ] = None

    def address(self) -> Address:
        """Return the address to answer at."""
        from raci.web.serving import Address  # noqa: PLC0415 - nothing costs until used

        return Address(self.host, self.port, self.token.strip(), tuple(self.name or ()))


def serve(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to list, search and open; none is needed.")
    ] = None,
    *,
    answering: AnsweringOptions,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show and search only; nothing is edited.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    org: Org = None,
    config: ConfigOptions,
) -> None:
    """Open a page in the browser on which a matrix is dropped, mended and taken away.

    What is dropped stays in the memory of this machine: nothing is written, nothing leaves it.
    """
    from raci.cli.settings_in_force import settings_for  # noqa: PLC0415 - nothing costs until used
    from raci.errors import RaciError  # noqa: PLC0415
    from raci.web.serving import serve_page  # noqa: PLC0415

    said = {"organization": org, **config.said()}
    offers = list(_offers(paths or [], said))
    if paths and not offers:
        raise RaciError("nothing-to-show", "no file to show was found; name a file or a folder that holds one")
    if read_only and not paths:
        raise RaciError("misuse", "--read-only shows files; name the files or folders to show")

    def started(address: Address) -> None:
        _tell(address)
        if open_page:
            import webbrowser  # noqa: PLC0415 - only where asked for

            webbrowser.open(_entrance(address))

    serve_page(answering.address(), settings_for(Path(), said), offers, started, read_only=read_only)


def _entrance(address: Address) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - nothing costs until used

    return f"{address.url}?token={quote(address.token, safe='')}" if address.token else address.url


def _tell(address: Address) -> None:
    tell(f"raci: the page is at {_entrance(address)}")
    if address.token and address.host in {"0.0.0.0", "::"}:  # noqa: S104 - to tell what it means
        tell("raci: others put the name or number of this machine in place of 127.0.0.1; the token is a secret")
    tell("raci: press Ctrl+C to stop")


def _offers(paths: Sequence[Path], said: Said) -> Iterator[Offer]:
    from raci.cli.files import files  # noqa: PLC0415 - nothing costs until used
    from raci.cli.settings_in_force import settings_for  # noqa: PLC0415
    from raci.errors import UnreadableError  # noqa: PLC0415
    from raci.web.published import Offer  # noqa: PLC0415

    taken: set[str] = set()
    for path, named in files(paths, said):
        if named and not path.exists():
            raise UnreadableError("missing", "there is no such file or folder to show", str(path))
        yield Offer(path, _shown_as(path, paths, taken), settings_for(path, said))


def _shown_as(path: Path, paths: Sequence[Path], taken: set[str]) -> str:
    """Return the name under which a file is shown: its place in the folder that was named, and nothing above that."""
    root = next((each for each in paths if each in path.parents), None)
    name = path.relative_to(root).as_posix() if root else path.name
    if root and len(paths) > 1:
        name = f"{root.resolve().name}/{name}"
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found)
    return found
