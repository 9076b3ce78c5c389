"""The year of weeks: what its line, band, marks and gaps show."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.palette import DARK, LIGHT
from jangkau.charts.trend import ticks, trend
from jangkau.locales import speaker
from tests.chart_text import plotly
from tests.warehouse_builder import ROOT

SAY = speaker("id")
NONE = pd.DataFrame({"day": pd.Series([], dtype="datetime64[ns]"), "reason": []})
EVENTS = pd.DataFrame(
    [{"event_id": "ejsn", "kind": "meetup", "name": "EJSN", "starts_on": pd.Timestamp("2021-12-04"),
      "ends_on": pd.Timestamp("2021-12-05"), "date_precision": "day", "host": "Kabupaten Banyuwangi"}]
)  # fmt: skip


def weeks(series: str = "all", count: int = 52, level: float = 100.0) -> pd.DataFrame:
    """Weeks to 2021-W49 that all stand at one level within a band of 80 to 120."""
    days = pd.date_range(end="2021-12-06", periods=count, freq="7D")
    return pd.DataFrame(
        {"series": series, "week": days, "level": level, "usual_low": 80.0, "usual_high": 120.0, "accounts": 40}
    )  # fmt: skip


def named(figure: dict) -> dict[str, dict]:
    return {trace["name"]: trace for trace in figure["data"]}


def test_a_year_stands_as_a_line_its_band_and_its_events():
    figure = trend(weeks(), EVENTS, NONE, SAY, LIGHT)
    assert len(plotly(figure).data) == 4
    assert len(named(figure)["all"]["x"]) == 52 and named(figure)["all usual"]["fill"] == "tonexty"
    assert named(figure)["all last"]["x"] == ["2021-12-06"]
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert words == ["<b>Semua akun</b>", "<b>◆1</b>"]
    assert "80 sampai 120" in named(figure)["all"]["hovertext"][0] and "40 akun" in named(figure)["all"]["hovertext"][0]


def test_a_week_without_comparable_accounts_is_a_gap():
    gappy = weeks()
    gappy.loc[10, ["level", "usual_low", "usual_high"]] = float("nan")
    trace = named(trend(gappy, EVENTS[:0], NONE, SAY, LIGHT))["all"]
    assert trace["y"][10] is None and trace["hovertext"][10] == "" and sum(value is None for value in trace["y"]) == 1


def test_no_line_runs_across_a_break_and_its_reason_is_there():
    breaks = pd.DataFrame({"day": [pd.Timestamp("2021-06-15")], "reason": ["Facebook: <i>jangkauan</i> menjadi penonton"]})
    figure = trend(weeks(), EVENTS[:0], breaks, SAY, LIGHT)
    trace = named(figure)["all"]
    place = trace["x"].index("2021-06-15")
    assert trace["y"][place] is None and trace["y"][place - 1] == trace["y"][place + 1] == 100
    note = next(note for note in figure["layout"]["annotations"] if note["text"] == SAY("trend.break"))
    assert note["hovertext"] == "Facebook: &lt;i&gt;jangkauan&lt;/i&gt; menjadi penonton"
    assert any(shape["x0"] == "2021-06-15" for shape in figure["layout"]["shapes"])


def test_a_break_outside_the_year_marks_nothing():
    breaks = pd.DataFrame({"day": [pd.Timestamp("2026-06-15")], "reason": ["x"]})
    figure = trend(weeks(), EVENTS[:0], breaks, SAY, LIGHT)
    assert not figure["layout"]["shapes"] and len(named(figure)["all"]["x"]) == 52


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_both_sides_stand_in_one_picture_with_their_names_apart(palette):
    both = pd.concat([weeks("government"), weeks("community", level=101.0)])
    figure = trend(both, EVENTS, NONE, SAY, palette)
    assert named(figure)["government"]["line"]["color"] == palette.government
    shifts = [note["yshift"] for note in figure["layout"]["annotations"][:2]]
    assert shifts[0] - shifts[1] >= 15
    assert "Komunitas" in drawing(figure) and "Pemerintah" in drawing(figure)


def test_the_axis_starts_at_zero_and_holds_a_hundred():
    assert ticks(131, SAY)[0] == [0, 50, 100, 150]
    assert ticks(float("nan"), SAY)[0][-1] >= 100
    assert ticks(12, SAY)[0] == [0, 25, 50, 75, 100]
    assert ticks(900, SAY)[0] == [0, 250, 500, 750, 1000]


def test_as_many_months_are_named_as_the_width_has_room_for():
    drawn = drawing(trend(weeks(), EVENTS[:0], NONE, SAY, LIGHT))
    needs = [int(wide or 0) for wide in re.findall(r'<span(?: class="from-(\d+)")? style="[^"]*">[A-Z][a-z]{2} 20', drawn)]
    assert len(needs) == 11 and needs.count(0) == 3
    for width in (240, 640, 1100):
        named = [place for place, wide in enumerate(needs) if wide <= width]
        assert len(named) * 50 < width and len({after - place for place, after in pairwise(named)}) == 1, "evenly apart"
    assert max(needs) <= 900 and len([wide for wide in needs if wide <= 280]) >= 3
    css = (ROOT / "jangkau" / "charts" / "drawing.css").read_text()
    assert all(f"(width < {wide}px) {{ .drawing .from-{wide} " in css for wide in set(needs) - {0})


def test_one_wide_band_does_not_press_the_line_to_the_foot():
    wide = weeks()
    wide.loc[20, "usual_high"] = 2500.0
    figure = trend(wide, EVENTS[:0], NONE, SAY, LIGHT)
    top = figure["layout"]["yaxis"]["range"][1]
    assert top < 200 and named(figure)["all usual"]["y"][20] == top
    assert "2.500" in named(figure)["all"]["hovertext"][20], "touched, it is told in full"
