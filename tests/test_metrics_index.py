"""The reach index, the year of weeks, and the places a region may have, worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from jangkau.findings.reach.trend import breaks_said
from jangkau.locales import speaker
from jangkau.metrics.reach.breaks import breaks_between
from jangkau.metrics.reach.change import usual_change
from jangkau.metrics.reach.index import reach_index
from jangkau.metrics.reach.rank_bands import rank_bands
from jangkau.metrics.reach.ranking import ranked_regions
from jangkau.metrics.reach.reach import MEASURES, regency_reach, total_reach
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.usual import UsualRange
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY)


def steady(office: Builder, count: int, weeks: int = 13, regency: str = "35.10") -> None:
    """Accounts whose daily reach adds up to 100 a week, and to 150 in the last."""
    for number in range(count):
        office.account(f"instagram:a{number}", regency, owner="community" if number % 2 else "government")
        for ago in range(weeks):
            office.week(f"instagram:a{number}", "reach", 100 if ago else 150, 20, week=weeks_before(ago))


def test_a_hundred_is_the_median_of_the_twelve_before(tmp_path):
    office = Builder(tmp_path)
    steady(office, 4)
    with reading(office.publish()) as opened:
        index = reach_index(opened, SCOPE)
    assert len(index) == 13 and index["index"].iloc[-1] == pytest.approx(150)
    assert index["index"].iloc[:-1].tolist() == pytest.approx([100] * 12)
    assert index["accounts_compared"].tolist() == [4] * 13


def test_a_new_account_and_one_that_fell_silent_move_no_index(tmp_path):
    office = Builder(tmp_path)
    steady(office, 4)
    office.account("instagram:baru", "35.78")
    office.week("instagram:baru", "reach", 9_000_000, 1)
    office.account("instagram:diam", "35.78")
    for ago in range(1, 13):
        office.week("instagram:diam", "reach", 9_000_000, 1, week=weeks_before(ago))
    with reading(office.publish()) as opened:
        assert reach_index(opened, SCOPE)["index"].iloc[-1] == pytest.approx(150)


def test_post_reach_and_half_weeks_are_never_spliced_into_daily_reach(tmp_path):
    office = Builder(tmp_path)
    steady(office, 4)
    office.account("instagram:posts", "35.78")
    office.account("instagram:half", "35.78")
    for ago in range(13):
        office.week("instagram:posts", "reach", 10**6 * (ago + 1), 1, week=weeks_before(ago), basis="posts")
        office.week("instagram:half", "reach", 10**6, 1, week=weeks_before(ago), days=7 if ago else 3)
    with reading(office.publish()) as opened:
        index = reach_index(opened, SCOPE)
        whole = total_reach(regency_reach(opened, SCOPE), MEASURES["reach"])
    assert index["index"].iloc[-1] == pytest.approx(150) and index["accounts_compared"].iloc[0] == 4
    assert whole == (20, 4 * 150 + 10**6), "what posts reached is not added to what days reached"


def test_the_two_sides_of_a_break_are_never_spliced_and_its_reason_is_told(tmp_path):
    office = Builder(tmp_path)
    steady(office, 4)
    office.connection.execute("UPDATE account_weeks SET counting = CASE WHEN week >= ? THEN 1 ELSE 0 END", [weeks_before(3)])
    office.connection.execute(
        "INSERT INTO breaks VALUES ('instagram', 'reach', ?, 'facebook_viewers', 'contoh')", [weeks_before(3)]
    )
    with reading(office.publish()) as opened:
        weeks = trend(opened, SCOPE, "reach")
        cuts = breaks_said(breaks_between(opened, SCOPE, "reach", weeks_before(52), MONDAY), speaker("id"))
    assert weeks["level"].isna().all(), "three weeks on this side make no hundred"
    assert cuts["day"].tolist() == [pd.Timestamp(weeks_before(3))]
    assert cuts["reason"][0].startswith("Garis terputus pada 15 November 2021: Facebook mengganti jangkauan")


@pytest.mark.parametrize("count, weeks", [(2, 13), (4, 6)])
def test_too_few_accounts_or_weeks_make_no_index(tmp_path, count, weeks):
    office = Builder(tmp_path)
    steady(office, count, weeks)
    with reading(office.publish()) as opened:
        assert reach_index(opened, SCOPE)["index"].isna().all()


def test_a_year_of_weeks_has_a_band_where_twelve_came_before(tmp_path):
    office = Builder(tmp_path)
    steady(office, 6, weeks=20)
    with reading(office.publish()) as opened:
        weeks = trend(opened, SCOPE, "reach")
        sides = trend(opened, SCOPE, "reach", by_owner=True)
        longer = trend(opened, replace(SCOPE, weeks=4), "reach")
    assert len(weeks) == 52 and weeks["level"].notna().sum() == 20
    assert weeks["usual_low"].notna().sum() == 7 and weeks["usual_low"].iloc[-1] == pytest.approx(100)
    assert weeks["level"].iloc[-1] == pytest.approx(150)
    assert sides["series"].unique().tolist() == ["government", "community"] and len(sides) == 104
    pd.testing.assert_frame_equal(longer, weeks)


def test_a_region_on_one_account_has_no_certain_place(tmp_path):
    office = Builder(tmp_path)
    for code, counts in {"35.10": [1000], "35.78": [90] * 10, "35.09": [80] * 10, "35.27": [1] * 10}.items():
        for place, value in enumerate(counts):
            office.account(f"instagram:{code}{place}", code)
            office.week(f"instagram:{code}{place}", "views", value)
    with reading(office.publish()) as opened:
        regions = ranked_regions(opened, SCOPE, MEASURES["views"]).set_index("code")
    assert regions.loc["35.10", ["rank", "rank_from", "rank_to"]].tolist() == [1, 1, 4]
    assert regions.loc["35.27", ["rank", "rank_to"]].tolist() == [4, 4] and regions.loc["35.27", "rank_from"] >= 3
    assert regions["thin"].to_dict()["35.10"] and not regions["thin"].to_dict()["35.78"]


def test_more_than_half_from_one_account_is_thin_too(tmp_path):
    office = Builder(tmp_path)
    for place, value in enumerate([70, 20, 10]):
        office.account(f"instagram:a{place}", "35.10")
        office.week(f"instagram:a{place}", "views", value)
        office.account(f"instagram:b{place}", "35.78")
        office.week(f"instagram:b{place}", "views", 30)
        office.account(f"instagram:c{place}", "35.09")
        office.week(f"instagram:c{place}", "views", 0)
    with reading(office.publish()) as opened:
        regions = regency_reach(opened, SCOPE, MEASURES["views"]).set_index("code")
    assert regions.loc["35.10", "thin"] and regions.loc["35.10", "largest_share"] == pytest.approx(0.7)
    assert not regions.loc["35.78", "thin"] and not regions.loc["35.09", "thin"]


def test_a_year_of_daily_reach_is_told_as_an_average_week(tmp_path):
    office = Builder(tmp_path)
    office.account("instagram:a", "35.10")
    for ago in range(8):
        office.week("instagram:a", "reach", 100 + ago, 20 + ago, week=weeks_before(ago))
        office.week("instagram:a", "views", 10, week=weeks_before(ago))
    with reading(office.publish()) as opened:
        reaches = {weeks: regency_reach(opened, replace(SCOPE, weeks=weeks)).set_index("code") for weeks in (4, 8)}
        views = regency_reach(opened, replace(SCOPE, weeks=8), MEASURES["views"]).set_index("code")
    assert reaches[4].loc["35.10", ["low", "high"]].tolist() == [23, 406]
    assert reaches[8].loc["35.10", ["low", "high"]].tolist() == [23.5, 103.5]
    assert views.loc["35.10", "high"] == 80, "views are added up whatever the period"


def test_post_reach_is_a_measure_of_its_own(tmp_path):
    office = Builder(tmp_path)
    office.account("instagram:a", "35.10")
    office.week("instagram:a", "reach", 100, 20)
    office.post("instagram:a", "1", published_on=MONDAY, reach=5000)
    office.post("instagram:a", "2", published_on=MONDAY, reach=300)
    office.post("instagram:a", "3", published_on=weeks_before(1), reach=1)
    with reading(office.publish()) as opened:
        daily = regency_reach(opened, SCOPE).set_index("code").loc["35.10"]
        posts = regency_reach(opened, SCOPE, MEASURES["post_reach"]).set_index("code").loc["35.10"]
    assert (daily["low"], daily["high"]) == (20, 100) and (posts["low"], posts["high"]) == (5300, 5300)


def test_bands_hold_the_rank_at_hand_and_do_not_waver():
    accounts = pd.DataFrame({"code": ["a", "b", "b", "c"], "account": list("wxyz"), "total": [5.0, 4.0, 4.0, None]})
    bands = rank_bands(accounts).set_index("code")
    assert bands.index.tolist() == ["a", "b"] and bands["rank_from"].tolist() == [1, 1] and bands["rank_to"].tolist() == [2, 2]
    pd.testing.assert_frame_equal(rank_bands(accounts.iloc[::-1]), rank_bands(accounts))
    assert rank_bands(accounts.iloc[:0]).empty


def test_the_line_leaves_its_band_exactly_where_the_change_is_called_unusual(tmp_path):
    office = Builder(tmp_path)
    for number in range(4):
        office.account(f"instagram:a{number}", "35.10")
        for ago in range(40):
            swing = 60 if ago == 0 else (-1) ** ago * (3 + 7 * ago % 5)
            office.week(f"instagram:a{number}", "reach", 100 + swing, 20, week=weeks_before(ago))
    with reading(office.publish()) as opened:
        weeks = trend(opened, SCOPE, "reach").dropna().set_index("week")
        for week, row in weeks.iterrows():
            change = usual_change(opened, replace(SCOPE, week=week.date()), "reach")
            side = "above" if row["level"] > row["usual_high"] else "below" if row["level"] < row["usual_low"] else "within"
            assert side == UsualRange(change.usual_low, change.usual_high).side(change.share), week
    assert weeks["level"].iloc[-1] > weeks["usual_high"].iloc[-1] and len(weeks) == 27
    before = weeks["level"].iloc[-2]
    band = [weeks[name].iloc[-1] / before - 1 for name in ("usual_low", "usual_high")]
    assert band == pytest.approx([change.usual_low, change.usual_high])
