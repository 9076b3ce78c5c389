"""The account page and its link: registered, unknown, empty, in both languages."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.findings.captions import excerpt
from jangkau.metrics.account.account_view import account_card, account_gaps, account_imports, account_metrics
from jangkau.metrics.shelf import reading
from jangkau.ui.account.link import post_link
from tests import pages
from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before

HANDLE = "visit<b>bwi</b>"
ACCOUNT = f"instagram:{HANDLE}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> Builder:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return Builder(tmp_path)


def fill(office: Builder) -> Path:
    office.account(ACCOUNT, "35.10", owner="community", name="Visit Banyuwangi")
    for number in range(28):
        if number not in (4, 5, 6):
            office.day(ACCOUNT, MONDAY - timedelta(days=number), "reach", 100 + number)
    office.day(ACCOUNT, MONDAY, "followers", 5200)
    for ago in range(4):
        office.week(ACCOUNT, "reach", 700, 200, week=weeks_before(ago))
    published = datetime(2021, 12, 1)
    office.post(ACCOUNT, "1", account_id=1, as_of=datetime(2022, 1, 1), published_at=published, kind="reel",
                published_on=published.date(), likes=5, comments=1, caption="Kawah Ijen")  # fmt: skip
    office.connection.execute(
        "INSERT INTO imports (import_no, import_id, content, file_name, importer, account, who, loaded_at, period_from, "
        "period_to, rows_read, loaded, ignored, refused, state) "
        "VALUES (1, 'abc', 'export', 'Reach.csv', 'meta_daily', ?, 'rina', "
        "TIMESTAMP '2022-01-02 03:00', DATE '2021-11-09', DATE '2021-12-06', 30, 25, 4, 1, 'loaded')",
        [ACCOUNT],
    )
    return office.publish()


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    page.switch_page("../../pages/account.py")
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_tells_whose_account_it_is_and_what_fed_it(office, lang):
    fill(office)
    page = opened(account=ACCOUNT, lang=lang)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == f"@{HANDLE}"
    words = pages.words(page)
    assert "Visit Banyuwangi" in words and "Kabupaten Banyuwangi" in words
    assert ("5.200 pengikut" if lang == "id" else "5,200 followers") in words
    assert ("1 berkas, 1 baris ditolak" if lang == "id" else "1 file, 1 row refused") in words


def test_what_the_page_asks(office):
    with reading(fill(office)) as warehouse:
        card = account_card(warehouse, ACCOUNT)
        assert card["registered"] and card["followers"] == 5200 and card["posts"] == 1
        first, last = weeks_before(3), MONDAY + timedelta(days=6)
        gaps = account_gaps(warehouse, ACCOUNT, first, last)
        assert gaps[["metric", "days"]].values.tolist() == [["reach", 3]]
        assert gaps["gap_from"].iloc[0].date() == MONDAY - timedelta(days=6)
        daily = account_metrics(warehouse, ACCOUNT, first, last)
        assert set(daily["metric"]) == {"reach", "followers"} and set(daily["days"]) == {1}
        weekly = account_metrics(warehouse, ACCOUNT, weeks_before(40), last)
        assert set(weekly["days"]) == {7} and len(weekly) == 4
        files = account_imports(warehouse, ACCOUNT)
        assert files["rows_read"].iloc[0] == files[["loaded", "ignored", "refused"]].iloc[0].sum() == 30
        assert account_card(warehouse, "instagram:nobody") is None


@pytest.mark.parametrize("address", [{}, {"account": "instagram:nobody"}, {"account": "<script>"}, {"account": ":"}])
def test_an_account_that_nobody_knows(office, address):
    fill(office)
    page = opened(**address)
    title = "Akun ini belum dikenal" if address else "Pilih sebuah akun"
    assert not page.exception and page.title[0].value == title


def test_a_registered_account_without_data_is_told_so(office):
    office.account("instagram:a", "35.10")
    office.week("instagram:b", "reach", 5)
    office.publish()
    page = opened(account="instagram:a", lang="en")
    assert not page.exception and "has no data yet" in page.info[0].value
    assert not opened(account="instagram:b").exception, "one that is not registered but has data"


@pytest.mark.parametrize("span", ["13", "52", "all", "nonsense"])
def test_every_span_draws(office, span):
    fill(office)
    assert not opened(account=ACCOUNT, span=span).exception


def test_a_post_links_to_the_web_only_and_captions_are_cut_at_a_word():
    assert post_link("a<b>", "https://www.instagram.com/p/1/").startswith('<a href="https://www.instagram.com/p/1/"')
    for address in ("javascript:alert(1)", "data:text/html,x", None, 'x" onclick="y'):
        assert post_link("a<b>", address) == "a&lt;b&gt;"
    assert '"' not in post_link("a", 'https://x/"onclick="y').split('href="')[1].split('" target')[0]
    assert excerpt("satu dua tiga empat", 12) == "satu dua…" and excerpt(None) == ""
