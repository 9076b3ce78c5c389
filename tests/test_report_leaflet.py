"""The published weeks at their plain addresses, asked as a server asks them."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from datetime import timedelta

import pytest
from markupsafe import escape
from starlette.applications import Starlette

from jangkau.locales import speaker
from jangkau.metrics.limit import Limit, limited
from jangkau.report.frozen import Reports
from jangkau.report.gather import POST
from jangkau.report.index import index
from jangkau.report.page import Report, html
from jangkau.report.weekly import weekly
from jangkau.ui.weekly.leaflet import ROUTES
from tests.report_office import NOW, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY, corrected, published

LARGEST = 300_000  # bytes, compressed


def get(address: str) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of an answer."""
    path, _, query = address.partition("?")
    sent: list[dict] = []

    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict:
        return next(asked, None) or await asyncio.Event().wait()  # nobody hangs up

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
             "headers": [], "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 80), "root_path": ""}  # fmt: skip
    with ThreadPoolExecutor(1) as own:  # a browser test's loop may still be at work in this thread
        own.submit(copy_context().run, asyncio.run, Starlette(routes=ROUTES)(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode("utf-8", "replace"), headers


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return report_office(tmp_path)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return weekly(report_office(tmp_path_factory.mktemp("told")), EAST_JAVA, MONDAY).edition


def test_a_published_week_opens_without_a_script_and_small(office):
    assert get("/laporan/2021-W49?province=35")[0] == 404
    published(office)
    status, shown, headers = get("/laporan/2021-W49?province=35")
    assert status == 200 and "perhatian tertuju ke Lumajang" in shown and "<script" not in shown and shown.count("<svg") >= 2
    assert "script" not in headers["content-security-policy"] and headers["content-security-policy"].startswith(
        "default-src 'none'"
    )
    assert len(gzip.compress(shown.encode())) < LARGEST
    assert get("/laporan/2021-W49")[1] == shown
    assert "attention turned to Lumajang" in get("/laporan/2021-W49?province=35&lang=en")[1]


@pytest.mark.parametrize("demo", [True, False])
def test_the_list_says_which_weeks_are_invented(tmp_path, monkeypatch, demo):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    published(report_office(tmp_path, demo=demo))
    assert ("DATA CONTOH" in get("/laporan")[1]) == demo and ("SAMPLE DATA" in get("/laporan?lang=en")[1]) == demo


def test_other_weeks_and_places_are_not_there(office):
    published(office)
    for address in ("/laporan/2021-W48?province=35", "/laporan/2021-W49?province=32", "/laporan/2021-W49?province=35&bakorwil=X"):
        assert get(address)[0] == 404


def test_a_corrected_week_says_so(office):
    published(office)
    corrected(office)
    shown = get("/laporan/2021-W49?province=35")[1]
    assert "DIREVISI" in shown and "semula 39.000, kini 69.000" in shown
    assert "DIREVISI" in get("/laporan")[1]


def test_the_list_leads_to_every_week_and_file(office):
    assert "Belum ada pekan" in get("/laporan")[1]
    entry = published(office)
    shown = get("/laporan")[1]
    assert 'href="/laporan/2021-W49?province=35"' in shown and "penguji" not in shown
    for name in entry.files:
        status, text, headers = get(f"/laporan/berkas/2021-W49/35/1/{name}")
        assert status == 200 and text == (Reports(office).at(entry) / name).read_text() and name in headers["content-disposition"]


@pytest.mark.parametrize("name", ["edition.json", "..", "note.txt", "%2e%2e%2fledger.jsonl"])
def test_nothing_but_the_files_of_the_ledger_is_served(office, name):
    published(office)
    assert get(f"/laporan/berkas/2021-W49/35/1/{name}")[0] == 404


def test_a_reader_who_is_held_to_another_province_is_told_of_none(office):
    entry = published(office)
    with limited(Limit("32")):
        assert "Belum ada pekan" in get("/laporan")[1]
        for address in ("/laporan/2021-W49?province=35", f"/laporan/berkas/2021-W49/35/1/{next(iter(entry.files))}"):
            status, shown, _ = get(address)
            assert status == 404 and "Lumajang" not in shown
    with limited(Limit("35")):
        assert get("/laporan/2021-W49?province=35")[0] == 200


def test_a_name_from_data_is_never_markup(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    report_office(tmp_path)
    Reports(tmp_path).keep_note("2021-W49", published(tmp_path).place, "<script>alert(1)</script>")
    published(tmp_path, NOW + timedelta(days=1))
    assert "<script" not in get("/laporan/2021-W49?province=35")[1]


def test_every_answer_forbids_guessing_its_kind_and_asking_elsewhere(office):
    """Whatever is answered: a list, a week, a file, a way on, nothing there, a damaged week."""
    entry = published(office)
    file = f"/laporan/berkas/2021-W49/35/1/{next(iter(entry.files))}"
    answers = [get(address) for address in ("/laporan", "/laporan/", "/laporan/2021-W49", file, "/laporan/2021-W48", f"{file}x")]
    (Reports(office).at(entry) / "edition.json").unlink()
    answers.append(get("/laporan/2021-W49"))
    assert [status for status, *_ in answers] == [200, 308, 200, 200, 404, 404, 503]
    for _, _, headers in answers:
        assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-cache"
        rules = headers["content-security-policy"]
        assert rules.startswith("default-src 'none';") and "script" not in rules and "http" not in rules and "*" not in rules
        assert "frame-ancestors 'self'" in rules
    assert answers[3][2]["content-disposition"].startswith("attachment")


RUNNING = ("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
           "vbscript:x", "file:///etc/passwd", "//jahat.example/x", "https:alert(1)", "\x01https://x.id")  # fmt: skip


def a_post(handle: str, caption: str, address: str | None) -> dict:
    """A row of the report's posts."""
    told = {"account": "x:a", "platform": "x", "handle": handle, "owner": "community", "caption": caption, "permalink": address}
    return dict.fromkeys(POST) | told | {"interactions": 7, "habit": 2.0, "score": 3.5, "basis": "interactions"}


@pytest.mark.parametrize("address", [*RUNNING, "https://x.id/p", "HTTP://x.id/p", 'https://x.id/"onclick="alert(1)'])
def test_a_post_leads_to_a_web_page_or_nowhere(told, address):
    """What an export gives for a post's address may be anything."""
    post = a_post("a", "Isi unggahan", address)
    shown = html(Report(replace(told, posts=[post])), speaker("id"))
    links = re.findall(r'<a href="([^"]*)"([^>]*)>', shown)
    assert "Isi unggahan" in shown and "javascript" not in shown.lower() and 'onclick="' not in shown
    assert links == ([] if address in RUNNING else [(str(escape(address)), ' rel="noopener noreferrer"')])


def test_names_and_captions_of_data_are_never_markup(told):
    nasty = "<img src=x onerror=alert(1)>"
    post = a_post(nasty, nasty, None)
    shown = html(Report(replace(told, posts=[post], province_name=nasty, event=nasty), note=nasty), speaker("id"))
    assert "<img src=x" not in shown and "&lt;img src=x" in shown


def test_the_list_shows_who_and_where_letter_by_letter(told, tmp_path):
    entry = Reports(tmp_path).publish(replace(told, province_name="<b>x</b>"), 1, "", [], "<script>", NOW)
    shown = index([(entry, "published")], speaker("id"), ["<i>baris</i>"])
    assert "<script" not in shown and "<b>x</b>" not in shown and "<i>baris" not in shown and "&lt;i&gt;baris" in shown
