"""A server of SFTP on this machine that gives the files of one folder to who knows the password."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import paramiko
from paramiko.common import AUTH_FAILED, AUTH_SUCCESSFUL, OPEN_SUCCEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator

USER: Final = "ann"
PASSWORD: Final = "sesame:open"  # noqa: S105 - of a server that lives for one test


class _Doorman(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        return AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return OPEN_SUCCEEDED

    def get_allowed_auths(self, username: str) -> str:
        return "password"


class _Shelf(paramiko.SFTPServerInterface):
    root = Path()

    def _real(self, path: str) -> str:
        return f"{self.root}/{path.strip('/')}"

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        try:
            with os.scandir(self._real(path)) as found:
                return [paramiko.SFTPAttributes.from_stat(each.stat(), each.name) for each in found]
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        try:
            return paramiko.SFTPAttributes.from_stat(Path(self._real(path)).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: paramiko.SFTPAttributes) -> paramiko.SFTPHandle | int:
        try:
            opened = Path(self._real(path)).open("rb")  # noqa: SIM115 - the handle closes it
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        handle = paramiko.SFTPHandle(flags)
        handle.readfile = opened  # type: ignore[attr-defined]  # as paramiko has it
        return handle


@contextmanager
def sftp_server(folder: Path) -> Iterator[str]:
    """Serve a folder, and give host and port."""
    shelf = type("_Own", (_Shelf,), {"root": folder})
    key = paramiko.ECDSAKey.generate()
    transports: list[paramiko.Transport] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host, port = listening.getsockname()

        def serve() -> None:
            with suppress(OSError, paramiko.SSHException, EOFError):
                while True:
                    asked, _ = listening.accept()
                    transport = paramiko.Transport(asked)
                    transports.append(transport)
                    transport.add_server_key(key)
                    transport.set_subsystem_handler("sftp", paramiko.SFTPServer, shelf)
                    transport.start_server(server=_Doorman())

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"{host}:{port}"
        finally:
            for each in transports:
                each.close()
    thread.join(5)
