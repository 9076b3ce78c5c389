"""Plain addresses hold their questions to what their reader may see, as the guard does for pages."""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from jangkau.metrics.limit import limited
from jangkau.ui.reader import limit_of


class Limits:
    """Stands behind the door, which has said who asks; where it has not, nothing is answered from the warehouse."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        person = getattr(HTTPConnection(scope).state, "person", None)
        with limited(limit_of(person) if person else None):
            return await self.app(scope, receive, send)
