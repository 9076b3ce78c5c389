"""What is said of a figure: when in per cent and when in amounts, its level, its accounts, and the account that made it."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.regions import marks
from jangkau.findings.reach.legend import legend_steps
from jangkau.findings.shares import in_amounts
from jangkau.findings.view import View
from jangkau.findings.week.answers import answers_lines
from jangkau.findings.week.figures import accounts_said, change_said, level_said, reach_meaning, usual_range
from jangkau.findings.week.sentences import overview_headline, region_sole_said, sole_said, title_form, week_headline
from jangkau.findings.week.week import Week
from jangkau.locales import speaker
from jangkau.metrics.account.growth import growth
from jangkau.metrics.reach.ranking import ranked_regions
from jangkau.metrics.reach.reach import MEASURES, total_reach
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.week.answers import Answers
from jangkau.metrics.week.headline import Headline
from jangkau.metrics.week.key_figures import key_figures, lead
from jangkau.metrics.week.movers import StandingOut, region_moves, standing_out
from jangkau.metrics.week.sole_account import steady
from jangkau.metrics.weeks import week_to_open, weeks
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY)
SAY = speaker("id")


def figure(**values) -> pd.Series:
    known = {"name": "views", "high": 100.0, "change": 0.3, "usual_low": None, "usual_high": None, "accounts": 20,
             "accounts_compared": 15, "difference": 1200.0, "level": None, "sole_account": None,
             "change_without": None}  # fmt: skip
    return pd.Series(known | values, dtype=object)


@pytest.mark.parametrize("share, accounts, wanted", [(0.3, 10, False), (0.3, 9, True), (12.6, 50, True), (0.3, None, True)])
def test_a_share_is_refused_of_few_accounts_and_beyond_tenfold(share, accounts, wanted):
    assert in_amounts(share, accounts) is wanted


def test_a_change_is_said_once_with_its_sign():
    assert change_said(figure(), True, SAY)[0] == "▲ 30%"
    assert change_said(figure(accounts_compared=3, change=-0.5, difference=-1200.0), True, SAY)[0] == "▼ 1,2\xa0rb"
    assert change_said(figure(change=0.003), True, SAY)[0] == "= tetap"


def test_a_figure_that_nobody_told_lacks_data_and_not_something_to_compare_with():
    assert change_said(figure(change=None), True, SAY) == ("", "belum ada pembanding")
    assert change_said(figure(change=None, high=float("nan")), True, SAY) == ("", "belum ada data")


def test_a_rebound_after_a_fall_is_told():
    assert level_said(figure(change=0.59, level=-0.61), True, SAY) == "pulih sebagian: masih 61% di bawah 8 periode sebelumnya"
    assert level_said(figure(level=0.2), True, SAY) == "20% di atas 8 periode sebelumnya"
    assert level_said(figure(level=0.01), True, SAY) == "setara 8 periode sebelumnya"
    assert level_said(figure(level=-0.61, accounts_compared=4), True, SAY) == "", "of four accounts no share is said"


def test_a_figure_carries_its_accounts():
    assert accounts_said(figure(), SAY) == "20 akun; perubahan dari 15"
    assert accounts_said(figure(accounts_compared=20), SAY) == "20 akun"


def test_what_is_usual_of_few_accounts_is_said_in_amounts():
    move = {"usual_low": -0.2, "usual_high": 0.5, "total_before": 1000.0, "change": 0.8, "accounts_compared": 4}
    assert usual_range(move, SAY) == {"low": "−200", "high": "+500"}
    assert usual_range(move | {"accounts_compared": 40}, SAY) == {"low": "−20%", "high": "+50%"}
    assert usual_range(move | {"change": 0.0, "difference": 0.0}, SAY) == {"low": "−200", "high": "+500"}, "also unchanged"


def test_what_one_account_made_is_said_and_what_is_left():
    assert sole_said(figure(), SAY) == ""
    lone = figure(sole_account="tiktok:lmj", change_without=0.02, usual_low=-0.1, usual_high=0.1)
    assert sole_said(lone, SAY) == "Tanpa @lmj: +2%, seperti biasa. "
    assert sole_said(figure(sole_account="tiktok:lmj", change_without=0.001), SAY) == "Tanpa @lmj: tetap. "
    move = pd.Series({"sole_account": "tiktok:lmj", "change_without": None}, dtype=object)
    assert region_sole_said(move, SAY) == "hanya satu akun dapat dibandingkan"


@pytest.mark.parametrize(
    "share, without, wanted",
    [
        (0.09, 0.017, ".up"),
        (0.59, 0.3, ".unusual.up"),
        (-0.4, 0.1, ".only.down"),
        (0.4, None, ".alone.up"),
        (-0.3, -0.05, ".down"),
    ],
)
def test_what_one_account_made_is_called_by_how_much_it_was(share, without, wanted):
    assert title_form(Headline("sole", share, account="x:a", without=without)) == wanted
    assert title_form(Headline("beyond", share, without=without)) == (".up" if share > 0 else ".down")


def of_a_week(rule: str, unusual: int, *moves: tuple) -> Week:
    """A calm week: some of 35 regions left their habit, by chance three. `moves`: label, change, difference, accounts."""
    columns = ["label", "change", "difference", "accounts_compared", "unusual"]
    moved, none = pd.DataFrame(moves, columns=columns), pd.DataFrame({"event_id": [], "name": []})
    out = StandingOut(unusual, 35, 3)
    view = View(SCOPE, MEASURES["views"], "Jawa Timur", None)
    return Week(view, pd.DataFrame([figure()]), {}, True, none, none, none, none, moved, Headline(rule, 0.001, "Jember"), out)


GRESIK, JEMBER, BATU = ("Gresik", -0.29, -900, 12, True), ("Jember", -0.36, -400, 4, True), ("Kota Batu", 2.0, 9000, 20, False)


def test_where_the_whole_is_as_usual_the_regions_that_are_not_are_named():
    said = overview_headline(of_a_week("steady", 5, BATU, JEMBER, GRESIK), SAY)
    assert said == "Tayangan Jawa Timur tetap, tetapi Gresik\xa0−29% dan Jember\xa0−400", "of four accounts an amount"
    within = overview_headline(of_a_week("within", 5, GRESIK), SAY)
    assert within.endswith("seperti biasanya, tetapi Gresik\xa0−29%") and "memimpin" not in within


@pytest.mark.parametrize("week", [of_a_week("steady", 3, GRESIK), of_a_week("steady", 5, BATU), of_a_week("beyond", 5, GRESIK)])
def test_no_more_regions_than_chance_makes_are_no_news(week):
    assert overview_headline(week, SAY) == week_headline(week, SAY)


def test_the_sentence_of_a_chosen_region_names_it():
    """On a wall or in a picture no filter stands beside the sentence."""
    week = of_a_week("within", 0, GRESIK)
    jember = replace(week, view=replace(week.view, region="Jember"))
    said = overview_headline(jember, SAY)
    assert "Jember" in said and said.endswith(", seperti biasanya"), said


def test_a_region_and_its_change_stand_in_one_line():
    said = overview_headline(of_a_week("steady", 5, ("Kab. Blitar", -0.3, -581, 5, True)), SAY)
    assert "Kab.\xa0Blitar\xa0−581" in said and "Kab. " not in said


def test_nobody_leads_where_one_region_alone_can_be_compared():
    beyond = of_a_week("beyond", 5, GRESIK)
    for others, said in (([], "Tayangan Gresik naik 30%, di atas kebiasaan"), ([0.1], "Gresik paling banyak menambah")):
        changes = [0.3, *others, *[float("nan")] * (2 - len(others))]
        regions = pd.DataFrame({"label": ["Gresik", "Jember", "Batu"], "change": changes})
        week = replace(beyond, regions=regions, headline=Headline("beyond", 0.3, "Gresik", None, "above"))
        assert week_headline(week, SAY).endswith(said)


def test_the_only_account_is_named_as_the_one_that_moved():
    week = replace(of_a_week("sole", 0), headline=Headline("sole", 0.3, account="instagram:dinas"))
    assert week_headline(week, SAY) == "Tayangan @dinas naik 30%"


def test_an_index_of_few_accounts_is_refused():
    reach = figure(name="reach", index=118.4, accounts_compared=88)
    assert change_said(reach, True, SAY)[0] == "Indeks 118"
    assert change_said(figure(name="reach", index=118.4, accounts_compared=5), True, SAY)[0] == ""


def test_hoaxes_and_agendas_are_counts_and_nothing_where_none_was():
    assert answers_lines(Answers(0, 2, None, 1, 63, 203), SAY) == [
        ("Hoaks dijawab ≤ 3 jam", "0 dari 2", "correction_time"),
        ("Agenda diunggah ≤ 24 jam", "63 dari 203", "agenda_response"),
    ]  # fmt: skip
    assert answers_lines(Answers(0, 0, None, 0, 0, 0), SAY) == []


def test_the_range_of_reach_says_what_it_means():
    said = reach_meaning(figure(name="reach", low=195_000.0, high=5_500_000.0), 1, SAY)
    assert said.startswith("Paling sedikit 195\xa0rb orang")
    assert reach_meaning(figure(name="reach", low=1.0, high=2.0), 52, SAY).startswith("Pekan rata-rata")


@pytest.fixture
def sheet(tmp_path):
    """An office with nothing but the follower sheet."""
    office = Builder(tmp_path)
    for number in range(12):
        office.account(f"instagram:a{number}", "35.10")
        for ago in range(15):
            office.week(f"instagram:a{number}", "followers", 1000 + 10 * (15 - ago) + number, week=weeks_before(ago))
    with reading(office.publish()) as warehouse:
        yield warehouse


def test_an_office_with_the_follower_sheet_alone_sees_followers(sheet):
    figures = key_figures(sheet, SCOPE)
    assert lead(figures) == "followers" and figures["name"].tolist() == ["followers", "growth"]
    assert figures["high"].iloc[0] == sum(1000 + 150 + number for number in range(12))
    assert figures["accounts_compared"].iloc[0] == 12 and figures["change"].iloc[0] > 0
    assert week_to_open(weeks(sheet, "35")) == MONDAY
    assert standing_out(region_moves(sheet, SCOPE, "followers")).judged == 1


def test_growth_needs_totals_five_to_fourteen_days_apart(tmp_path):
    office = Builder(tmp_path)
    for account, days in {"near": {-1: 100, 1: 90}, "far": {-5: 100, 1: 90}, "both": {-5: 100, -1: 95, 1: 90}}.items():
        office.account(f"instagram:{account}", "35.10")
        for day, total in days.items():
            office.day(f"instagram:{account}", MONDAY + timedelta(days=day), "followers", total)
    with reading(office.publish()) as warehouse:
        known = growth(warehouse, SCOPE).set_index("account")
    assert "instagram:near" not in known.index, "two days stretched to a week"
    assert known.loc["instagram:far", "days"] == known.loc["instagram:both", "days"] == 6
    assert known.loc["instagram:far", "growth"] == pytest.approx(0.9 ** (7 / 6) - 1)


def test_growth_stands_on_the_map_as_the_account_in_the_middle_as_on_the_first_page(tmp_path):
    office = Builder(tmp_path)
    rates = {"35.10": [0.01, 0.02, 0.09], "35.78": [-0.02], "35.09": [0.0, 0.03]}
    for code, shares in rates.items():
        for place, share in enumerate(shares):
            account = f"instagram:a{code}{place}"
            office.account(account, code)
            for ago in range(3):
                office.day(account, weeks_before(ago), "followers", 1e6 * (1 + share) ** -ago)
                office.week(account, "followers", 1e6, week=weeks_before(ago))
    office.account("instagram:own", None)
    for ago in range(3):
        office.day("instagram:own", weeks_before(ago), "followers", 1e6 * 2**-ago)
    with reading(office.publish()) as warehouse:
        regions = ranked_regions(warehouse, SCOPE, MEASURES["growth"])
        figures = key_figures(warehouse, SCOPE).set_index("name")
    known = regions.set_index("code")["high"].dropna()
    assert known.to_dict() == pytest.approx({"35.10": 0.02, "35.78": -0.02, "35.09": 0.015})
    assert total_reach(regions, MEASURES["growth"]) == pytest.approx((0.015, 0.015)) == (figures["high"]["growth"],) * 2
    single = regions.set_index("code").loc["35.78"]
    assert single["rank"] == 3 and single["rank_from"] == 1 and single["thin"], "one account has no certain place"
    assert regions["change"].isna().all(), "a growth is a change itself"
    steps = legend_steps(regions, SAY, LIGHT, "growth")
    assert steps[0][1] == "▼ −2,0% sampai 0%" and steps[-1][1].endswith("+2,0%")
    assert len({colour for colour, _ in steps}) == len(steps)
    assert [marks(region) for region in regions.dropna(subset="high").itertuples()] == ["*", "", "*▼"]


def test_a_total_that_is_carried_on_is_no_week_and_no_change(tmp_path):
    office = Builder(tmp_path)
    for number in range(12):
        account = f"instagram:a{number}"
        office.account(account, "35.10")
        for ago in range(2, 20):
            office.week(account, "followers", 1000 + 10 * (20 - ago), week=weeks_before(ago))
        for ago in (0, 1):  # the last total, seen a week and two before
            office.week(account, "followers", 1180, week=weeks_before(ago))
    office.connection.execute("UPDATE account_weeks SET age_days = 7 * (1 + (week - ?::DATE) // 7)", [weeks_before(1)])
    office.connection.execute("UPDATE account_weeks SET age_days = 0 WHERE week <= ?", [weeks_before(2)])
    with reading(office.publish()) as warehouse:
        opened = week_to_open(weeks(warehouse, "35"))
        carried, seen = key_figures(warehouse, SCOPE), key_figures(warehouse, Scope("35", week=weeks_before(2)))
        line = trend(warehouse, SCOPE, "followers")
    assert opened == weeks_before(2)
    assert carried["high"].iloc[0] == 12 * 1180 and pd.isna(carried["change"].iloc[0]) and line["level"].isna().all()
    assert seen["change"].iloc[0] == pytest.approx(10 / 1170)


def test_a_small_change_beyond_a_narrow_habit_is_not_called_steady():
    assert change_said(figure(change=-0.003, usual_low=0.001, usual_high=0.006), True, SAY) == ("▼ 0,3%", "di bawah biasanya")
    assert change_said(figure(change=0.003, usual_low=-0.01, usual_high=0.01), True, SAY)[0] == "= tetap"
    assert change_said(figure(change=0.004, usual_low=0.001, usual_high=0.006), True, SAY) == ("▲ 0,4%", "seperti biasanya")
    assert steady(0.003, None, None) and not steady(0.006, -0.01, 0.01)
