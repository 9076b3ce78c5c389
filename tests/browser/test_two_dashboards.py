"""Two dashboards over one data folder behind Caddy, as docs/operating says: one is killed, and its readers go on at the other."""

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from os import kill
from pathlib import Path
from signal import SIGKILL

from playwright.sync_api import APIResponse, Page, Request, expect

from etl.keep.verify import verify
from etl.load import load
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.browser.conftest import PATIENCE, serving, settled
from tests.browser.test_behind_proxy import caddy, needs_caddy, port_of, pytestmark  # noqa: F401
from tests.made import meta_daily, order, run_of
from tests.warehouse_builder import ROOT

PORTS = ("8501", "8502")  # of the Caddyfile
READERS = 20  # who come until each dashboard has one
GONE_FOR = 10_000  # milliseconds within which a page has found the other dashboard


def site(*addresses: str) -> str:
    """What docs/operating/Caddyfile says of its site, with other ports, and patience with a machine that does other tests."""
    text = (ROOT / "docs" / "operating" / "Caddyfile").read_text(encoding="utf-8")
    said = re.search(r"^jangkau\S* \{\n(.*)^\}", text, re.M | re.S)
    assert said
    block = said[1].replace("health_timeout 4s", "health_timeout 60s")
    for port, address in zip(PORTS, addresses, strict=True):
        block = block.replace(f":{port}", f":{port_of(address)}")
    return block


def reader_of_each(visit: Callable[..., Page], address: str) -> list[Page]:
    """Two readers whom Caddy has sent to different dashboards."""
    pages: dict[str, Page] = {}
    for _ in range(READERS):
        page = visit(f"{address}/upload", charts=0)
        pages.setdefault(stays_with(page), page)
        if len(pages) == 2:
            return list(pages.values())
        page.context.close()
    raise AssertionError("Caddy sent everybody to the same dashboard")


def stays_with(page: Page) -> str:
    """What Caddy remembers of a reader's dashboard."""
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "jangkau_arah")


def put_again(page: Page, upload: Request, address: str) -> APIResponse:
    """The same upload, sent to one dashboard without the proxy."""
    path = re.sub(r"^https?://[^/]+", "", upload.url)
    token = {name: value for name, value in upload.all_headers().items() if name == "x-xsrftoken"}
    file = {"name": "Reach.csv", "mimeType": "text/csv", "buffer": b"x"}
    return page.context.request.put(f"{address}{path}", headers=token, multipart={"file": file})


@needs_caddy
def test_a_killed_dashboard_loses_nothing_and_its_readers_go_on(visit: Callable[..., Page], tmp_path: Path) -> None:
    folders = Folders(tmp_path / "data")
    load(folders, [meta_daily(tmp_path / "a" / "Reach.csv", "Reach", run_of(date(2021, 12, 1), *range(20)))], order())
    waiting = meta_daily(tmp_path / "b" / "Views.csv", "Views", run_of(date(2021, 12, 1), *range(20)))
    loaded = meta_daily(tmp_path / "c" / "Reach.csv", "Reach", run_of(date(2021, 12, 21), *range(20)))
    with ExitStack() as running:
        dashboards = dict(running.enter_context(serving(folders.data)) for _ in PORTS)
        address = running.enter_context(caddy(tmp_path, site(*dashboards)))
        readers = reader_of_each(visit, address)
        first, other = readers
        with first.expect_request(lambda request: "/upload_file/" in request.url and request.method == "PUT") as upload:
            first.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(waiting)
        expect(first.locator(".st-key-desk")).to_contain_text(waiting.name)
        settled(first)
        answers = {there: put_again(first, upload.value, there).status for there in dashboards}
        assert sorted(answers.values()) == [204, 400], "only the dashboard that drew the page takes its file"
        home = next(there for there, answer in answers.items() if answer == 204)

        command = [sys.executable, "-m", "etl", "load", str(loaded), "--account", "instagram:contoh", "--data", str(folders.data)]
        loader = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        kill(dashboards[home], SIGKILL)
        for page in readers:
            page.get_by_role("link", name="Ringkasan").click()
            page.wait_for_url("**/overview**", timeout=GONE_FOR)
            settled(page)
            expect(page.get_by_role("heading", level=1)).not_to_be_empty(timeout=PATIENCE)
        assert stays_with(first) == stays_with(other)
        first.get_by_role("link", name="Unggah Data").click()
        expect(first.locator(".st-key-desk")).to_contain_text(waiting.name)
        assert loader.wait(60) == 0
    assert status(folders)["imports"] == 2 and verify(folders).troubles == []
