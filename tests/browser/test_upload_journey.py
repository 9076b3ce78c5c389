"""Someone who has never seen the program uploads real export files, and finds the way without a manual."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE, downloaded, served, settled
from tests.warehouse_builder import ROOT

EXPORTS = ROOT.parent / "shared" / "exports"
META = EXPORTS / "meta"
DAMAGED = META / "vsbperoto" / "INSTAGRAM_RAW.csv"
WITH_REFUSED_ROWS = META / "marko7bub" / "Dec-12-2023_Mar-06-2024_1032418178499222.csv"
X_FILES = sorted((EXPORTS / "x" / "ayo-klaytn").glob("*.csv"))
PAGE, INSTAGRAM = "oigetitsouthafricafacebook", "oigetit_sa"

expect.set_options(timeout=PATIENCE)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not EXPORTS.exists(), reason="the real export files (../shared/exports) are not on this machine"),
]


def button(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("button", name=re.compile(f"^{name}"))


def drop(page: Page, *files: Path) -> None:
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(files)


def choose(page: Page, field: Locator, written: str, option: str) -> None:
    field.click()
    page.keyboard.type(written)
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def answer(page: Page, sought: str, account: str) -> None:
    """Say whose the files are whose names bear some words; without words, all that still ask."""
    if sought:
        page.get_by_role("searchbox", name="Cari berkas").fill(sought)
        page.get_by_role("searchbox", name="Cari berkas").press("Enter")
        settled(page)
    page.get_by_role("combobox", name="Akun", exact=True).click()
    page.keyboard.type(account)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    settled(page)


def test_the_first_upload_of_someone_who_never_saw_the_program(visit, tmp_path):
    with served(tmp_path) as address:
        page = visit(f"{address}/upload", charts=0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Mulai dari berkas ekspor pertama")

        drop(page, *sorted((META / "LeonMpofu").iterdir()), *X_FILES, DAMAGED, WITH_REFUSED_ROWS)
        expect(page.get_by_role("heading", level=1)).to_have_text("8 berkas menunggu jawaban Anda")
        settled(page)
        for sought, account in (("visits (1)", f"instagram:{INSTAGRAM}"), ("interactions (1)", f"instagram:{INSTAGRAM}")):
            answer(page, sought, account)
        answer(page, "", f"facebook:{PAGE}")
        expect(page.get_by_role("heading", level=1)).to_have_text("14 berkas siap dimuat")

        page.get_by_role("textbox", name="Nama Anda").fill("Rina")
        page.get_by_role("textbox", name="Nama Anda").press("Enter")
        settled(page)
        form = page.locator(".st-key-register")
        form.get_by_text("Komunitas", exact=True).click()
        choose(page, form.get_by_role("combobox"), "Kota Kediri", "Kota Kediri, Jawa Timur")
        form.get_by_role("button", name=re.compile(r"^Daftarkan \d akun")).click()
        expect(form).to_have_count(0)
        button(page, "Muat 14 berkas").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("14 berkas sudah dimuat")
        settled(page)

        page.get_by_role("link", name=f"Lihat {PAGE} di peta").click()
        expect(page.get_by_role("heading", name="Akun di Kota Kediri")).to_be_visible()

        page.get_by_role("link", name="Unggah Data").click()
        find_refused_rows(page)
        undo(page)


def find_refused_rows(page: Page) -> None:
    """Narrow the history to what was refused, and hold every refused row in hand."""
    page.get_by_text("Hanya yang ada baris ditolak").click()
    settled(page)
    imports = page.locator('[class*="st-key-import-"]')
    expect(imports).to_have_count(1)
    expect(imports).to_contain_text("Dimuat Rina")
    refused = downloaded(page, button(imports, "Unduh 3 baris ditolak"))
    with Path(refused.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows[1:]] == ["38", "733", "763"] and all("Ekspor ulang" in row[4] for row in rows[1:])
    page.get_by_text("Hanya yang ada baris ditolak").click()
    settled(page)


def undo(page: Page) -> None:
    """Withdraw one import, see it said, and find the same file offered again."""
    page.get_by_role("searchbox", name="Cari", exact=True).fill("reach.csv")
    page.get_by_role("searchbox", name="Cari", exact=True).press("Enter")
    settled(page)
    imports = page.locator('[class*="st-key-import-"]')
    expect(imports).to_have_count(1)
    button(imports, "Tarik kembali").click()
    button(imports, "Ya, tarik kembali").click()
    expect(imports).to_contain_text("Ditarik kembali")
    expect(button(imports, "Kembalikan")).to_be_visible()
    settled(page)
    drop(page, META / "LeonMpofu" / "Reach.csv", META / "LeonMpofu" / "Views.csv")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 berkas menunggu jawaban Anda")
    settled(page)
    answer(page, "", f"facebook:{PAGE}")
    expect(button(page, "Muat 1 berkas")).to_be_visible()


@pytest.mark.parametrize("lang, scheme", [("id", "light"), ("en", "dark")])
def test_on_a_phone_the_page_scrolls_down_only(visit, tmp_path, lang, scheme):
    with served(tmp_path) as address:
        page = visit(f"{address}/upload?lang={lang}", width=390, charts=0, color_scheme=scheme)
        drop(page, *sorted((META / "DanDirector").iterdir()))
        expect(page.get_by_role("heading", level=1)).to_contain_text("7 berkas" if lang == "id" else "7 files")
        settled(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
