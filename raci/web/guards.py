"""Who is let in: names of the host, requests of other sites, the token, and what browsers are told to hold to."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from raci.web.answers import json_answer

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "raci_session"
FEWEST_IN_TOKEN: Final = 16
LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer tells the browser: nothing from elsewhere, nothing inline, no frames, no guessing of types."""

_READING: Final = frozenset({"GET", "HEAD"})
_OUR_SITE: Final = frozenset({"same-origin", "none"})
_ENTER: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    '<title>raci</title><p><a href="/">Go on to raci</a></p></html>'
)
_LOCKED: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>raci</title>'
    "<p>This page needs a token: open the whole address that <code>raci serve</code> printed.</p></html>"
)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a host."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """The application behind checks that no request gets around.

    `names` are those of the host that browsers may ask for: a page of another name that was made to lead here (DNS
    rebinding) is turned away. `any_address` also lets plain IP addresses in, which no name can be made to lead to. With
    a `token` nobody gets in without it.
    """

    def __init__(
        self, app: ASGIApp, names: Collection[str] = LOCAL_NAMES, token: str = "", *, any_address: bool = False
    ) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)
        self._any_address = any_address
        self._token = token.encode()
        self._session = secrets.token_urlsafe(32).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """Return why a request is turned away, None where it is let in."""
        headers = Headers(scope=scope)
        if refused := self._misled(headers) or self._foreign(scope, headers):
            message, code = refused
            return json_answer({"error": message, "code": code}, 403)
        return self._unknown(scope, headers) if self._token else None

    def _misled(self, headers: Headers) -> tuple[str, str] | None:
        asked = headers.getlist("host")
        if len(asked) == 1 and self._is_ours(host_of(asked[0])):
            return None
        return "this server is not known by that name; use the address that raci serve printed", "wrong-host"

    def _is_ours(self, host: str) -> bool:
        if host in self._names:
            return True
        if not self._any_address:
            return False
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True

    def _foreign(self, scope: Scope, headers: Headers) -> tuple[str, str] | None:
        """Tell of a request that another site makes in the name of who uses the browser."""
        site, path = headers.get("sec-fetch-site"), scope["path"]
        if scope["method"] in _READING:
            entry = path == "/" and headers.get("sec-fetch-mode", "navigate") == "navigate"
            if site is not None and site not in _OUR_SITE and not entry:
                return "this comes from another site, which may not ask here", "cross-site"
            return None
        if scope["method"] != "POST":
            return "there are only GET and POST", "wrong-method"
        origin = headers.get("origin")
        ours = {f"{scheme}://{headers['host'].lower()}" for scheme in ("http", "https")}
        if (origin is not None and origin.lower() not in ours) or (site is not None and site not in _OUR_SITE):
            return "this comes from another site, which may not change anything here", "cross-site"
        if headers.get("x-raci") != "1":
            return "a request that changes something carries the header X-Raci: 1", "no-header"
        return None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """Let in who knows the token, and has shown it; turn all others away."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if scope["path"] == "/" and given and self._fits(given[0]):
            response = Response(_ENTER, 200, media_type="text/html; charset=utf-8")
            response.set_cookie(
                COOKIE, self._session.decode(), httponly=True, samesite="strict", secure=scope["scheme"] == "https"
            )
            return response
        scheme, _, word = headers.get("authorization", "").partition(" ")
        if (scheme.lower() == "bearer" and self._fits(word)) or self._is_known(headers.getlist("cookie")):
            return None
        if scope["path"] == "/":
            return Response(_LOCKED, 401, media_type="text/html; charset=utf-8")
        message = "this needs the token; open the whole address that raci serve printed"
        return json_answer({"error": message, "code": "no-token"}, 401)

    def _fits(self, token: str) -> bool:
        return hmac.compare_digest(token.strip().encode("utf-8", "surrogateescape"), self._token)

    def _is_known(self, cookies: list[str]) -> bool:
        for each in cookies:
            try:
                found = SimpleCookie(each).get(COOKIE)
            except CookieError:
                continue
            if found and hmac.compare_digest(found.value.encode("latin-1", "replace"), self._session):
                return True
        return False


def host_of(header: str) -> str:
    """Return the host that a header `Host` names, without its port; empty for nonsense."""
    text = header.strip().lower()
    if text.startswith("["):
        inside, bracket, rest = text[1:].partition("]")
        return inside if bracket and (not rest or _is_port(rest)) else ""
    name, colon, port = text.partition(":")
    return name if not colon or _is_port(f":{port}") else ""


def _is_port(text: str) -> bool:
    return text.startswith(":") and text[1:].isdecimal() and text.isascii()
