"""Counts below zero that cannot be, and days that have not happened: refused by line, column and value."""

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from etl.load import load
from etl.model import Account
from etl.read import source as source_module
from etl.read.importers import IMPORTERS
from etl.read.importers.meta_daily import MetaDaily
from etl.read.importers.posts import PostTable
from etl.read.importers.tables import DayTable
from etl.read.reading import Reading, read
from etl.read.source import Source
from jangkau.warehouse.folders import Folders
from tests.made import facts, order
from tests.test_samples import SAMPLES
from tests.test_sources import loaded

NOW = datetime(2021, 12, 10, 3, 0)  # 10:00 WIB on 10 December


def reading(tmp_path: Path, text: str, name: str, account: str, now: datetime | None = NOW) -> Reading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(Source(path, name), Account.parse(account), date(2021, 12, 10), now)


def told(found: Reading) -> list[tuple]:
    return [(issue.line, issue.column, issue.value, issue.code) for issue in found.issues if issue.refused]


# importer -> its file's name, account, header line, and a row in which <day> and <column> stand for cells
TABLES = [importer for importer in IMPORTERS if isinstance(importer, DayTable)]
DIFFERENCES = {"net_follows"}
MAY_BE = {
    "tiktok_overview": {"comments"},
    "linkedin_followers": {"new_follows"},
    "x_overview": set(),
    "youtube_totals": DIFFERENCES | {"likes"},
}  # as in real files


@pytest.mark.parametrize("importer", TABLES, ids=lambda importer: importer.name)
def test_a_daily_count_below_zero_is_refused_unless_it_is_a_difference(tmp_path: Path, importer: DayTable) -> None:
    columns = list(dict.fromkeys(names[0] for names in (importer.day, *importer.needs, *importer.reads.values())))
    day = "December 5" if importer.name.startswith("tiktok_") and "business" not in importer.name else "2021-12-05"
    for metric, names in importer.reads.items():
        cells = [day if name == importer.day[0] else "-5" if name == names[0] else "7" for name in columns]
        rows = ",".join(columns) + "\n" + ",".join(cells) + "\n"
        found = reading(tmp_path, rows, "berkas.csv", f"{importer.platform or 'x'}:contoh")
        assert found.importer.name == importer.name
        refused = [(2, names[0], "-5", "count_below_zero")]
        assert told(found) == ([] if metric in MAY_BE.get(importer.name, DIFFERENCES) else refused), metric


TAKEN_BACK = {"youtube_table": {"follows", "likes"}}  # gained less lost
LISTS = [importer for importer in IMPORTERS if isinstance(importer, PostTable)]


@pytest.mark.parametrize("importer", LISTS, ids=lambda importer: importer.name)
def test_a_posts_count_below_zero_is_refused(tmp_path: Path, importer: PostTable) -> None:
    (sample,) = list((SAMPLES / importer.name).glob("clean.csv")) or sorted((SAMPLES / importer.name).glob("*.csv"))[:1]
    source = Source(sample, sample.name)
    header, rows = source.header, [cells for _, cells in source.records[1:]]
    for measure, names in importer.reads.items():
        columns = [name for name in header if name.casefold() in {name.casefold() for name in names}]
        if not columns:
            continue
        path = tmp_path / "berkas.csv"
        spoilt = [["-7" if name in columns else cell for name, cell in zip(header, row, strict=False)] for row in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *spoilt])
        found = read(Source(path, path.name), next(iter(importer.accounts(source)), Account(importer.platform, "contoh")), None)
        codes = {(issue.column, issue.value) for issue in found.issues if issue.code == "count_below_zero"}
        assert found.importer.name == importer.name
        assert codes == (set() if measure in TAKEN_BACK.get(importer.name, ()) else {(columns[0], "-7")}), measure


def test_minus_one_comment_is_tiktoks_word_for_missing_and_minus_two_is_not(tmp_path: Path) -> None:
    rows = "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n" + "".join(
        f"December 10,Panen,https://www.tiktok.com/@contoh/video/70400000000000000{place}0,December 10,1,{comments},1,9\n"
        for place, comments in ((1, -1), (2, -2))
    )
    found = reading(tmp_path, rows, "Content.csv", "tiktok:contoh")
    assert [row.post.measures["comments"] for row in found.rows] == [None]
    assert told(found) == [(3, "Total comments", "-2", "count_below_zero")]


def test_a_daily_chart_and_a_table_of_profiles_below_zero_are_refused(tmp_path: Path) -> None:
    chart = '"Instagram reach"\n"Date","Primary"\n"2021-12-05T00:00:00","-3"\n\n'
    assert told(reading(tmp_path, chart, "Reach.csv", "instagram:contoh")) == [(3, "Primary", "-3", "count_below_zero")]
    path = tmp_path / "karma.xlsx"
    book = openpyxl.Workbook()
    for row in (["Date", "Profile", "Network", "Number of followers"], ["2021-12-05", "contoh", "INSTAGRAM", -3]):
        book.active.append(row)
    book.save(path)
    assert told(read(Source(path, path.name))) == [(2, "Number of followers", "-3", "count_below_zero")]


AHEAD = {
    "a daily chart": (
        '"Instagram reach"\n"Date","Primary"\n"{}T00:00:00","3"\n\n',
        "Reach.csv",
        "instagram",
        "Date",
        "T00:00:00",
    ),
    "a table of days": ("Date,Views\n{},3\n", "Totals.csv", "youtube", "Date", ""),
    "a sheet": ("date,platform,handle,followers\n{},x,contoh,3\n", "lembar.csv", "x", "date", ""),
    "profiles": ("Date,Profile,Network,Number of followers\n{},contoh,INSTAGRAM,3\n", "karma.csv", "instagram", "Date", ""),
}


@pytest.mark.parametrize(("text", "name", "platform", "column", "hour"), AHEAD.values(), ids=AHEAD)
def test_a_day_that_has_begun_nowhere_is_refused(
    tmp_path: Path, text: str, name: str, platform: str, column: str, hour: str
) -> None:
    line = 2 + text.count("\n") - 2 if "Instagram" not in text else 3
    found = reading(tmp_path, text.format("2021-12-12"), name, f"{platform}:contoh")
    assert told(found) == [(line, column, f"2021-12-12{hour}", "day_ahead")]
    assert told(reading(tmp_path, text.format("2021-12-11"), name, f"{platform}:contoh")) == []  # a zone ahead of ours
    assert told(reading(tmp_path, text.format("2021-12-12"), name, f"{platform}:contoh", now=None)) == []


def test_a_large_sheets_day_ahead_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0)
    path = tmp_path / "lembar.csv"
    path.write_text("date,platform,handle,followers\n2021-12-11,x,contoh,3\n2021-12-12,x,contoh,4\n", encoding="utf-8")
    (receipt,) = load(Folders(tmp_path / "data"), [path], order(chosen=None, now=NOW))
    assert [(issue.line, issue.code) for issue in receipt.issues] == [(3, "day_ahead")]
    assert [fact[1] for fact in facts(Folders(tmp_path / "data"))] == [date(2021, 12, 11)]


POSTS = "Post ID,Account ID,Account username,Account name,Publish time,Permalink,Post type,Views,Reach\n"


@pytest.mark.parametrize(("pacific", "refused"), [("12/10/2021 18:59", 0), ("12/10/2021 19:01", 1), ("01/01/2022 10:00", 1)])
def test_a_post_that_would_appear_after_it_was_loaded_is_refused(tmp_path: Path, pacific: str, refused: int) -> None:
    row = f"17900000000000001,1,contoh,Contoh,{pacific},,IG reel,1,1\n"
    found = reading(tmp_path, POSTS + row, "posts.csv", "instagram:contoh")
    assert told(found) == [(2, "Publish time", pacific, "time_ahead")] * refused


def test_a_post_of_which_only_the_day_is_known_is_refused_by_its_day(tmp_path: Path) -> None:
    rows = 'Content,Video title,Video publish time,Views\naB3_xY-9kLm,Padi,"Dec {}, 2021",7\n'
    assert told(reading(tmp_path, rows.format(11), "Table data.csv", "youtube:contoh")) == []
    assert [code for *_, code in told(reading(tmp_path, rows.format(12), "Table data.csv", "youtube:contoh"))] == ["time_ahead"]


def test_what_another_account_will_have_posted_is_no_shared_post(tmp_path: Path) -> None:
    rows = "".join(
        f"1790000000000000{number},1,{who},X,12/{day}/2021 10:00,,IG reel,1,{reach}\n"
        for number, who, day, reach in ((1, "contoh", "05", 4), (2, "lain", "05", ""), (3, "lain", "25", ""))
    )
    found = reading(tmp_path, POSTS + rows, "posts.csv", "instagram:contoh")
    assert [post.post_id for post in found.shared] == ["17900000000000002"]


def test_the_moment_of_loading_decides_and_both_languages_say_so(tmp_path: Path) -> None:
    path = tmp_path / "lembar.csv"
    path.write_text("date,platform,handle,followers\n2099-01-01,x,contoh,3\n", encoding="utf-8")
    (receipt,) = loaded(tmp_path, path)
    assert (receipt.state, receipt.loaded, [issue.code for issue in receipt.issues]) == ("loaded", 0, ["day_ahead"])


def test_the_chart_of_several_blocks_has_no_difference_among_its_measures() -> None:
    assert MetaDaily.signed == {"net_follows"}
