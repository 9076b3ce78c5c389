"""The trend-adjusted long difference: worked by hand, against an independent regression, and what may not change it."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.meetup.compared import compared
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.guests import strata, with_roles
from jangkau.metrics.meetup.inference import estimate, same_growth
from jangkau.metrics.meetup.long_difference import Window, excess_growth, gate
from jangkau.metrics.meetup.panel import FIRST, LAST, Panel, logs
from jangkau.metrics.meetup.permutation import permuted
from jangkau.metrics.meetup.regression import fitted
from jangkau.metrics.meetup.sample import Sample
from jangkau.metrics.meetup.shocks import Shock
from jangkau.metrics.meetup.tails import critical, two_sided
from jangkau.metrics.meetup.verdict import smallest_effect
from jangkau.metrics.meetup.wild import WildBootstrap
from tests.study.panels import World


def line(slope: float, jump: float = 0.0) -> np.ndarray:
    """Log followers that grow by `slope` a week and jump in week 0."""
    weeks = np.arange(FIRST, LAST + 1)
    return 8 + slope * weeks + jump * (weeks >= 0)


def panel_of(*levels: np.ndarray) -> Panel:
    return Panel(pd.DataFrame({"account": range(len(levels))}), np.array(levels))


def test_a_straight_line_has_no_excess_and_a_jump_is_the_excess():
    y, foretold, why = excess_growth(panel_of(line(0.01), line(0.02, 0.08)), Window(8))
    assert y == pytest.approx([0, 0.08]) and foretold == pytest.approx([0.08, 0.16]) and list(why) == ["", ""]


def test_the_weeks_of_the_estimate_are_those_of_its_formula():
    levels = line(0.0)
    for week, value in {7: 100.0, -1: 10.0, -9: 3.0, -35: 1.0}.items():
        levels[week - FIRST] = value
    y, _, _ = excess_growth(panel_of(levels), Window(8))
    assert y == pytest.approx([(100 - 10) - 8 / 26 * (3 - 1)])


def test_missing_weeks_are_bridged_without_bias_and_never_across_the_meetup():
    levels = line(0.01, 0.08)
    for week in (7, -1, -9, -35):
        levels[week - FIRST] = np.nan
    assert excess_growth(panel_of(levels), Window(8))[0] == pytest.approx([0.08])
    first = line(0.01, 0.08)
    first[0 - FIRST] = np.nan
    y, _, why = excess_growth(panel_of(first), Window(1))
    assert np.isnan(y[0]) and why[0] == "no_value_after"


@pytest.mark.parametrize(
    ("gone", "why"), [(range(-3, 0), "no_value_before"), (range(FIRST, -20), "history_short"), (range(6, 9), "no_value_after")]
)
def test_an_account_that_lacks_weeks_is_left_out_by_name(gone, why):
    levels = line(0.01)
    levels[[week - FIRST for week in gone]] = np.nan
    assert excess_growth(panel_of(levels), Window(8))[2][0] == why


def test_twelve_weeks_of_trend_suffice_and_eleven_do_not():
    for before, why in ((21, ""), (20, "history_short")):
        levels = line(0.01)
        levels[: -before - FIRST] = np.nan
        assert excess_growth(panel_of(levels), Window(8))[2][0] == why


def test_the_gate_looks_eight_weeks_earlier_and_shrinks_its_gap_before_it_gives_up():
    assert gate(35) == Window(8, base=-9, gap=8, longest=18) and gate(60) == gate(35)
    assert gate(30).gap == 3 and gate(27).gap == 0 and gate(26) is None


def test_logs_of_zero_are_blank_for_a_stock_and_nought_for_a_flow():
    known = pd.DataFrame({"seat": [0, 0], "week": [0, 1], "total": [0.0, np.e - 1]})
    assert np.isnan(logs(known, 1, "followers")[0, -FIRST])
    assert logs(known, 1, "posts")[0, -FIRST : -FIRST + 2] == pytest.approx([0, 1])


def sample_of(seed: int, accounts: int = 60, groups: int = 3, regencies: int = 15) -> Sample:
    chance = np.random.default_rng(seed)
    group = np.arange(accounts) % groups
    y = chance.normal(0, 1, accounts) + group
    return Sample.of(
        y, chance.random(accounts) < 0.4, group, chance.integers(0, regencies, accounts), chance.normal(0, 1, accounts)
    )


def test_what_is_held_equal_is_held_equal():
    """y is twice the size and 3 of attendance; the larger attend. Size left aside, the effect would be far off."""
    chance = np.random.default_rng(2)
    size = chance.normal(0, 1, 80)
    came = size + chance.normal(0, 1, 80) > 0
    y = 2 * size + 3 * came + chance.normal(0, 0.1, 80)
    plain = Sample.of(y, came, np.zeros(80), np.arange(80) % 16)
    sized = replace(plain, beside=size[:, None])
    assert estimate(sized, 8).effect == pytest.approx(3, abs=0.1) and estimate(plain, 8).effect > 4
    effect, error = least_squares(sized, y, came, size)
    assert (fitted(sized).effect, fitted(sized).error) == pytest.approx((effect, error))


def test_poisson_by_hand():
    """Attendees count 30 before and 60 after, the others 40 and 40: twice as many, whatever each account's own size."""
    before, after = np.array([10.0, 20, 30, 10]), np.array([15.0, 45, 32, 8])
    sample = Sample.of(after, np.array([1, 1, 0, 0]), np.zeros(4), np.arange(4), before=before)
    assert np.exp(fitted(sample).effect) == pytest.approx(2)
    assert np.exp(fitted(replace(sample, y=7 * after, before=7 * before)).effect) == pytest.approx(2)


def test_poisson_agrees_with_an_independent_library():
    statsmodels = pytest.importorskip("statsmodels.api")
    chance = np.random.default_rng(5)
    came, group, regency = chance.random(60) < 0.4, np.arange(60) % 3, np.arange(60) % 13
    before = chance.poisson(6, 60) + 0.0
    after = chance.poisson(6 * np.exp(0.3 * came + 0.2 * group)) + 1.0
    sample = Sample.of(after, came, group, regency, before=before)
    late = np.repeat([0, 1], 60)
    columns = [np.tile(came, 2) * late, *(np.tile(group == g, 2) * late for g in range(3)), *np.tile(np.eye(60), 2)]
    fit = statsmodels.GLM(np.r_[before, after], np.column_stack(columns).astype(float), family=statsmodels.families.Poisson())
    assert fitted(sample).effect == pytest.approx(fit.fit().params[0], abs=1e-6)


def test_the_wild_bootstrap_finds_what_is_there_and_its_interval_ends_where_it_rejects():
    sample = sample_of(3, accounts=60, groups=1, regencies=7)
    drawn = WildBootstrap(fitted(replace(sample, y=sample.y + 2.0 * sample.attended)))
    low, high = drawn.interval(0.3)
    assert drawn.p() < 0.05 and low < drawn.effect < high
    known = estimate(replace(sample, y=sample.y + 2.0 * sample.attended), 8)  # seven regencies are few: it is what is told
    assert known.p_cluster == drawn.p() and (known.low, known.high) == pytest.approx((low, high), abs=1e-3)
    assert drawn.p(low - 0.02) < 0.05 < drawn.p(low + 0.02) and drawn.p(high + 0.02) < 0.05 < drawn.p(high - 0.02)


def least_squares(sample: Sample, y: np.ndarray, *columns: np.ndarray) -> tuple[float, float]:
    """The first column's coefficient and its CR1 error, by the matrix formulas and nothing of ours."""
    x = np.column_stack([*columns, *(sample.group == group for group in np.unique(sample.group))]).astype(float)
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ x.T @ y
    left, names = y - x @ beta, np.unique(sample.home)
    meat = sum(np.outer(s, s) for s in ((x * left[:, None])[sample.home == name].sum(axis=0) for name in names))
    small = len(names) / (len(names) - 1) * (len(y) - 1) / (len(y) - x.shape[1])
    return float(beta[0]), float(np.sqrt(small * (bread @ meat @ bread)[0, 0]))


@pytest.mark.parametrize("seed", range(5))
def test_effect_and_error_are_those_of_an_independent_regression(seed):
    sample = sample_of(seed)
    answer = estimate(sample, 8)
    effect, error = least_squares(sample, sample.y, sample.attended)
    assert (answer.effect, answer.error) == pytest.approx((effect, error))
    alike = same_growth(sample, 8)
    effect, error = least_squares(sample, sample.y + sample.foretold, sample.attended, sample.foretold)
    assert (alike.effect, alike.error) == pytest.approx((effect, error))


def test_four_accounts_by_hand():
    """Attendees 5 and 3, comparison 1 and 1: the effect is 3; the errors' scores by regency are (1, -1) / 2."""
    sample = Sample.of(np.array([5.0, 3, 1, 1]), np.array([1, 1, 0, 0]), np.zeros(4), np.array([1, 2, 1, 2]))
    answer = estimate(sample, 8)
    assert answer.effect == pytest.approx(3)
    assert answer.error == pytest.approx(np.sqrt(2 * 1.5 * (0.25 + 0.25)))
    assert fitted(sample).effect == answer.effect and answer.low < 3 < answer.high


@pytest.mark.parametrize(("degrees", "reach", "tail"), [(1, 12.7062, 0.2952), (11, 2.2010, 0.0708), (37, 2.0262, 0.0529)])
def test_student_agrees_with_the_tables(degrees, reach, tail):
    """The 97.5 % points of any printed table, and the two-sided tails beyond 2."""
    assert critical(degrees) == pytest.approx(reach, abs=1e-4)
    assert two_sided(2, degrees) == pytest.approx(tail, abs=1e-4)
    assert two_sided(critical(degrees), degrees) == pytest.approx(0.05)


def test_permutation_counts_the_ways_attendance_could_have_fallen():
    """Of the 20 ways to choose 3 of 6, two give a difference as large as the largest."""
    sample = Sample.of(np.array([3.0, 2, 1, -1, -2, -3]), np.array([1, 1, 1, 0, 0, 0]), np.zeros(6), np.arange(6))
    assert permuted(sample, draws=20_000) == pytest.approx(2 / 20, abs=0.01)


def test_where_whole_regencies_came_whole_regencies_are_dealt():
    """Five regencies of ten accounts, two of which came: 10 ways to choose them, however many accounts there are."""
    regency = np.repeat(np.arange(5), 10)
    y = np.repeat([4.0, 3, 0, 0, 0], 10)
    sample = Sample.of(y, regency < 2, np.zeros(50), regency)
    assert sample.whole_regencies and permuted(sample, draws=20_000) == pytest.approx(1 / 10, abs=0.01)
    assert not sample_of(1).whole_regencies


def test_large_groups_are_dealt_alike():
    chance = np.random.default_rng(3)
    came = np.arange(4000) < 900
    sample = Sample.of(chance.normal(0, 1, 4000) + 0.07 * came, came, np.zeros(4000), np.arange(4000) // 8)
    small = Sample.of(sample.y, sample.attended, np.arange(4000) % 3, sample.home)
    assert permuted(sample) == pytest.approx(permuted(small), abs=0.04)


GROWN = World(rise=0.03, accounts=90, attendees=30, regencies=18)


def main_numbers(panel: Panel, *shocks: Shock) -> tuple:
    answer = assess(panel, 8, shocks)
    main = answer.estimate
    return answer.verdict, round(main.effect, 9), round(main.error, 9), main.p_permutation


def test_rows_in_another_order_regencies_by_other_names_and_followers_by_a_factor_change_nothing():
    panel = GROWN.panel(2)
    accounts = panel.accounts
    assert main_numbers(panel)[0] == "effect"
    renamed = accounts.assign(regency_code="99." + accounts["regency_code"].str[3:].str[::-1])
    assert main_numbers(panel.of(renamed)) == main_numbers(panel)
    assert main_numbers(replace(panel, levels=panel.levels + np.log(7))) == main_numbers(panel)
    turned = panel.only(np.ones(len(accounts), dtype=bool))
    order = np.argsort(np.random.default_rng(0).random(len(accounts)))
    turned = Panel(accounts.iloc[order].reset_index(drop=True), panel.levels[order])
    assert main_numbers(turned)[:3] == main_numbers(panel)[:3]


def test_a_shock_is_shown_with_and_without_and_can_withdraw_the_claim():
    panel = World(accounts=180, attendees=60, regencies=24).panel(4)
    struck = tuple(f"35.{number:02d}" for number in range(1, 11))
    hit = panel.accounts["regency_code"].isin(struck).to_numpy() & panel.accounts["came"].to_numpy()
    levels = panel.levels + 0.1 * hit[:, None] * (np.arange(FIRST, LAST + 1) >= 0)
    shock = Shock("gempa", "Gempa", None, 0, "day", struck, False)
    assert assess(replace(panel, levels=levels), 8).verdict == "effect"
    answer = assess(replace(panel, levels=levels), 8, (shock,))
    assert answer.without_shocks.n_regencies == 14 and abs(answer.without_shocks.effect) < 0.01
    assert answer.verdict == "unsure" and [str(reason) for reason in answer.reasons] == ["shock_changes_result gempa"]
    assert answer.low < 0 < answer.estimate.effect
    answer = assess(replace(panel, levels=levels), 8, (replace(shock, everywhere=True),))
    assert [str(reason) for reason in answer.reasons] == ["season gempa"], "it hit everyone, and drove accounts apart"


def test_growth_that_was_luck_makes_no_claim_by_itself():
    answers = [assess(World("seen").panel(seed), 8) for seed in range(10)]
    assert all(answer.verdict in ("unsure", "diverging") for answer in answers)
    doubted = [answer for answer in answers if "growth_before" in map(str, answer.reasons)]
    assert doubted and all(answer.low < 0 < answer.high for answer in doubted)


def test_like_is_compared_with_like_where_there_are_enough():
    accounts = pd.DataFrame({
        "role": ["attendee", "attendee", *["comparison"] * 12], "province_code": "35",
        "platform": ["x", "tiktok", *["x"] * 11, "youtube"], "owner": [*["community"] * 7, *["government"] * 7],
    })  # fmt: skip
    group, why = strata(accounts, np.ones(14, dtype=bool))
    assert (group[0] == group[2:7]).all()
    assert list(why) == [
        "",
        "platform_without_comparison",
        *[""] * 5,
        *["owner_without_attendees"] * 6,
        "platform_without_attendees",
    ]
    group, why = strata(accounts.drop(index=[2, 3, 4, 5, 6]), np.ones(9, dtype=bool))
    assert why[0] == "owner_without_comparison" and group[0] == -1  # never beside another kind of owner


def test_first_attendance_counts_and_later_ones_are_a_stack_of_their_own():
    accounts = pd.DataFrame(
        {"account": list("abcdefg"), "level": "regency", "active_from_week": np.nan, "active_to_week": np.nan}
    )
    accounts.loc[5, "active_to_week"] = 3
    attended = pd.DataFrame(
        [("e", "a", 0, 0), ("e", "b", 0, 0), ("old", "b", -40, -36), ("e", "c", 0, 0), ("late", "c", -20, -20),
         ("later", "d", 9, 9), ("old", "e", -40, -40), ("later", "a", 5, 5), ("e", "f", 0, 0), ("soon", "g", 7, 7)],
        columns=["event_id", "account", "first_week", "last_week"],
    )  # fmt: skip
    first = with_roles(accounts, attended, "e", 8)
    assert list(first["role"]) == ["attendee", "", "", "comparison", "", "", ""]
    assert list(first["why"]) == ["", "came_before", "came_before", "", "came_elsewhere", "inactive", "came_elsewhere"]
    assert list(first["cut"][:4]) == [5, LAST + 1, LAST + 1, 9]
    assert list(with_roles(accounts, attended, "e", 8, again=True)["role"]) == ["", "attendee", "", "comparison", "", "", ""]


def test_one_compared_panel_serves_every_number():
    seen = compared(GROWN.panel(2), Window(8))
    assert seen.used.sum() == len(seen.sample().y) and set(seen.why) == {""}


def test_accounts_that_differ_beyond_all_measure_tell_nothing_and_break_nothing():
    sample = sample_of(3)
    known = smallest_effect(sample, 8)
    wild = replace(sample, y=sample.y * 1e5)
    assert known is not None and known > 0 and smallest_effect(wild, 8) is None
    assert math.isinf(estimate(wild, 8, draws=1).mde_pct)
