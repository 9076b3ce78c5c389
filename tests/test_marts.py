"""The weekly tables that pages read, against small cases worked out by hand."""

from datetime import date
from pathlib import Path

from etl.keep.snapshots import reading
from etl.load import load
from etl.registry.register import load_registry
from jangkau.warehouse.folders import Folders
from tests.made import meta_daily, order, run_of, sheet

MONDAY = date(2021, 12, 6)  # week 49 of 2021: 6 to 12 December


def ask(folders: Folders, question: str, *values: object) -> list[tuple]:
    with reading(folders) as connection:
        return connection.execute(question, list(values)).fetchall()


def weeks(folders: Folders, metric: str) -> list[tuple]:
    columns = "week, total, largest, reported_days, basis"
    return ask(folders, f"SELECT {columns} FROM account_weeks WHERE metric = ? ORDER BY week", metric)


def test_reach_of_a_week_is_a_range_from_the_largest_day_to_the_sum(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "Reach.csv", "Reach", run_of(date(2021, 12, 4), 5, 7, 10, None, 30, 20))], order())
    assert weeks(folders, "reach") == [(date(2021, 11, 29), 12, 7, 2, "days"), (MONDAY, 60, 30, 3, "days")]


def test_views_only_add_up(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "Views.csv", "Views", run_of(MONDAY, 10, 30, 20))], order())
    assert weeks(folders, "views") == [(MONDAY, 60, 60, 3, "days")]


def test_a_week_in_which_nothing_was_told_is_neither_absent_nor_zero(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "Reach.csv", "Reach", run_of(MONDAY, None, None))], order())
    assert weeks(folders, "reach") == [(MONDAY, None, None, 0, "days")]


def test_followers_stand_for_fourteen_days_and_no_longer(folders: Folders, tmp_path: Path) -> None:
    load(folders, [sheet(tmp_path / "s.csv", "2021-12-08,x,a,100", "2021-12-11,x,a,110", "2021-12-12,x,b,5")], order(chosen=None))
    found = ask(folders, "SELECT account, week, total, age_days FROM account_weeks WHERE metric = 'followers' ORDER BY ALL")
    assert found == [
        ("x:a", MONDAY, 110, 1),
        ("x:a", date(2021, 12, 13), 110, 8),
        ("x:b", MONDAY, 5, 0),
        ("x:b", date(2021, 12, 13), 5, 7),
        ("x:b", date(2021, 12, 20), 5, 14),
    ]


HEADER = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)


def posts(path: Path) -> Path:
    rows = [
        # 20:00 Pacific on Sunday the 5th is noon on Monday the 6th in WIB
        "17900000000000001,1,contoh,Contoh,a,0,12/05/2021 20:00,https://www.instagram.com/p/a/,IG image,,Lifetime,50,40,3,1,0,2,",
        "17900000000000002,1,contoh,Contoh,b,0,12/07/2021 01:00,https://www.instagram.com/p/b/,IG reel,,Lifetime,90,70,5,,0,0,4",
    ]
    path.write_text("\ufeff" + HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_posts_stand_in_where_an_account_has_no_daily_series(folders: Folders, tmp_path: Path) -> None:
    load(folders, [posts(tmp_path / "Dec-01-2021_Dec-31-2021_123456789012345.csv")], order())
    assert weeks(folders, "reach") == [(MONDAY, 110, 70, 0, "posts")]
    assert weeks(folders, "interactions") == [(MONDAY, 11, 11, 0, "posts")], "saves bear their own name"
    assert weeks(folders, "posts") == [(MONDAY, 2, 2, 0, "posts")]
    load(folders, [meta_daily(tmp_path / "Reach.csv", "Reach", run_of(MONDAY, 11, 12))], order())
    assert weeks(folders, "reach") == [(MONDAY, 23, 12, 2, "days")]


def test_posts_lie_by_the_quarter_and_those_that_stay_the_same_stay_where_they_are(folders: Folders, tmp_path: Path) -> None:
    lines = (
        "17900000000000009,1,contoh,Contoh,c,0,09/0{}/2021 03:00,https://www.instagram.com/p/c/,IG image,,Lifetime,5,4,3,1,0,2,\n"
    )
    first, second = posts(tmp_path / "Sep-01-2021_Dec-31-2021_1.csv"), tmp_path / "Sep-01-2021_Jan-09-2022_2.csv"
    first.write_text(first.read_text("utf-8") + lines.format(2), encoding="utf-8")
    load(folders, [first], order())
    lie = "SELECT right(post_id, 1) FROM latest_posts ORDER BY rowid"
    assert ask(folders, lie) == [("9",), ("1",), ("2",)], "the oldest first, though it stands last in the file"
    second.write_text("\ufeff" + HEADER + lines.format(2), encoding="utf-8")
    load(folders, [second], order())
    assert ask(folders, lie) == [("1",), ("2",), ("9",)], "what another export tells comes behind the others"


def test_interactions_are_the_parts_where_they_are_told(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "a_account_overview_analytics.csv"
    path.write_text(
        "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,"
        'Video views,Media views\n"Mon, Dec 6, 2021",100,4,50,3,2,1,0,5,9,0,1,0,0\n',
        encoding="utf-8",
    )
    load(folders, [path], order(chosen=None))
    assert weeks(folders, "interactions") == [(MONDAY, 11, 11, 1, "days")]
    assert weeks(folders, "content_interactions") == [(MONDAY, 50, 50, 1, "days")], "the platform's own total"


def test_a_region_counts_its_registered_accounts_while_they_are_active(folders: Folders, tmp_path: Path) -> None:
    registered = tmp_path / "accounts.csv"
    registered.write_text(
        "platform,handle,owner,regency,province_code,active_from,active_to\n"
        "x,a,government,Kota Kediri,,,\n"
        "x,b,government,Kota Kediri,,2021-12-20,\n"
        "x,c,community,Kota Kediri,,,2021-12-05\n"
        "x,d,community,Kab. Kediri,,,\n"
        "x,e,government,,35,,\n",
        encoding="utf-8",
    )
    load_registry(folders, "accounts", registered, order())
    lines = [f"2021-12-12,x,{handle},{10**place}" for place, handle in enumerate("abcdef")]
    load(folders, [sheet(tmp_path / "s.csv", *lines)], order(chosen=None))
    found = ask(
        folders,
        "SELECT regency_code, owner, total, largest, accounts FROM regency_weeks WHERE week = ? ORDER BY ALL",
        MONDAY,
    )
    assert found == [
        ("35.06", "community", 1000, 1000, 1),
        ("35.71", "government", 1, 1, 1),
        (None, "government", 10000, 10000, 1),
    ]


def test_the_parts_of_a_week_add_up_to_the_whole(folders: Folders, tmp_path: Path) -> None:
    load(folders, [meta_daily(tmp_path / "Views.csv", "Views", run_of(date(2021, 11, 3), *range(40)))], order())
    ((weekly, daily),) = ask(
        folders,
        "SELECT (SELECT sum(total) FROM account_weeks WHERE metric = 'views'),"
        " (SELECT sum(value) FROM account_days WHERE metric = 'views')",
    )
    assert weekly == daily == sum(range(40))
