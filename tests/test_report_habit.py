"""An account against its own habit, by hand: the mean of the middle half of its weeks before."""

from types import SimpleNamespace

import pytest

from jangkau.locales import speaker
from jangkau.metrics.account.account_habit import account_habit
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.report.listed import accounts
from tests.warehouse_builder import MONDAY, Builder, weeks_before


def told(data) -> dict[str, dict]:
    with reading(data) as warehouse:
        return {row["account"]: row for row in account_habit(warehouse, Scope("35", week=MONDAY)).to_dict("records")}


def office(tmp_path, totals: list[float | None], now: float = 300, **more) -> Builder:
    """An account with these totals, the newest first, before a week of `now`."""
    built = Builder(tmp_path)
    built.account("tiktok:a", "35.10")
    built.week("tiktok:a", "views", now)
    for ago, total in enumerate(totals, 1):
        built.week("tiktok:a", "views", total, week=weeks_before(ago), **more)
    return built


def test_the_habit_is_the_middle_half_of_the_weeks_before(tmp_path):
    row = told(office(tmp_path, [100, 110, 90, 100, 5000, 1, 100, 100]).publish())["tiktok:a"]
    assert row["weeks_compared"] == 8 and row["habit"] == 100 and row["times"] == 3


@pytest.mark.parametrize("totals, weeks", [([100] * 5, 5), ([100] * 5 + [None], 5), ([], 0)])
def test_fewer_than_six_weeks_are_no_habit(tmp_path, totals, weeks):
    row = told(office(tmp_path, totals).publish())["tiktok:a"]
    assert row["weeks_compared"] == weeks and row["total"] == 300
    assert row["habit"] != row["habit"] and row["times"] != row["times"]


def test_weeks_told_over_fewer_days_or_from_posts_are_not_compared(tmp_path):
    assert told(office(tmp_path / "days", [100] * 8, days=3).publish())["tiktok:a"]["weeks_compared"] == 0
    assert told(office(tmp_path / "basis", [100] * 8, basis="posts").publish())["tiktok:a"]["weeks_compared"] == 0


def test_only_the_twelve_weeks_before_count(tmp_path):
    assert told(office(tmp_path, [100] * 20).publish())["tiktok:a"]["weeks_compared"] == 12


def test_a_habit_of_nothing_is_no_ratio(tmp_path):
    row = told(office(tmp_path, [0] * 8).publish())["tiktok:a"]
    assert row["habit"] == 0 and row["times"] != row["times"]


def test_the_most_viewed_come_first_and_silence_is_not_zero(tmp_path):
    built = office(tmp_path, [])
    built.account("tiktok:b", "35.10")
    built.week("tiktok:b", "views", 900)
    built.account("tiktok:c", "35.10")
    built.week("tiktok:c", "views", None, days=0)
    assert list(told(built.publish())) == ["tiktok:b", "tiktok:a"]


@pytest.mark.parametrize(
    ("times", "count", "title"),
    [
        (3.0, 2, "Akun yang paling melampaui kebiasaannya"),
        (None, 2, "Akun paling banyak dilihat"),
        (3.0, 1, "Akun yang ada datanya"),
        (None, 1, "Akun yang ada datanya"),
    ],
)
def test_accounts_whose_habit_nobody_knows_are_not_said_to_exceed_it_and_one_exceeds_nobody(times, count, title):
    row = {"handle": "a", "owner": "government", "platform": "tiktok", "total": 300, "times": times, "regency_code": "35.10"}
    assert accounts(SimpleNamespace(ranked_by_habit=True, accounts=[row] * count), speaker("id"))["title"] == title
