"""What stands around the estimate: the picture, accounts and regencies, posts that count as none, and who still posts."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.meetup.answer import Group
from jangkau.metrics.meetup.described import pictured
from jangkau.metrics.meetup.description import description
from jangkau.metrics.meetup.effect import assess, meetup_effect
from jangkau.metrics.meetup.meetups import editions
from jangkau.metrics.meetup.panel import FIRST, Panel, occasion, panel
from jangkau.metrics.meetup.picture import _mean, account_changes, account_lines, indexed_series
from jangkau.metrics.meetup.regencies import regency_effects, shrunken
from jangkau.metrics.meetup.retention import kept_posting, retention, survival
from jangkau.metrics.shelf import reading
from tests.meetup_office import WEEK, Office
from tests.study.panels import World

ANSWER = assess(World(rise=0.08, accounts=120, attendees=60, regencies=15).panel(1), 8)


def test_the_picture_stands_at_a_hundred_in_the_week_before_and_holds_the_rise():
    drawn = indexed_series(ANSWER).set_index(["role", "week"])
    for role in ("attendee", "comparison"):
        assert drawn.loc[(role, -1), ["index", "low", "high"]].tolist() == pytest.approx([100, 100, 100])
        assert (drawn.loc[role, "low"] <= drawn.loc[role, "index"]).all()
    beyond = np.log(drawn.loc[("attendee", 7), "index"] / drawn.loc[("comparison", 7), "index"])
    assert beyond == pytest.approx(0.08, abs=0.02)


def test_every_account_is_told_before_and_after_and_used_or_left_out():
    panel = World(accounts=120, attendees=60, regencies=15).panel(1)
    levels = panel.levels.copy()
    levels[0] = np.nan
    answer = assess(Panel(panel.accounts.assign(handle="h", name="n", regency="r", bakorwil=None), levels), 8)
    changes = account_changes(answer)
    assert len(changes) == 120 and changes.loc[0, "why"] == "no_value_before" and not changes.loc[0, "used"]
    assert (changes["used"] == (changes["why"] == "")).all()
    assert changes.loc[1, "change"] == pytest.approx(np.log(changes.loc[1, "after"] / changes.loc[1, "before"]))
    lines = account_lines(answer, [changes.loc[1, "account"]])
    assert lines.loc[lines["week"] == 7, "value"].item() == pytest.approx(changes.loc[1, "after"])


def test_shrinking_by_hand():
    """Effects 0 and 4 with variance 1: they differ by 8 - 1 more than chance over 1, so between is 7 and each keeps 7 / 8."""
    own = pd.DataFrame({"regency_code": ["a", "b"], "attendees": 1, "effect": [0.0, 4.0], "variance": [1.0, 1.0]})
    rows = shrunken(own)
    assert rows["weight"].tolist() == pytest.approx([7 / 8, 7 / 8])
    assert rows["shrunken"].tolist() == pytest.approx([2 / 8, 4 - 2 / 8])
    alike = shrunken(own.assign(effect=[1.9, 2.1]))
    assert alike["shrunken"].tolist() == pytest.approx([2, 2]) and alike["weight"].tolist() == [0, 0]


def test_regencies_with_few_attendees_stay_blank_and_all_do_without_a_verdict():
    panel = World(rise=0.08, accounts=120, attendees=60, regencies=15).panel(1)
    named = panel.of(panel.accounts.assign(regency=panel.accounts["regency_code"]))
    rows = regency_effects(assess(named, 8))
    assert (rows["effect_pct"].notna() == (rows["attendees"] >= 3)).all() and rows["attendees"].sum() == 60
    assert rows["effect_pct"].mean() == pytest.approx(8.3, abs=1)
    thin = regency_effects(assess(named.only(np.arange(120) < 20), 8))
    assert thin["effect_pct"].isna().all()


def test_survival_by_hand():
    """Four accounts: one goes quiet in week 5, one is no longer told from week 6 on, one goes quiet in week 7, one stays."""
    rows = {0: [1, 0, 0, 0], 1: [1, 1, np.nan, 1], 2: [1, 1, 1, 0], 3: [1, 1, 1, 1]}
    still = np.array([[np.nan] * 3 + row for row in rows.values()])
    rows = survival(still)
    assert rows["week"].tolist() == [4, 5, 6, 7] and rows["accounts"].tolist() == [4, 4, 2, 2]
    assert rows["share"].tolist() == pytest.approx([1, 0.75, 0.75, 0.375])


def test_who_still_posts_as_was_its_habit():
    """Twelve weeks of 2 posts; then an attendee keeps on, one halves, and one had no habit; the comparison stops."""
    weeks = np.full((4, 67), 2.0)
    weeks[1, -FIRST:], weeks[2], weeks[3, -FIRST:] = 1.0, 0.0, 0.0
    accounts = pd.DataFrame({"role": ["attendee"] * 3 + ["comparison"], "platform": "x", "owner": "community",
                             "province_code": "35", "regency_code": list("abcd"), "why": "", "cut": 27})  # fmt: skip
    kept = kept_posting(Panel(accounts, np.log1p(weeks), "posts"))
    shares = {(still.weeks, still.role): (still.still, still.accounts) for still in kept.stills}
    assert shares[4, "attendee"] == (1, 2) and shares[12, "comparison"] == (0, 1)
    assert kept.without_habit == 1 and kept.differences == ()
    curve = kept.curve.set_index(["role", "week"])["share"]
    assert curve["attendee", 26] == 1 and curve["comparison", 4] == 0  # half the habit is not yet quiet
    assert kept_posting(Panel(accounts, np.log1p(weeks), "posts"), exact=False).stills[0].accounts == 0


def test_a_week_without_posts_is_zero_only_where_an_export_covers_it(tmp_path):
    made = Office(tmp_path, attendees=2, comparison=2, regencies=4)
    made.event(came=made.attending)
    sql = made.builder.connection.execute
    sql("INSERT INTO account_keys VALUES (1, ?), (2, ?)", made.names[:2])
    sql("INSERT INTO posts (account_id, post_id, import_no) VALUES (1, 'p', 9)")
    sql("INSERT INTO imports (import_no, state, period_from, period_to) VALUES (9, 'loaded', $a, $b)",
        {"a": WEEK - timedelta(days=14), "b": WEEK + timedelta(days=12)})  # fmt: skip
    made.builder.week(made.names[0], "posts", 3, week=WEEK)
    made.builder.week(made.names[1], "posts", 5, week=WEEK)
    with reading(made.publish()) as warehouse:
        weekly = np.expm1(panel(warehouse, occasion(warehouse, "temu"), "posts").levels[:, -FIRST - 3 : -FIRST + 3])
        assert weekly[0] == pytest.approx([np.nan, 0, 0, 3, np.nan, np.nan], nan_ok=True)  # the week cut short is not told
        assert weekly[1] == pytest.approx([np.nan, np.nan, np.nan, 5, np.nan, np.nan], nan_ok=True)
        assert retention(warehouse, "temu").stills[0].accounts == 0


def test_subgroups_keep_the_same_gates_and_editions_stand_side_by_side(tmp_path):
    made = Office(tmp_path)
    made.event(came=made.attending, series="Temu")
    made.event("temu-2020", made.names[40:45], series="Temu", starts_on=date(2020, 12, 5), ends_on=date(2020, 12, 5))
    with reading(made.publish()) as warehouse:
        assert [answer.occasion.event_id for answer in editions(warehouse, "Temu")] == ["temu-2020", "temu"]
        part = meetup_effect(warehouse, "temu", group=Group(bakorwil="Bakorwil I Madiun"))
        assert 0 < part.n_attendees < 30 and part.n_comparison == 55  # beside the whole province
        assert meetup_effect(warehouse, "temu", group=Group(owner="community")).n_attendees == 30


def test_a_week_of_which_only_two_days_are_known_is_not_drawn_as_a_whole_one(tmp_path):
    made = Office(tmp_path, attendees=30, comparison=70, before=2, after=3)  # 29 days: four whole weeks, and two days
    made.ages[:, made.weeks == 2] = 5
    made.event(came=made.attending)
    with reading(made.publish()) as warehouse:
        answer = meetup_effect(warehouse, "temu")
        weeks = pictured(answer).dropna(subset="index")["week"]
        short = description(warehouse, "temu")
    assert answer.verdict == "not_enough" and {"weeks_before", "weeks_after"} <= {reason.code for reason in answer.reasons}
    assert set(weeks) == {-2, -1, 0, 1}
    assert short.periods.before == (-2, -1) and short.sides["measured"].tolist() == [30, 70]


def test_totals_that_are_always_as_old_are_drawn_all(tmp_path):
    made = Office(tmp_path)
    made.ages[:] = 5  # a sheet filled in on Tuesdays
    made.event(came=made.attending)
    with reading(made.publish()) as warehouse:
        assert meetup_effect(warehouse, "temu").verdict == "effect"


def test_an_interval_that_reaches_to_a_hundredfold_is_none():
    weights, home = np.ones(4), np.arange(4)
    index, low, high, accounts = _mean(np.array([0.1, 0.2, 0.15, 0.1]), weights, home)
    assert low < index < high and accounts == 4
    wild = _mean(np.array([-90.0, 80.0, 5.0, 0.0]), weights, home)
    assert np.isfinite(wild[0]) and np.isnan(wild[1]) and np.isnan(wild[2])
