"""The reach page as Streamlit runs it: empty, full, in both languages, and with what should not be there."""

import ast
import os
import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from jangkau.charts.drawing.letters import width
from jangkau.findings.period import week_said
from jangkau.findings.table_file import csv_file, harmless, xlsx_file
from jangkau.locales import speaker
from jangkau.metrics.scope import week_name
from jangkau.ui.choices import wide
from jangkau.ui.reach.panel import account_row, newest
from jangkau.ui.text import plain
from tests.doors import somebody
from tests.pages import chips, choose, chosen, told
from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before


@pytest.fixture
def office(tmp_path: Path, monkeypatch) -> Builder:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return Builder(tmp_path, demo=True)


def fill(office: Builder) -> None:
    for handle, regency, owner in (
        ("banyuwangi", "35.10", "government"),
        ("infobwi", "35.10", "community"),
        ("surabaya", "35.78", "government"),
        ("sampang", "35.27", "government"),
    ):
        office.account(f"instagram:{handle}", regency, owner=owner)
    for ago in (1, 0):
        office.week("instagram:banyuwangi", "reach", 1000 + 180 * (1 - ago), 300, week=weeks_before(ago))
        office.week("instagram:surabaya", "reach", 500, 200, week=weeks_before(ago))
    office.week("instagram:infobwi", "views", 90)
    office.week("instagram:*tebal* <b>x</b>", "reach", 7)
    office.day("instagram:banyuwangi", date(2021, 12, 11), "reach", 300)
    office.publish()


REACH = "../../pages/reach.py"


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    page = page.run().switch_page(REACH)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def words(page: AppTest) -> str:
    return " ".join(
        str(element.value)
        for kind in ("title", "markdown", "info", "html")
        for element in page.get(kind)
        if hasattr(element, "value")
    ) + " ".join(str(element.proto) for element in page.get("html"))


@pytest.mark.parametrize(
    "lang, title, label",
    [
        ("id", "Jangkauan Jawa Timur: 300–1.700, dari 2 akun", "Daerah dengan data"),
        ("en", "Reach in Jawa Timur: 300–1,700, from 2 accounts", "Regions with data"),
    ],
)
def test_the_full_page_opens_with_its_finding(office, lang, title, label):
    fill(office)
    page = opened(lang=lang, measure="reach")
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == title
    figures = next(str(element.proto.body) for element in page.get("html") if 'class="figures"' in element.proto.body)
    labels, amounts = (re.findall(f'<p class="{part}">([^<]*)', figures) for part in ("label", "amount"))
    assert figures.count('class="about"') == 3 and "about?lang=" + lang + "#coverage" in figures
    assert labels[1].strip() == label and amounts[1:3] == (["2 dari 38", "2 dari 4"] if lang == "id" else ["2 of 38", "2 of 4"])


def test_the_address_sets_the_view(office):
    fill(office)
    page = opened(measure="views", owner="community", region="35.10", week="2021-W49")
    assert not page.exception
    assert chosen(page)["measure"] == "views" and chosen(page)["owner"] == "community"
    assert chosen(page)["region"] == "35.10"
    assert page.title[0].value.replace("\\", "") == "Tayangan Jawa Timur: 90, dari 1 akun", "one region of 38 leads nothing"


def test_nonsense_in_the_address_falls_back_to_the_usual_view(office):
    fill(office)
    page = opened(province="99", measure="<script>", week="2021-W99", region="35.99", kind="globe", lang="xx")
    assert not page.exception
    assert chosen(page)["province"] == "35" and chosen(page)["week"] == "2021-W49"
    said = words(page)
    for asked in ("Provinsi “99”", "Ukuran “&lt;script&gt;”", "Pekan “2021-W99”"):
        assert asked in said, "what the link asks for in vain is said"
    choose(page, "owner", "community")
    assert "Tautan meminta" not in words(page), "past, when the reader has chosen"


def test_what_no_box_offers_is_not_taken_from_the_browser(office):
    fill(office)
    page = opened()
    address = dict(page.query_params)
    for name, value in (("owner", "nobody"), ("kept.who", "x"), ("region", "99.99")):
        assert not choose(page, name, value).exception and dict(page.query_params) == address


def test_the_weeks_stand_between_arrows_and_one_press_leads_to_the_newest_whole_one(office):
    fill(office)
    page = choose(opened(), "week", "2021-W48")
    week = next(box for box in told(page)["boxes"] if box["name"] == "week")
    assert week["value"] == "2021-W48" and [option["name"] for option in week["options"]] == ["2021-W49", "2021-W48"]
    assert week["steps"] == ["Pekan sebelumnya", "Pekan berikutnya"]
    assert chips(page) == {"week": "2021-W49"}
    page = choose(page, "week", "2021-W49")
    assert chosen(page)["week"] == "2021-W49" and not chips(page) and not page.exception


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_box_of_weeks_is_as_wide_as_the_week_it_shows(lang):
    say, monday = speaker(lang), week_name(date(2026, 3, 30))
    plain = week_said(monday, say)
    thin = say("filter.week.partial", week=plain, share=say.percent(0.2))
    assert thin.startswith("◐") and wide("week", plain) < wide("week", thin) and wide("week", "") == wide("week", "49")
    assert wide("week", thin) - width(thin, 14) >= 36, "the arrow and the edges"
    assert wide("region", thin) == wide("region", "")


def test_one_region_is_no_half_of_anything(office):
    fill(office)
    assert "Separuhnya dari" in words(opened(measure="reach")), "two regions"
    assert "Separuhnya dari" not in words(opened(measure="views")), "one"


def test_what_is_narrowed_stands_as_a_chip_that_takes_it_off(office):
    fill(office)
    page = opened(owner="community", platform="instagram")
    assert chips(page) == {"platform": "all", "owner": "all"}
    choose(page, "owner", "all")
    assert chosen(page)["owner"] == "all" and "owner" not in page.query_params
    assert chosen(page)["platform"] == "instagram" and chips(page) == {"platform": "all"} and not page.exception
    assert "Tautan meminta" not in words(page)


def test_a_filter_is_kept_in_the_address(office):
    fill(office)
    page = choose(opened(), "owner", "community")
    assert page.query_params["owner"] in ("community", ["community"])
    assert page.title[0].value.replace("\\", "") == "Tayangan Jawa Timur: 90, dari 1 akun"
    assert not page.exception


def test_a_link_shows_the_same_weeks_after_the_next_upload(office, tmp_path):
    fill(office)
    page = opened()
    link = {name: value[0] if isinstance(value, list) else value for name, value in page.query_params.items()}
    assert (link["province"], link["week"]) == ("35", "2021-W49") and "measure" not in link
    later = Builder(tmp_path, "000002")
    later.week("instagram:banyuwangi", "reach", 1400, 300, week=weeks_before(-1))
    fill(later)
    assert chosen(opened())["week"] == "2021-W50"
    assert chosen(opened(**link))["week"] == "2021-W49"


@pytest.mark.parametrize("measure", ["reach", "reach_per_1000", "post_reach", "views", "interactions", "followers"])
@pytest.mark.parametrize("kind", ["map", "tiles"])
def test_every_measure_draws(office, measure, kind):
    fill(office)
    assert not opened(measure=measure, kind=kind, region="35.27").exception


def test_one_account_and_a_province_without_tiles(office):
    office.account("instagram:jakarta", "31.71", province="31")
    office.week("instagram:jakarta", "reach", 0)
    office.publish()
    page = opened()
    assert not page.exception
    assert chosen(page)["province"] == "31"
    assert page.title[0].value.replace("\\", "").endswith("nol pada pekan ini")


def test_unmatched_accounts_are_counted_and_never_markup(office):
    fill(office)
    page = opened()
    labels = [expander.label for expander in page.expander]
    assert "1 akun belum punya tempat di peta" in labels and not page.table, "made when it is opened"
    page.session_state["reach-unmatched"] = True
    page.run()
    shown = page.table[0].value.iloc[0, 0]
    assert shown == plain("Instagram @*tebal* <b>x</b>") and "\\<b\\>" in shown


def test_the_sample_badge_stands_while_the_demo_is_loaded(office, tmp_path, monkeypatch):
    fill(office)
    assert "DATA CONTOH" in words(opened())
    assert "SAMPLE DATA" in words(opened(lang="en"))
    own = tmp_path / "own"
    monkeypatch.setenv("JANGKAU_DATA", str(own))
    fill(Builder(own))
    assert "DATA CONTOH" not in words(opened())


def test_a_closed_door_shows_nothing_of_the_page(office):
    fill(office)
    somebody(Path(os.environ["JANGKAU_DATA"]))
    page = opened()
    assert not page.title and "figures" not in words(page) and len(page.info) == 1


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_every_page_calls_the_guard_before_anything_else(path):
    body = [node for node in ast.parse(path.read_text()).body if not isinstance(node, ast.Import | ast.ImportFrom)]
    first = body[1]  # the page's sentence stands before it
    called = f"guard({path.stem!r})"  # for whom a page is stands in roles.PAGES
    said = first.value if isinstance(first, ast.Expr | ast.Assign) else None
    assert said is not None and ast.unparse(said) == called


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_pages_hold_no_database_and_no_chart_library(path):
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text()))
        for alias in getattr(node, "names", [])
        if isinstance(node, ast.Import)
    }
    imported |= {node.module.split(".")[0] for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)}
    assert not imported & {"duckdb", "plotly"}


def test_no_colour_is_written_outside_the_palette():
    for folder in ("jangkau/charts", "pages", "jangkau/ui"):
        for path in [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.css")]:
            assert path.name == "palette.py" or not re.search(r"#[0-9A-Fa-f]{6}\b|rgb\(", path.read_text()), path


def test_a_workbook_keeps_types_runs_nothing_and_says_what_it_means():
    rows = pd.DataFrame(
        {"akun": ["=1+1", "a\x0bb"], "jumlah": [3, None], "bagian": [0.5, 1.25], "hari": [date(2021, 12, 6), None],
         "dibaca_at": pd.to_datetime(["2021-12-06 10:30", None])}
    )  # fmt: skip
    book = load_workbook(BytesIO(xlsx_file(rows, [("Istilah", "Artinya"), ("=Jangkauan", "x")], ("Data", "Definisi"))))
    first, second = ([cell.value for cell in row] for row in book["Data"].iter_rows(min_row=2))
    assert first == ["=1+1", 3, 0.5, datetime(2021, 12, 6), datetime(2021, 12, 6, 10, 30)]
    assert second[:2] == ["ab", None] and second[3:] == [None, None]
    assert [cell.data_type for cell in book["Data"][2]] == ["s", "n", "n", "d", "d"], "a text is never a formula"
    assert book["Definisi"]["A2"].data_type == "s" and book["Definisi"]["B2"].value == "x"


def test_a_file_runs_nothing_in_a_spreadsheet():
    file = csv_file(pd.DataFrame({"akun": ["=1+1", "+62", "-x", "@a", "\tb", "biasa"], "jumlah": [-1, 2, 3, 4, 5, 6]}))
    assert file.startswith(b"\xef\xbb\xbf")
    assert file.decode("utf-8-sig").splitlines()[1:4] == ["'=1+1,-1", "'+62,2", "'-x,3"]
    moments = csv_file(
        pd.DataFrame({"starts_at": pd.to_datetime(["2021-12-07 01:20", None]), "day": pd.to_datetime(["2021-12-07"] * 2)})
    )
    assert moments.decode("utf-8-sig").splitlines()[1:] == ["2021-12-07T01:20:00Z,2021-12-07", ",2021-12-07"]
    ranks = csv_file(pd.DataFrame({"rank": [1.0, None], "code": ["35.10", "35.20"], "change": [0.5, None]}))
    assert ranks.decode("utf-8-sig").splitlines()[1:] == ["1,35.10,0.5", ",35.20,"]
    assert harmless("\rx") == "'\rx" and harmless(None) is None


def test_an_older_week_of_an_account_does_not_pass_for_this_weeks():
    """A region of 77 thousand views does not begin its list with 732 thousand of a month ago."""
    week = pd.Timestamp(MONDAY)
    known = pd.DataFrame(
        {"account": ["tiktok:a", "instagram:b", "instagram:b", "x:c"], "week": [week - pd.Timedelta(weeks=5), week, week, week],
         "total": [732.0, 1.0, 48.0, 60.0], "owner": "community"}
    )  # fmt: skip
    rows = list(newest(known.drop(index=1), MONDAY).itertuples())
    assert [row.account for row in rows] == ["x:c", "instagram:b", "tiktok:a"]
    now, old = account_row(rows[0], speaker("id")), account_row(rows[-1], speaker("id"))
    assert "<b>60</b>" in now and "<b>" not in old and "terakhir 732" in old
