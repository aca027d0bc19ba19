"""What goes wrong with places that are elsewhere, each in one sentence, and never with a password in it."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

from raci.errors import RaciError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.remote.address import Address

_PACKAGES: Final = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs",
    "adl": "adlfs", "sftp": "paramiko", "ssh": "paramiko", "http": "aiohttp", "https": "aiohttp",
    "smb": "smbprotocol", "webdav": "webdav4", "dask": "distributed",
}  # fmt: skip
_NO_RIGHT: Final = frozenset({"AuthenticationException", "ClientAuthenticationError", "PermissionError"})
_NO_KEYS: Final = frozenset(
    {"NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "DefaultCredentialsError", "GoogleAuthError",
     "CredentialRetrievalError", "TokenRetrievalError"}
)  # fmt: skip
_NO_WAY: Final = frozenset(
    {"ConnectionError", "EndpointConnectionError", "HTTPClientError", "ClientConnectorError", "ClientConnectionError",
     "NoValidConnectionsError", "ServiceRequestError", "gaierror"}
)  # fmt: skip
_REFUSED: Final = frozenset({401, 403})
_MOST: Final = 200


@contextmanager
def told(address: Address, inside: str) -> Iterator[None]:
    """Turn whatever a library of fsspec raises into one sentence.

    FileNotFoundError and PermissionError stay what they are, as of local files.
    """
    try:
        yield
    except (RaciError, FileNotFoundError):
        raise
    except Exception as error:  # noqa: BLE001 - each library has errors of its own
        _raise(error, address, inside)


def _raise(error: Exception, address: Address, inside: str) -> NoReturn:
    shown = address.shown(inside)
    kinds = {kind.__name__ for each in _causes(error) for kind in type(each).__mro__}
    if isinstance(error, ImportError):
        raise UnreadableError("extra", _missing(error, address), shown) from None
    if kinds & _NO_KEYS:
        message = f"no credentials for {address.scheme}:// were found; log in, or set them in the environment"
        raise UnreadableError("permission", message, shown) from None
    if kinds & _NO_RIGHT or getattr(error, "status", 0) in _REFUSED:
        raise PermissionError(f"no right to read {shown}") from None
    if "BadHostKeyException" in kinds:
        message = "the host shows another key than the one that is known; see ~/.ssh/known_hosts"
        raise UnreadableError("host-key", message, shown) from None
    if isinstance(error, TimeoutError | socket.timeout) or "TimeoutError" in kinds or "ReadTimeoutError" in kinds:
        raise UnreadableError("timeout", "it does not answer; is the network up?", shown) from None
    if kinds & _NO_WAY:
        message = "it cannot be reached; is the address right, and the network up?"
        raise UnreadableError("unreachable", message, shown) from None
    if isinstance(error, ValueError) and "Protocol not known" in str(error):
        message = f"{address.scheme}:// is no kind of address that is known here"
        raise UnreadableError("unknown-protocol", message, shown) from None
    if "BadZipFile" in kinds:
        raise UnreadableError("damaged", "its zip archive is cut off or broken, or is none", shown) from None
    raise UnreadableError("io", f"it cannot be read: {_brief(error, address)}", shown) from None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(8):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def _missing(error: ImportError, address: Address) -> str:
    """Return what to install for an address; a chained one may need it for any of its steps."""
    if (error.name or "").partition(".")[0] == "fsspec":
        return 'addresses need fsspec; pip install "raci[remote]" brings it'
    steps = [step.rpartition("::")[2] for step in address.given.split("://")[:-1]]
    said = str(error.__cause__ or error) + str(error)
    needed = [_PACKAGES[step.lower()] for step in steps if step.lower() in _PACKAGES]
    package = next((each for each in needed if each in said), needed[0] if needed else error.name or "")
    if not package:
        return f"a package is missing for {address.scheme}://: {_brief(error, address)}"
    return f"{package} is needed for this; pip install {package} brings it"


def _brief(error: Exception, address: Address) -> str:
    """Return what an error says, unless the address holds what must not be shown: then only its kind."""
    if address.shown(address.inside) != address.real(address.inside):
        return type(error).__name__
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:_MOST].rstrip(": ")
