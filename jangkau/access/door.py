"""The door: it stands before pages, plain addresses, files, uploads and sockets, and lets through who may pass."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jangkau.access.audit import Book
from jangkau.access.roles import ANYBODY, Person, address_role
from jangkau.access.sessions import signed_in
from jangkau.access.site import Site, place, same_site
from jangkau.access.store import Access, digest
from jangkau.addresses import at
from jangkau.trouble import Trouble

OURS = b"x-jangkau-"  # headers that the door alone may set
SESSION, STANDING = b"x-jangkau-session", b"x-jangkau-standing"
COOKIE = "jangkau_sesi"
READING = ("GET", "HEAD", "OPTIONS")
OVER = 4401  # why a socket is closed
# Every address that answers somebody who is not signed in. Nothing else does; tests/browser/test_door_routes.py asks them all.
ANONYMOUS = (
    "/_stcore/health",
    "/sehat",
    "/masuk",
    "/masuk/gaya.css",
    "/masuk/passkey.js",
    "/masuk/passkey",
    "/masuk/passkey/tantangan",
    "/keluar",
    "/undangan/{token}",
    "/undangan/{token}/passkey",
    "/undangan/{token}/passkey/tantangan",
    "/kirim/{token}",
    "/rapor/{token}",
    "/oidc/masuk",
    "/oidc/kembali",
    "/app/static/fonts/inter-latin-wght-normal.woff2",
    "/app/static/icon.svg",
    "/app/static/preview.png",
    "/laporan/gambar/{token}",
)
# Programs that fetch what a message shows of a link: they follow the way in, and see what stands there.
PREVIEWERS = re.compile(
    "WhatsApp|facebookexternalhit|TelegramBot|Twitterbot|Slackbot|LinkedInBot|Discordbot|SkypeUriPreview", re.I
)
KNOWN = re.compile("|".join(re.escape(path).replace(r"\{token\}", "[A-Za-z0-9_-]{1,80}") for path in ANONYMOUS))


@dataclass(frozen=True)
class Visitor:
    """Who asks: a person and the digest of their session, which is empty while the door is open."""

    person: Person
    session: str = ""


class Door:
    """Lets through who may pass. last_word: what a socket hears instead of a message once its session is over."""

    def __init__(self, app: ASGIApp, access: Access, site: Site, last_word: Callable[[bytes], bytes]) -> None:
        self.app, self.access, self.site, self.last_word = app, access, site, last_word
        self.cookie = cookie_name(site)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        scope["headers"] = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(OURS)]
        request = HTTPConnection(scope)
        try:
            if scope["type"] == "websocket":
                return await self._socket(request, receive, send)
            answer = self._refusal(request)
        except Trouble as trouble:  # nobody comes in where nobody can be known; /sehat says so as well
            answer = PlainTextResponse(trouble.code, 503)
        return await (answer or self.app)(scope, receive, send)

    def visitor(self, request: HTTPConnection, note: bool = True) -> Visitor | None:
        """Who asks, if they may come in at all."""
        token = request.cookies.get(self.cookie)
        session = digest(token) if token else ""
        if session and (person := signed_in(self.access, session, note)):
            return Visitor(person, session)
        return Visitor(ANYBODY) if self.site.direct(request) and not self.access.begun else None

    def _refusal(self, request: HTTPConnection) -> Response | None:
        """Why a request gets no further; None where it does, and then it knows its person."""
        path, method = request.scope["path"], request.scope["method"]
        if method not in READING and not same_site(request):
            return PlainTextResponse("cross-site", 403)
        if KNOWN.fullmatch(path):
            return None
        visitor = self.visitor(request)
        if visitor is None:
            return self._to_sign_in(request) if asks_for_a_page(request) else PlainTextResponse("sign in first", 401)
        if not visitor.person.may(address_role(path)):
            Book(self.access).write(visitor.person.email, place(request), "refused", path=path)
            return PlainTextResponse("not for this role", 403)
        request.state.person, request.state.session = visitor.person, visitor.session
        return None

    def _to_sign_in(self, request: HTTPConnection) -> Response:
        """The way in, and from there back to what was asked for."""
        query = request.scope["query_string"].decode("latin-1")
        back = at(request.scope["path"]) + ("?" + query if query else "")
        return RedirectResponse(at(f"/masuk?ke={quote(back, safe='')}"), 303)

    async def _socket(self, request: HTTPConnection, receive: Receive, send: Send) -> None:
        """A page's socket: its session is looked at with every message."""
        visitor = self.visitor(request) if same_site(request) else None
        if visitor is None:
            return await send({"type": "websocket.close", "code": 1008})
        scope, over = request.scope, False
        scope["headers"] += [(SESSION, visitor.session.encode()), (STANDING, quote(visitor.person.standing).encode())]

        async def heard() -> Message:
            nonlocal over
            message = await receive()
            if message["type"] != "websocket.receive" or self.visitor(request) == visitor:
                return message
            if over or not message.get("bytes"):
                await send({"type": "websocket.close", "code": OVER})
                return {"type": "websocket.disconnect", "code": OVER}
            over = True
            return {**message, "bytes": self.last_word(message["bytes"])}

        return await self.app(scope, heard, send)


def cookie_name(site: Site) -> str:
    """What the session's cookie is called: over https a browser keeps others from setting it."""
    return f"__Host-{COOKIE}" if site.secure else COOKIE


def asks_for_a_page(request: HTTPConnection) -> bool:
    """Whether a person has opened this address, or a message wants its preview; a page asking for a part of itself has not."""
    if request.scope["method"] in ("GET", "HEAD") and PREVIEWERS.search(request.headers.get("user-agent", "")):
        return True
    return request.scope["method"] == "GET" and "text/html" in request.headers.get("accept", "")
