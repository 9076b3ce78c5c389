"""The pictures of a meetup, told as text, given to Plotly, and drawn by the drawing that the page uses."""

import numpy as np
import pandas as pd
import pytest

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.meetup.meetup_account import meetup_account
from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.charts.meetup.meetup_map import classes, legend_steps, meetup_map
from jangkau.charts.meetup.meetup_retention import quiet_curve, stepped, still_posting
from jangkau.charts.meetup.meetup_series import meetup_series
from jangkau.charts.meetup.meetup_study import meetup_study
from jangkau.charts.palette import DARK, LIGHT, faded
from jangkau.locales import speaker
from jangkau.metrics.meetup.event_study import StudiedWeek
from jangkau.metrics.meetup.retention import Still
from tests.chart_text import plotly

SAY = speaker("id")
WEEKS = range(-26, 13)


def series(comparison: bool = True) -> pd.DataFrame:
    """Attendees grow by one a week and jump by ten in week 0; the comparison only grows."""
    rows = [(week, "attendee", 101.0 + week + 10 * (week >= 0), 30) for week in WEEKS]
    rows += [(week, "comparison", 101.0 + week if comparison else np.nan, 60 if comparison else 0) for week in WEEKS]
    frame = pd.DataFrame(rows, columns=["week", "role", "index", "accounts"])
    return frame.assign(low=frame["index"] - 2, high=frame["index"] + 2)


def notes(drawn: dict) -> list[str]:
    return [note["text"] for note in drawn["layout"]["annotations"]]


def trace(drawn: dict, name: str) -> dict:
    return next(trace for trace in drawn["data"] if trace.get("name") == name)


def sound(drawn: dict) -> str:
    """Plotly knows every word of it, and the page draws all of it."""
    plotly(drawn)
    return drawing(drawn)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_picture_has_both_lines_with_bands_the_meetup_the_gap_and_the_shock(palette):
    drawn = meetup_series(series(), ((0, "Erupsi <b>"), (30, "jauh")), "Pertemuan 4–5 Des", True, SAY, palette)
    assert notes(drawn) == ["<b>30 akun peserta</b>", "60 pembanding", "<b>Pertemuan 4–5 Des</b>", "<b>◆</b> Erupsi &lt;b&gt;",
                            "pekan sejak pertemuan", "tidak dipakai"]  # fmt: skip
    assert trace(drawn, "attendee")["line"]["dash"] == "solid" and trace(drawn, "comparison")["line"]["dash"] == "dash"
    assert trace(drawn, "attendee band")["fill"] == "tonexty"
    gap = next(shape for shape in drawn["layout"]["shapes"] if shape["type"] == "rect")
    assert (gap["x0"], gap["x1"]) == (-9, -1)
    assert [shape["x0"] for shape in drawn["layout"]["shapes"] if shape["type"] == "line"] == [0, 0]
    assert drawn["layout"]["xaxis"]["ticktext"] == ["−26", "−16", "−8", "0", "+4", "+8", "+12"]
    sound(drawn)


def test_without_a_comparison_there_is_one_line_and_no_skipped_weeks():
    drawn = meetup_series(series(comparison=False), (), "Pertemuan", False, SAY, LIGHT)
    assert [trace["name"] for trace in drawn["data"]] == ["attendee low", "attendee band", "attendee"]
    assert "tidak dipakai" not in notes(drawn) and "pembanding" not in " ".join(notes(drawn))
    sound(drawn)


def test_a_week_that_nobody_told_is_a_gap():
    frame = series()
    frame.loc[(frame["role"] == "attendee") & (frame["week"] == 3), ["index", "low", "high"]] = np.nan
    drawn = meetup_series(frame, (), "Pertemuan", True, SAY, LIGHT)
    assert trace(drawn, "attendee")["y"][29] is None and trace(drawn, "attendee band")["y"][29] is None
    sound(drawn)


def effects(effect: float | None = 8.3) -> pd.DataFrame:
    rows = [(4, 2.0, 5.0, effect and 3.5, False), (8, 6.0, 10.0, effect, True)]
    return pd.DataFrame([{"label": f"{n} pekan", "low": low, "high": high, "effect": effect, "blind": 1.0, "words": f"w{n}",
                          "chosen": chosen, "hover": f"h{n}"} for n, low, high, effect, chosen in rows])  # fmt: skip


def test_effects_stand_on_one_axis_with_zero_and_the_sentences_row_in_bold():
    drawn = effect_intervals(effects(), SAY, LIGHT)
    assert drawn["layout"]["yaxis"]["ticktext"] == ["4 pekan", "<b>8 pekan</b>"] and notes(drawn) == ["w4", "<b>w8</b>"]
    assert drawn["layout"]["xaxis"]["range"][0] < 0 < 10 < drawn["layout"]["xaxis"]["range"][1]
    assert trace(drawn, "effect")["marker"]["size"] == [10, 13]
    assert max(trace(drawn, "blind interval")["x"]) == 1.0
    sound(drawn)


def test_where_only_the_interval_may_be_told_no_point_stands_for_an_effect():
    drawn = effect_intervals(effects(effect=None), SAY, LIGHT)
    assert all(size < 1 for size in trace(drawn, "effect")["marker"]["size"])
    assert len([trace for trace in drawn["data"] if trace["name"] == "interval"]) == 2
    sound(drawn)


def test_a_row_without_numbers_says_so_in_words():
    blank = {
        "label": "2019",
        "low": None,
        "high": None,
        "effect": None,
        "blind": None,
        "words": "data belum cukup",
        "chosen": False,
    }
    drawn = effect_intervals(pd.DataFrame([blank | {"hover": "x"}, blank | {"hover": "y"}]), SAY, LIGHT)
    assert [trace["name"] for trace in drawn["data"]] == ["effect"] and notes(drawn) == ["data belum cukup"] * 2
    sound(drawn)


def test_the_second_view_stands_around_zero():
    nan = float("nan")
    weeks = (
        StudiedWeek(-2, 0.1, -0.4, 0.6),
        StudiedWeek(-1, 0.0, nan, nan),
        StudiedWeek(0, 1.0, 0.5, 1.5),
        StudiedWeek(4, 4.0, 3.0, 5.0),
    )
    drawn = meetup_study(weeks, "Pertemuan", SAY, LIGHT)
    assert trace(drawn, "study")["y"] == [0.1, 0.0, 1.0, 4.0] and trace(drawn, "study low")["y"][1] is None
    sound(drawn)


def test_a_small_picture_has_its_own_scale_and_the_meetup():
    lines = pd.DataFrame({"week": list(WEEKS), "value": [np.nan if week == 2 else 100.0 + week for week in WEEKS]})
    drawn = meetup_account(lines, "comparison", LIGHT)
    assert drawn["layout"]["shapes"][0]["x0"] == 0 and trace(drawn, "comparison")["y"][28] is None
    sound(drawn)
    sound(meetup_account(lines.assign(value=5.0), "attendee", DARK))


def regions(*effects: float | None) -> pd.DataFrame:
    codes = ["35.01", "35.02", "35.03", "35.04", "35.05"]
    state = ["few" if effect is None else "value" for effect in effects]
    rows = pd.DataFrame({"code": codes[: len(effects)], "label": [f"<i>{code}" for code in codes[: len(effects)]], "state": state,
                         "effect_pct": [np.nan if effect is None else effect for effect in effects], "attendees": 4})  # fmt: skip
    none = pd.DataFrame([{"code": "35.06", "label": "Kediri", "state": "none", "effect_pct": np.nan, "attendees": 0}])
    return pd.concat([rows, none], ignore_index=True)


def test_the_map_hatches_what_is_not_enough_and_leaves_blank_what_has_no_account():
    regencies = regions(2.0, 9.0, None)
    drawn = meetup_map(regencies, "35", SAY, LIGHT)
    by_name = {trace["customdata"][0][0]: trace for trace in drawn["data"]}
    assert by_name["35.03"]["fillpattern"]["shape"] == "/" and "fillpattern" not in by_name["35.06"]
    assert by_name["35.06"]["fillcolor"] == LIGHT.ground and by_name["35.01"]["fillcolor"] != by_name["35.02"]["fillcolor"]
    assert by_name["35.03"]["text"] == "<b>&lt;i&gt;35.03</b><br>belum cukup: 4 akun peserta"
    assert by_name["35.02"]["text"] == "<b>&lt;i&gt;35.02</b><br>9,0%<br>4 akun peserta"
    sound(drawn)


def test_regencies_that_hardly_differ_share_one_step():
    regencies = regions(8.2, 8.5)
    assert classes(regencies) == [8.2, 8.5] and [words for _, words in legend_steps(regencies, SAY, LIGHT)] == ["8,2 s.d. 8,5%"]
    fills = {trace["fillcolor"] for trace in meetup_map(regencies, "35", SAY, LIGHT)["data"] if trace["name"] == "value"}
    assert len(fills) == 1
    assert legend_steps(regions(None), SAY, LIGHT) == []
    assert len(legend_steps(regions(-3.0, 0.5, 4.0), SAY, LIGHT)) == 3


def stills() -> tuple[Still, ...]:
    known = tuple(Still(weeks, role, 20, 12, 0.6, 0.4, 0.8) for weeks in (4, 8, 12) for role in ("attendee", "comparison"))
    return (*known[:-1], Still(12, "comparison", 0, 0, None, None, None))


def test_shares_of_both_sides_stand_under_their_weeks():
    drawn = still_posting(stills(), ["sekian"] * 6, SAY, LIGHT)
    assert notes(drawn) == ["–", "12 dari 20", *["12 dari 20"] * 4, "<b>12 pekan</b>", "<b>8 pekan</b>", "<b>4 pekan</b>"]
    heights = {note["text"]: note["y"] for note in drawn["layout"]["annotations"][-3:]}
    assert heights["<b>4 pekan</b>"] > heights["<b>8 pekan</b>"] > heights["<b>12 pekan</b>"]
    assert {trace["marker"]["symbol"] for trace in drawn["data"] if trace["mode"] == "markers"} == {"circle", "square"}
    sound(drawn)


def test_the_curve_falls_in_steps():
    rows = pd.DataFrame({"week": [4, 5], "share": [0.8, 0.5], "low": [0.7, 0.4], "high": [0.9, 0.6]})
    assert stepped(rows)[["week", "share"]].to_numpy().tolist() == [[0, 1], [4, 1], [4, 0.8], [5, 0.8], [5, 0.5]]
    drawn = quiet_curve(pd.concat([rows.assign(role="attendee"), rows.assign(role="comparison")]), SAY, LIGHT)
    assert trace(drawn, "attendee")["line"]["width"] > trace(drawn, "comparison")["line"]["width"]
    assert notes(drawn)[:2] == ["Peserta", "Pembanding"]
    sound(drawn)


def test_colours_are_the_palettes():
    assert faded(LIGHT.accent, 0.2).startswith("rgba(15,110,115")
