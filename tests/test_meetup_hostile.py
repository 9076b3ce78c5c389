"""What a hostile reader would try: organisations that came whole, regencies hit, a gifted few, survivors, giants."""

from dataclasses import replace

import numpy as np
import pytest

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.panel import FIRST, LAST, Panel, organisations
from jangkau.metrics.meetup.permutation import permuted
from jangkau.metrics.meetup.regression import fitted, fitted_within
from jangkau.metrics.meetup.sample import Sample
from tests.study.adverse import Dip, Few, RegenciesHit, Siblings, Survivors
from tests.study.hostile import ORGANISED
from tests.study.panels import World
from tests.study.results import answered
from tests.test_meetup_troubles import counted

RISE = 0.08


def told(world: World, seeds: int) -> list[MeetupEffect]:
    """The answers that state an interval."""
    return [answer for answer in (answered(world, seed) for seed in range(seeds)) if answer.stated]


def covering(answers: list[MeetupEffect], truth: float) -> float:
    return float(np.mean([answer.low <= truth <= answer.high for answer in answers]))


def test_accounts_of_one_organisation_bear_one_number_and_of_none_each_its_own():
    accounts = World(accounts=6).panel(0).accounts.assign(organisation=["a", None, "b", "a", None, "1"])
    assert organisations(accounts).tolist() == [0, 1, 2, 0, 3, 4]
    assert organisations(accounts.drop(columns="organisation")).tolist() == list(range(6))


def crossed(seed: int = 1, organisation: np.ndarray | None = None) -> Sample:
    chance = np.random.default_rng(seed)
    home, run_by = np.arange(60) % 15, np.arange(60) // 5 if organisation is None else organisation
    y = chance.normal(0, 1, 60) + chance.normal(0, 2, 12)[np.arange(60) // 5]
    return Sample.of(y, run_by % 3 == 0, np.zeros(60), home, organisation=run_by)


def test_the_error_is_the_largest_of_by_home_by_organisation_and_two_way():
    """By the matrix formulas and nothing of ours."""
    sample = crossed()
    x = np.column_stack([sample.attended, np.ones(60)]).astype(float)
    bread = np.linalg.inv(x.T @ x)
    left = sample.y - x @ (bread @ x.T @ sample.y)

    def spread(cluster: np.ndarray) -> float:
        names = np.unique(cluster)
        scores = [(x * left[:, None])[cluster == name].sum(axis=0) for name in names]
        small = len(names) / (len(names) - 1) * 59 / 58
        return small * float((bread @ sum(np.outer(s, s) for s in scores) @ bread)[0, 0])

    by = spread(sample.home), spread(sample.organisation)
    both = sum(by) - spread(sample.home * 100 + sample.organisation)
    assert fitted(sample).error == pytest.approx(np.sqrt(max(*by, both))) and max(by[1], both) > by[0]


def test_within_regencies_by_hand():
    """Two regencies, the second of which gained 10 as a whole and sent more: within either attendees gained 1."""
    y = np.array([1.0, 0, 0, 0, 11, 11, 11, 10])
    sample = Sample.of(y, y % 10 == 1, np.zeros(8), np.repeat([0, 1], 4))
    assert fitted_within(sample).effect == pytest.approx(1) and fitted(sample).effect > 5 and fitted_within(sample).free == 5


def test_organisations_within_a_regency_leave_the_error_by_regency():
    chance = np.random.default_rng(4)
    home = np.arange(60) // 4
    plain = Sample.of(chance.normal(0, 1, 60), chance.random(60) < 0.4, np.zeros(60), home)
    nested = replace(plain, organisation=np.arange(60) // 2)
    assert nested.abroad is None and fitted(nested).error == fitted(plain).error


def test_whole_organisations_are_dealt_whole():
    """Five organisations, each in ten regencies, two of which came: 10 ways to choose them."""
    run_by = np.repeat(np.arange(5), 10)
    sample = Sample.of(np.repeat([4.0, 3, 0, 0, 0], 10), run_by < 2, np.zeros(50), np.tile(np.arange(10), 5), organisation=run_by)
    assert sample.whole_organisations and not sample.whole_regencies
    assert permuted(sample, draws=20_000) == pytest.approx(1 / 10, abs=0.01)
    assert permuted(replace(sample, organisation=None)) == 0.001


def test_a_handful_of_organisations_is_worth_a_handful():
    """Three of them came, of ten accounts each; ninety accounts of no organisation stayed away."""
    run_by = np.r_[np.repeat(np.arange(3), 10), np.arange(3, 93)]
    sample = Sample.of(np.zeros(120), run_by < 3, np.zeros(120), np.arange(120) % 38, organisation=run_by)
    assert fitted(sample).worth == 3


def test_organisations_that_came_whole_make_no_effect_and_hide_none():
    answers = told(ORGANISED["24 of 10"], 25)
    assert sum(answer.verdict == "effect" for answer in answers) <= 3 and covering(answers, 0) >= 0.85
    there = told(replace(ORGANISED["24 of 10"], rise=RISE), 10)
    assert len(there) > 5 and all(answer.verdict == "effect" for answer in there)


def test_what_hit_some_regencies_is_not_the_meetups():
    answers = told(World(trouble=RegenciesHit()), 6)
    assert answers and covering(answers, 0) == 1 and all(answer.verdict == "unsure" for answer in answers)
    assert {"regencies_differ"} == {reason.code for answer in answers for reason in answer.reasons}
    struck = told(World(rise=RISE, trouble=RegenciesHit(-0.04)), 6)
    assert struck and covering(struck, RISE) == 1 and all(answer.verdict == "unsure" for answer in struck)


def test_where_nothing_hit_any_regency_an_effect_is_stated_as_ever():
    answers = told(World("growers", rise=0.02), 12)
    assert sum(answer.verdict == "effect" for answer in answers) >= 10


def test_an_average_of_a_gifted_few_and_the_many_is_a_range():
    answers = told(World(rise=RISE, trouble=Few(rise=RISE)), 6)
    assert answers and covering(answers, RISE) == 1
    assert all(answer.verdict == "unsure" and "uneven" in map(str, answer.reasons) for answer in answers)


def test_equal_shares_lost_can_still_turn_an_effect():
    answers = told(World(trouble=Survivors()), 10)
    assert sum(answer.verdict == "effect" for answer in answers) <= 1 and covering(answers, 0) >= 0.9
    assert any("lost_many" in map(str, answer.reasons) for answer in answers)
    there = told(World(rise=RISE), 3)
    assert all(answer.verdict == "effect" for answer in there), "where nobody was lost nothing is doubted"


def test_siblings_that_shared_in_the_effect_are_no_comparison():
    world = World(rise=RISE, organisations=12, attendees=25, trouble=Siblings(share=0.3))
    answers = told(world, 8)
    doubted = [answer for answer in answers if "siblings" in map(str, answer.reasons)]
    assert doubted and covering(doubted, RISE) == 1 and all(answer.verdict == "unsure" for answer in doubted)


@pytest.mark.parametrize("world", [World(turn=0.002, turned=4), World(trouble=Dip(-20, -9))], ids=["lately", "bent"])
def test_the_gate_sees_what_began_lately_and_what_bent_the_trend_itself(world):
    answers = [answered(world, seed) for seed in range(40)]
    assert sum(answer.verdict == "effect" for answer in answers) <= 6


def with_a_giant(seed: int, accounts: int = 120) -> Panel:
    """Posts of no effect; one attendee counts a thousand times as many as the others, and each has good and bad times."""
    chance = np.random.default_rng([7, seed])
    panel = counted(1.0, seed, accounts)
    habit = np.exp(chance.normal(1, 2, accounts))
    habit[chance.choice(np.flatnonzero(panel.accounts["came"]))] *= 1000
    times = np.exp(np.cumsum(chance.normal(0, 0.1, (accounts, LAST - FIRST + 1)), axis=1))
    return replace(panel, levels=np.log1p(chance.poisson(habit[:, None] * times)))


def test_one_giant_is_one_account_however_much_it_counts():
    answers = [answer for answer in (assess(with_a_giant(seed), 8, beside=()) for seed in range(20)) if answer.stated]
    assert len(answers) > 12 and covering(answers, 0) >= 0.85
    assert not any(answer.verdict == "effect" for answer in answers)
