"""Streamlit's scripts and styles, whose names change with what is in them: pressed once in a process, then told from memory."""

import asyncio
from dataclasses import dataclass, field
from gzip import compress

import pyarrow as pa
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

THEIRS = "/static/"
PRESSED = ("text/css", "text/javascript", "application/javascript")
BROTLI, GZIP = 8, 9  # how hard they are pressed, once for all who come: a tenth smaller would take ten times as long
Asset = tuple[Message, bytes]


@dataclass
class Gathered:
    """An answer as it comes in, to be told at once."""

    start: Message = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body.extend(message.get("body", b""))


class Assets:
    """Stands behind the door. Everything but a whole file of scripts or styles goes by."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.known: dict[tuple[str, str], Asset] = {}
        self.pressing: dict[tuple[str, str], asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        coding = asked_coding(scope)
        if not coding:
            await self.app(scope, receive, send)
            return
        about = (scope["path"], coding)
        async with self.pressing.setdefault(about, asyncio.Lock()):
            start, body = self.known.get(about) or await self._pressed(about, scope, receive)
        if about not in self.known:
            self.pressing.pop(about, None)  # of addresses where nothing lies there is no end
        await send({**start, "headers": list(start["headers"])})
        await send({"type": "http.response.body", "body": body})

    async def _pressed(self, about: tuple[str, str], scope: Scope, receive: Receive) -> Asset:
        """A file as the app gives it, pressed; kept where it is one that never changes under its name."""
        plain = [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]
        answer = Gathered()
        await self.app({**scope, "headers": plain}, receive, answer)
        headers = MutableHeaders(raw=list(answer.start["headers"]))
        asset = {**answer.start, "headers": headers.raw}, bytes(answer.body)
        if answer.start["status"] != 200 or not headers.get("content-type", "").startswith(PRESSED):
            return asset
        body = await asyncio.to_thread(pressed, asset[1], about[1])
        headers["Content-Encoding"], headers["Content-Length"] = about[1], str(len(body))
        headers.add_vary_header("Accept-Encoding")
        asset = asset[0], body
        if "immutable" in headers.get("cache-control", ""):
            self.known[about] = asset
        return asset


def asked_coding(scope: Scope) -> str:
    """How a file of Streamlit's may be pressed for whoever asks; nothing where not a whole file is asked for."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(THEIRS):
        return ""
    headers = Headers(scope=scope)
    if "if-none-match" in headers or "range" in headers:
        return ""
    named = [part.partition(";") for part in headers.get("accept-encoding", "").split(",")]
    taken = {name.strip() for name, _, quality in named if quality.strip() not in ("q=0", "q=0.0")}
    return next((coding for coding in ("br", "gzip") if coding in taken), "")


def pressed(body: bytes, coding: str) -> bytes:
    """A file's bytes, as small as they become."""
    return pa.Codec("brotli", BROTLI).compress(body, asbytes=True) if coding == "br" else compress(body, GZIP)
