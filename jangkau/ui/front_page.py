"""The page that Streamlit answers every address of the dashboard with: in the reader's language, with what a link to it shows."""

import re
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jangkau.locales import LANGUAGES
from jangkau.report.preview import with_tags
from jangkau.ui.previews import lines_of

THEIRS, OURS = "<title>Streamlit</title>", "<title>Jangkau</title>"
# The font that a browser is to fetch before all else: theirs, of 170 KB, is drawn with nowhere.
FONT, OUR_FONT = re.compile(r"\./static/media/SourceSans[^\"]*"), "./app/static/fonts/inter-latin-wght-normal.woff2"
ROOT = '<div id="root"></div>'
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
SHOWN = ("Html", "BidiComponent")  # what every page of ours consists of; Streamlit fetches it once it is told what to show
NEEDED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')  # scripts without which a script does not run
STALE = ("etag", "last-modified")  # of the file before it was told in our words


class FrontPage:
    """Stands nearest to Streamlit, which is asked for its page as it is; what stands before compresses it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        started: list[Message] = []
        body = bytearray()

        async def retold(message: Message) -> None:
            if message["type"] == "http.response.start" and is_page(message):
                started.append(message)
            elif started and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await answer(bytes(body), started[0], HTTPConnection(scope), send)
            else:
                await send(message)

        asked = [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]
        is_file = "." in scope["path"].rpartition("/")[2]
        await self.app(scope if is_file else {**scope, "headers": asked}, receive, retold)


def is_page(message: Message) -> bool:
    """Whether an answer is a page that went well."""
    return message["status"] == 200 and MutableHeaders(raw=message["headers"]).get("content-type", "").startswith("text/html")


async def answer(body: bytes, start: Message, request: HTTPConnection, send: Send) -> None:
    """Send a page on: Streamlit's own as we tell it, every other as it is."""
    page = body.decode("utf-8", "replace")
    if THEIRS in page:
        body = told(page, request).encode()
        headers = MutableHeaders(raw=start["headers"])
        for name in STALE:
            del headers[name]
        headers["Content-Length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": body})


def told(page: str, request: HTTPConnection) -> str:
    """Streamlit's page with the language, the title and the preview of the address."""
    asked = request.query_params.get("lang")
    lang = asked if asked in LANGUAGES else LANGUAGES[0]
    way = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    page = FONT.sub(OUR_FONT, page.replace('<html lang="en">', f'<html lang="{lang}">', 1).replace(THEIRS, OURS, 1), count=1)
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts() if name not in page)
    page = page.replace("</head>", f"{links}</head>", 1).replace(ROOT, f"{ROOT}<style>{rules()}</style>", 1)
    return with_tags(page, lines_of(way, request))


@lru_cache
def scripts() -> tuple[str, ...]:
    """Streamlit's scripts for what every page shows, and those that they need: to be fetched with its first ones."""
    found, wanted = list[str](), [path.name for name in SHOWN for path in SCRIPTS.glob(f"{name}.*.js")]
    while wanted:
        if (name := wanted.pop()) not in found:
            found.append(name)
            wanted += NEEDED.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    return tuple(found)


@lru_cache
def rules() -> str:
    """The rules of every page: in the page itself they are read once, and stand before anything is shown."""
    ui = Path(__file__).parent
    return "".join(path.read_text(encoding="utf-8") for path in (ui.parent / "charts" / "drawing.css", ui / "style.css"))
