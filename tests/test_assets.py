"""Streamlit's own files, pressed once and told from memory."""

import asyncio
import re
from gzip import decompress
from pathlib import Path

import pyarrow as pa
import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send

from jangkau.ui.assets import Assets
from jangkau.ui.front_page import FONT, OUR_FONT, ROOT, told

SCRIPT = b"const reach = 1;" * 200
KINDS = {"/static/js/a.js": "text/javascript", "/static/media/a.woff2": "font/woff2", "/overview": "text/html"}
STATIC = Path(streamlit.__file__).parent / "static"


class Theirs:
    """What Streamlit answers, counted."""

    def __init__(self, cached: str = "public, immutable, max-age=31536000") -> None:
        self.asked: list[dict[str, str]] = []
        self.cached = cached

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(dict(Headers(scope=scope)))
        kind = KINDS.get(scope["path"])
        headers = {"content-type": f"{kind}; charset=utf-8", "cache-control": self.cached, "content-length": str(len(SCRIPT))}
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200 if kind else 404, "headers": raw})
        await send({"type": "http.response.body", "body": SCRIPT[:9], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[9:]})


def answered(app: Assets, path: str, method: str = "GET", **headers: str) -> tuple[Headers, bytes]:
    """The headers and the body of an answer."""
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw}
    asyncio.run(app(scope, None, send))
    return Headers(raw=told[0]["headers"]), b"".join(message.get("body", b"") for message in told[1:])


@pytest.mark.parametrize(("accepted", "coding"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")])
def test_a_script_is_pressed_once_for_all_who_come(accepted: str, coding: str) -> None:
    theirs = Theirs()
    app = Assets(theirs)
    for _ in range(3):
        headers, body = answered(app, "/static/js/a.js", accept_encoding=accepted)
        read = decompress(body) if coding == "gzip" else pa.Codec("brotli").decompress(body, len(SCRIPT), asbytes=True)
        assert read == SCRIPT and len(body) < len(SCRIPT) / 10
        assert headers["content-encoding"] == coding and headers["content-length"] == str(len(body))
        assert headers["vary"] == "Accept-Encoding" and headers["cache-control"].endswith("31536000")
    assert len(theirs.asked) == 1 and "accept-encoding" not in theirs.asked[0]


def test_what_is_said_to_one_browser_is_not_said_to_the_next() -> None:
    """What stands before adds to the headers of an answer: a cookie, say."""
    app = Assets(Theirs())
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)
        if message["type"] == "http.response.start":
            message["headers"].append((b"set-cookie", b"one"))

    for _ in range(2):
        asyncio.run(
            app(
                {"type": "http", "method": "GET", "path": "/static/js/a.js", "headers": [(b"accept-encoding", b"br")]}, None, send
            )
        )
    starts = [message for message in told if message["type"] == "http.response.start"]
    assert [len(Headers(raw=start["headers"]).getlist("set-cookie")) for start in starts] == [1, 1]


def test_what_may_change_is_asked_for_each_time() -> None:
    theirs = Theirs(cached="no-cache")
    app = Assets(theirs)
    for _ in range(2):
        assert answered(app, "/static/js/a.js", accept_encoding="br")[0]["content-encoding"] == "br"
    assert len(theirs.asked) == 2


@pytest.mark.parametrize("path", ["/static/media/a.woff2", "/overview", "/static/js/none.js"])
def test_everything_else_goes_by_as_it_is(path: str) -> None:
    app = Assets(Theirs())
    headers, body = answered(app, path, accept_encoding="br")
    assert body == SCRIPT and "content-encoding" not in headers and not app.pressing and not app.known


@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-9"}, {"if_none_match": '"a"'}, {"accept_encoding": "identity"}])
def test_a_part_of_a_file_or_a_reader_of_plain_bytes_is_left_to_streamlit(headers: dict[str, str]) -> None:
    accepted = {"accept_encoding": "br"} | headers if headers else {}
    theirs = Theirs()
    assert answered(Assets(theirs), "/static/js/a.js", **accepted)[1] == SCRIPT
    assert theirs.asked[0].get("accept-encoding") == accepted.get("accept_encoding")


def test_streamlits_page_asks_for_a_font_of_its_own_that_ours_takes_the_place_of() -> None:
    assert len(FONT.findall((STATIC / "index.html").read_text())) == 1
    assert (Path("jangkau/ui/static") / OUR_FONT.removeprefix("./app/static/")).is_file()


def test_the_rules_of_every_page_stand_in_streamlits_page_behind_its_own() -> None:
    """Behind what its scripts write into the head, so that of two rules that say as much ours counts."""
    theirs = (STATIC / "index.html").read_text()
    page = told(
        theirs, HTTPConnection({"type": "http", "path": "/about", "query_string": b"", "headers": [(b"host", b"127.0.0.1")]})
    )
    rules = (Path("jangkau/ui") / "style.css").read_text()
    assert theirs.count(ROOT) == 1 and page.index("</head>") < page.index(ROOT) < page.index(rules)


def test_the_scripts_of_what_every_page_shows_are_fetched_with_the_first_ones() -> None:
    theirs = (STATIC / "index.html").read_text()
    asked = HTTPConnection({"type": "http", "path": "/about", "query_string": b"", "headers": [(b"host", b"127.0.0.1")]})
    fetched = re.findall(r'"\./static/js/([^"]+)"', told(theirs, asked))
    assert len(fetched) == len(set(fetched)) and all((STATIC / "static" / "js" / name).is_file() for name in fetched)
    assert {"Html", "BidiComponent", "purify"} <= {name.partition(".")[0] for name in fetched}


def test_a_legend_looks_the_same_wherever_its_figure_stands() -> None:
    """A figure stands alone at /grafik too, with the dashboard's rules and none of its page's."""
    pages = Path(__file__).parent.parent / "jangkau" / "ui"
    assert [path.name for path in pages.glob("*/*.css") if ".legend " in path.read_text(encoding="utf-8")] == []
