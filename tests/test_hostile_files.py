"""Variants of files that could be answered wrongly, a kind at a time: each is read as a person would, asked about, or refused."""

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from etl.keep.doubts import doubtful_alone
from etl.read.importers.office_words import proposed
from etl.read.mapping import Mapping
from etl.read.reading import Reading, Stopped
from tests import readings
from tests.readings import told

POSTS = "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Views,Reach,Likes,Saves\n"
POST = "17900000000000001,178,rekaan,Dinas,Halo,06/05/2026 09:30,https://www.instagram.com/p/A/,IG image,100,90,5,1\n"
PAGE = (
    "Post ID,Page ID,Publish time,Permalink,Post type,Views,Reach,Views\n122100000000001,9,06/05/2026 09:30,x,Photos,{},90,{}\n"
)
CHART = 'sep=,\n"{}"\n"Date","Primary"\n{}\n\n'
OVERVIEW = "Date,Impressions,Likes,Engagements,New follows,Profile visits\n"


def answered(tmp_path: Path, text: str, account: str = "youtube:a", encoding: str = "utf-8", figure: str | None = None) -> object:
    path = tmp_path / "berkas.csv"
    path.write_bytes(text.encode(encoding))
    return told(readings.answered(path, account, figure=figure))


MARKS = {
    "a byte-order mark within": "Date,Views\n\ufeff2026-06-01,120\n2026-06-02,\ufeff95\n",
    "a mark of no width in a number": "Date,Views\n2026-06-01,1\u200b20\n2026-06-02,95\n",
    "a blank that does not break": "Date,Views\n2026-06-01\u00a0,120\n2026-06-02,95\u00a0\n",
    "a soft hyphen in a day": "Date,Views\n2026-\u00ad06-01,120\n2026-06-02,95\n",
    "marks of direction": "Date,Views\n\u200e2026-06-01,\u200f120\n2026-06-02,95\n",
    "capitals": "DATE,VIEWS\n2026-06-01,120\n2026-06-02,95\n",
    "blanks about the names": '" Date "," Views "\n2026-06-01,120\n2026-06-02,95\n',
    "empty columns behind": "Date,Views,,\n2026-06-01,120,,\n2026-06-02,95,,\n",
    "semicolons": "Date;Views;\n2026-06-01;120;\n2026-06-02;95;\n",
    "tabs": "Date\tViews\n2026-06-01\t120\n2026-06-02\t95\n",
    "a sum and a notice below": "Date,Views\n2026-06-01,120\n2026-06-02,95\nTotal,215\nDiunduh 3 Juni 2026,\n",
    "the newest day first": "Date,Views\n2026-06-02,95\n2026-06-01,120\n",
    "days whose order one of them tells": "Date,Views,Subscribers\n01/06/2026,120,1\n02/06/2026,95,-1\n30/05/2026,,\n",
    "columns swapped": "Views,Date\n120,2026-06-01\n95,2026-06-02\n",
    "a share beside": "Date,Views (%),Views\n2026-06-01,3.2,120\n2026-06-02,4.1,95\n",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("case", MARKS)
def test_what_nobody_sees_and_how_a_table_is_laid_changes_no_number(tmp_path: Path, case: str, encoding: str) -> None:
    days = answered(tmp_path, MARKS[case], encoding=encoding)
    assert isinstance(days, dict) and (days["2026-06-01 views"], days["2026-06-02 views"]) == (120, 95)


REFUSED = {
    "days that are numbers": ("Date,Views\n46174,120\n46175,5\n", ["date_serial", "date_serial"]),
    "days that may be months": ("Date,Views\n01/02/2026,120\n02/02/2026,5\n", "date_two_ways"),
    "a day to come": ("Date,Views\n2099-06-02,5\n", ["day_ahead"]),
    "a count below zero": ("Date,Views\n2026-06-01,-5\n", ["count_below_zero"]),
    "thousands that may be decimals": ("Date,Views\n2026-06-01,1.234\n", ["number_two_ways"]),
    "more digits than there are people": ("Date,Views\n2026-06-01,123456789012345678\n", ["number_unreadable"]),
    "two numbers for a day": ("Date,Views\n2026-06-01,1\n2026-06-01,2\n", ["two_values", "two_values"]),
    "rounded ids": (POSTS + POST.replace("17900000000000001", "1.79E+16"), ["excel_id"]),
    "a caption that was cut": (POSTS + POST.replace("Halo", '"Halo'), "quote_unclosed"),
    "another language": ("Fecha,Visualizaciones,Suscriptores\n2026-06-01,120,3\n", "format_unknown"),
    "a chart of an unknown figure": (CHART.format("Minutes viewed", '"2026-06-01T00:00:00","65"'), "block_unknown"),
    "shares of another tool": ("Country,Views\nIndonesia,100\n", "breakdown"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_be_read_two_ways_or_cannot_be_is_refused(tmp_path: Path, case: str) -> None:
    text, code = REFUSED[case]
    account = "instagram:rekaan" if text.startswith(("Post", "sep")) else "youtube:a"
    assert answered(tmp_path, text, account) == code


def test_views_that_count_videos_alone_are_no_zero(tmp_path: Path) -> None:
    for first, second, views in ((0, 0, None), (0, 7, None), (7, 7, 7)):
        posts = answered(tmp_path, PAGE.format(first, second), "facebook:rekaan")
        assert isinstance(posts, dict) and (posts["2026-06-05 views"], posts["2026-06-05 reach"]) == (views, 90)


def test_linkedins_total_is_a_flow_in_every_language(tmp_path: Path) -> None:
    header = "Tanggal,Pengikut bersponsor,Pengikut organik,Pengikut undangan otomatis,Total pengikut\n"
    assert answered(tmp_path, header + "2026-06-01,0,3,0,3\n", "linkedin:a") == {"2026-06-01 new_follows": 3}


def test_shares_with_a_comma_are_shares(tmp_path: Path) -> None:
    text = 'sep=,\n"Usia & jenis kelamin"\n"","Perempuan","Laki-laki"\n"18-24","10,6","6,5 %"\n\n\n'
    shares = answered(tmp_path, text, "instagram:a", "utf-16")
    assert shares == {"age_gender 18-24|women": 0.106, "age_gender 18-24|men": 0.065}


@pytest.mark.parametrize("case", ["Instagram follows", "Follows", "LinkedIn", "X"])
def test_a_total_in_a_column_of_gains_is_asked_about(tmp_path: Path, case: str) -> None:
    days = [date(2026, 6, day) for day in range(1, 21)]
    levels = [12650 + 7 * day.day for day in days]
    if case == "X":
        text = OVERVIEW + "".join(f"{day},1,1,1,{level},1\n" for day, level in zip(days, levels, strict=True))
    elif case == "LinkedIn":
        rows = "".join(f"{day},0,1,{level}\n" for day, level in zip(days, levels, strict=True))
        text = f"Date,Sponsored followers,Organic followers,Total followers\n{rows}"
    else:
        text = CHART.format(case, "\n".join(f'"{day}T00:00:00","{level}"' for day, level in zip(days, levels, strict=True)))
    account = {"X": "x:a", "LinkedIn": "linkedin:a", "Follows": "facebook:a"}.get(case, "instagram:a")
    path = tmp_path / "berkas.csv"
    for content, code in ((text, "total_as_flow"), (gains(text, levels), None)):
        path.write_text(content, encoding="utf-8")
        answer = readings.answered(path, account, None)
        assert isinstance(answer, Reading)
        issue = doubtful_alone(answer)
        assert (issue.code if issue else None) == code


def gains(text: str, levels: list[int]) -> str:
    """The same file with numbers as gains are: they swing."""
    for place, level in enumerate(levels):
        text = text.replace(str(level), str((13, 900, 41, 520, 77, 1200, 8)[place % 7]))
    return text


def test_what_a_day_brought_is_never_proposed_as_a_total() -> None:
    names = [
        "Tanggal",
        "Pengikut IG",
        "Kenaikan pengikut IG",
        "Pengikut baru",
        "Net Follower Growth",
        "Kunjungan",
        "Tayangan profil",
    ]
    assert list(proposed(names).values()) == [
        "day", "followers@instagram:", "net_follows@instagram:", "new_follows", "net_follows", "?", "profile_visits",
    ]  # fmt: skip


def test_the_sheet_that_a_format_claims_is_read_and_the_others_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Catatan"
    book.active.append(["Catatan rapat"])
    data = book.create_sheet("Data")
    for row in (["Date", "Views"], [datetime(2026, 6, 1), 120]):
        data.append(row)
    book.save(tmp_path / "a.xlsx")
    answer = readings.answered(tmp_path / "a.xlsx", "youtube:a", None)
    assert told(answer) == {"2026-06-01 views": 120} and [issue.column for issue in answer.issues] == ["Catatan"]
    more = book.create_sheet("Data lain")
    for row in (["Date", "Views"], [datetime(2026, 6, 1), 7]):
        more.append(row)
    book.save(tmp_path / "b.xlsx")
    answer = readings.answered(tmp_path / "b.xlsx", "youtube:a", None)
    assert told(answer) == "format_unknown", "which of two is meant is not guessed"


def test_a_list_without_a_platform_is_parted_by_its_links(tmp_path: Path) -> None:
    text = (
        "Tanggal,Judul,Link,Jangkauan\n2026-06-01,Satu,https://www.instagram.com/p/A/,10\n2026-06-02,Dua,fb.watch/xyz,20\n"
        "2026-06-03,Tiga,https://youtu.be/abc,30\n"
    )
    roles = ["tanggal=day", "judul=caption", "link=link", "jangkauan=reach"]
    asked = Mapping.of(roles, []).text()
    path = tmp_path / "berkas.csv"
    path.write_text(text, encoding="utf-8")
    stopped = readings.answered(path, None, None, figure=asked)
    assert isinstance(stopped, Stopped) and stopped.issue.value == "* (instagram)\n* (facebook)\n* (youtube)"
    names = [f"*={platform}:dinas" for platform in ("instagram", "facebook", "youtube")]
    answer = readings.answered(path, None, None, figure=Mapping.of(roles, names).text())
    assert isinstance(answer, Reading) and [str(row.post.account) for row in answer.rows if row.post] == [
        "instagram:dinas",
        "facebook:dinas",
        "youtube:dinas",
    ]


SPACED = {"weeks": 7, "four weeks": 28, "quarters": 91, "years": 365}


@pytest.mark.parametrize("account", ["youtube:a", "x:a"])
@pytest.mark.parametrize("spaced", SPACED)
def test_rows_that_are_of_weeks_or_months_are_no_days(tmp_path: Path, spaced: str, account: str) -> None:
    header, cells = ("Date,Views,Likes", ",9,-3") if account == "youtube:a" else (OVERVIEW.strip(), ",1,2,3,4,5")
    first = date(2017, 5, 21)
    for step, cut in ((SPACED[spaced], 0), (SPACED[spaced], 3), (1, 0), (2, 0)):
        days = [
            first + timedelta(days=cut),
            *(first + timedelta(days=step * number) for number in range(1, 9)),
        ]  # the first is cut
        answer = answered(tmp_path, f"{header}\n" + "".join(f"{day}{cells}\n" for day in days), account)
        assert answer == "rows_of_periods" if step > 2 else isinstance(answer, dict)


def test_a_total_may_be_told_once_a_week(tmp_path: Path) -> None:
    days = [date(2026, 1, 4) + timedelta(weeks=number) for number in range(12)]
    text = "Date,Subscribers\n" + "".join(f"{day},{21840 + 30 * number}\n" for number, day in enumerate(days))
    answer = answered(tmp_path, text)
    assert isinstance(answer, dict) and answer["2026-01-04 followers"] == 21840


def test_likes_that_were_taken_back_are_below_zero(tmp_path: Path) -> None:
    assert answered(tmp_path, "Date,Likes\n2026-01-04,-10\n2026-01-05,3\n") == {"2026-01-04 likes": -10, "2026-01-05 likes": 3}


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        ((0, 7), True), ((0, 30), True), ((0, 3, 10, 17), True), ((0, 7, 14, 18), True), ((0, 3, 10, 17, 20), True),
        ((0, 1, 8, 9), False), ((0, 1, 2, 10), False), ((0, 1), False), ((0, 2, 4), False),
    ],
)  # fmt: skip
def test_a_hole_makes_no_weeks_of_days_and_two_months_are_no_two_days(tmp_path: Path, days: tuple, periods: bool) -> None:
    rows = "".join(f"{date(2021, 5, 21) + timedelta(days=day)},9,3\n" for day in days)
    answer = answered(tmp_path, f"Date,Views,Likes\n{rows}", "youtube:a")
    assert (answer == "rows_of_periods") == periods and isinstance(answer, dict) != periods
