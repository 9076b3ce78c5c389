"""Ways around the door, byte by byte over a socket: spellings of an address, methods, forged headers, names of the server."""

import base64
import os
import random
import socket
from collections.abc import Iterator

import pytest

from jangkau.access.people import invitation, invite, welcome
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import end
from jangkau.access.store import Access, digest
from tests.browser.conftest import east_java, served
from tests.doors import somebody

pytestmark = pytest.mark.browser
PATHS = (
    "/", "/overview", "/people", "/laporan", "/laporan/2021-W49?province=35", "/_stcore/metrics", "/_stcore/host-config",
    "/_stcore/upload_file/a/b", "/media/0123.csv", "/app/static/reach.png", "/static/index.html",
)  # fmt: skip
METHODS = ("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "CONNECT", "get", "FOO")
HOSTS = ("elsewhere.example", "127.0.0.1@elsewhere.example", "127.0.0.1.elsewhere.example", "", "[::1]", "localhost.")
REFUSED = {"303", "400", "401", "403", "404", "405"}
RANDOM = 700


def spellings(path: str) -> Iterator[str]:
    """An address as somebody might write it to be taken for one on the list."""
    bare, _, query = path.partition("?")
    rest = f"?{query}" if query else ""
    for before in (
        "/masuk/..", "/masuk/%2e%2e", "/masuk;", "/masuk;x=1/..", "/masuk%3f", "/masuk/gaya.css/..", "/undangan/x/../..",
        "/kirim/x/%2e%2e/%2e%2e", "/app/static/icon.svg/%2e%2e/%2e%2e/%2e%2e", "/_stcore/health/../..", "/", "//localhost", "/.",
        "/%2e", "/\\", "http://127.0.0.1", "http://elsewhere.example",
    ):  # fmt: skip
        yield before + path
    for after in ("/", "/.", "/..", "%00", "%0a", "%20", ";.css", ";/masuk", "?ke=/masuk", "#/masuk"):
        yield bare + after + rest
    yield "/" + "".join(f"%{ord(sign):02X}" for sign in path.lstrip("/"))


def forged(session: str, old: str) -> tuple[str, ...]:
    """Headers that some server somewhere believes."""
    return (
        "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: 127.0.0.1", "X-Forwarded-Proto: https", "X-Original-URL: /masuk",
        "X-Rewrite-URL: /masuk", "X-HTTP-Method-Override: GET", f"X-Jangkau-Session: {digest(session)}",
        f"x_jangkau_session: {digest(session)}", "X-Jangkau-Standing: administrator", f"Authorization: Bearer {session}",
        f"Cookie: jangkau_sesi={old}", f"Cookie: jangkau_sesi={digest(session)}", f"Cookie: __Host-jangkau_sesi={session}",
        f"Cookie: JANGKAU_SESI={session}", f"Cookie: _streamlit_user={session}", "Origin: null", "Remote-User: administrator",
        "X-Forwarded-Prefix: /masuk", "Transfer-Encoding: chunked",
    )  # fmt: skip


def status(port: int, method: str, path: str, host: str, *headers: str) -> str:
    """The status of the answer; "" where the server hangs up without one."""
    lines = (f"{method} {path} HTTP/1.1", f"Host: {host}", *headers)
    with socket.create_connection(("127.0.0.1", port), timeout=20) as sending:
        sending.sendall("\r\n".join((*lines, "", "0\r\n\r\n" if "chunked" in lines[-1] else "")).encode())
        return sending.recv(12).decode("latin-1")[9:]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return east_java(tmp_path_factory.mktemp("around"))


@pytest.fixture(scope="module")
def session(office) -> str:
    return somebody(office)


@pytest.fixture(scope="module")
def port(office, session) -> Iterator[int]:
    with served(office) as address:
        yield int(address.rpartition(":")[2])


def test_more_than_a_thousand_requests_find_no_way_around(port, office, session):
    old = somebody(office, Person("lama@contoh.go.id", "Lama", Role.ADMINISTRATOR))
    end(Access(office), digest(old))
    here, chance = f"127.0.0.1:{port}", random.Random(7)
    asked = [("GET", path, here, "Accept: text/html") for asked in PATHS for path in (asked, *spellings(asked))]
    for _ in range(RANDOM):
        path = chance.choice(PATHS)
        asked.append((
            chance.choice(METHODS), chance.choice(list(spellings(path))) if chance.random() < 0.5 else path,
            chance.choice(HOSTS) if chance.random() < 0.3 else here, "Connection: close", chance.choice(forged(session, old)),
        ))  # fmt: skip
    assert len(asked) > 1000
    let_in = [one for one in asked if status(port, *one) not in REFUSED and one[1].partition("?")[0] != "/masuk"]
    assert let_in == []


def test_a_socket_opens_at_one_address_for_a_page_of_ours_alone(port, session):
    cookie, key = f"Cookie: jangkau_sesi={session}", base64.b64encode(os.urandom(16)).decode()
    upgrade = ("Connection: Upgrade", "Upgrade: websocket", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13")
    ours = f"Origin: http://127.0.0.1:{port}"
    around = ("//_stcore/stream", "/masuk/../_stcore/stream", "/masuk", "/_stcore/health", "/app/static/../../_stcore/stream")
    wrong = (
        (f"X-Jangkau-Session: {digest(session)}",), ("Origin: http://elsewhere.example", cookie), ("Origin: null", cookie),
        ("Origin: http://127.0.0.1:1", cookie), (f"{ours}.elsewhere.example", cookie), ("Sec-Fetch-Site: cross-site", cookie),
        (f"Sec-WebSocket-Protocol: streamlit, {session}", ours),
    )  # fmt: skip
    host = f"127.0.0.1:{port}"
    assert status(port, "GET", "/_stcore/stream", host, *upgrade, ours, cookie) == "101"
    assert {status(port, "GET", path, host, *upgrade, ours, cookie) for path in around} <= REFUSED
    assert {status(port, "GET", "/_stcore/stream", host, *upgrade, *headers) for headers in wrong} <= REFUSED


def test_a_used_invitation_opens_nothing(port, office):
    link = invite(Access(office), Person("baru@contoh.go.id", "", Role.LEADER), "penguji")
    welcome(Access(office), invitation(Access(office), link), "Baru")
    assert status(port, "GET", f"/undangan/{link}", f"127.0.0.1:{port}") == "410"
