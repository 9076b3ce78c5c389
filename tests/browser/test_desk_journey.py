"""A morning's files in one sitting, every click counted: the desk as a table, F5 in the middle, one receipt, one undo."""

import csv
import random
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PATIENCE, downloaded, served, settled
from tests.made import meta_daily, run_of, sheet

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
CHARTS = (
    "Instagram reach",
    "Instagram profile visits",
    "Instagram link clicks",
    "Instagram follows",
    "Views",
    "Content interactions",
)


WIDTHS = (1440, 390)


class Hand:
    """Clicks, counted. Typing and Enter are none."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1
        settled(self.page)

    def type(self, place: Locator, words: str) -> None:
        self.click(place)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(300)
        settled(self.page)

    def drop(self, *files: Path) -> None:
        """Choosing files: the click on the button, the system's own window, one more to agree."""
        self.page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(files)
        self.clicks += 2
        self.page.wait_for_selector(".st-key-desk")
        settled(self.page)


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def chart(path: Path, name: str, seed: int) -> Path:
    figures = random.Random(seed)
    return meta_daily(path, name, run_of(date(2026, 8, 3), *[figures.randint(50, 5000) for _ in range(15)]))


def upright(page: Page) -> bool:
    return (
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
        )
        <= (page.viewport_size or {"width": 0})["width"]
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[tuple[str, Path]]:
    """One served office for all journeys: each of them has accounts of its own."""
    data = tmp_path_factory.mktemp("office") / "data"
    with served(data) as address:
        yield f"{address}/upload", data


def named(hand: Hand) -> None:
    """Nobody is called by the name of the server's user: who loads writes their own."""
    place = hand.page.get_by_role("textbox", name="Nama Anda")
    expect(place).to_have_value("")
    hand.type(place, "Rina")


@pytest.mark.parametrize("width", WIDTHS)
def test_25_files_of_three_accounts_in_ten_clicks_and_one_undo(visit, office, tmp_path, width):
    people = tuple(f"{who}{width}" for who in ("dinas", "pkk", "karang"))
    files = [
        chart(tmp_path / f"{name} {who}{n}.csv", name, width + 100 * place + n)
        for place, who in enumerate(people)
        for n, name in enumerate((*CHARTS, "Views", "Instagram reach")[:8])
    ]
    totals = (f"2026-08-03,instagram,{people[0]}.contoh,1200", f"2026-08-03,instagram,{people[1]}.contoh,12x0")
    files.append(sheet(tmp_path / "pengikut.csv", *totals))
    page = visit(office[0], width=width, charts=0)
    hand = Hand(page)
    hand.drop(*files)
    expect(title(page)).to_have_text("24 berkas menunggu jawaban Anda")
    assert upright(page)
    for who in people[:2]:
        hand.type(page.get_by_role("searchbox", name="Cari berkas"), who)
        hand.type(page.get_by_role("combobox", name="Akun", exact=True), f"@{who}.contoh")
    named(hand)

    page.reload()
    settled(page)
    expect(title(page)).to_have_text("8 berkas menunggu jawaban Anda")
    expect(page.get_by_role("textbox", name="Nama Anda")).to_have_value("Rina")

    hand.type(page.get_by_role("combobox", name="Akun", exact=True), f"https://www.instagram.com/{people[2].title()}.Contoh/")
    expect(title(page)).to_have_text("25 berkas siap dimuat")
    hand.click(button(page, "Muat 25 berkas"))
    expect(title(page)).to_have_text("25 berkas sudah dimuat")
    assert hand.clicks <= 10 and upright(page)

    missing_is_told(page, people[2])
    undo(page)


def missing_is_told(page: Page, who: str) -> None:
    """The receipt has a line a file and what is still missing, account by account."""
    settled(page)
    receipt = downloaded(page, page.locator(".st-key-receipt-download").get_by_role("button"))
    with Path(receipt.path()).open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert sum(bool(line[1]) for line in lines) == 25
    assert any("12x0" in line[-1] for line in lines)
    still = [line[-1] for line in lines if line[0] == f"Instagram @{who}.contoh" and not line[1]]
    assert any("unggahan" in told for told in still) and any("pengikut" in told for told in still)


def undo(page: Page) -> None:
    batch = page.locator('[class*="st-key-batch-"]').first
    batch.get_by_role("button", name="Tarik kembali 25 berkas").click()
    batch.get_by_role("button", name="Ya, tarik kembali").click()
    expect(batch).to_contain_text("Ditarik kembali")
    expect(batch.get_by_role("button", name="Kembalikan 25 berkas")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_zip_of_200_files_of_60_accounts(visit, office, tmp_path, width):
    packed = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(200):
            who, name = f"komunitas{width}{n % 60:02}.id", CHARTS[n // 60]
            path = chart(tmp_path / f"{n}.csv", name, 7 * width + n)
            archive.write(path, f"{who}/2026-08/{name}.csv")
    page = visit(office[0], width=width, charts=0)
    hand = Hand(page)
    hand.drop(packed)
    expect(title(page)).to_have_text("200 berkas menunggu jawaban Anda")
    named(hand)
    hand.click(button(page, "Pakai usulan akun untuk 200 berkas \\(60 akun\\)"))
    expect(title(page)).to_have_text("200 berkas siap dimuat")
    hand.click(page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Komunitas"))
    hand.type(page.get_by_role("combobox", name="Daerah 60 akun ini"), "Kota Kediri")
    hand.click(button(page, "Daftarkan 60 akun"))
    expect(button(page, "Daftarkan")).to_have_count(0)
    assert upright(page)
    button(page, "Muat 200 berkas").click()
    hand.clicks += 1
    expect(page.get_by_test_id("stProgress")).to_contain_text(re.compile("dari 200"))
    expect(title(page)).to_have_text("200 berkas sudah dimuat")
    assert hand.clicks <= 10 and upright(page)
    assert not list((office[1] / "desk").iterdir()), "what is loaded lies on no desk"
