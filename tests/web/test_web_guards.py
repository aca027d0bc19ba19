"""Who is let in: names of the host, other sites, the token; and what every answer tells the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from web_server import Asker, server, workbook

from raci.web.guards import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = "correct-horse-battery"  # noqa: S105 - of no server


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with server() as found:
        yield found


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "127.0.0.1@evil.example",
        "10.0.0.1",
    ],
)
def test_a_name_that_is_made_to_lead_here_is_turned_away(asker: Asker, host: str) -> None:
    for path in ("/", "/api/starters", "/page/index.html"):
        answer = asker.ask("GET", path, b"", {"Host": host or " "})

        assert 400 <= answer.status < 500
        assert b"<html" not in answer.content


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_the_names_of_this_machine_are_let_in(asker: Asker, name: str) -> None:
    assert asker.ask("GET", "/", b"", {"Host": f"{name}:{asker.port}"}).status == 200


@pytest.mark.parametrize(
    ("header", "host"),
    [("a:1", "a"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("a:b", ""), ("[::1", ""), ("[::1]x", ""), ("A", "a")],
)
def test_a_host_is_read_without_its_port(header: str, host: str) -> None:
    assert host == host_of(header)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"X-Raci": ""},
        {"X-Raci": "0"},
    ],
)
def test_another_site_changes_nothing(asker: Asker, headers: dict[str, str]) -> None:
    document = asker.drop("plan.xlsx", workbook()).json
    body = {"version": document["version"], "changes": [{"do": "remove", "what": "role", "key": "Boss"}]}
    answer = asker.post(f"/api/documents/{document['id']}/changes", body, headers=headers)

    assert answer.status == 403
    assert document["roles"] == asker.get(f"/api/documents/{document['id']}").json["roles"]
    assert asker.drop("plan.xlsx", workbook(), headers=headers).status == 403


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_and_no_site_is_allowed_to_ask(asker: Asker, method: str) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = asker.ask(method, "/api/documents", b"", headers)

    assert 400 <= answer.status < 500
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_another_site_neither_embeds_nor_reads(asker: Asker) -> None:
    document = asker.drop("plan.xlsx", workbook()).json
    told = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}

    assert asker.get(f"/api/documents/{document['id']}", **told).status == 403
    assert asker.get("/page/main.js", **told).status == 403
    assert asker.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


@pytest.mark.parametrize(
    "path", ["/", "/page/index.html", "/api/starters", "/api/documents/none", "/rules/ACC001", "/nowhere"]
)
def test_every_answer_holds_the_browser_to_what_is_ours(asker: Asker, path: str) -> None:
    headers = asker.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "same-origin" == headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"]
    assert "server" not in headers


def test_answers_with_matrices_are_not_kept_by_the_browser(asker: Asker) -> None:
    document = asker.drop("plan.xlsx", workbook()).json

    assert asker.get(f"/api/documents/{document['id']}").headers["cache-control"] == "no-store"
    assert asker.get(f"/api/documents/{document['id']}/download/xlsx").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/page/../app.py",
        "/page/..%2fapp.py",
        "/page/%2e%2e/app.py",
        "/page//etc/passwd",
        "/page/..\\app.py",
        "/page/index.html%00.js",
    ],
)
def test_no_path_leads_out_of_the_page(asker: Asker, path: str) -> None:
    assert asker.get(path).status == 404


def test_without_the_token_nobody_gets_in() -> None:
    with server(token=_TOKEN) as asker:
        for path in ("/api/starters", "/page/index.html", "/api/documents/x", "/rules/ACC001"):
            assert asker.get(path).status == 401
        assert asker.get("/").status == 401
        assert asker.get("/?token=wrong").status == 401
        assert asker.get(f"/api/starters?token={_TOKEN}").status == 401
        assert asker.drop("plan.xlsx", workbook()).status == 401
        assert asker.get("/api/starters", Cookie=f"raci_session={_TOKEN}").status == 401
        assert asker.get("/api/starters", Authorization="Bearer \u00fc").status == 401
        assert asker.get("/api/starters", Authorization=f"Bearer {_TOKEN}").status == 200


def test_the_first_visit_with_the_token_leaves_a_strict_cookie_that_does_not_hold_it() -> None:
    with server(token=_TOKEN) as asker:
        entered = asker.get(f"/?token={_TOKEN}", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
        cookie = entered.headers["set-cookie"]

        assert entered.status == 200
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert _TOKEN not in cookie
        assert _TOKEN.encode() not in entered.content
        assert asker.get("/", Cookie=cookie.partition(";")[0]).status == 200
        assert asker.drop("plan.xlsx", workbook(), headers={"Cookie": cookie.partition(";")[0]}).status == 201


def test_a_server_for_a_team_is_reached_by_numbers_and_its_own_names_only() -> None:
    with server(token=_TOKEN, names={"charts.example"}, any_address=True) as asker:
        told = {"Authorization": f"Bearer {_TOKEN}"}

        assert asker.ask("GET", "/", b"", {"Host": "192.0.2.7:8722", **told}).status == 200
        assert asker.ask("GET", "/", b"", {"Host": "charts.example", **told}).status == 200
        assert asker.ask("GET", "/", b"", {"Host": "evil.example", **told}).status == 403
