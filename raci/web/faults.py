"""What is wrong with a request, as a sentence with a code and a status of HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

_STATUSES: Final = {"missing": 404, "no-matrix": 422, "too-large": 413, "zip-bomb": 413, "empty": 422}
_BAD: Final = 400


class RequestError(RaciError):
    """A request that is refused; `status` is that of HTTP, `more` what else is told, such as the document as it is."""

    def __reduce__(self) -> tuple[object, ...]:
        return RequestError, (self.status, self.code, self.message, self.more, self.headers)

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        more: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, message)
        self.status = status
        self.more = dict(more or {})
        self.headers = dict(headers or {})


def answer_of(error: RaciError) -> Response:
    """Return the answer that tells a fault, or an error of anybody below."""
    from raci.web.answers import json_answer  # noqa: PLC0415 - it needs starlette

    if isinstance(error, RequestError):
        told = {"error": error.message, "code": error.code, **error.more}
        return json_answer(told, error.status, error.headers)
    told = {"error": "; ".join(error.lines), "code": error.code}
    return json_answer(told, _STATUSES.get(error.code, 422))
