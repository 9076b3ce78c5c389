"""From an admin's phone to the leader's map: a zip sent at a private address, accepted by an analyst, seen."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.registry.register import load_registry
from jangkau.access.boxes import open_box
from jangkau.access.deliveries import Inbox
from jangkau.access.door import COOKIE
from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from jangkau.warehouse.folders import Folders
from tests.browser.conftest import PATIENCE, served, settled
from tests.doors import somebody
from tests.made import meta_daily, order, run_of
from tests.warehouse_builder import ROOT

pytestmark = pytest.mark.browser
LOOK = "week=2021-W49&province=35&lang=id"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return registered(tmp_path, "instagram:contoh")


def registered(folder: Path, account: str) -> Path:
    """An office that knows one account, in Banyuwangi."""
    platform, handle = account.split(":")
    accounts = folder / "akun.csv"
    accounts.write_text(
        f"platform,handle,name,owner,province_code,regency_code\n{platform},{handle},Contoh,community,35,35.10\n",
        encoding="utf-8",
    )
    assert load_registry(Folders(folder / "data"), "accounts", accounts, order()).loaded == 1
    return folder / "data"


def arrived(browser: Browser, dashboard: str, token: str = "", width: int = 1440) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 844})
    if token:
        context.add_cookies([{"name": COOKIE, "value": token, "url": dashboard}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def packed(folder: Path) -> Path:
    export = meta_daily(folder / "Reach.csv", "Reach", run_of(date(2021, 12, 6), *[4321] * 7))
    with zipfile.ZipFile(folder / "ekspor-contoh.zip", "w") as file:
        file.write(export, export.name)
    return folder / "ekspor-contoh.zip"


@pytest.fixture
def dashboard(data: Path) -> Iterator[str]:
    somebody(data)
    with served(data) as address:
        yield address


def test_a_zip_from_a_phone_is_accepted_and_seen_on_the_map(browser, dashboard, data, tmp_path):
    analyst = somebody(data, Person("analis@contoh.go.id", "Analis", Role.ANALYST, "35"))
    leader = somebody(data, Person("kepala@contoh.go.id", "Kepala", Role.LEADER))
    link = open_box(Access(data), "instagram:contoh", "Analis")

    phone = arrived(browser, dashboard, width=390)
    phone.goto(f"{dashboard}/kirim/{link}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390 and not phone.locator("script").count()
    phone.set_input_files("[name=berkas]", packed(tmp_path))
    phone.get_by_role("button", name="Kirim", exact=True).click()
    expect(phone.get_by_text("Kiriman diterima")).to_be_visible()
    expect(phone.get_by_text("7 baris terbaca")).to_be_visible()
    expect(phone.get_by_text("Diterima, menunggu diperiksa")).to_be_visible()
    phone.goto(f"{dashboard}/overview")
    assert "/masuk" in phone.url, "the address opens nothing else"

    desk = arrived(browser, dashboard, analyst)
    desk.goto(f"{dashboard}/upload")
    desk.get_by_role("button", name="Terima 1 kiriman yang bersih").click()
    expect(desk.get_by_text("Kotak kirim: 1 kiriman menunggu")).to_have_count(0)
    assert Inbox(Access(data)).waiting() == []

    phone.goto(f"{dashboard}/kirim/{link}")
    expect(phone.get_by_text("Dimuat, terima kasih")).to_be_visible()

    board = arrived(browser, dashboard, leader)
    board.goto(f"{dashboard}/reach?{LOOK}")
    settled(board, 1)
    expect(board.get_by_role("heading", name="Jangkauan Jawa Timur: 4,3–30 rb, dari 1 akun")).to_be_visible()
    expect(board.get_by_text("4,3–30 rb", exact=True).first).to_be_visible()  # the largest day, and the sum of seven


EXPORTS = ROOT.parent / "shared" / "exports" / "meta" / "DanDirector"
TRAVELLER = "instagram:elitravelguy"


@pytest.mark.skipif(not EXPORTS.is_dir(), reason=f"the real exports are not on this machine: {EXPORTS}")
def test_real_exports_from_a_phone_reach_the_map(browser, tmp_path):
    """All that Meta gave one account in four weeks, zipped on a phone as it lay in its folder."""
    data = registered(tmp_path, TRAVELLER)
    somebody(data)
    analyst = somebody(data, Person("analis@contoh.go.id", "Analis", Role.ANALYST, "35"))
    leader = somebody(data, Person("kepala@contoh.go.id", "Kepala", Role.LEADER))
    link = open_box(Access(data), TRAVELLER, "Analis")
    exports = sorted(EXPORTS.iterdir())
    with zipfile.ZipFile(tmp_path / "Unduhan.zip", "w", zipfile.ZIP_DEFLATED) as file:
        for export in exports:
            file.write(export, f"Unduhan/{export.name}")
    with served(data) as dashboard:
        phone = arrived(browser, dashboard, width=390)
        phone.goto(f"{dashboard}/kirim/{link}")
        phone.set_input_files("[name=berkas]", tmp_path / "Unduhan.zip")
        phone.get_by_role("button", name="Kirim", exact=True).click()
        expect(phone.get_by_role("heading", name=f"✓ {len(exports)} berkas terbaca")).to_be_visible()
        expect(phone.locator(".why")).to_have_count(0)
        expect(phone.get_by_text("✓ Reach.csv")).to_be_visible()
        expect(phone.get_by_text("25 Mei – 21 Jun 2026").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

        desk = arrived(browser, dashboard, analyst)
        desk.goto(f"{dashboard}/upload")
        desk.get_by_role("button", name="Terima 1 kiriman yang bersih").click()
        expect(desk.get_by_text("Kotak kirim: 1 kiriman menunggu")).to_have_count(0)

        board = arrived(browser, dashboard, leader)
        board.goto(f"{dashboard}/reach?week=2026-W25&province=35&measure=views&lang=id")
        settled(board, 1)
        views = sum(count for day, count in daily(EXPORTS / "Views.csv") if "2026-06-15" <= day <= "2026-06-21")
        expect(board.get_by_role("heading", name=f"Tayangan Jawa Timur: {views / 1000:.0f} rb, dari 1 akun")).to_be_visible()
        expect(board.locator(".drawing").first.get_by_text("Banyuwangi").first).to_be_attached()


def daily(export: Path) -> list[tuple[str, int]]:
    """What a daily chart of Meta says, read without the program."""
    rows = [line.split('","') for line in export.read_text(encoding="utf-16").splitlines() if line.startswith('"20')]
    return [(day.strip('"')[:10], int(count.strip('"'))) for day, count in rows]
