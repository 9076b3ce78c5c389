"""Before and beside the estimate: how many to invite and whom, and what happened, each worked out by hand on small panels."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from jangkau.findings.meetup.planning import invited_in_words, invited_on_the_map, invited_scope, invited_table, needed_said
from jangkau.findings.places import invited_said
from jangkau.locales import speaker
from jangkau.metrics.__main__ import main
from jangkau.metrics.meetup.compared import compared
from jangkau.metrics.meetup.description import accounts, grown, posting, who
from jangkau.metrics.meetup.inference import estimate
from jangkau.metrics.meetup.invitations import invitations
from jangkau.metrics.meetup.long_difference import Window
from jangkau.metrics.meetup.needed import Noise, needed, noise
from jangkau.metrics.meetup.panel import FIRST, LAST, Occasion, Panel
from jangkau.metrics.meetup.periods import periods
from tests.meetup_office import Office
from tests.study.panels import World

SAY = speaker("id")


def test_needed_by_hand():
    """Accounts stray by 5 % and regencies not at all: 10 against 90 see 2.8 x 5 % x sqrt(1/10 + 1/90) = 4.67 log points."""
    still = Noise(0.05, 0.0, accounts=100, regencies=20, horizon=8)
    assert still.smallest_pct(10, 5) == pytest.approx(100 * np.expm1(2.8 * 0.05 * np.sqrt(1 / 10 + 1 / 90)))
    result = {row.effect_pct: row for row in needed(still, (2.0, 4.0, 5.0, 10.0))}
    assert (result[5.0].attendees, result[5.0].regions, result[5.0].comparison) == (10, 3, 90)  # never fewer than an answer takes
    assert result[4.0].attendees == 15 and still.smallest_pct(15, 15) <= 4.0 < still.smallest_pct(14, 14)
    assert result[2.0].attendees is None


def test_where_regencies_stray_the_attendees_must_come_from_more_of_them():
    shaken = Noise(0.01, 0.05, accounts=200, regencies=20, horizon=8)
    five, ten = needed(shaken, (5.0, 10.0))
    assert five.regions > ten.regions >= 3 and shaken.smallest_pct(five.attendees, five.regions - 1) > 5.0


def test_the_noise_measured_foretells_the_error_of_the_estimate():
    panel = World(accounts=240, attendees=60).panel(3)
    measured = noise(panel, 8)
    error = estimate(compared(panel, Window(8)).sample(), 8, draws=1).error
    assert measured.error(60, 38) == pytest.approx(error, rel=0.25)


def views(*rows: tuple) -> pd.DataFrame:
    """account, regency, theme (None: all posts) and views."""
    result = pd.DataFrame(rows, columns=["account", "regency_code", "theme_id", "views"])
    return result.assign(platform="x", handle=result["account"], name=result["account"], owner="community", region="r")


OFFICE = views(
    ("a", "1", None, 100), ("a", "1", "wisata", 60), ("b", "1", None, 50), ("b", "1", "banjir", 5), ("c", "2", None, 20),
    ("d", "2", None, 90), ("d", "2", "wisata", 90), ("e", "3", None, 0), ("f", "2", None, 60),
)  # fmt: skip


def test_invitations_fill_blank_regencies_and_themes_before_views_decide():
    result = invitations(OFFICE, seats=100)
    assert list(zip(result.accounts["account"], result.accounts["why"], strict=True)) == [
        ("a", "blank_regency"), ("d", "blank_regency"), ("b", "blank_theme"), ("e", "blank_regency"),
        ("f", "views"), ("c", "views"),
    ]  # fmt: skip
    assert result.accounts["share"].iloc[-1] == 1 and result.themes["invited"].tolist() == [1, 2]
    assert result.regencies.set_index("regency_code")["share"].isna().to_dict() == {"1": False, "2": False, "3": True}


def test_invitations_keep_to_the_seats_the_musts_and_the_exclusions():
    result = invitations(OFFICE, seats=3, must=("c", "c", "unknown"), without=("a",))
    assert result.accounts["account"].tolist() == ["c", "b", "d"] and result.accounts["why"].iloc[0] == "must"
    assert result.accounts["share"].tolist() == pytest.approx([20 / 320, 70 / 320, 160 / 320])
    shares = result.regencies.set_index("regency_code")["share"]
    assert shares["1"] == pytest.approx(50 / 150) and shares["2"] == pytest.approx(110 / 170)
    assert invitations(OFFICE.iloc[:0]).accounts.empty


def test_a_weak_regency_is_lifted_to_a_quarter_before_the_most_viewed_come():
    """Region 2 has one account of 10 that must come, of 100 viewed: the next is of region 2 although region 1 is viewed more."""
    rows = views(("a", "1", None, 500), ("b", "1", None, 400), ("c", "2", None, 10), ("d", "2", None, 90))
    result = invitations(rows, seats=4, must=("c", "a"))
    assert result.accounts["account"].tolist() == ["c", "a", "d", "b"] and result.accounts["why"].iloc[2] == "weak_regency"


def occasion(day: date, precision: str) -> Occasion:
    monday = day.fromordinal(day.toordinal() - day.weekday())
    return Occasion("e", "E", None, day, day, monday, precision, "35", None, None, None, None)


def test_the_periods_of_a_day_and_of_a_month():
    exact = periods(occasion(date(2021, 12, 4), "day"), 8)
    assert (exact.before, exact.after) == ((-9, -1), (-1, 7))
    month = periods(occasion(date(2020, 10, 1), "month"), 8)  # its week: Monday 28 September
    # The last weeks over before 1 September, 1 October, 1 November and 1 January end on 30 August, 27 September, 1 November
    # is a Sunday (so 25 October) and 27 December.
    assert (month.before, month.after) == ((-5, -1), (3, 12))


def test_growth_is_told_for_four_weeks_and_only_of_those_that_tell_both_periods():
    weeks = np.arange(FIRST, LAST + 1)
    levels = np.array([9 + 0.01 * weeks, 9 + 0.02 * np.maximum(weeks, -1), np.where(weeks < 0, np.nan, 9.0)])
    posts = np.log1p(np.array([2.0 + 2 * (weeks >= 0), 0 * weeks + 3.0, np.full(len(weeks), np.nan)]))
    rows = pd.DataFrame({"account": list("abc"), "regency_code": ["1", "1", "2"], "regency": list("rrs"), "owner": "community",
                         "came": [True, False, False]})  # fmt: skip
    spans = periods(occasion(date(2021, 12, 4), "day"), 8)
    result = accounts(Panel(rows, levels), Panel(rows, posts, "posts"), spans)
    assert result["before_pct"][:2].tolist() == pytest.approx([100 * np.expm1(0.04), 0])
    assert result["after_pct"][:2].tolist() == pytest.approx([100 * np.expm1(0.04), 100 * np.expm1(0.08)])
    sides = grown(result, ["side"]).set_index("side")
    assert sides.loc["other", ["accounts", "measured"]].tolist() == [2, 1]
    assert sides.loc["other", "after_pct"] == pytest.approx(100 * np.expm1(0.08))
    assert sides.loc["attendee", ["posts_before", "posts_after"]].tolist() == pytest.approx([2, 4])
    rows = posting(Panel(rows, posts, "posts")).set_index(["side", "week"])
    assert rows.loc[("attendee", 3), ["posts", "unchanged"]].tolist() == pytest.approx([4, 2])
    assert rows.loc[("other", 3), "accounts"] == 1


def test_who_came_is_counted_with_those_from_elsewhere():
    rows = pd.DataFrame({"regency_code": ["1", "1", "2"], "owner": ["government", "community", "community"],
                         "organisation": ["Dinas", None, None], "came": [True, True, False]})  # fmt: skip
    result = who(rows, pd.DataFrame({"why": ["other_province", "unregistered"]}))
    assert (result.came, result.came_registered, result.registered) == (4, 3, 3)
    assert (result.regencies, result.regencies_registered, result.government, result.community) == (1, 2, 1, 1)
    assert result.organisations == 1


def answers(capsys, *arguments: str) -> list[dict]:
    assert main([*arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_question_is_answered_on_the_command_line(capsys, tmp_path):
    made = Office(tmp_path)
    made.event(came=made.attending, date_precision="month", starts_on=date(2021, 12, 1), ends_on=date(2021, 12, 31))
    data = ("--data", str(made.publish()))
    sides = answers(capsys, "meetup_description", "--event", "temu", *data)
    assert [(row["side"], row["accounts"], row["measured"]) for row in sides] == [("attendee", 30, 30), ("other", 60, 60)]
    (came,) = answers(capsys, "meetup_who", "--event", "temu", *data)
    assert (came["came"], came["registered"], came["regencies"], came["community"]) == (30, 90, 20, 30)
    assert len(answers(capsys, "meetup_accounts", "--event", "temu", *data)) == 90
    assert len(answers(capsys, "meetup_regencies", "--event", "temu", *data)) == 2 * 20
    assert answers(capsys, "meetup_posting", "--event", "temu", *data) == []
    two, five, ten = answers(capsys, "meetup_needed", *data)
    assert ten["attendees"] == 10 <= (five["attendees"] or 99) and two["registered"] == 90
    invited = answers(capsys, "meetup_invitations", "--seats", "25", "--must", made.names[7], "--without", made.names[0], *data)
    assert invited[0]["account"] == made.names[7] and invited[0]["why"] == "must"
    assert len(answers(capsys, "meetup_invited_regencies", *data)) == 20
    assert answers(capsys, "meetup_invited_themes", *data) == []


def test_those_that_had_come_before_have_an_answer_of_their_own(capsys, tmp_path):
    made = Office(tmp_path, attendees=40, comparison=60)
    made.event(came=made.attending)
    made.event("dulu", made.names[20:40], starts_on=date(2021, 3, 6), ends_on=date(2021, 3, 6))
    data = ("--data", str(made.publish()))
    (first,) = answers(capsys, "meetup_effect", "--event", "temu", *data)
    (again,) = answers(capsys, "meetup_effect", "--event", "temu", "--again", *data)
    assert first["n_attendees"] == again["n_attendees"] == 20
    assert again["verdict"] == "effect" and again["effect_pct"] == pytest.approx(8.33, abs=1)


def test_the_list_is_said_with_what_stays_blank_drawn_and_kept_as_a_scope():
    invited = invitations(OFFICE, seats=2, must=("a",), without=("c",))
    said = invited_in_words(invited, SAY)
    assert said.startswith("2 akun membawa ") and "Tetap kosong: " in said
    labels = {"1": "Satu", "2": "Dua", "3": "Tiga", "9": "Sembilan"}
    drawn = invited_on_the_map(invited, labels).set_index("code")
    assert drawn["state"].to_dict()["9"] == "none" and set(drawn["state"]) >= {"value", "few"}
    assert (drawn.loc[drawn["state"] == "few", "attendees"] == 0).all()
    assert invited_scope(invited) == ";".join(f"accounts:{account}" for account in invited.accounts["account"])
    assert list(invited_table(invited, SAY)["Alasan"])[0] == "diminta"


def test_how_many_to_invite_is_one_sentence_and_says_where_no_number_does():
    rows = pd.DataFrame([vars(row) for row in needed(Noise(0.05, 0.02, 120, 20, 8), (2.0, 10.0))], dtype=object)
    assert needed_said(rows, SAY) == "Untuk melihat dampak 2% tidak cukup, berapa pun yang hadir dan 10% perlu sekitar " + (
        f"{rows['attendees'].iloc[1]} akun hadir dari {rows['regions'].iloc[1]} daerah."
    )
    assert needed_said(rows.iloc[:0], SAY).startswith("Belum bisa dihitung")


def test_a_long_list_of_invited_accounts_is_counted_and_a_short_one_named():
    assert invited_said("province:35;" + ";".join(f"accounts:x:a{n}" for n in range(98)), SAY) == (
        "seluruh Jawa Timur dan 98 akun pilihan"
    )
    assert invited_said("accounts:x:a", SAY) == "X @a"
