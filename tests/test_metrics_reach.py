"""Reach by region against small tables worked out by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jangkau.metrics.account.account_series import account_series
from jangkau.metrics.reach.change import regency_changes, usual_change
from jangkau.metrics.reach.coverage import Coverage, coverage, province_level
from jangkau.metrics.reach.ranking import ranking
from jangkau.metrics.reach.reach import MEASURES, half_of_all, regency_reach, total_reach
from jangkau.metrics.reach.unmatched import unmatched
from jangkau.metrics.scope import Scope, week_name, week_named
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.week.key_figures import key_figures
from jangkau.metrics.weeks import bakorwils, provinces, week_to_open, weeks
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY)
REACH = MEASURES["reach"]


@pytest.fixture
def warehouse(tmp_path: Path):
    office = Builder(tmp_path)
    office.account("instagram:banyuwangi", "35.10")
    office.account("tiktok:visitbanyuwangi", "35.10", owner="community")
    office.account("instagram:surabaya", "35.78")
    office.account("instagram:kotakediri", "35.71")
    office.account("instagram:kabkediri", "35.06")
    office.account("instagram:lama", "35.09", active_to=date(2021, 12, 5))
    office.account("instagram:jatim", None)
    office.week("instagram:banyuwangi", "reach", 700, 200)
    office.week("tiktok:visitbanyuwangi", "reach", 300, 250)
    office.week("instagram:surabaya", "reach", 0, 0)
    office.week("instagram:kotakediri", "reach", None)
    office.week("instagram:jatim", "reach", 90, 40)
    office.week("instagram:tanpadaftar", "reach", 5, 5)
    office.week("instagram:banyuwangi", "reach", 500, 100, week=weeks_before(1))
    office.week("tiktok:visitbanyuwangi", "reach", 100, 100, week=weeks_before(1), days=3)
    office.day("instagram:banyuwangi", date(2021, 12, 11), "reach", 100)
    with reading(office.publish()) as opened:
        yield opened


def test_every_region_of_the_province_is_there_and_the_kinds_of_nothing_are_told_apart(warehouse):
    regions = regency_reach(warehouse, SCOPE).set_index("code")
    assert len(regions) == 38
    assert regions["state"].value_counts().to_dict() == {"no_account": 34, "no_data": 2, "value": 1, "zero": 1}
    assert regions.loc["35.78", "state"] == "zero"
    assert regions.loc["35.71", "state"] == regions.loc["35.06", "state"] == "no_data"
    assert regions.loc["35.09", "state"] == "no_account", "its only account had ended the day before"


def test_reach_is_a_range_from_the_largest_single_value_to_the_sum(warehouse):
    banyuwangi = regency_reach(warehouse, SCOPE).set_index("code").loc["35.10"]
    assert (banyuwangi["low"], banyuwangi["high"]) == (250, 1000)
    assert (banyuwangi["accounts_with_data"], banyuwangi["accounts_registered"]) == (2, 2)
    per_1000 = regency_reach(warehouse, SCOPE, MEASURES["reach_per_1000"]).set_index("code").loc["35.10"]
    assert per_1000["high"] == pytest.approx(1000 * 1000 / 1791789)


def test_namesakes_are_told_apart(warehouse):
    regions = regency_reach(warehouse, SCOPE).set_index("code")
    assert regions.loc[["35.06", "35.71", "35.10"], "label"].tolist() == ["Kab. Kediri", "Kota Kediri", "Banyuwangi"]


def test_parts_add_up_and_a_narrower_scope_never_grows(warehouse):
    whole = regency_reach(warehouse, SCOPE)
    parts = [regency_reach(warehouse, replace(SCOPE, owner=owner)) for owner in ("government", "community")]
    assert sum(part["total"].sum() for part in parts) == whole["total"].sum()
    for narrower in (replace(SCOPE, platform="tiktok"), replace(SCOPE, bakorwil="Bakorwil V Jember"), *parts_of(SCOPE)):
        assert regency_reach(warehouse, narrower)["total"].sum() <= whole["total"].sum()


def parts_of(scope: Scope) -> list[Scope]:
    return [replace(scope, owner=owner) for owner in ("government", "community")]


def test_bakorwil_narrows_the_regions(warehouse):
    assert len(regency_reach(warehouse, replace(SCOPE, bakorwil="Bakorwil V Jember"))) == 7
    assert len(bakorwils(warehouse, "35")) == 5
    assert bakorwils(warehouse, "32") == []


def test_the_total_and_how_few_regions_make_half_of_it(warehouse):
    regions = regency_reach(warehouse, SCOPE)
    assert total_reach(regions, REACH) == (250, 1000)
    assert half_of_all(regions) == 1
    assert total_reach(regions[regions["state"] == "no_data"], REACH) is None


def test_ranking_leaves_out_those_without_data_but_keeps_zero(warehouse):
    ranked = ranking(warehouse, SCOPE, REACH)
    assert ranked[["rank", "code"]].values.tolist() == [[1, "35.10"], [2, "35.78"]]


def test_change_rests_on_accounts_that_reported_as_many_days_in_both_weeks(warehouse):
    change = usual_change(warehouse, SCOPE, "reach")
    assert change.share == pytest.approx(0.4), "the TikTok account had three days only and is left out"
    assert change.accounts_compared == 1
    assert change.usual_low is None
    changes = regency_changes(warehouse, SCOPE, "reach")
    assert changes["code"].tolist() == ["35.10"]


def test_coverage_counts_regions_and_accounts(warehouse):
    regions = regency_reach(warehouse, SCOPE)
    assert coverage(warehouse, SCOPE, "reach", regions) == Coverage(2, 38, 3, 5, date(2021, 12, 11))


def test_province_level_accounts_stand_beside_the_map(warehouse):
    own = province_level(warehouse, SCOPE, "reach")
    assert (own["accounts_registered"], own["accounts_with_data"], own["total"]) == (1, 1, 90)


def test_unmatched_accounts_are_named(warehouse):
    assert unmatched(warehouse, SCOPE).values.tolist() == [["instagram:tanpadaftar", "unregistered"]]
    assert unmatched(warehouse, replace(SCOPE, platform="tiktok")).empty


def test_account_series_keeps_gaps_and_accounts_without_values(warehouse):
    series = account_series(warehouse, replace(SCOPE, regency="35.10"), "reach")
    assert series["total"].tolist() == [500, 700, 100, 300]
    silent = account_series(warehouse, replace(SCOPE, regency="35.71"), "reach")
    assert silent["week"].isna().tolist() == [True]


def test_weeks_and_the_one_to_open(warehouse):
    available = weeks(warehouse, "35")
    assert [week.date() for week in available["week"]] == [weeks_before(1), MONDAY]
    assert week_to_open(available) == MONDAY
    assert week_to_open(available.iloc[:0]) is None


def test_a_half_empty_last_week_is_not_the_one_to_open(tmp_path: Path):
    office = Builder(tmp_path)
    for number in range(4):
        office.account(f"instagram:a{number}", "35.10")
        office.week(f"instagram:a{number}", "reach", 10, week=weeks_before(1))
    office.week("instagram:a0", "reach", 10)
    with reading(office.publish()) as opened:
        assert week_to_open(weeks(opened, "35")) == weeks_before(1)


def test_only_provinces_with_accounts_are_offered(warehouse):
    assert provinces(warehouse)["code"].tolist() == ["35"]


def test_week_names():
    assert week_name(MONDAY) == "2021-W49"
    assert week_named("2021-W49") == MONDAY


def test_what_the_platform_shows_for_a_week_takes_the_place_of_its_days_everywhere(tmp_path):
    office = Builder(tmp_path)
    for account, days in {"x:typed": 700, "x:days": 70}.items():
        office.account(account, "35.10")
        office.week(account, "reach", days, days / 7)
    office.account("x:sheet", "35.10", owner="community")
    office.week("x:typed", "reach_7d", 300, 300)
    office.week("x:sheet", "reach_7d", 50, 50)
    with reading(office.publish()) as opened:
        regions = regency_reach(opened, SCOPE)
        figures = key_figures(opened, SCOPE).set_index("name")
        accounts = compare_accounts(opened, SCOPE).set_index("account")
        series = account_series(opened, replace(SCOPE, regency="35.10"), "reach").set_index("account")
    assert total_reach(regions, REACH) == (300, 420) == tuple(figures.loc["reach", ["low", "high"]])
    assert accounts["reach"].to_dict() == series["total"].to_dict() == {"x:days": 70, "x:sheet": 50, "x:typed": 300}
    assert figures.loc["reach", "accounts"] == 3
