"""Accounts that serve a whole province, in the meetup estimate: a home of their own, and never a regency."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from jangkau.findings.meetup.accounts import who
from jangkau.findings.meetup.answers import Answers, Asked
from jangkau.findings.meetup.tables import accounts_table
from jangkau.locales import speaker
from jangkau.metrics.__main__ import main
from jangkau.metrics.meetup.answer import EVERYONE
from jangkau.metrics.meetup.compared import compared, held_equal
from jangkau.metrics.meetup.doubts import beyond_neighbours
from jangkau.metrics.meetup.effect import assess, meetup_effect
from jangkau.metrics.meetup.event_study import event_study
from jangkau.metrics.meetup.inference import estimate
from jangkau.metrics.meetup.invitations import invitations
from jangkau.metrics.meetup.long_difference import Window
from jangkau.metrics.meetup.panel import homes
from jangkau.metrics.meetup.permutation import permuted
from jangkau.metrics.meetup.picture import indexed_series
from jangkau.metrics.meetup.regencies import regency_effects
from jangkau.metrics.meetup.regression import fitted
from jangkau.metrics.meetup.sample import Sample
from jangkau.metrics.meetup.shocks import spared
from jangkau.metrics.meetup.spillover import Spillover
from jangkau.metrics.meetup.tails import critical, two_sided
from jangkau.metrics.shelf import reading
from tests.meetup_office import Office
from tests.study.disturbed import AreaShocks
from tests.study.panels import World

OURS = (0, 1, 2, 3, 40, 41, 42, 43, 44, 45)  # of 90: four that came and six that did not serve the whole province
MIXED = World(rise=0.08, provincial=0.15)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("province"))
    for place in OURS:
        made.regencies[place] = None
    made.event(came=made.attending)
    made.event("gempa", kind="shock", starts_on=date(2021, 12, 7), ends_on=date(2021, 12, 7), invited_scope="regency:35.05")
    return made.publish()


@pytest.fixture(scope="module")
def answer(office):
    with reading(office) as warehouse:
        yield meetup_effect(warehouse, "temu")


def test_they_count_as_accounts_and_never_as_a_regency(answer):
    accounts, seen = answer.comparison.panel.accounts, answer.comparison
    ours = accounts["regency_code"].isna().to_numpy()
    assert ours.sum() == 10 and seen.used[ours].all() and (seen.attending & ours).sum() == 4
    assert (answer.verdict, answer.n_attendees, answer.n_comparison, answer.n_regencies) == ("effect", 30, 60, 20)
    sample = seen.sample()
    assert (sample.homes, sample.regencies, sample.regencies_attending) == (21, 20, 20)
    assert answer.estimate.n_regencies == 20 and len(regency_effects(answer)) == 20


def test_they_stay_where_a_shock_is_set_apart_and_stand_aside_where_spillover_is_looked_at(answer):
    kept = spared(answer.shocks, answer.comparison.panel.accounts)
    ours = ~answer.comparison.in_regency
    assert kept[ours].all() and answer.without_shocks.n_regencies == 19
    spilt = answer.examined.spillover
    assert spilt.neighbours + spilt.elsewhere == 60 - 6


def test_every_view_of_the_answer_holds_them(office, answer):
    drawn = indexed_series(answer).set_index(["role", "week"])
    assert drawn.loc[("attendee", 0), "accounts"] == 30 and np.isfinite(drawn.loc[("attendee", 0), "low"])
    assert {week.week for week in event_study(answer)} >= {0, 7}
    with reading(office) as warehouse:
        answers = Answers(warehouse, Asked("temu", "followers", 8, EVERYONE))
        said = " ".join(who(answers, speaker("id")))
        table = accounts_table(answers, speaker("id"))
    assert "10 di antaranya akun tingkat provinsi" in said
    assert (table[speaker("id")("meetup.column.regency")] == "tingkat provinsi").sum() == 10


def test_a_province_whose_only_attendees_serve_all_of_it_lacks_attending_regencies(tmp_path):
    made = Office(tmp_path, attendees=12, comparison=40)
    made.regencies[:12] = [None] * 12
    made.event(came=made.attending)
    with reading(made.publish()) as warehouse:
        refused = meetup_effect(warehouse, "temu")
    assert refused.stated is None and "regencies_attending 0/3" in map(str, refused.reasons)


def test_homes_by_hand():
    accounts = pd.DataFrame({"regency_code": ["35.01", None, "35.02", None, None, "35.01"],
                             "province_code": ["35", "35", "35", "32", "35", "35"]})  # fmt: skip
    assert homes(accounts).tolist() == [0, 1, 2, 3, 1, 0]


def test_six_accounts_by_hand():
    """The province's pair (5 and 1) beside those of two regencies (3 and 1, 4 and 1): attendees' mean is 4, the others' 1."""
    y, came = np.array([5.0, 1, 3, 1, 4, 1]), np.array([1, 0, 1, 0, 1, 0])
    home, placed = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 1, 1, 1], dtype=bool)
    sample = Sample.of(y, came, np.zeros(6), home, in_regency=placed)
    result = estimate(sample, 8)
    # Left over: 1, 0, -1, 0, 0, 0. Times d, which is 1/2 or -1/2: the homes' scores are 1/2, -1/2, 0. Sum of d squared: 1.5.
    assert result.effect == pytest.approx(3)
    assert result.error == pytest.approx(np.sqrt(3 / 2 * 5 / 4 * 0.5) / 1.5)
    assert (result.n_regencies, result.n_regencies_attending) == (2, 2)
    assert fitted(sample).worth == 3 and result.high - 3 == pytest.approx(critical(2) * result.error)
    assert result.p_cluster == pytest.approx(two_sided(3 / result.error, 2))


def test_a_home_with_much_of_the_evidence_is_not_one_of_many():
    """20 pairs: 10 of the province, and 10 regencies of one each. (20)^2 / (10^2 + 10 x 1^2) = 3.6 homes of one size."""
    home = np.repeat([0] * 10 + list(range(1, 11)), 2)
    sample = Sample.of(np.arange(40.0) % 7, np.tile([1, 0], 20), np.zeros(40), home, in_regency=home > 0)
    assert sample.homes == 11 and fitted(sample).worth == 3
    result = estimate(sample, 8)
    assert result.high - result.effect == pytest.approx(critical(2) * result.error)


def test_where_whole_regencies_came_their_home_is_dealt_as_one():
    """Four regencies and the province, ten accounts each; two came whole, and half of the province's: 10 ways to choose two."""
    home = np.repeat(np.arange(5), 10)
    came = (home < 2) | ((home == 4) & (np.arange(50) % 10 < 5))
    sample = Sample.of(np.repeat([4.0, 3, 0, 0, 0], 10), came, np.zeros(50), home, in_regency=home < 4)
    assert sample.whole_regencies and not replace(sample, in_regency=None).whole_regencies
    assert permuted(sample, draws=20_000) == pytest.approx(1 / 10, abs=0.01)


def test_they_stand_in_every_bakorwil_by_as_much_as_the_others_and_say_nothing_of_who_was_invited():
    columns = held_equal(None, np.zeros(6), np.array([0, 1, 1, 2, -1, -1]))
    assert columns[-1].tolist() == columns[-2].tolist() == [1 / 2, 1 / 4]
    panel = World(attendees=25, provincial=0.15, trouble=AreaShocks()).panel(1)
    seen = compared(panel, Window(8))
    assert seen.by_area(seen.used) and (seen.area[~seen.in_regency] == -1).all()
    looked = assess(panel, 8).examined.areas
    assert (looked.recorded, looked.attending) == (5, 1)
    came = panel.accounts["came"] & panel.accounts["regency_code"].notna()
    assert looked.attendees_mixed == came.sum()
    sample = seen.sample()
    ours = set(sample.cell[~sample.regional])
    assert not ours & set(sample.cell[sample.regional]), "dealt among themselves"


def test_accounts_of_one_bakorwil_alone_are_refused_although_the_provinces_own_are_mixed():
    world = World(attendees=48, trouble=AreaShocks())
    panel = world.panel(1)
    ours = np.arange(240) % 8 == 7
    came = panel.accounts["came"] & ~ours | (ours & (np.arange(240) % 16 == 7))
    accounts = panel.accounts.assign(came=came, role=np.where(came, "attendee", "comparison"))
    accounts.loc[ours, ["regency_code", "bakorwil"]] = None
    assert "bakorwil_invited" in {reason.code for reason in assess(panel.of(accounts), 8).reasons}


def test_spillover_moves_the_effect_by_as_many_as_are_neighbours(answer):
    """Three of four comparison accounts are neighbours that gained 0.04: against those elsewhere the effect is 0.03 more."""
    moved = beyond_neighbours(answer.estimate, Spillover(45, 15, True, 0.04, 0.02, 0.06, True))
    assert moved.effect - answer.estimate.effect == pytest.approx(0.03)


def test_nothing_changes_for_regencies_by_which_province_serves():
    plain = World(rise=0.08).panel(3)
    assert World(rise=0.08, provincial=0.0).panel(3).accounts.equals(plain.accounts)
    panel = MIXED.panel(3)
    renamed = panel.accounts.assign(province_code="99")
    first, second = (assess(each, 8).estimate for each in (panel, panel.of(renamed)))
    assert (first.effect, first.error) == pytest.approx((second.effect, second.error))


def test_they_can_be_invited_and_fill_no_regency():
    rows = pd.DataFrame(
        [("a", "1", None, 100), ("p", None, None, 900), ("b", "2", None, 10), ("c", "2", None, 5)],
        columns=["account", "regency_code", "theme_id", "views"],
    ).assign(platform="x", handle="h", name="n", owner="government", region="r")
    result = invitations(rows, seats=3)
    assert result.accounts["why"].tolist() == ["blank_regency", "blank_regency", "views"]
    assert result.accounts["account"].tolist() == ["a", "b", "p"] and len(result.regencies) == 2
    assert invitations(rows, seats=1, must=("p",)).accounts["account"].tolist() == ["p"]


def test_the_command_line_tells_of_them(capsys, office):
    def asked(*arguments: str) -> list[dict]:
        assert main([*arguments, "--data", str(office), "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    (effect,) = asked("meetup_effect", "--event", "temu")
    assert (effect["n_attendees"], effect["n_regencies"]) == (30, 20)
    assert asked("meetup_needed")[0]["registered"] == 90 and asked("meetup_needed")[0]["regencies"] == 20
    invited = asked("meetup_invitations", "--must", "instagram:akun000")
    assert (invited[0]["account"], invited[0]["region"], invited[0]["why"]) == ("instagram:akun000", None, "must")
    assert len(asked("meetup_invited_regencies")) == 20
    assert len(asked("meetup_regencies", "--event", "temu")) == 40
