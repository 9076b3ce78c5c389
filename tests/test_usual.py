"""What is usual: how often the range lets through where nothing changed, and what it makes of few and of wild periods."""

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.usual import (
    FALSE_ALARMS,
    FEWEST,
    LOOKED_BACK,
    expected_by_chance,
    usual_change_range,
    usual_count_range,
    usual_level_range,
)
from jangkau.metrics.week.sole_account import sole_account
from tests.study.usual import WORLDS, posted, rate

CALM = [0.05, -0.04, 0.02, -0.06, 0.01, 0.03, -0.02, 0.04, -0.05, 0.0, 0.06, -0.01]


def test_fewer_than_twelve_periods_are_no_habit():
    assert usual_change_range(CALM[: FEWEST - 1]) is None
    assert usual_change_range([*CALM[: FEWEST - 1], np.nan]) is None
    assert usual_change_range(CALM) is not None


@pytest.mark.parametrize("name", ["province of 30 accounts", "regency of 3 accounts", "province whose movements last"])
def test_where_nothing_changes_few_changes_are_called_unusual(name):
    shares = [rate(WORLDS[name][1], earlier, 150) for earlier in (FEWEST, LOOKED_BACK)]
    assert 0.02 <= np.mean(shares) <= 0.15, "the study's target is 5 to 12 %; here fewer drawings"


def test_one_wild_period_does_not_widen_the_range_and_older_ones_are_forgotten():
    calm, wild = usual_change_range(CALM), usual_change_range([*CALM[:-1], 9.0])
    assert calm and wild
    assert calm.low < -0.06 and 0.06 < calm.high < 0.25
    assert wild.high < 0.4 and wild.side(9.0) == "above" and wild.side(-0.9) == "below" and wild.side(0.0) == "within"
    assert usual_change_range([5.0] * 40 + CALM * 3) == usual_change_range((CALM * 3)[-LOOKED_BACK:])


def test_a_doubling_is_as_far_as_a_halving_and_a_fall_to_nothing_breaks_nothing():
    usual = usual_change_range([1.0, -0.5] * 6)
    assert usual is not None and (1 + usual.low) * (1 + usual.high) == pytest.approx(1)
    assert usual_change_range([-1.0, *CALM]) is not None


def test_a_series_that_swings_between_two_levels_is_used_to_it():
    usual = usual_change_range([2.0, -2 / 3] * 6)
    assert usual is not None and usual.side(1.9) == "within" and usual.side(30.0) == "above"


def test_counts_are_said_in_whole_accounts():
    usual = usual_count_range([3, -4, 2, 0, -1, 5, -3, 1, 0, 2, -2, 1])
    assert usual is not None and usual.low == int(usual.low) < 0 < usual.high == int(usual.high)


def test_silence_of_who_posts_each_week_is_unusual_and_of_who_pauses_often_is_not():
    busy = [9, 1, 14, 8, 2, 11, 21, 3, 12, 4, 18, 8, 1, 9, 22, 7]
    usual = usual_level_range(busy)
    assert usual is not None and usual.side(0) == "below" and usual.side(6) == "within" and usual.side(60) == "above"
    assert usual_count_range(busy).side(0) == "within", "by a curve even on both sides silence would pass"
    pausing = usual_level_range([0, 1, 2, 0, 1, 0, 1, 0, 2, 1, 3, 1, 1, 0, 1, 1])
    assert pausing is not None and pausing.side(0) == "within" and pausing.side(7) == "above"
    regular = usual_level_range([3] * FEWEST)
    assert regular is not None and (regular.side(2), regular.side(3)) == ("below", "within")
    assert usual_level_range([3] * (FEWEST - 1)) is None


def test_where_more_than_half_are_the_same_the_others_are_usual_as_well():
    usual = usual_count_range([0] * 9 + [1, -1, 1, -1, 2])
    assert usual is not None and usual.side(1) == usual.side(-1) == "within" and usual.side(9) == "above"


@pytest.mark.parametrize("a_week, uneven", [(0.5, 0.0), (3.0, 0.0), (3.0, 0.5), (10.0, 0.5)])
def test_of_who_posts_as_ever_few_weeks_are_called_unusual(a_week, uneven):
    shares = [posted(a_week, uneven, earlier, 300) for earlier in (FEWEST, LOOKED_BACK)]
    assert max(unusual for unusual, _ in shares) <= 0.12 and (a_week < 10 or min(heard for _, heard in shares) > 0.9)


def test_a_list_says_how_many_would_stand_out_by_chance():
    assert expected_by_chance(38) == round(38 * FALSE_ALARMS) == 3


def rows(**accounts: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame([(f"x:{name}", now, before) for name, (now, before) in accounts.items()],
                        columns=["account", "total", "total_before"])  # fmt: skip


def test_an_account_that_made_nearly_all_of_a_change_is_named():
    sole = sole_account(rows(giant=(183, 100), a=(510, 500), b=(405, 400)), None)
    assert sole is not None and sole.account == "x:giant" and sole.without == pytest.approx(15 / 900)


def test_a_change_that_many_made_stands_on_nobody():
    assert sole_account(rows(a=(110, 100), b=(109, 100), c=(111, 100), d=(108, 100)), None) is None
    assert sole_account(rows(a=(100, 100), b=(100, 100)), None) is None, "nothing changed"


def test_an_account_without_which_the_change_is_usual_or_turns_around_is_named():
    usual = usual_change_range(CALM)
    even = rows(a=(140, 100), b=(110, 100), c=(110, 100), d=(110, 100))
    assert usual is not None and usual.side(0.175) == "above" and usual.side(0.10) == "within"
    assert sole_account(even, None) is None and sole_account(even, usual).account == "x:a"
    turned = sole_account(rows(up=(900, 100), a=(50, 100), b=(60, 100)), None)
    assert turned is not None and turned.account == "x:up" and turned.without < 0


def test_a_single_account_is_all_of_its_change():
    assert sole_account(rows(alone=(20, 10)), None).without is None
