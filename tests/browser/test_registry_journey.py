"""An analyst keeps the registry in a real browser: edits a cell in place, saves, undoes; on a desktop and on a phone."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.receipt import Order
from etl.registry.register import load_registry
from jangkau.warehouse.folders import Folders
from tests.browser.conftest import served, settled
from tests.warehouse_builder import REFERENCE

pytestmark = pytest.mark.browser
ACCOUNTS = """platform,handle,name,owner,regency_code
instagram,pemkabbwi,Pemkab Banyuwangi,government,35.10
instagram,infobwi,Info *tebal* <b>x</b>,community,35.10
tiktok,kotakediri,Pemkot Kediri,government,35.71
"""
ROW, BELOW_HEADER = 36, 54  # pixels: a row's height, the middle of the first row
NAME = 600  # pixels from the table's left edge into the column of names


@pytest.fixture(scope="module")
def registry(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("registry")
    (folder / "akun.csv").write_text(ACCOUNTS, encoding="utf-8")
    order = Order("penguji", datetime(2026, 1, 5, 3, 0))
    for content, path in (("accounts", folder / "akun.csv"), ("events", REFERENCE / "events.csv")):
        load_registry(Folders(folder / "data"), content, path, order)
    with served(folder / "data") as address:
        yield f"{address}/registry"


def retype(page: Page, row: int, text: str) -> None:
    """Write into the cell with the name in a row of the table, as a person does."""
    canvas = page.locator('[data-testid="stDataFrame"] canvas').first
    canvas.wait_for()
    box = canvas.bounding_box()
    page.mouse.dblclick(box["x"] + NAME, box["y"] + BELOW_HEADER + ROW * row)
    writing = page.locator("#portal textarea")
    writing.wait_for()
    writing.fill(text)
    page.keyboard.press("Enter")


def cell(page: Page, row: int):
    """The cell with the name, as the table tells it to screen readers."""
    return page.get_by_test_id(f"glide-cell-4-{row}")


def test_an_account_is_edited_in_place_saved_and_undone(visit, registry):
    page = visit(f"{registry}?province=35", charts=0)
    assert "Info *tebal* <b>x</b>" in cell(page, 0).inner_text()
    retype(page, 0, "Info Banyuwangi")
    page.get_by_text("1 baris diubah, belum disimpan").wait_for()
    retype(page, 1, "Pemkab BWI")
    page.get_by_text("2 baris diubah, belum disimpan").wait_for()
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("Tersimpan: 2 baris diubah").wait_for()
    expect(cell(page, 0)).to_contain_text("Info Banyuwangi")
    again = visit(page.url, charts=0)
    expect(cell(again, 1)).to_contain_text("Pemkab BWI")
    page.get_by_role("button", name="Urungkan").click()
    page.get_by_text("Diurungkan").wait_for()
    expect(cell(page, 0)).to_contain_text("Info *tebal* <b>x</b>")
    expect(page.locator(".st-key-unsaved")).to_have_count(0)


def test_edits_outlast_a_search_and_can_be_dropped(visit, registry):
    page = visit(registry, charts=0)
    retype(page, 0, "Sementara")
    page.get_by_text("1 baris diubah, belum disimpan").wait_for()
    page.get_by_label("Cari", exact=True).fill("kediri")
    page.wait_for_url("**search=kediri**")
    expect(page.locator(".st-key-unsaved")).to_contain_text("Sementara")
    page.get_by_role("button", name="Batalkan").click()
    expect(page.locator(".st-key-unsaved")).to_have_count(0)


def test_an_account_is_ticked_as_having_come(visit, registry):
    page = visit(f"{registry}?tab=attendance&event=ejsn-2021", charts=0)
    canvas = page.locator('[data-testid="stDataFrame"] canvas').first
    canvas.wait_for()
    box = canvas.bounding_box()
    page.mouse.click(box["x"] + 40, box["y"] + BELOW_HEADER)
    page.get_by_text("Hadir: tidak tercatat → hadir").wait_for()
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("heading", name="1 dari 3 akun yang diundang hadir").wait_for()
    page.get_by_role("button", name="Urungkan").click()
    page.get_by_role("heading", name="0 dari 3 akun yang diundang hadir").wait_for()


def test_a_row_is_taken_off_the_list_and_comes_back(visit, registry):
    page = visit(f"{registry}?search=kediri", charts=0)
    canvas = page.locator('[data-testid="stDataFrame"] canvas').first
    canvas.wait_for()
    box = canvas.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + BELOW_HEADER)
    page.keyboard.press("Delete")
    page.get_by_text("TikTok @kotakediri: dikeluarkan dari daftar").wait_for()
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("1 baris dikeluarkan").wait_for()
    page.get_by_role("button", name="Urungkan").click()
    expect(cell(page, 0)).to_contain_text("Pemkot Kediri")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["accounts", "events", "attendance"])
def test_a_phone_scrolls_down_only(visit, registry, tab, scheme):
    page = visit(f"{registry}?tab={tab}&lang=en", width=390, charts=0, color_scheme=scheme)
    page.locator('[data-testid="stDataFrame"]').first.wait_for()
    settled(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_table_has_no_download_of_its_own_that_guards_nothing(visit, registry):
    page = visit(f"{registry}?province=35", charts=0)
    table = page.locator('[data-testid="stDataFrame"]').first
    table.wait_for()
    table.hover()
    page.get_by_role("button", name="Cari:").first.wait_for()
    buttons = page.locator('[data-testid="stElementToolbarButton"]')
    seen = [one.locator("button").get_attribute("aria-label") for one in buttons.all() if one.is_visible()]
    assert seen and not [name for name in seen if "CSV" in name or "Unduh" in name]
