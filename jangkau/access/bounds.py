"""How much may be sent: a form is small, an upload has its limit, and only a few uploads are taken in at once."""

from anyio import CapacityLimiter
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jangkau.access.deliveries import LARGEST

UPLOADS, BOXES = "/_stcore/upload_file", "/kirim/"
FORM, SENT = 64 << 10, LARGEST + (1 << 20)  # bytes
AT_ONCE = 3  # each upload is held in memory while it is read; what is sent to a box goes to disk


class TooLarge(Exception):
    """More was sent than may be."""


class Bounds:
    """Stands behind the door: nobody's upload is read who may not upload. largest: bytes of an upload."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self.app, self.largest = app, largest
        self.turns = CapacityLimiter(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        upload = scope["path"].startswith(UPLOADS)
        most = self.largest if upload else SENT if scope["path"].startswith(BOXES) else FORM
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > most:
            return await PlainTextResponse("too large", 413)(scope, receive, send)
        if not upload:
            return await self._bounded(most, scope, receive, send)
        async with self.turns:
            return await self._bounded(most, scope, receive, send)

    async def _bounded(self, most: int, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, unless more comes than was announced."""
        received, begun = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except TooLarge:
            if not begun:
                await PlainTextResponse("too large", 413)(scope, receive, send)
