"""Tables that were joined, moved, headed twice or typed by several hands: read as a person would, or refused with the reason."""

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from etl.messages import issue_text
from etl.model import Account
from etl.read.mapping import Mapping
from etl.read.opening import open_paths
from etl.read.reading import Stopped, read
from etl.read.source import Source
from jangkau.locales import LANGUAGES, speaker
from tests.test_hostile_files import CHART, POST, POSTS, answered, told

SWAPPED = POSTS.replace("Views,Reach,Likes,Saves", "Reach,Views,Saves,Likes")
DAYS = '"2026-06-{0}1T00:00:00","{0}"\n"2026-06-{0}2T00:00:00","{0}"'
SHEET = "date,platform,handle,followers\n2026-06-01,instagram,rekaan,1000\n"
OVERVIEW = '"Date","Video Views","Profile Views","Likes","Comments","Shares"\n"June 1","10","2","1","0","0"\n'
TURN = ["December 30", "December 31", "January 1", "January 2"]
HISTORY = '"Date","Followers","Difference in followers from previous day"\n"June 2","5000","2"\n'

JOINED = {
    "a series": ("youtube:a", "Date,Views\n2026-06-01,5\nDate,Views\n2026-06-02,6\n"),
    "marks before the second": ("youtube:a", 'Date,Views\n2026-06-01,5\n\ufeff"Date",Views,\n2026-06-02,6\n'),
    "posts": ("instagram:rekaan", POSTS + POST + POSTS + POST.replace("0001,178", "0002,178").replace("06/05", "06/06")),
    "charts of two figures": (
        "instagram:a",
        CHART.format("Instagram reach", DAYS.format(1)) + "\ufeff" + CHART.format("Instagram follows", DAYS.format(2)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", JOINED)
def test_files_of_one_header_that_were_joined_are_read_as_one(tmp_path: Path, case: str) -> None:
    account, text = JOINED[case]
    path = tmp_path / "berkas.csv"
    path.write_text(text, encoding="utf-8")
    found = read(Source(path, path.name), Account.parse(account), date(2026, 7, 1), datetime(2026, 9, 1))
    assert not isinstance(found, Stopped) and found.loaded == found.rows_read == len(told(found)) // (4 if case == "posts" else 1)
    assert not [issue for issue in found.issues if issue.refused]


STACKED = {
    "columns in another order": ("youtube:a", "Date,Views,Likes\n2026-06-01,5,1\n", "Date,Likes,Views\n2026-06-02,1,5\n"),
    "another export of the account": ("tiktok:a", OVERVIEW, HISTORY),
    "posts of another year's export": ("instagram:rekaan", POSTS + POST, SWAPPED + POST.replace("0001,178", "0002,178")),
    "our own sheet": ("x:rekaan", SHEET, SHEET.replace("foll", "reach_7d,foll").replace("1000", "5,1000")),
}  # fmt: skip


@pytest.mark.parametrize("case", STACKED)
def test_what_stands_below_another_header_is_not_read_by_the_first(tmp_path: Path, case: str) -> None:
    account, first, second = STACKED[case]
    assert answered(tmp_path, first + second, account) == "files_joined"
    path = tmp_path / "berkas.csv"
    found = read(Source(path, path.name), Account.parse(account), date(2026, 7, 1), datetime(2026, 9, 1))
    assert found.issues[0].line == 3
    for lang in LANGUAGES:
        assert second.split(",")[0].strip('"') in issue_text(found.issues[0], speaker(lang))


def column(*days: str) -> str:
    return "Date,Views\n" + "".join(f"{day},{views}\n" for views, day in enumerate(days, start=5))


BY_SEVERAL = {
    "two hands": column("6/5/2026", "6/29/2026", "6/30/2026", "30/7/2026", "31/7/2026"),
    "a slip": column("01/06/2026", "02/06/2026", "13/06/2026", "06/14/2026"),
    "the year first": column("26-06-01", "26-06-08", "26-06-15"),
}


@pytest.mark.parametrize("case", BY_SEVERAL)
def test_a_column_whose_cells_contradict_each_other_is_refused(tmp_path: Path, case: str) -> None:
    assert answered(tmp_path, BY_SEVERAL[case]) == "date_two_ways"
    sheet = (
        BY_SEVERAL[case]
        .replace("Date,Views", "date,followers,platform,handle")
        .replace("\n", ",x,a\n")
        .replace("handle,x,a", "handle")
    )
    assert answered(tmp_path, sheet, "x:a") == "date_two_ways"


ONE_ORDER = {
    "two digits of a year": (column("13-06-26", "14-06-26", "15-06-26"), ["2026-06-13", "2026-06-14", "2026-06-15"]),
    "over a new year": (column("30/12/25", "31/12/25", "01/01/26"), ["2025-12-30", "2025-12-31", "2026-01-01"]),
    "months and days of one digit": (column("2026/6/5", "2026-6-7"), ["2026-06-05", "2026-06-07"]),
    "a day that is none": (column("29/06/2026", "30/06/2026", "31/06/2026"), ["2026-06-29", "2026-06-30"]),
}


@pytest.mark.parametrize("case", ONE_ORDER)
def test_days_of_one_order_are_read(tmp_path: Path, case: str) -> None:
    text, days = ONE_ORDER[case]
    assert [key.removesuffix(" views") for key in answered(tmp_path, text)] == days


@pytest.mark.parametrize("cell", ["1,234.00", "1.234,0", "1 234", "1\u202f234", "1'234", "1234,0"])
def test_a_whole_number_is_read_however_its_thousands_are_parted(tmp_path: Path, cell: str) -> None:
    assert answered(tmp_path, f'Date;Views;Subscribers\n2026-06-01;{cell};\u22125\n') == {
        "2026-06-01 views": 1234, "2026-06-01 net_follows": -5
    }  # fmt: skip


@pytest.mark.parametrize("cell", ["1,234", "1.234", "1,234,5", "1.234,567", "1 234 5", "1,2 rb", "< 5", "12,5"])
def test_a_number_of_two_readings_or_none_is_refused(tmp_path: Path, cell: str) -> None:
    codes = answered(tmp_path, f"Date;Views\n2026-06-01;{cell}\n")
    assert isinstance(codes, list) and codes[0].startswith("number_")


def saved(path: Path, rows: list[list]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_what_a_spreadsheet_reckons_is_read_as_it_shows_it(tmp_path: Path) -> None:
    rows = [
        [None, "Date", "Views"],
        [None, datetime(2026, 6, 1, 23, 59, 59, 999000), 6999.9999999999991],
        [None, "2026-06-03", 5],
    ]
    path = saved(tmp_path / "Totals.xlsx", [[], *rows])
    found = read(Source(path, path.name), Account("youtube", "a"), None, datetime(2026, 9, 1))
    assert told(found) == {"2026-06-02 views": 7000, "2026-06-03 views": 5}


@pytest.mark.parametrize("ends", ["\n\n", ""])
def test_a_table_may_begin_further_to_the_right(tmp_path: Path, ends: str) -> None:
    text = 'sep=,\n"","Instagram reach"\n"","Date","Primary"\n"","2026-06-01T00:00:00","65"' + ends
    assert answered(tmp_path, text, "instagram:a", "utf-16") == {"2026-06-01 reach": 65}
    assert answered(tmp_path, f",Date,Video Views,Profile Views,Likes,Comments,Shares\n,June 1,1,1,1,1,1{ends}", "tiktok:a")


def test_days_without_a_year_may_stand_newest_first(tmp_path: Path) -> None:
    header, *rows = (OVERVIEW + "".join(f'"{day}","{place}","2","1","0","0"\n' for place, day in enumerate(TURN))).splitlines()
    sorted_file = "\n".join([header, *rows[:0:-1]])
    days = answered(tmp_path, "\n".join([header, *rows[1:]]), "tiktok:a")
    assert "2025-12-30 views" in days and "2026-01-02 views" in days
    assert days == answered(tmp_path, sorted_file, "tiktok:a")


def test_a_table_of_more_columns_than_any_export_has_is_refused_at_once(tmp_path: Path) -> None:
    days = [f"{date(2016, 1, 1) + timedelta(days=place)}" for place in range(3653)]
    rows = "\n".join([",".join(["Akun", *days]), ",".join(["a"] + ["1"] * len(days))])
    assert answered(tmp_path, rows, "x:a") == "mapping_needed"
    assert answered(tmp_path, ",".join(["Date", *["Views"] * 5000]) + "\n2026-06-01,1\n") == "sheet_too_large"


OTHER = {
    "HTML": b"\xef\xbb\xbf\n<HTML><table><tr><td>Date</td></tr></table></html>", "XML": b'<?xml version="1.0"?><Workbook/>',
    "JSON": b'[{"Date": "2026-06-01", "Views": 5}]', "RTF": b"{\\rtf1 Date}",
}  # fmt: skip


def packed(*members: str) -> bytes:
    holds = io.BytesIO()
    with zipfile.ZipFile(holds, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return holds.getvalue()


@pytest.mark.parametrize("kind", [*OTHER, "Word", "Numbers"])
def test_a_file_that_is_no_table_is_called_what_it_is(tmp_path: Path, kind: str) -> None:
    zipped = {"Word": ("[Content_Types].xml", "word/document.xml"), "Numbers": ("Index/Document.iwa", "preview.jpg")}
    path = tmp_path / "Laporan.xls"
    path.write_bytes(OTHER[kind] if kind in OTHER else packed(*zipped[kind]))
    (opened,) = open_paths([path], tmp_path)
    issue = read(opened).issues[0] if isinstance(opened, Source) else opened[1].issue
    assert (issue.code, issue.value) == ("no_table", kind)


HEADS = {
    "the groups above": ",Instagram,,Facebook,\nTanggal,Jangkauan,Suka,Jangkauan,Suka\n",
    "the day above": "Tanggal,Instagram,,Facebook,\n,Jangkauan,Suka,Jangkauan,Suka\n",
    "a title above": "Laporan Juni,,,,\nTanggal,Instagram,,Facebook,\n,Jangkauan,Suka,Jangkauan,Suka\n",
}


@pytest.mark.parametrize("case", HEADS)
def test_a_header_of_two_rows_names_each_column_by_both(tmp_path: Path, case: str) -> None:
    rows = HEADS[case] + "2026-06-01,5,1,50,10\n2026-06-02,6,2,60,20\n"
    path = tmp_path / "rekap.csv"
    path.write_text(rows, encoding="utf-8")
    asked = read(Source(path, path.name)).issues[0]
    assert asked.code == "mapping_needed" and "Facebook Jangkauan=reach@facebook:" in asked.value.splitlines()
    answers = [f"{platform} jangkauan=reach@{platform}:a" for platform in ("instagram", "facebook")]
    found = read(Source(path, path.name), figure=Mapping.of(["tanggal=day", *answers], []).text())
    assert {(value.account.platform, value.day.day, value.value) for row in found.rows for value in row.days} == {
        ("instagram", 1, 5), ("instagram", 2, 6), ("facebook", 1, 50), ("facebook", 2, 60)
    }  # fmt: skip


def test_two_columns_that_are_said_to_be_the_same_figure_are_refused(tmp_path: Path) -> None:
    mapping = Mapping.of(["tanggal=day", "reach=reach@instagram:a", "jangkauan=reach@instagram:a"], []).text()
    for header in ("Tanggal,Reach,Reach", "Tanggal,Reach,Jangkauan"):
        assert answered(tmp_path, f"{header}\n2026-06-01,5,50\n", "instagram:a", figure=mapping) == "key_twice"


def test_tables_below_each_other_in_a_sheet_are_one_where_their_columns_are(tmp_path: Path) -> None:
    mapping = Mapping.of(["tanggal=day", "ig=followers@instagram:a", "fb=followers@facebook:a"], []).text()
    first, second = "Tanggal,IG,FB\n2026-06-01,5,50\n", "{}\n2026-06-02,6,60\n"
    read_as_one = answered(tmp_path, first + second.format("Tanggal,IG,FB"), "instagram:a", figure=mapping)
    assert read_as_one == answered(tmp_path, first + second.format(""), "instagram:a", figure=mapping)
    assert answered(tmp_path, first + second.format("Tanggal,FB,IG"), "instagram:a", figure=mapping) == "files_joined"
