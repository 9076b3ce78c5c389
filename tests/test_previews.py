"""What a link shows in a message: published pictures alone, at absolute addresses, for as long as their week holds."""

import asyncio
import re
from html import unescape

import pytest
from starlette.requests import HTTPConnection

from jangkau.access.door import KNOWN, asks_for_a_page
from jangkau.metrics.limit import Limit, limited
from jangkau.report.frozen import Reports
from jangkau.report.outputs import Output
from jangkau.report.publishing import today, withdraw
from jangkau.ui.front_page import FrontPage
from jangkau.ui.previews import lines_for_anybody, lines_of
from tests.report_office import NOW, WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY
from tests.test_report_leaflet import get

PNG = b"\x89PNG published"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A published week with pictures that nobody had to draw."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    monkeypatch.setenv("JANGKAU_ADDRESS", "https://jangkau.example")
    report_office(tmp_path)
    files = [Output("slide", f"jangkau-{WEEK}-35-1920x1080.png", PNG), Output("html", f"jangkau-{WEEK}-35.html", b"<html>")]
    Reports(tmp_path).publish(today(tmp_path, EAST_JAVA, MONDAY), 1, "", files, "penguji", NOW)
    return tmp_path


def request(path: str = "/", **headers: str) -> HTTPConnection:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": sent, "scheme": "http"})


def named(lines: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'property="og:(\S+)" content="([^"]*)"', lines)}


def test_a_week_shows_its_sentence_and_its_picture(office):
    shown = named(get(f"/laporan/{WEEK}?province=35")[1])
    assert shown["title"].startswith("Laporan mingguan Jawa Timur") and "Lumajang" in shown["description"]
    assert shown["image"].startswith("https://jangkau.example/laporan/gambar/")
    status, text, headers = get(shown["image"].removeprefix("https://jangkau.example"))
    assert status == 200 and "published" in text and headers["content-type"] == "image/png"
    assert "attention" in named(get(f"/laporan/{WEEK}?province=35&lang=en")[1])["description"]
    assert named(get("/laporan")[1])["image"] == shown["image"]


def test_at_the_door_it_shows_the_same_and_nothing_of_what_is_not_published(office):
    with limited(None):  # nobody has said who asks
        shown = named(lines_for_anybody(f"/laporan/{WEEK}?province=35", request()))
        assert "Lumajang" in shown["description"]
        for way in ("/laporan/2021-W48?province=35", f"/laporan/{WEEK}?province=32", "/people", "/laporan/../x"):
            other = named(lines_for_anybody(way, request()))
            assert other["title"] == "Jangkau" and "Lumajang" not in str(other)


def test_a_withdrawn_week_shows_nothing_and_its_picture_is_gone(office):
    picture = named(get(f"/laporan/{WEEK}?province=35")[1])["image"].removeprefix("https://jangkau.example")
    withdraw(office, EAST_JAVA, "2021-W49", "pemimpin", NOW, "keliru")
    assert get(picture)[0] == 404
    shown = named(lines_for_anybody(f"/laporan/{WEEK}?province=35", request()))
    assert shown["title"] == "Jangkau" and shown["image"].endswith("/app/static/preview.png")


def test_no_other_file_is_to_be_had_by_its_mark(office):
    (entry,) = Reports(office).entries()
    page = next(digest for name, digest in entry.files.items() if name.endswith(".html"))
    for digest in (page, entry.values, "0" * 64):
        assert get(f"/laporan/gambar/{digest}")[0] == 404


def test_an_office_may_show_none(office, monkeypatch):
    picture = named(get(f"/laporan/{WEEK}?province=35")[1])["image"].removeprefix("https://jangkau.example")
    monkeypatch.setenv("JANGKAU_PREVIEWS", "off")
    assert get(picture)[0] == 404 and "Lumajang" not in lines_for_anybody(f"/laporan/{WEEK}", request())


def test_a_reader_who_is_held_elsewhere_sees_no_picture_of_another_province(office):
    with limited(Limit("32")):
        assert named(lines_of("/overview", request()))["image"].endswith("/app/static/preview.png")


def test_without_an_address_the_name_the_reader_came_by_counts_and_is_text(office, monkeypatch):
    monkeypatch.delenv("JANGKAU_ADDRESS")
    lines = lines_of('/overview?x="><script>', request(host="127.0.0.1:8501"))
    assert named(lines)["image"].startswith("http://127.0.0.1:8501/") and "<script" not in lines


def front(page: bytes, query: bytes = b"", kind: bytes = b"text/html", path: str = "/") -> tuple[dict, bytes]:
    """What FrontPage makes of an answer."""
    sent = []

    async def app(scope, receive, send):
        assert not [name for name, _ in scope["headers"] if name == b"accept-encoding"]  # what is compressed cannot be told anew
        headers = [(b"content-type", kind), (b"content-length", str(len(page)).encode()), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": page[:9], "more_body": True})
        await send({"type": "http.response.body", "body": page[9:]})

    async def send(message):
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": headers, "scheme": "http"}
    asyncio.run(FrontPage(app)(scope, None, send))
    return dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


def test_streamlits_page_is_told_in_the_readers_language_with_its_preview(office):
    page = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'
    headers, body = front(page, b"lang=en")
    assert b'<html lang="en">' in body and b"<title>Jangkau</title>" in body and b"og:image" in body
    assert headers[b"content-length"] == str(len(body)).encode() and b"etag" not in headers
    assert b'<html lang="id">' in front(page)[1]
    for other, kind in ((b"<html><title>Lain</title>", b"text/html"), (page, b"text/plain")):
        headers, body = front(other, kind=kind)
        assert body == other and headers[b"etag"] == b"x"


def test_what_fetches_previews_is_shown_the_way_in(office):
    assert asks_for_a_page(request(user_agent="WhatsApp/2.23", accept="*/*"))
    assert not asks_for_a_page(request(user_agent="curl/8", accept="*/*"))
    assert KNOWN.fullmatch("/laporan/gambar/" + "0" * 64) and not KNOWN.fullmatch("/laporan/gambar/../2021-W49")
