"""A browser's own key, for whoever works while nobody was invited: it finds their desk again, and nobody else's."""

from secrets import token_urlsafe

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jangkau.access.people import DAY
from jangkau.access.retention import days

COOKIE = "jangkau_meja"
LEAST = 32  # letters of a key
LONGEST = 400  # days: no browser keeps a cookie longer


class BrowserKey:
    """Gives a browser its key with the page. It stands behind the door: only who is let in gets one."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] == "GET"
        if not asked or len(HTTPConnection(scope).cookies.get(COOKIE, "")) >= LEAST:
            await self.app(scope, receive, send)
            return

        async def given(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    lasting = min(days("desk") or LONGEST, LONGEST) * DAY
                    kept = f"Max-Age={lasting}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if self.secure else ''}"
                    headers.append("set-cookie", f"{COOKIE}={token_urlsafe(LEAST)}; {kept}")
            await send(message)

        await self.app(scope, receive, given)
