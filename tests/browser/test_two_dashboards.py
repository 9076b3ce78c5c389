"""Two dashboards behind Caddy as docs/operating has it, over one office; one of them is killed while people read."""

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.load import load
from etl.model import Account
from etl.registry.register import load_registry
from etl.status import status
from jangkau.access.door import COOKIE
from jangkau.access.sessions import begin
from jangkau.access.store import Access
from jangkau.warehouse.folders import Folders
from tests.browser.conftest import PATIENCE, pressed, serving, settled
from tests.browser.proxy import caddy, needs_caddy, port_of
from tests.browser.test_door import ask
from tests.doors import ADMINISTRATOR, PASSWORD, somebody
from tests.made import meta_daily, order
from tests.test_keep_marts import registry
from tests.warehouse_builder import ROOT

pytestmark = [pytest.mark.browser, needs_caddy]
CADDYFILE = ROOT / "docs" / "operating" / "Caddyfile"
HOMES = {"banyuwangi": ("government", "35.10"), "surabaya": ("community", "35.78")}
TRIES = 8  # readers who are let in until each dashboard has one
ARRIVES = 30  # seconds within which a dashboard has a version that was published


def loaded(folders: Folders, folder: Path, handle: str, first: date) -> None:
    """Two weeks of an account's reach; no two accounts' are alike."""
    days = {first + timedelta(days=at): 100 * len(handle) + at for at in range(14)}
    export = meta_daily(folder / f"{handle}-{first}" / "Reach.csv", "Reach", days)
    assert [receipt.state for receipt in load(folders, [export], order(Account.of("instagram", handle)))] == ["loaded"]


@pytest.fixture(params=["file", "lake"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Folders:
    """An office behind its door with two accounts, in a file or in a lake."""
    if request.param == "lake":
        request.getfixturevalue("lake_url")
    folders = Folders(tmp_path / "data")
    load_registry(folders, "accounts", registry(tmp_path / "accounts.csv", HOMES, ""), order())
    for handle in HOMES:
        loaded(folders, tmp_path, handle, date(2021, 12, 6))
    somebody(folders.data, ADMINISTRATOR, PASSWORD)
    return folders


@pytest.fixture
def dashboards(office: Folders, tmp_path: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Caddy's address, and each dashboard's process by its address. In a lake each has its versions apart, as on two machines."""
    with ExitStack() as running:
        served = dict(running.enter_context(serving(office.data, WAREHOUSE_CACHE=str(tmp_path / str(n)))) for n in range(2))
        site = re.search(r"^jangkau[^\n]* \{\n(.*)^\}", CADDYFILE.read_text(), re.MULTILINE | re.DOTALL)[1]
        for address, documented in zip(served, ("127.0.0.1:8501", "127.0.0.1:8502"), strict=True):
            site = site.replace(documented, f"127.0.0.1:{port_of(address)}")
        yield running.enter_context(caddy(tmp_path, site)), served


def arrow(page: Page) -> str:
    """Which of the dashboards Caddy sends a reader to."""
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "jangkau_arah")


def reader(browser: Browser, address: str, data: Path) -> Page:
    """Somebody who has signed in and looks at the map."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": begin(Access(data), ADMINISTRATOR, "127.0.0.1"), "url": address}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/reach")
    settled(page, 1)
    return page


def chosen(page: Page, code: str, region: str) -> None:
    """The reader chooses a region and sees its accounts."""
    heading = page.get_by_role("heading", name=f"Akun di {region}")
    pressed(page, page.locator(f'.st-key-ranking tr[data-code="{code}"]'), heading)
    expect(heading).to_be_visible()


def well(address: str) -> dict:
    answer = ask(f"{address}/sehat")
    return json.loads(answer.read()) if answer.status == 200 else {}


def arrived(address: str, version: str) -> bool:
    """Whether a dashboard shows a version, given some time."""
    until = time.monotonic() + ARRIVES
    while well(address).get("version") != version and time.monotonic() < until:
        time.sleep(0.5)
    return well(address).get("version") == version


def test_one_is_killed_and_its_readers_go_on_at_the_other(browser, office, dashboards, tmp_path) -> None:
    address, served = dashboards
    people: dict[str, Page] = {}
    for _ in range(TRIES):
        page = reader(browser, address, office.data)
        people.setdefault(arrow(page), page)
        if len(people) == 2:
            break
    assert len(people) == 2, "no reader began at the other dashboard"
    for page in people.values():
        chosen(page, "35.78", "Kota Surabaya")
        page.evaluate("window.opened = 'once'")
    killed, left = served
    os.kill(served[killed], signal.SIGKILL)
    loaded(office, tmp_path, "surabaya", date(2021, 12, 20))
    for page in people.values():
        chosen(page, "35.10", "Banyuwangi")
        assert page.evaluate("window.opened") == "once", "the page was opened anew"
    told = status(office)
    assert (told["imports"], told["account_days"]) == (4, 42)
    assert arrived(left, told["version"]) and arrived(address, told["version"])
    for page in people.values():
        page.reload()
        settled(page, 1)
        page.get_by_role("heading", name="Akun di Banyuwangi").wait_for()
    assert len({arrow(page) for page in people.values()}) == 1
