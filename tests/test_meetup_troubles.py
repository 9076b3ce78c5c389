"""Where the first edition was confident and wrong: each trouble is seen, and withholds or mends what it should."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jangkau.findings.meetup.verdict import because, untold
from jangkau.locales import speaker
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.checks import CHECKS, STATES, checks
from jangkau.metrics.meetup.compared import clipped
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.panel import FIRST, LAST, Panel
from jangkau.metrics.meetup.seasons import calendar
from jangkau.metrics.meetup.tails import shares_differ
from tests.study.disturbed import AreaShocks, Bought, FavoursLarge, HiddenSeason, Lost, OwnersSeason, Purge, Spillover, Trouble
from tests.study.panels import World
from tests.study.results import answered

SEEDS = range(3)


def answers(world: World) -> list[MeetupEffect]:
    return [answered(world, seed) for seed in SEEDS]


def states(answer: MeetupEffect) -> dict[str, str]:
    return {check.code: check.state for check in checks(answer)}


@pytest.mark.parametrize("trouble", [OwnersSeason(), FavoursLarge(), Bought(), Purge()])
def test_what_can_be_held_equal_or_set_aside_makes_no_effect(trouble):
    answer = answers(World(trouble=trouble))
    assert all(answer.verdict != "effect" for answer in answer)
    assert all(abs(answer.estimate.effect) < 0.01 and answer.low < 0 < answer.high for answer in answer if answer.stated)
    assert any(answer.stated for answer in answer)


@pytest.mark.parametrize(
    ("trouble", "reason", "check"),
    [
        (HiddenSeason(season=True), "season", "comparison"),
        (HiddenSeason(lift=0.06), "comparison_disturbed", "comparison"),
        (Lost(), "lost_accounts", "lost"),
        (Lost(comparison=True), "lost_accounts", "lost"),
    ],
)
def test_what_cannot_be_mended_forbids_a_number_and_says_why(trouble, reason, check):
    for answer in answers(World(trouble=trouble)):
        assert answer.stated is None
        if answer.verdict != "diverging":
            assert reason in {each.code for each in answer.reasons} and states(answer)[check] == "refuses"


def test_a_season_is_looked_at_more_sharply_than_other_weeks():
    """Half the lift of the study's: in no season it is not told from chance, and looks like an effect."""
    lifted = {known: answered(World(trouble=HiddenSeason(0.02, season=known)), 7006) for known in (True, False)}
    assert [str(each) for each in lifted[True].reasons] == ["season ramadan-2022"] and lifted[False].verdict == "effect"
    assert 0.3 < lifted[True].examined.scatter.errors < 0.9


def test_one_bakorwil_is_compared_within_itself_or_not_at_all():
    whole, half = (answered(World(attendees=count, trouble=AreaShocks(shock=0.05)), 1) for count in (48, 25))
    assert [each.code for each in whole.reasons] == ["bakorwil_invited"] and states(whole)["bakorwil"] == "refuses"
    assert half.stated and abs(half.estimate.effect) < 0.015 and states(half)["bakorwil"] == "warning"


def test_an_effect_that_reached_the_neighbours_is_no_number_but_an_interval_beside_those_elsewhere():
    answer = [answer for answer in answers(World(rise=0.08, trouble=Spillover())) if answer.stated]
    assert answer and all(each.verdict == "unsure" and each.low < 0.08 < each.high and each.low > 0.04 for each in answer)
    assert states(answer[0])["spillover"] == "warning"


def test_where_nobody_is_elsewhere_a_comparison_that_quickened_forbids_a_number():
    world = World(rise=0.08, regencies=12, trouble=Spillover())
    assert {each.code for answer in answers(world) for each in answer.reasons} == {"spillover_possible"}


def test_attendees_larger_than_any_other_have_nobody_of_their_size():
    panel = World().panel(1)
    tall = panel.levels + 6.0 * panel.accounts["came"].to_numpy()[:, None]
    assert "size_apart" in [each.code for each in assess(replace(panel, levels=tall), 8).reasons]


def test_accounts_of_another_owner_are_no_comparison_and_are_said_to_be_there():
    panel = World(rise=0.08).panel(1)
    owner = np.where(panel.accounts["came"], "government", "community")
    answer = assess(panel.of(panel.accounts.assign(owner=owner)), 8)
    assert answer.verdict == "no_comparison" and [each.code for each in answer.reasons] == ["comparison_of_other_kind"]
    assert checks(answer)[0].numbers["alone"] == 80 and states(answer)["accounts"] == "refuses"


@pytest.mark.parametrize("known", [2, 0])
def test_of_a_short_panel_they_are_no_less_there_and_where_nobody_tells_that_is_said(known):
    panel = World(rise=0.08).panel(1)
    owner, weeks = np.where(panel.accounts["came"], "government", "community"), np.arange(FIRST, LAST + 1)
    told = np.where((weeks >= -known) & (weeks < known), panel.levels, np.nan)
    first, last = (-known, known - 1) if known else (np.nan, np.nan)
    accounts = panel.accounts.assign(owner=owner, first_known=first, last_known=last)
    answer = assess(replace(panel.of(accounts), levels=told), 8)
    assert answer.verdict == "no_comparison" and answer.reasons[0].code == "comparison_of_other_kind"
    assert untold(answer) != bool(known)
    said, key = because(answer, speaker("id")), "meetup.because.untold.followers"
    assert (said == [speaker("id")(key)]) == untold(answer) and len(said) == (2 if known else 1)


def test_a_side_is_drawn_in_around_its_own_middle():
    """Attendees stand at 10, one of them at 40; the others scatter by 1 around 0. Deviations: 0 or 1, so nobody is drawn to 0."""
    y = np.array([9.0, 10, 11, 10, 40, 10, -1, 0, 1, 0, 1, -1])
    came = np.arange(12) < 6
    answer = clipped(y, np.zeros(12, dtype=int), came)
    assert answer[4] == pytest.approx(10 + 4 * 1.4826 * 0.5) and np.delete(answer, 4).tolist() == np.delete(y, 4).tolist()


def counted(rate: float, seed: int = 1, accounts: int = 120) -> Panel:
    """Posts a week: each account's own habit; attendees post `rate` times as often from the meetup on."""
    chance = np.random.default_rng(seed)
    came, weeks = np.arange(accounts) % 3 == 0, np.arange(FIRST, LAST + 1)
    habit = np.exp(chance.normal(1, 0.7, accounts))
    mean = habit[:, None] * np.where(came[:, None] & (weeks >= 0), rate, 1.0)
    rows = pd.DataFrame({
        "account": np.arange(accounts), "platform": "x", "owner": "community", "province_code": "35",
        "regency_code": [f"35.{number % 25:02d}" for number in range(accounts)], "bakorwil": None,
        "role": np.where(came, "attendee", "comparison"), "came": came, "why": "", "cut": LAST + 1,
        "first_known": float(FIRST), "last_known": float(LAST),
    })  # fmt: skip
    return Panel(rows, np.log1p(chance.poisson(mean)), "posts")


def test_posts_are_told_as_a_share_more_of_counts_and_nothing_is_found_where_nothing_is():
    answer = assess(counted(1.5), 8)
    assert answer.verdict == "effect" and answer.estimate.effect_pct == pytest.approx(50, abs=15)
    assert answer.low < np.log(1.5) < answer.high
    none = [assess(counted(1.0, seed), 8) for seed in range(6)]
    assert sum(answer.verdict == "effect" for answer in none) == 0
    assert states(none[0])["steps"] == "not_recorded"


def test_the_checks_are_all_there_in_their_words_and_an_unasked_one_is_never_well():
    friendly = answered(World(rise=0.08, trouble=Trouble()), 2)
    assert [check.code for check in checks(friendly)] == list(CHECKS)
    assert set(states(friendly).values()) <= set(STATES) and states(friendly)["shocks"] == "not_recorded"
    short = assess(World(weeks_before=22, rise=0.08).panel(1), 8)
    assert states(short)["gate"] == "not_recorded"


def test_fisher_by_hand():
    """2 of 2 against 0 of 2: one way of six, and its mirror."""
    assert shares_differ(2, 2, 0, 2) == pytest.approx(2 / 6)


def test_the_calendar_has_each_ramadan_lebaran_election_and_holiday():
    known = {(season.kind, season.starts_on.isoformat()) for season in calendar()}
    assert {("ramadan", "2022-04-03"), ("lebaran", "2022-05-02"), ("election", "2024-02-14"), ("election", "2020-12-09")} <= known
    counts = pd.Series([season.kind for season in calendar()]).value_counts().to_dict()
    assert counts == {"ramadan": 10, "lebaran": 10, "school_holiday": 20, "election": 4}
    assert all(season.starts_on <= season.ends_on for season in calendar())
