"""python -m jangkau metrics meetup_effect, over small offices: each verdict, the keys, and what may not change the result."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from jangkau.metrics.__main__ import main
from tests.meetup_office import WEEK, Office

KEYS = [
    "verdict", "effect_pct", "ci_low_pct", "ci_high_pct", "p_cluster", "p_permutation", "placebo_p", "mde_pct", "n_attendees",
    "n_comparison", "n_regencies", "weeks_before", "weeks_after", "reasons",
]  # fmt: skip


def asked(capsys, data: Path, *options: str) -> dict:
    assert main(["meetup_effect", "--event", "temu", "--data", str(data), "--json", *options]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


def answer(capsys, made: Office, *options: str, **rows) -> dict:
    made.event(came=made.attending, **rows)
    return asked(capsys, made.publish(), *options)


def test_the_known_rise_is_found_with_exactly_the_keys_asked_for(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path))
    assert list(result) == KEYS
    assert result["verdict"] == "effect" and result["reasons"] == []
    assert result["effect_pct"] == pytest.approx(8.33, abs=0.8)
    assert result["ci_low_pct"] < result["effect_pct"] < result["ci_high_pct"]
    assert (result["n_attendees"], result["n_comparison"], result["n_regencies"]) == (30, 60, 20)
    assert (result["weeks_before"], result["weeks_after"]) == (44, 16)
    assert result["p_permutation"] == pytest.approx(0.001)


def test_without_a_rise_nothing_is_claimed_and_no_number_stands(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path, rise=0.0))
    assert result["verdict"] == "unsure" and result["effect_pct"] is None
    assert result["ci_low_pct"] < 0 < result["ci_high_pct"] and result["mde_pct"] > 0


def test_attendees_that_already_grew_faster_make_no_number(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path, burst=0.05))
    assert result["verdict"] == "diverging" and result["placebo_p"] < 0.05
    assert {result[key] for key in ("effect_pct", "ci_low_pct", "ci_high_pct")} == {None}


def test_where_everyone_came_there_is_no_comparison(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path, comparison=0))
    assert result["verdict"] == "no_comparison" and "everyone_attended" in result["reasons"]
    assert (result["n_attendees"], result["n_comparison"]) == (30, 0)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ({"attendees": 9}, "attendees 9/10"),
        ({"comparison": 19}, "comparison 19/20"),
        ({"regencies": 4}, "regencies 4/5"),
        ({"before": 20}, "weeks_before 20/21"),
        ({"after": 7}, "weeks_after 7/8"),
        ({"before": 0, "after": 16}, "weeks_before 0/21"),
    ],
)
def test_thin_data_are_refused_by_name(capsys, tmp_path, made, reason):
    result = answer(capsys, Office(tmp_path, **made))
    assert result["verdict"] == "not_enough" and reason in result["reasons"]
    assert result["effect_pct"] is None and result["ci_low_pct"] is None


def test_a_small_province_gets_an_answer_by_an_inference_made_for_few_regencies(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path, regencies=6))
    assert result["verdict"] == "effect" and result["n_regencies"] == 6
    assert result["ci_low_pct"] < 8.33 < result["ci_high_pct"]


def test_a_total_a_month_is_refused_by_its_spacing(capsys, tmp_path):
    made = Office(tmp_path)
    made.totals[:, made.weeks % 4 != 3] = np.nan
    result = answer(capsys, made)
    assert result["verdict"] == "not_enough" and result["reasons"] == ["spacing 4/1"]


def checked(capsys, data: Path) -> dict[str, dict]:
    assert main(["meetup_checks", "--event", "temu", "--data", str(data), "--json"]) == 0
    return {line["check"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}


def test_every_check_is_told_and_none_is_well_that_nobody_recorded(capsys, tmp_path):
    made = Office(tmp_path)
    made.event(came=made.attending)
    result = checked(capsys, made.publish())
    assert list(result) == ["accounts", "lost", "steps", "purges", "seasons", "shocks", "balance", "bakorwil", "spillover",
                           "comparison", "gate"]  # fmt: skip
    assert result["shocks"]["state"] == "not_recorded"
    assert result["spillover"]["state"] == "not_recorded"  # every regency sent someone: nobody is elsewhere
    assert result["seasons"]["numbers"]["name"] == "Libur sekolah akhir tahun 2021"
    assert (result["lost"]["state"], result["steps"]["state"], result["gate"]["state"]) == ("ok", "ok", "ok")


def test_followers_that_were_bought_and_a_purge_are_set_aside_and_counted(capsys, tmp_path):
    made = Office(tmp_path, rise=0.0)
    made.totals[:3, made.weeks >= 2] *= 2.5
    made.totals[40:46, made.weeks >= 4] *= 0.88
    made.event(came=made.attending)
    data = made.publish()
    result = asked(capsys, data)
    assert (result["verdict"], result["n_attendees"], result["n_comparison"]) == ("unsure", 27, 54)
    lines = checked(capsys, data)
    assert lines["steps"] == {"check": "steps", "state": "warning",
                              "numbers": {"accounts": 81, "leapt": 3, "leapt_attendees": 3}}  # fmt: skip
    assert lines["purges"]["numbers"] == {"purges": 1, "accounts": 6, "attendees": 0, "first_week": 4}


def test_accounts_lost_on_one_side_alone_forbid_a_number(capsys, tmp_path):
    made = Office(tmp_path)
    made.totals[:9, made.weeks >= 3] = np.nan
    made.event(came=made.attending)
    data = made.publish()
    result = asked(capsys, data)
    assert result["reasons"] == ["lost_accounts"] and result["ci_low_pct"] is None
    assert checked(capsys, data)["lost"]["state"] == "refuses"


def test_a_part_of_the_comparison_that_was_lifted_forbids_a_number(capsys, tmp_path):
    made = Office(tmp_path, attendees=40, comparison=120)
    made.totals[40:160:7, made.weeks >= 3] *= 1.06
    assert answer(capsys, made)["reasons"] == ["comparison_disturbed"]


def test_a_season_is_named_by_the_calendar_and_an_office_may_move_it(capsys, tmp_path):
    spring = {"starts_on": date(2022, 3, 19), "ends_on": date(2022, 3, 19)}
    for folder, moved, reason in (("a", False, "season ramadan-2022"), ("b", True, "comparison_disturbed")):
        made = Office(tmp_path / folder, attendees=40, comparison=120, before=40, after=30, rise=0.0)
        made.totals[40:160:7, made.weeks >= 19] *= 1.06
        for name in ("ramadan-2022", "lebaran-2022") if moved else ():
            made.event(name, kind="shock", name="Dipindah", starts_on=date(2023, 5, 1), ends_on=date(2023, 5, 2))
        assert answer(capsys, made, **spring)["reasons"] == [reason]


def test_a_meetup_known_to_the_month_has_no_week(capsys, tmp_path):
    rows = {"date_precision": "month", "starts_on": date(2021, 12, 1), "ends_on": date(2021, 12, 31)}
    result = answer(capsys, Office(tmp_path), **rows)
    assert result["verdict"] == "not_enough" and result["reasons"] == ["date_known_to_month"]


def test_nobody_on_the_list(capsys, tmp_path):
    made = Office(tmp_path)
    made.attending = []
    result = answer(capsys, made)
    assert result["verdict"] == "not_enough" and "attendees 0/10" in result["reasons"]


def test_an_office_without_weeks_and_one_without_registered_accounts(capsys, tmp_path):
    made = Office(tmp_path / "a")
    made.totals[:] = np.nan
    assert answer(capsys, made)["verdict"] == "not_enough"
    made = Office(tmp_path / "b")
    made.event(came=made.attending)
    assert asked(capsys, made.publish(register=False))["verdict"] == "not_enough"


def test_an_unknown_event_is_said_and_is_wrong_usage(capsys, tmp_path):
    data = Office(tmp_path, after=9).publish()
    assert main(["meetup_effect", "--event", "entah", "--data", str(data), "--json"]) == 2
    rows = capsys.readouterr()
    assert rows.out == "" and "entah" in rows.err


def test_with_few_weeks_before_the_gate_is_not_checked_and_says_so(capsys, tmp_path):
    result = answer(capsys, Office(tmp_path, before=24))
    assert result["verdict"] == "effect" and result["placebo_p"] is None
    assert result["reasons"] == ["placebo_not_checked 24/27"]


def test_missing_weeks_zeros_and_late_accounts_do_not_break_the_answer(capsys, tmp_path):
    made = Office(tmp_path, attendees=40, comparison=80)
    chance = np.random.default_rng(7)
    made.totals[chance.random(made.totals.shape) < 0.1] = np.nan
    made.totals[3, :] = 0
    made.totals[50:55, :-5] = np.nan
    result = answer(capsys, made)
    assert result["verdict"] == "effect" and result["effect_pct"] == pytest.approx(8.33, abs=1)
    assert 30 <= result["n_attendees"] < 40 and 60 <= result["n_comparison"] < 80


def test_a_constant_series_is_no_evidence(capsys, tmp_path):
    made = Office(tmp_path)
    made.totals[:] = 5000
    assert answer(capsys, made)["reasons"] == ["no_variation"]


def test_attendance_listed_twice_and_strangers_change_nothing(capsys, tmp_path):
    made = Office(tmp_path)
    made.attending = [*made.attending, made.attending[0], "instagram:tak.terdaftar"]
    assert answer(capsys, made)["n_attendees"] == 30


@pytest.mark.parametrize("weeks_off", [-20, 3])
def test_those_that_came_elsewhere_too_are_neither_first_timers_nor_comparison(capsys, tmp_path, weeks_off):
    made = Office(tmp_path)
    other = date(2021, 12, 4) + timedelta(weeks=weeks_off)
    made.event("lain", [*made.names[:4], *made.names[30:35]], starts_on=other, ends_on=other)
    result = answer(capsys, made)
    assert (result["n_attendees"], result["n_comparison"]) == (26, 55)  # cut at the next meetup: no value eight weeks after


def test_a_shock_in_the_attendees_regencies_is_not_taken_for_an_effect(capsys, tmp_path):
    made = Office(tmp_path, rise=0.0, attendees=50, comparison=100, regencies=25)
    codes = [f"35.{number:02d}" for number in range(1, 12)]
    hit = [number for number, code in enumerate(made.regencies) if code in codes and number < 50]
    made.totals[np.ix_(hit, np.flatnonzero(made.weeks >= 0))] *= 1.1
    made.event("gempa", kind="shock", invited_scope=";".join(f"regency:{code}" for code in codes), starts_on=WEEK, ends_on=WEEK)
    result = answer(capsys, made)
    assert result["verdict"] == "unsure" and result["reasons"] == ["shock_changes_result gempa"]
    assert result["ci_low_pct"] < 0 < result["ci_high_pct"]


def test_a_total_carried_over_is_no_new_observation(capsys, tmp_path):
    """Every other week repeats the week before: as if the sheet had been kept every two weeks."""
    kept, carried = Office(tmp_path / "a"), Office(tmp_path / "b")
    stale = np.flatnonzero(kept.weeks % 2 == 0)[1:]
    kept.totals[:, stale] = np.nan
    carried.totals[:, stale], carried.ages[:, stale] = carried.totals[:, stale - 1], 7
    assert answer(capsys, carried) == answer(capsys, kept)


def test_other_outcomes_take_the_same_way(capsys, tmp_path):
    made = Office(tmp_path)
    made.event(came=made.attending)
    data = made.publish()
    result = asked(capsys, data, "--outcome", "posts")
    assert result["verdict"] == "not_enough" and list(result) == KEYS
    assert asked(capsys, data, "--horizon", "4")["effect_pct"] == pytest.approx(100 * np.expm1(0.08 * 3 / 7), abs=0.8)
    assert asked(capsys, data, "--owner", "government")["verdict"] == "not_enough"


def test_meetups_and_retention_are_told(capsys, tmp_path):
    made = Office(tmp_path)
    made.event(came=made.attending)
    data = made.publish()
    assert main(["meetups", "--data", str(data), "--json"]) == 0
    (meetup,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (meetup["accounts_came"], meetup["accounts_registered"], meetup["regencies_came"]) == (30, 90, 20)
    assert main(["retention", "--event", "temu", "--data", str(data), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["weeks"], row["role"], row["accounts"], row["share"]) for row in rows[:2]] == [
        (4, "attendee", 0, None), (4, "comparison", 0, None),
    ]  # fmt: skip
