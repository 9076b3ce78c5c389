"""Days from which a platform counts otherwise: every value lies on a side, and the two sides are never put together."""

from datetime import date, datetime, timedelta
from pathlib import Path

from etl.keep.undo import withdraw
from etl.load import load
from etl.model import Account
from etl.registry.register import load_registry
from jangkau.locales.catalogue import catalogue
from jangkau.warehouse import vocabulary
from jangkau.warehouse.folders import Folders
from tests.made import meta_daily, order, run_of
from tests.test_marts import ask
from tests.warehouse_builder import rows_of

CHANGE = date(2026, 6, 15)  # Facebook's reach became viewers: a Monday
LATER = datetime(2026, 8, 1)


def loaded(folders: Folders, path: Path, account: str) -> str:
    (receipt,) = load(folders, [path], order(Account.parse(account), now=LATER))
    assert receipt.state == "loaded", receipt.issues
    return receipt.import_id


def counting(folders: Folders, metric: str) -> list[tuple]:
    return ask(folders, "SELECT week, counting FROM account_weeks WHERE metric = ? ORDER BY week", metric)


def compared(folders: Folders, metric: str) -> list[tuple]:
    columns = "week, accounts_compared, compared, compared_before"
    return ask(folders, f"SELECT {columns} FROM regency_weeks WHERE metric = ? ORDER BY week", metric)


def registered(folders: Folders, tmp_path: Path, *accounts: str) -> None:
    lines = "".join(f"{account.replace(':', ',')},community,35.10\n" for account in accounts)
    path = tmp_path / "akun.csv"
    path.write_text("platform,handle,owner,regency_code\n" + lines, encoding="utf-8")
    load_registry(folders, "accounts", path, order(None))


def chart(tmp_path: Path, title: str, first: date, value: int, days: int = 7) -> Path:
    return meta_daily(tmp_path / f"{title} {first}.csv", title, run_of(first, *[value] * days))


def test_every_break_is_of_a_metric_we_keep_and_said_in_both_languages() -> None:
    breaks = rows_of("breaks.csv")
    assert all(row["platform"] in vocabulary.PLATFORMS and row["metric"] in vocabulary.METRICS for row in breaks)
    assert all(date.fromisoformat(row["day"]) and row["source"] for row in breaks)
    codes = {f"break.{row['code']}" for row in breaks}
    for lang in ("id", "en"):
        assert {key for key in catalogue(lang).messages if key.startswith("break.")} == codes


def test_the_two_sides_of_a_break_are_never_compared(folders: Folders, tmp_path: Path) -> None:
    registered(folders, tmp_path, "facebook:contoh")
    before, after = CHANGE - timedelta(days=7), CHANGE
    loaded(folders, chart(tmp_path, "Facebook reach", before - timedelta(days=7), 100, 14), "facebook:contoh")
    loaded(folders, chart(tmp_path, "Facebook reach", after, 60), "facebook:contoh")
    assert counting(folders, "reach")[-3:] == [(before - timedelta(days=7), 0), (before, 0), (after, 1)]
    assert compared(folders, "reach")[1:] == [(before, 1, 700, 700), (after, 0, None, None)]


def test_a_week_with_both_sides_is_on_neither(folders: Folders, tmp_path: Path) -> None:
    registered(folders, tmp_path, "youtube:contoh")
    path = tmp_path / "Totals.csv"  # Shorts have counted every start since Monday 31 March 2025; the week begins before
    days = [date(2025, 3, 24) + timedelta(days=place) for place in range(21)]
    path.write_text("Date,Views\n" + "".join(f"{day},100\n" for day in days), encoding="utf-8")
    loaded(folders, path, "youtube:contoh")
    assert [side for _, side in counting(folders, "views")] == [0, 1, 1]
    assert [row[1] for row in compared(folders, "views")] == [0, 0, 1]


def test_a_file_of_viewers_counts_by_the_new_rule_for_all_its_days(folders: Folders, tmp_path: Path) -> None:
    registered(folders, tmp_path, "facebook:contoh")
    weeks = [CHANGE - timedelta(days=7 * ago) for ago in (2, 1, 0)]
    loaded(folders, chart(tmp_path, "Facebook reach", weeks[0], 100, 14), "facebook:contoh")
    viewers = loaded(folders, chart(tmp_path, "Viewers", weeks[1] + timedelta(days=2), 60, 12), "facebook:contoh")
    assert counting(folders, "reach") == [(weeks[0], 0), (weeks[1], None), (weeks[2], 1)]
    assert [row[1] for row in compared(folders, "reach")] == [0, 0, 0]
    withdraw(folders, viewers, order())
    assert counting(folders, "reach") == [(weeks[0], 0), (weeks[1], 0)]


def test_other_platforms_and_metrics_know_no_break(folders: Folders, tmp_path: Path) -> None:
    registered(folders, tmp_path, "instagram:contoh")
    for first in (CHANGE - timedelta(days=7), CHANGE):
        loaded(folders, chart(tmp_path, "Instagram reach", first, 100), "instagram:contoh")
        loaded(folders, chart(tmp_path, "Views", first, 100), "instagram:contoh")
    assert [side for _, side in counting(folders, "reach")] == [0, 0]
    assert [side for _, side in counting(folders, "views")] == [1, 1]
    assert compared(folders, "reach")[1][1:] == compared(folders, "views")[1][1:] == (1, 700, 700)


TABLE = "Content,Video title,Video publish time,Views\n"


def test_posts_lie_on_the_side_of_their_day(folders: Folders, tmp_path: Path) -> None:
    registered(folders, tmp_path, "youtube:contoh")
    path = tmp_path / "Table data.csv"
    rows = [("abcdefghijk", "Mar 26, 2025", 70), ("bbcdefghijk", "Mar 30, 2025", 30), ("cbcdefghijk", "Apr 2, 2025", 50)]
    path.write_text(TABLE + "".join(f'{video},Judul,"{day}",{views}\n' for video, day, views in rows), encoding="utf-8")
    loaded(folders, path, "youtube:contoh")
    assert counting(folders, "views") == [(date(2025, 3, 24), 0), (date(2025, 3, 31), 1)]
    assert [row[1] for row in compared(folders, "views")] == [0, 0]


X = "Date,Impressions,Engagements,Likes,Shares,New follows,Unfollows\n"


def test_a_share_at_x_is_counted_as_the_file_counts_it(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "account_overview_analytics.csv"
    path.write_text(X + '"Tue, Apr 2, 2024",10,1,2,3,1,0\n"Mon, Apr 1, 2024",10,1,2,3,1,0\n', encoding="utf-8")
    loaded(folders, path, "x:contoh")
    assert [counting(folders, metric) for metric in ("shares", "interactions", "likes")] == [
        [(date(2024, 4, 1), 1)], [(date(2024, 4, 1), 1)], [(date(2024, 4, 1), 0)],
    ]  # fmt: skip
