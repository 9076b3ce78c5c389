"""The pictures of government and community, told as text, and drawn by the drawing that the page uses."""

import numpy as np
import pandas as pd
import pytest

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.palette import DARK, LIGHT
from jangkau.charts.sides.amounts import amount_ticks, share_ticks, times
from jangkau.charts.sides.concentration_bars import concentration_bars
from jangkau.charts.sides.dots import dots
from jangkau.charts.sides.dumbbell import dumbbell
from jangkau.charts.sides.leverage_bars import leverage_bars
from jangkau.charts.sides.swarm import DOT, SWARM, packed
from jangkau.locales import speaker
from jangkau.metrics.sides.compare import compare
from jangkau.metrics.sides.compared_measures import COMPARED
from tests.chart_text import plotly

SAY = speaker("id")
COLUMNS = ["reach_largest", *COMPARED, "interactions_by_followers", "followers_at_posts", "interactions_by_reach",
           "reach_of_posts", "interactions_by_views", "views_of_posts", "growth_weighted", "growth_first"]  # fmt: skip


def accounts(measure: str = "reach", **sides: list[float | None]) -> pd.DataFrame:
    rows = [
        {"owner": owner, "handle": f"{owner}{number}", "platform": "instagram", measure: value, "reach_largest": value}
        for owner, values in sides.items()
        for number, value in enumerate(values)
    ]
    frame = pd.DataFrame(rows, columns=["owner", "handle", "platform", *COLUMNS])
    return frame.astype(dict.fromkeys(COLUMNS, float))


def spread(frame: pd.DataFrame, measure: str = "reach") -> pd.DataFrame:
    found = compare(frame)
    return found[found["measure"] == measure]


def dotted(frame: pd.DataFrame, measure: str = "reach", palette=LIGHT) -> dict:
    return dots(frame, spread(frame, measure), measure, SAY, palette)


def notes(drawn: dict) -> list[str]:
    return [note["text"] for note in drawn["layout"]["annotations"]]


def regions(*rows: tuple) -> pd.DataFrame:
    """label, government, community, clear, group: as compare_regencies gives them."""
    frame = pd.DataFrame(rows, columns=["label", "government", "community", "clear", "group"])
    frame[["government", "community"]] = frame[["government", "community"]].astype(float)
    has = frame["government"].notna(), frame["community"].notna()
    state = np.select([has[0] & has[1], has[0], has[1]], ["both", "government", "community"], "none")
    counts = {
        f"{owner}_{kind}": frame[owner].notna().astype(int)
        for owner in ("government", "community")
        for kind in ("accounts", "registered")
    }
    gap = np.log10(1 + frame["community"]) - np.log10(1 + frame["government"])
    ratio = (frame["community"] / frame["government"]).where(frame["group"].isin(["government", "community"]))
    ratio = ratio.where(frame[["government", "community"]].min(axis=1) >= 10)
    return frame.assign(code=[f"35.{n}" for n in range(len(frame))], state=state, gap=gap, ratio=ratio, **counts)


ROWS = [
    ("Banyuwangi", 100.0, 900.0, True, "community"),
    ("Batu", 300.0, 100.0, None, "unclear"),
    ("Jember", 100.0, 200.0, False, "unclear"),
    ("Malang", 300.0, 100.0, True, "government"),
    ("Sampang", 50.0, None, None, ""),
    ("Tuban", None, None, None, ""),
]


def test_each_account_is_a_dot_and_the_middle_one_is_told():
    drawn = dotted(accounts(government=[100, 300, 800, None], community=[600, 200, 1000, 7000]))
    marks = {trace.name: trace for trace in plotly(drawn).data if trace.mode == "markers"}
    assert len(marks["government"].x) == 3 and marks["government"].marker.symbol == "circle"
    assert len(marks["community"].x) == 4 and marks["community"].marker.symbol == "square"
    assert notes(drawn) == [
        "<b>● Pemerintah: 3 dari 4 akun</b>", "<b>akun tengah 300</b>",
        "<b>■ Komunitas: 4 dari 4 akun</b>", "<b>akun tengah 800</b>",
    ]  # fmt: skip
    assert list(plotly(drawn).layout.xaxis.ticktext) == ["100", "1\N{NO-BREAK SPACE}rb", "10\N{NO-BREAK SPACE}rb"]
    assert marks["government"].hovertext[0] == "<b>@government0</b><br>Instagram: 100"


def test_many_accounts_are_a_box():
    drawn = dotted(accounts(government=[100.0] * 5, community=[float(value) for value in range(1, 400)]))
    names = [trace.name for trace in plotly(drawn).data]
    assert names == ["government", "middle", "community nine tenths", "community middle half", "middle"]
    assert plotly(drawn).layout.xaxis.range[0] > 0.9, "the axis shows what the box shows, and all dots of the few"
    assert drawing(drawn)


def test_a_side_without_accounts_or_data_says_which():
    empty = dotted(accounts(government=[100, 200]))
    assert notes(empty)[-1] == "belum ada akun komunitas terdaftar"
    silent = dotted(accounts(government=[100, 200], community=[None]))
    assert notes(silent)[-1] == "belum ada data akun komunitas pada periode ini"
    nothing = dotted(accounts(government=[], community=[]))
    assert len(nothing["data"]) == 0 and drawing(nothing)


def test_one_giant_does_not_press_the_others_together():
    drawn = dotted(accounts("er_reach", government=[0.01, 0.02, 0.03], community=[0.02, 0.03, 0.9]), "er_reach")
    assert plotly(drawn).layout.xaxis.range[1] < 0.1
    assert notes(drawn)[-1] == "1 akun lebih tinggi lagi, sampai 90,0% →"
    assert len(plotly(drawn).data[2].x) == 2


def test_dots_of_like_value_stand_above_one_another_and_within_the_lane():
    across, above = packed([1.0] * 5 + [2.0], (0.0, 4.0))
    assert across == [1.0] * 5 + [2.0] and len(set(above[:5])) == 5 and above[5] == 0
    many, high = packed([1.0] * 60, (0.0, 4.0))
    assert len(set(many)) > 1, "a pile that high spreads"
    assert max(high) - min(high) <= SWARM - DOT + 1e-9
    assert sorted(zip(many, high, strict=True)) == sorted(set(zip(many, high, strict=True))), "no dot hides another"


def test_the_dumbbell_stands_in_groups_and_says_no_number_where_nothing_is_clear():
    drawn = dumbbell(regions(*ROWS), "reach", SAY, LIGHT)
    assert list(plotly(drawn).layout.yaxis.ticktext) == ["Banyuwangi", "Batu", "Jember", "Malang", "Sampang"]
    assert notes(drawn) == [
        "<b>● Pemerintah</b>", "<b>■ Komunitas</b>",
        "Komunitas unggul", "Belum jelas bedanya", "Pemerintah unggul", "Belum ada akun komunitas terdaftar",
        "■ 9 kali", "● 3 kali",
    ]  # fmt: skip
    lines = {trace.name: trace for trace in plotly(drawn).data if trace.mode == "lines"}
    assert len(lines["clear"].x) == 6 and lines["clear"].line.dash == "solid"
    assert len(lines["noise"].x) == 6 and lines["noise"].line.dash == "dot"
    rows = list(plotly(drawn).layout.yaxis.tickvals)
    assert rows == sorted(rows, reverse=True), "from the top"


def test_equal_sides_hide_neither():
    drawn = dumbbell(regions(("Batu", 100.0, 100.0, False, "unclear")), "reach", SAY, LIGHT)
    heights = [trace.y[0] for trace in plotly(drawn).data if trace.mode == "markers"]
    assert heights[0] - heights[1] >= 10


def test_no_region_at_all_still_draws():
    assert drawing(dumbbell(regions(ROWS[-1]), "reach", SAY, LIGHT))


def test_a_clear_gap_from_a_handful_is_told_by_how_much_more():
    drawn = dumbbell(regions(("Batu", 3.0, 4500.0, True, "community")), "posts", SAY, LIGHT)
    assert notes(drawn)[3:] == ["■ +4,5\N{NO-BREAK SPACE}rb"]


def test_leverage_bars_say_why_there_is_none():
    rows = pd.DataFrame({"kind": ["potential", "delivered"], "times": [9.2, None], "reason": ["", "no_match"]})
    drawn = leverage_bars(rows, SAY, LIGHT)
    assert list(plotly(drawn).data[0].text) == ["<b>9,2 kali</b>"] and plotly(drawn).layout.xaxis.range[0] == 0
    assert notes(drawn) == [
        "Potensi: pengikut", "Nyata: tayangan pada agenda yang sama", "belum ada agenda yang diunggah kedua pihak",
    ]  # fmt: skip
    none = pd.DataFrame({"kind": ["potential", "delivered"], "times": [None, None], "reason": ["no_followers", "no_event"]})
    assert drawing(leverage_bars(none, SAY, LIGHT)) and not plotly(leverage_bars(none, SAY, LIGHT)).data[0].x


def carried(government: int, community: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"owner": owner, "accounts": count, "largest": largest, "share": min(1.0, largest / count) if count else None}
            for owner, count in (("government", government), ("community", community))
            for largest in (1, 3, 10)
        ]
    )


def test_concentration_shows_no_more_accounts_than_there_are():
    drawn = concentration_bars(carried(5, 40), SAY, LIGHT)
    assert [list(trace.text) for trace in plotly(drawn).data] == [["20%", "60%"], ["3%", "8%", "25%"]]
    empty = concentration_bars(carried(0, 0), SAY, LIGHT)
    assert notes(empty).count("belum ada data jangkauan") == 2 and drawing(empty)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("measure", COMPARED)
def test_every_measure_is_drawn_in_full(measure, palette):
    scale = 0.01 if COMPARED[measure].share else 100
    frame = accounts(measure, government=[0, scale, 3 * scale], community=[2 * scale, 5 * scale])
    if COMPARED[measure].share:
        frame[list(COMPARED[measure].pooled)] = 1.0
    figures = [dotted(frame, measure, palette), dumbbell(regions(*ROWS), measure, SAY, palette)]
    for drawn in figures:
        assert plotly(drawn)
        assert drawing(drawn)


def test_ticks_hold_the_values():
    for low, high in ((0, 0), (0, 7), (130, 45_000), (1200, 1900), (3, 9_000_000), (99, 100)):
        ticks = amount_ticks(low, high)
        assert ticks[0] <= low and ticks[-1] >= high and 2 <= len(ticks) <= 9
    for low, high in ((-0.3, -0.1), (0, 0.004), (0.2, 2.5), (0, 0)):
        ticks = share_ticks(low, high)
        assert ticks[0] <= low and ticks[-1] >= high and 0 in ticks and 2 <= len(ticks) <= 8


def test_times_are_short():
    assert [times(ratio, SAY) for ratio in (8.04, 2.34, 13.6, 1234)] == [
        "8 kali",
        "2,3 kali",
        "14 kali",
        "1,2\N{NO-BREAK SPACE}rb kali",
    ]
