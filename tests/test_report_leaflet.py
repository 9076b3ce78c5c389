"""The published weeks at their plain addresses, asked as a server asks them."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from jangkau.metrics.limit import Limit, limited
from jangkau.report.frozen import Reports
from jangkau.ui.weekly.leaflet import ROUTES
from tests.report_office import NOW, report_office
from tests.test_report_frozen import corrected, published

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


def test_a_published_week_opens_without_a_script_and_small(office):
    assert get("/laporan/2021-W49?province=35")[0] == 404
    published(office)
    status, shown, headers = get("/laporan/2021-W49?province=35")
    assert status == 200 and "Lumajang melonjak" in shown and "<script" not in shown and shown.count("<svg") >= 2
    assert "script" not in headers["content-security-policy"] and headers["content-security-policy"].startswith(
        "default-src 'none'"
    )
    assert len(gzip.compress(shown.encode())) < LARGEST
    assert get("/laporan/2021-W49")[1] == shown
    assert "Lumajang soared" in get("/laporan/2021-W49?province=35&lang=en")[1]


def test_other_weeks_and_places_are_not_there(office):
    published(office)
    for address in ("/laporan/2021-W48?province=35", "/laporan/2021-W49?province=32", "/laporan/2021-W49?province=35&bakorwil=X"):
        assert get(address)[0] == 404


def test_a_corrected_week_says_so(office):
    published(office)
    corrected(office)
    shown = get("/laporan/2021-W49?province=35")[1]
    assert "DIREVISI" in shown and "750–4.000" in shown and "kini 7.000" in shown
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
