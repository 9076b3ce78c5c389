"""Jangkau's own addresses where it stands below another name's folder, such as https://dinas.go.id/jangkau/.

Inside the program every address begins at the root: `Base` takes the folder off before anything looks at it, whether the
proxy has done so already or not. What a browser is told goes through `at`.
"""

from urllib.parse import quote, urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

_base = ""


class TwoBases(Exception):
    """server.baseUrlPath and JANGKAU_ADDRESS name two folders."""


def begin(address: str, configured: str | None) -> str:
    """Stand where the address of readers and Streamlit's server.baseUrlPath say; returns the folder ("" at the root).

    Raises TwoBases where both name one and not the same.
    """
    global _base
    folders = {folder for folder in (base_of(urlsplit(address).path), base_of(configured or "")) if folder}
    if len(folders) > 1:
        raise TwoBases(*sorted(folders))
    _base = next(iter(folders), "")
    return _base


def base_of(path: str) -> str:
    """A folder as addresses begin with it.

    >>> base_of("jangkau/"), base_of("/"), base_of("/apps/jangkau")
    ('/jangkau', '', '/apps/jangkau')
    """
    return f"/{path.strip('/')}" if path.strip("/") else ""


def at(path: str) -> str:
    """An address of ours ("/masuk?lang=id") as a browser asks for it."""
    return _base + path


def whole(address: str) -> str:
    """A site's address ("https://dinas.go.id") with the folder, without a slash at its end; "" stays empty."""
    site = urlsplit(address)
    return f"{site.scheme}://{site.netloc}{_base}" if site.netloc else ""


def is_ours(address: str) -> bool:
    """Whether a browser that asks for this path asks Jangkau, and not whatever else stands under the same name."""
    path = urlsplit(address).path
    return path == _base or within(path) is not None


def within(path: str) -> str | None:
    """The address below the folder, None for one that is not below it.

    >>> within("/masuk")
    '/masuk'
    """
    return path[len(_base) :] if path.startswith(f"{_base}/") else None


class Base:
    """Stands before everything: what is behind it sees addresses that begin at the root."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _base and scope["type"] in ("http", "websocket"):
            if scope["type"] == "http" and scope["path"] == _base:
                return await to_folder(scope, send)
            inner = within(scope["path"])
            if inner is not None:
                scope = {**scope, "path": inner, "raw_path": quote(inner).encode()}
        return await self.app(scope, receive, send)


async def to_folder(scope: Scope, send: Send) -> None:
    """The folder without a slash leads to it with one: pages ask for their parts from there."""
    query = scope["query_string"]
    place = f"{_base}/".encode() + (b"?" + query if query else b"")
    headers = [(b"location", place), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": headers})
    await send({"type": "http.response.body"})
