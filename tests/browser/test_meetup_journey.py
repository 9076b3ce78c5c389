"""Before the next meetup in a real browser: the list is kept and the question frozen by a click; its answer cites it later."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import pressed, served, settled
from tests.meetup_loaded import LoadedOffice
from tests.warehouse_builder import ROOT

pytestmark = pytest.mark.browser
MEETUP = date(2021, 12, 4)
EARLIER = """
from datetime import UTC, datetime
from jangkau.ui import session
class Earlier(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2021, 11, 20, 3, tzinfo=UTC).astimezone(tz)
session.datetime = Earlier
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ninety accounts with a year of totals around a meetup that cost something, and twelve that were seen before it."""
    made = LoadedOffice(tmp_path_factory.mktemp("meetup"))
    made.event("Temu", MEETUP, cost=185_000_000)
    made.came("temu")
    made.followers([MEETUP + timedelta(weeks=week, days=1) for week in range(-44, 16)], MEETUP)
    made.posts(date(2021, 11, 15))
    return made.data


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The dashboard's script, two weeks before the meetup."""
    script, own = tmp_path / "dashboard.py", (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert "Path(__file__).parent" in own
    script.write_text(own.replace("Path(__file__).parent", f"Path({str(ROOT)!r})") + EARLIER, encoding="utf-8")
    return script


def answer(page: Page, name: str, says: str) -> str:
    """What the page says after a button was pressed."""
    answered = page.get_by_text(re.compile(says)).first
    pressed(page, page.get_by_role("button", name=re.compile(name)), answered)
    return answered.inner_text()


def narrow(page: Page) -> None:
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_list_is_kept_a_question_frozen_undone_and_frozen_again_and_the_answer_cites_it(visit, office, tmp_path, before, width):
    data = shutil.copytree(office, tmp_path / "data")
    with served(data, before) as early:
        page = visit(f"{early}/meetups?event=temu", width=width, charts=0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Pertemuan ini belum berlangsung")
        page.get_by_text("Tanpa pra-registrasi").wait_for()
        page.get_by_text("Sebelum pertemuan berikutnya").click()
        settled(page, charts=1)
        kept = answer(page, "^.*Simpan sebagai daftar undangan", r"\d+ akun dicatat sebagai undangan Temu")
        assert kept.startswith("20 akun"), "one of every regency, most of whom nobody saw yet"
        settled(page, charts=1)
        frozen = answer(page, "^.*Bekukan pertanyaan ini", "Pertanyaan untuk Temu dibekukan dengan sidik jari")
        answer(page, "^.*Urungkan", "Diurungkan")
        page.get_by_text("Tanpa pra-registrasi").wait_for()
        again = answer(page, "^.*Bekukan pertanyaan ini", "Pertanyaan untuk Temu dibekukan dengan sidik jari")
        fingerprint = re.search(r"[0-9a-f]{16}", frozen)[0]
        assert fingerprint in again, "the same question has the same fingerprint"
        page.get_by_text(f"Sudah dibekukan 20 November 2021 (sidik jari {fingerprint})").wait_for()
        narrow(page)
    with served(data) as later:
        page = visit(f"{later}/meetups?event=temu", width=width, charts=1)
        cited = f"Pertanyaan ini dibekukan 20 November 2021 (Pengikut, 8 pekan, 20 akun diundang; sidik jari {fingerprint})."
        page.get_by_text(cited).wait_for()
        page.get_by_text("per pengikut tambahan").wait_for()
        narrow(page)
        page.goto(f"{later}/meetups?event=temu&horizon=4")
        page.get_by_text("Yang dilihat sekarang dipilih sesudahnya").wait_for()
