"""Events on a time series, sparklines and an account's charts: what stands where."""

import re
from base64 import b64decode
from math import nan

import pandas as pd
import pytest

from jangkau.charts.account.account_days import account_days, round_values
from jangkau.charts.account.account_lines import account_lines
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.event_marks import clipped, event_marks
from jangkau.charts.palette import DARK, LIGHT
from jangkau.charts.sparkline import picture, sparkline
from jangkau.locales import speaker

SAY = speaker("id")
FIRST, LAST = pd.Timestamp("2021-11-01"), pd.Timestamp("2021-12-31")


def events(*rows: tuple) -> pd.DataFrame:
    """Rows of (id, kind, first day, last day, precision)."""
    return pd.DataFrame(
        [
            {"event_id": name, "kind": kind, "name": f"<i>{name}</i>", "starts_on": pd.Timestamp(starts),
             "ends_on": pd.Timestamp(ends), "date_precision": precision, "host": "Kabupaten Banyuwangi"}
            for name, kind, starts, ends, precision in rows
        ],
        columns=["event_id", "kind", "name", "starts_on", "ends_on", "date_precision", "host"],
    )  # fmt: skip


CAMPAIGN = ("kampanye", "campaign", "2021-08-16", "2022-01-31", "day")
MEETUP = ("ejsn", "meetup", "2021-12-04", "2021-12-05", "day")
SHOCK = ("semeru", "shock", "2021-12-04", "2021-12-04", "day")
MONTH = ("kopi", "meetup", "2021-11-01", "2021-11-30", "month")


FOURTH = pd.Timestamp("2021-12-04")


@pytest.mark.parametrize("first, last", [(FIRST, LAST), (FOURTH, FOURTH), (FIRST, FOURTH)])
def test_an_event_that_touches_the_range_is_clipped_and_never_lost(first, last):
    found = clipped(events(CAMPAIGN, MEETUP, SHOCK), first, last)
    assert set(found["event_id"]) == {"kampanye", "ejsn", "semeru"}
    assert found["number"].tolist() == [1, 2, 3]
    assert (found["shown_from"] >= first).all() and (found["shown_to"] <= last).all()
    assert found.set_index("event_id").loc["kampanye", "cut"]


def test_an_event_outside_the_range_is_not_drawn():
    assert clipped(events(MEETUP), FIRST, pd.Timestamp("2021-12-03")).empty
    assert event_marks(events(MEETUP), FIRST, pd.Timestamp("2021-12-03"), SAY, LIGHT) == ([], [], 0)


def test_every_event_has_a_number_and_tells_itself_and_is_never_markup():
    shapes, notes, room = event_marks(events(CAMPAIGN, MEETUP, SHOCK, MONTH), FIRST, LAST, SAY, LIGHT)
    assert [note["text"] for note in notes] == ["<b>◆1</b>", "<b>◆2</b>", "<b>◆3</b>", "<b>◆4</b>"]
    told = " ".join(note["hovertext"] for note in notes)
    assert "4–5 Des 2021" in told and "kejadian luar biasa" in told and "&lt;i&gt;" in told and "<i>" not in told
    assert "Nov 2021 (tanggal pastinya tidak diketahui)" in told
    assert len({note["yshift"] for note in notes if note["x"] == "2021-12-04"}) == 2, "two of one day stand above one another"
    assert room > 0 and all(shape["x0"] >= "2021-11-01" and shape["x1"] <= "2021-12-31" for shape in shapes)


def test_an_accounts_chart_leaves_gaps_open_and_draws_with_its_events():
    days = pd.date_range("2021-11-29", "2021-12-12")
    series = pd.DataFrame({"day": days, "value": [5.0] * 4 + [None] * 3 + [9.0] * 7, "days": 1})
    drawn = account_days(series, "reach", days[0].date(), days[-1].date(), events(MEETUP), "community", SAY, DARK)
    trace = drawn["data"][0] if isinstance(drawn, dict) else drawn.data[0]
    assert list(trace["y"])[4:7] == [None] * 3 and trace["marker"]["symbol"] == "square"
    html = drawing(drawn)
    assert "◆1" in html and "ejsn" in html


def test_counts_have_whole_ticks_and_followers_may_begin_above_zero():
    assert round_values(0, 1) == [0, 1] and round_values(0, 0) == [0, 1]
    assert all(value == int(value) for high in (1, 2, 3, 7, 39, 1234) for value in round_values(0, high))
    days = pd.date_range("2021-11-29", "2021-12-12")
    series = pd.DataFrame({"day": days, "value": [50_000.0 + 100 * place for place in range(14)], "days": 1})
    for metric, begins in (("followers", 49_000), ("views", 0)):
        drawn = account_days(series, metric, days[0].date(), days[-1].date(), events(), None, SAY, LIGHT)
        axis = drawn["layout"]["yaxis"] if isinstance(drawn, dict) else drawn.layout["yaxis"]
        assert (axis["range"][0] == 0) == (metric == "views") and axis["range"][0] >= begins


def test_the_lines_of_a_regions_accounts_take_events_too():
    weeks = pd.date_range("2021-11-01", periods=8, freq="7D")
    series = pd.DataFrame({"account": "instagram:a", "handle": "a", "owner": "government", "week": weeks, "total": range(8),
                           "platform": "instagram", "name": "a"})  # fmt: skip
    plain, marked = (drawing(account_lines(series, "reach", SAY, LIGHT, more)) for more in (None, events(MEETUP, SHOCK)))
    assert "◆" not in plain and "◆1" in marked and "◆2" in marked


def test_a_sparkline_stays_in_its_picture_and_marks_its_events():
    svg = sparkline([1, 0.5, 2], [1], LIGHT)
    points = line_points(svg)
    assert len(points) == 3 and all(0 <= x <= 92 and 0 <= y <= 36 for x, y in points)
    assert points[1][1] > points[0][1] > points[2][1], "more is higher"
    assert svg.count("l3,3") == 1 and sparkline([1, 1], [], DARK).count("l3,3") == 0
    assert b64decode(picture(svg).partition(",")[2]).decode() == svg


def test_a_sparkline_leaves_room_for_what_nobody_told_and_ends_where_the_last_is_known():
    """Its places are weeks: whoever points at one is told that week's value."""
    whole, holed = sparkline([1, 2, 3, 4, 5], [], LIGHT), sparkline([1, 2, nan, 4, nan], [], LIGHT)
    assert [x for x, _ in line_points(holed)] == [line_points(whole)[place][0] for place in (0, 1, 3)]
    assert (whole.count("M"), holed.count("M")) == (1, 2), "a line over a week without data would invent it"
    end = holed.split('<circle cx="')[1].split('"')[0]
    assert float(end) == line_points(holed)[-1][0] < line_points(whole)[-1][0]


def line_points(svg: str) -> list[tuple[float, float]]:
    """Where a sparkline's line stands."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+),([\d.]+)(?!l)", svg.split('<path d="')[1].split('"')[0])]


def test_a_weeks_words_follow_the_language():
    _, notes, _ = event_marks(events(SHOCK), FIRST, LAST, speaker("en"), LIGHT)
    assert "4 Dec 2021" in notes[0]["hovertext"] and "shock" in notes[0]["hovertext"]
