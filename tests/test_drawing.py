"""The drawing: where marks come to lie, what is refused, and that nothing in a name is ever markup."""

import json
import re
from html import unescape

import pytest

from jangkau.charts.drawing.canvas import UnknownMark
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.drawing.letters import WIDTHS, widest, width
from jangkau.charts.drawing.scales import scale
from jangkau.charts.palette import LIGHT
from jangkau.charts.theme import figure
from tests.inter_widths import measured

LINEAR = {"range": [0, 10], "visible": False}


def drawn(*traces: dict, **layout) -> str:
    return drawing(figure(list(traces), LIGHT, 100, **{"xaxis": LINEAR, "yaxis": LINEAR} | layout))


def line(**more) -> dict:
    return {"type": "scatter", "mode": "lines", "x": [0, 5, 10], "y": [0, 10, 5], "line": {"color": "#000000"}} | more


def paths(html: str) -> list[str]:
    return re.findall(r'<path d="([^"]+)"', html)


def test_a_line_runs_from_the_lower_left_with_the_upper_edge_as_the_highest_value():
    assert paths(drawn(line())) == ["M0,10000l5000,-10000 5000,5000"]


def test_a_missing_value_is_a_gap_and_never_a_line_through_zero():
    assert paths(drawn(line(x=[0, 2, 4, 6, 8], y=[1, 1, None, 1, 1]))) == ["M0,9000l2000,0M6000,9000l2000,0"]


def test_bars_start_at_their_base_and_keep_their_row():
    bar = {"type": "bar", "orientation": "h", "x": [5, None], "y": ["a", "b"], "marker": {"color": "#000000"}}
    rows = {"type": "category", "range": [1.5, -0.5], "visible": False}
    assert paths(drawn(bar, yaxis=rows, barmode="overlay", bargap=0.2)) == ["M0,500H5000V4500H0Z"]


def test_bars_side_by_side_share_a_row_and_stacked_ones_add_up():
    bars = [{"type": "bar", "x": ["a"], "y": [value], "marker": {"color": f"#{value}{value}{value}000"}} for value in (2, 4)]
    rows = {"type": "category", "range": [-0.5, 0.5], "visible": False}
    beside = paths(drawn(*bars, xaxis=rows, barmode="group", bargap=0))
    assert beside == ["M0,8000H5000V10000H0Z", "M5000,6000H10000V10000H5000Z"]
    stacked = paths(drawn(*bars, xaxis=rows, barmode="stack", bargap=0))
    assert stacked == ["M0,8000H10000V10000H0Z", "M0,4000H10000V8000H0Z"]


def test_days_logarithms_and_categories_find_their_place():
    days = scale({"type": "date", "range": ["2021-12-01", "2021-12-11"]}, [])
    assert days.share("2021-12-06") == 0.5
    assert scale({"type": "log", "range": [0, 2]}, []).share(10) == 0.5
    assert scale({"type": "category", "range": [-0.5, 1.5]}, ["x", "y"]).share("y") == 0.75


def test_a_touched_point_says_its_words_at_its_place():
    html = drawn(line(hovertext=["<b>@a</b><br>1", "", ""], customdata=[["x:1"], ["x:2"], ["x:3"]]))
    hits = json.loads(unescape(re.search(r"data-hits='([^']+)'", html)[1]))
    assert hits[0] == [0.0, 1.0, "<b>@a</b><br>1", "x:1", "line"]
    assert hits[1] == [0.5, 0.0, "", "x:2", "line"]


def test_a_line_is_read_along_its_way_and_points_one_by_one():
    hover = ["a", "b", "c"]
    along, points = drawn(line(name="all", hovertext=hover)), drawn(line(name="all", hovertext=hover, mode="markers", marker={}))
    assert 'data-series="all"' in along and "data-series" not in points
    back = drawn(line(x=[2, 0, 1], hovertext=hover))
    assert "data-series" not in back, "a line that turns back has no one value at a place"


def test_no_name_is_markup_wherever_it_stands():
    evil = "<script>alert(1)</script>\"'>&lt;img src=x onerror=alert(1)&gt;"
    told = line(mode="lines+markers+text", text=[evil] * 3, hovertext=[evil] * 3, customdata=[[evil]] * 3)
    told |= {"marker": {"color": "#000000"}}
    shape = line(fill="toself", fillcolor="#000000", text=evil, customdata=[[evil]])
    bar = {"type": "bar", "orientation": "h", "x": [1], "y": [1], "marker": {"color": "#000000"}}
    bar |= {"text": [evil], "hovertext": [evil], "customdata": [[evil]]}
    note = {"x": 1, "y": 1, "text": evil}
    axis = LINEAR | {"visible": True, "tickvals": [1], "ticktext": [evil]}
    html = drawn(told, shape, bar, annotations=[note], xaxis=axis)
    assert html.count("&lt;script&gt;") >= 7
    assert "<script" not in html and "<img" not in html
    assert not re.search(r"data-\w+='[^']*'[^ >]", html), "an attribute was closed from within"


@pytest.mark.parametrize(
    "asked",
    [
        {"traces": [{"type": "pie", "values": [1]}]},
        {"traces": [line()], "xaxis": {"visible": False}},
        {"traces": [line()], "shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]},
    ],
)
def test_what_the_drawing_does_not_know_is_refused(asked):
    with pytest.raises(UnknownMark):
        drawn(*asked.pop("traces"), **asked)


def test_marks_of_one_look_are_one_path_and_keep_their_size():
    html = drawn(line(mode="markers", marker={"symbol": "square", "size": 7, "color": "#123456"}))
    assert '<path d="M0,10000h1M5000,0h1M10000,5000h1" stroke="#123456" stroke-width="7" stroke-linecap="square"/>' in html


def test_letters_are_as_wide_as_in_the_font():
    assert json.loads(WIDTHS.read_text(encoding="utf-8")) == measured()


def test_a_bold_word_is_wider_and_markup_takes_no_room():
    assert width("Banyuwangi", 13) < width("<b>Banyuwangi</b>", 13)
    assert width("A &amp; B<br>", 13) == width("A & B", 13)
    assert widest(["Batu", "Banyuwangi"], 13) == round(width("Banyuwangi", 13)) and widest([], 13) == 0
