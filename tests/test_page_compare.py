"""The comparison as Streamlit runs it: empty, full, in both languages, and where a side is missing."""

import os
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.ui.text import plain
from tests.doors import somebody
from tests.pages import chosen, words
from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before

PAGE = str(ROOT / "pages" / "compare.py")


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> Builder:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return Builder(tmp_path, demo=True)


def side(office: Builder, owner: str, scale: int, regency: str = "35.10", count: int = 6) -> None:
    """Accounts of one side, each larger than the one before: reach, followers of two weeks, and posts."""
    for number in range(1, count + 1):
        account = f"instagram:{owner}{regency}{number}"
        office.account(account, regency, owner=owner)
        office.week(account, "reach", scale * number, scale)
        office.week(account, "followers", 10 * scale * number)
        office.week(account, "interactions", scale * number / 5)
        for ago, more in ((1, 0), (0, scale // 10)):
            office.day(account, weeks_before(ago), "followers", 10 * scale * number + more)
        office.post(account, account, published_on=MONDAY, likes=scale, comments=1, reach=10 * scale)


def fill(office: Builder) -> None:
    side(office, "government", 100)
    side(office, "community", 1000)
    side(office, "government", 70, regency="35.27", count=2)
    office.account("tiktok:<b>x</b>", "35.78", owner="community")
    office.publish()


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def one_side(office) -> None:
    """An office that knows government accounts alone."""
    office.account("instagram:dinas", "35.10")
    office.week("instagram:dinas", "reach", 1000)
    office.publish()


def amounts(page: AppTest) -> list[str]:
    """What the four figures say."""
    pairs = next(element.proto.body for element in page.get("html") if 'class="pairs"' in element.proto.body)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", amount)).split()) for amount in re.findall(r'"amount">(.*?)</p>', pairs)]


def title(page: AppTest) -> str:
    assert not page.exception
    return page.title[0].value.replace("\\", "")


@pytest.mark.parametrize(
    "lang, finding, counted, leverage",
    [
        ("id", "Jangkauan akun komunitas 14 kali akun pemerintah",
         "Data: 8 dari 8 akun pemerintah, 6 dari 7 akun komunitas", "9,1 kali"),
        ("en", "Reach: community accounts 14 times government accounts",
         "Data: 8 of 8 government accounts, 6 of 7 community accounts", "9.1 times"),
    ],
)  # fmt: skip
def test_the_finding_and_what_it_rests_on(office, lang, finding, counted, leverage):
    fill(office)
    page = opened(lang=lang)
    assert title(page) == finding, "the middle of 1,000 to 6,000 is 3,500; of 70, 100, 140, 200, 300, 400, 500, 600 it is 250"
    assert counted in words(page) and leverage in words(page)
    assert ("DATA CONTOH" if lang == "id" else "SAMPLE DATA") in words(page)


@pytest.mark.parametrize("known", [True, False])
def test_leverage_is_drawn_only_where_it_is_known(office, known):
    fill(office) if known else one_side(office)
    page = opened()
    drawn = " ".join(element.proto.json for element in page.main if "json" in dir(element.proto))
    assert not page.exception and ('"leverage"' in drawn) == known and "Daya ungkit" in words(page)


@pytest.mark.parametrize("filling, led", [(one_side, True), (fill, False)])
def test_a_side_without_accounts_leads_to_where_they_are_registered(office, filling, led):
    filling(office)
    ways = [element.proto.body for element in opened().get("html") if 'href="registry?' in element.proto.body]
    assert bool(ways) == led and all("tab=accounts" in way for way in ways)


def test_the_fair_set_is_printed(office):
    fill(office)
    said = words(opened())
    assert "Interaksi: suka, komentar, dan bagikan." in said
    assert "Porsi suara dari 4,7\N{NO-BREAK SPACE}rb interaksi yang dijumlahkan begitu saja" in said
    assert "Komunitas jelas unggul di 1 daerah." in said and "0 daerah" not in said
    assert "Jangkauan tidak dimuat berkas TikTok." in said
    assert "Belum ada data: tayangan" in said and "<small>0/" not in said, "nobody told views"
    assert "Dari 8 akun pemerintah dan 6 akun komunitas dengan total pengikut" in said


@pytest.mark.parametrize("measure", COMPARED)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_measure_opens(office, measure, lang):
    fill(office)
    page = opened(by=measure, lang=lang)
    assert title(page)
    assert chosen(page)["by"] == measure


def test_engagement_and_growth_are_shares(office):
    fill(office)
    assert "Akun tengah (median): pemerintah 4,2%, komunitas 2,9%." in words(opened(by="er_followers"))
    assert title(opened(by="er_reach")) == "ER per jangkauan akun pemerintah 10,1%, akun komunitas 10,0%"
    assert "Akun tengah (median)" in words(opened(by="growth"))


def test_nonsense_in_the_address_falls_back(office):
    fill(office)
    page = opened(by="<script>", week="2021-W99", platform="myspace")
    assert title(page).startswith("Jangkauan akun komunitas")


def test_one_region_without_community(office):
    fill(office)
    page = opened(region="35.27")
    assert title(page) == "Belum ada akun komunitas terdaftar di Sampang"
    assert "Belum ada akun komunitas terdaftar, jadi" in words(page)


def test_no_government_and_one_account_alone(office):
    office.account("instagram:sendiri", "35.10", owner="community")
    office.week("instagram:sendiri", "reach", 0, 0)
    office.publish()
    assert title(opened()) == "Belum ada akun pemerintah terdaftar di Jawa Timur"


def test_accounts_registered_without_data(office):
    side(office, "government", 100)
    office.account("instagram:diam", "35.10", owner="community")
    office.publish()
    page = opened()
    assert title(page) == "Belum ada data jangkauan akun komunitas di Jawa Timur"
    said = words(page)
    assert "Belum ada data dari akun komunitas, jadi" in said and ", komunitas belum ada data." in said
    table = next(e.proto.body for e in page.get("html") if 'table class="sides"' in e.proto.body)
    assert "0/" not in table and ">–" not in table and "Komunitas" not in table, "a column that tells nothing of any measure"
    assert 'class="pairs"' not in "".join(e.proto.body for e in page.get("html")) and "100%" not in said, "nothing beside nothing"


def test_few_accounts_are_not_compared_as_if_they_were_many(office):
    side(office, "government", 100, count=2)
    side(office, "community", 900, count=2)
    office.publish()
    page = opened()
    assert title(page) == "Akun masih terlalu sedikit untuk membandingkan jangkauan"
    assert amounts(page)[0] == "● 10% ■ 90%" and "Tiga akun terbesar" not in words(page), "three of two are always all"


def test_a_difference_within_the_noise_is_not_a_finding(office):
    side(office, "government", 100)
    side(office, "community", 110)
    office.publish()
    assert title(opened()) == "Jangkauan akun pemerintah dan komunitas belum berbeda jelas"


def test_tables_show_names_and_never_markup(office):
    fill(office)
    page = opened(by="followers")
    assert [expander.label for expander in page.expander][:2] == ["Tabel akun", "Tabel kabupaten/kota"]
    page.session_state["table-Tabel akun"] = True
    page.session_state["table-Tabel kabupaten/kota"] = True
    accounts, regions = (table.value for table in page.run().table)
    assert accounts.iloc[0].tolist()[0] == plain("@community35.106") and len(accounts) == 14
    assert regions.iloc[0].tolist()[0] == "Banyuwangi" and len(regions) == 38
    assert "belum ada akun komunitas terdaftar" in " ".join(regions.iloc[:, -1]).replace("\\", "")


def test_a_closed_door_shows_nothing(office):
    fill(office)
    somebody(Path(os.environ["JANGKAU_DATA"]))
    page = opened()
    assert not page.title and len(page.info) == 1
