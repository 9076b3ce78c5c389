"""The overview as Streamlit runs it: empty, full, partial, in both languages, and with what should not be there."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from jangkau.access.roles import Person, Role
from jangkau.locales import speaker
from jangkau.ui.overview.parts import promised
from tests import pages
from tests.pages import markup
from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before

PARTIAL = set(speaker("id")("overview.title.partial", inline="", period="").split())


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> Builder:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return Builder(tmp_path)


def fill(office: Builder) -> None:
    """Two regions over ten weeks, one of which jumped, with posts and a shock."""
    for handle, regency, owner, last in (("lmj", "35.08", "community", 3000), ("sby", "35.78", "government", 1000)):
        account = f"instagram:{handle}"
        office.account(account, regency, owner=owner)
        for ago in range(10):
            total = last if ago == 0 else 1000
            for metric in ("reach", "interactions", "new_follows"):
                office.week(account, metric, total, total / 4, week=weeks_before(ago))
            office.week(account, "posts", 2, week=weeks_before(ago), basis="posts")
        office.day(account, MONDAY + timedelta(days=6), "reach", 9)
        told = [account, weeks_before(10), MONDAY + timedelta(weeks=2)]
        office.connection.execute("INSERT INTO post_spans VALUES (?, ?, ?)", told)
    for number in range(25):
        published = datetime(2021, 12, 8) - timedelta(days=number)
        office.post("instagram:lmj", str(number), account_id=1, as_of=datetime(2022, 6, 1), published_at=published, kind="reel",
                    published_on=published.date(), likes=42 if number == 0 else 10, comments=0, reach=500,
                    permalink="https://www.instagram.com/p/x/" if number == 0 else "javascript:alert(1)",
                    caption="<b>Semeru</b> hari ini")  # fmt: skip
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, date_precision, province_code, host_regency_code, invited_scope) "
        "VALUES ('semeru', 'shock', 'Erupsi Gunung Semeru', DATE '2021-12-04', 'day', '35', '35.08', 'regency:35.08')"
    )


def overview(**address: str) -> AppTest:
    """The page that the plain address leads to."""
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def test_an_office_whose_accounts_nobody_registered_says_so_and_leads_there(office):
    office.week("instagram:asing", "views", 100)
    office.day("instagram:asing", MONDAY, "views", 100)
    office.publish()
    page = overview()
    assert not page.exception and page.title[0].value == "Data sudah dimuat, tetapi akunnya belum terdaftar"
    assert "Sudah ada data Instagram @asing." in pages.words(page)


@pytest.mark.parametrize("role", [Role.LEADER, Role.ANALYST])
def test_a_leader_reads_what_to_do_and_is_led_to_no_page_of_analysts(office, monkeypatch, role):
    fill(office)
    office.publish()
    reads = Person("pembaca@contoh.go.id", "Pembaca", role)
    for module in ("guard", "reader"):
        monkeypatch.setattr(f"jangkau.ui.{module}.reader", lambda: reads)
    page = overview()
    assert not page.exception and "daerah tanpa akun terdaftar" in pages.words(page)
    assert any('href="registry' in element.proto.body for element in page.get("html")) == (role == Role.ANALYST)


def test_one_press_fills_an_empty_office_with_samples(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    asked = []

    def load(folders, order, progress, waiting):
        asked.append(order.who)
        progress("berkas.csv")
        office = Builder(tmp_path)
        fill(office)
        office.publish()

    monkeypatch.setattr("jangkau.ui.empty.load_demo", load)
    page = overview()
    page.button(key="load-sample").click().run()
    assert not page.exception and len(asked) == 1 and page.title[0].value.startswith("Jangkauan naik")


@pytest.mark.parametrize(
    "lang, about, label, task",
    [
        (
            "id",
            {"measure": "Jangkauan", "share": "2\xa0rb", "account": "lmj"},
            "Akun yang mengunggah",
            "daerah tanpa akun terdaftar",
        ),
        (
            "en",
            {"measure": "Reach", "share": "2K", "account": "lmj"},
            "Accounts that posted",
            "regions without a registered account",
        ),
    ],
)
def test_the_page_that_leaders_open_first_says_what_happened(office, lang, about, label, task):
    fill(office)
    office.publish()
    page = overview(lang=lang)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == speaker(lang)("overview.title.sole.only.up", **about)
    told = pages.words(page)
    assert label in told and task in told and "4,2×" in told.replace("4.2×", "4,2×")
    assert ("2 dari 2" if lang == "id" else "2 of 2") in told
    assert speaker(lang).between(750, 4000) in told


def test_links_lead_to_accounts_and_posts_and_names_are_never_markup(office):
    fill(office)
    office.publish()
    page = overview(week="2021-W49")
    raw = markup(page)
    assert 'href="account?' in raw and "account=instagram%3Almj" in raw and 'target="_self"' in raw
    assert 'href="https://www.instagram.com/p/x/"' in raw and "javascript:" not in raw
    assert "<b>Semeru" not in raw and "&lt;b&gt;Semeru" in raw


def test_links_carry_the_address_of_whoever_looks_though_another_saw_the_same_view(office):
    fill(office)
    office.publish()
    for measure in ("reach", "followers"):
        raw = markup(overview(measure=measure))
        links = re.findall(r'href="((?:account|registry|upload|reach)[?][^"]*)"', raw)
        assert links and all(f"measure={measure}" in link for link in links)


def test_the_rule_in_force_is_told_beside_the_others(office):
    fill(office)
    office.publish()
    told = pages.words(overview())
    assert "berlaku sekarang" in told and told.count("berlaku sekarang") == 1
    assert "Berubah kurang dari 0,5%." in told


def test_a_week_that_is_not_in_alarms_no_one(office):
    fill(office)
    partial = "UPDATE account_weeks SET reported_days = 2, missing_days = 0, total = total / 9 WHERE week = ?"
    office.connection.execute(partial, [MONDAY])
    office.publish()
    page = overview(week="2021-W49")
    assert not page.exception and set(page.title[0].value.split()) >= PARTIAL
    told = pages.words(page)
    assert told.count("data belum lengkap") == 4 and "pada periode ini: tayangan." in told and "dari pekan lalu" not in told


def one_account(office: Builder) -> None:
    office.account("instagram:a", "35.10")
    office.week("instagram:a", "reach", 70, 10)


def only(owner: str):
    def fill_one_side(office: Builder) -> None:
        for number in range(3):
            office.account(f"instagram:{owner}{number}", "35.10", owner=owner)
            for ago in range(3):
                office.week(f"instagram:{owner}{number}", "views", 10 * number, week=weeks_before(ago))

    return fill_one_side


@pytest.mark.parametrize("filling", [one_account, only("government"), only("community")], ids=["one", "government", "community"])
@pytest.mark.parametrize(
    "address", [{}, {"lang": "en", "owner": "community"}, {"region": "35.10"}, {"period": "month"}, {"platform": "x"}]
)
def test_small_and_one_sided_offices_look_right(office, filling, address):
    filling(office)
    office.publish()
    page = overview(**address)
    assert not page.exception and page.title[0].value
    assert not re.search(r"\b(nan|None|NaT)\b", pages.words(page))


def test_a_figure_that_nobody_tells_is_named_once_and_stands_in_no_card(office):
    only("government")(office)
    office.publish()
    page = overview()
    cards = next(element.proto.body for element in page.get("html") if 'class="cards"' in element.proto.body)
    assert "Tayangan" in cards and "–</p>" not in cards and 'amount">0' not in cards
    assert cards.count("pengikut baru") == 1 and "Belum ada data pada periode ini: " in pages.words(page)


def test_a_line_without_weeks_explains_no_band(office):
    """What a chart shows is told where there is one; else why there is none, once."""
    only("government")(office)
    office.publish()
    said = pages.words(overview())
    assert speaker("id")("trend.none") in said and "pita:" not in said


def test_moves_stand_in_the_order_that_is_promised_above_them():
    """Those beyond their own habit first, then the largest difference: whichever way they went."""
    moved = pd.DataFrame(
        {"label": ["a", "b", "c", "d"], "unusual": [False, False, True, True], "difference": [997.0, 88.0, -282.0, -581.0]}
    )
    assert list(promised(moved)["label"]) == ["d", "c", "a", "b"]


def test_the_sample_badge_stands_on_it(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    sample = Builder(tmp_path, demo=True)
    fill(sample)
    sample.publish()
    assert "DATA CONTOH" in pages.words(overview())


def test_the_account_page_is_hidden_and_about_stands_among_the_analysts():
    app = (ROOT / "jangkau" / "ui" / "app.py").read_text()
    assert 'opens("account", listed=not looks)' in app, "listed for a contributor alone, whose only page it is"
    leaders, analysts = app.split('say("nav.analysts")')
    assert leaders.index("overview,") < leaders.index('opens("reach")') and 'opens("about")' in analysts


def test_a_figure_that_nobody_tells_of_has_no_card(office):
    one_account(office)
    office.publish()
    page = overview()
    cards = next(element.proto.body for element in page.get("html") if 'class="cards"' in str(element.proto.body))
    assert not page.exception and 'class="amount"' in cards and ">–<" not in cards
