"""The campaign pictures as text, drawn in both themes, and without markup from captions, handles or titles."""

import pandas as pd
import pytest

from jangkau.charts.campaigns.agenda_matrix import MOST_COLUMNS, STATES, agenda_matrix
from jangkau.charts.campaigns.before_after import before_after
from jangkau.charts.campaigns.correction_map import correction_map, ranges
from jangkau.charts.campaigns.corrections import correction_hours
from jangkau.charts.campaigns.delivery_map import delivery_map
from jangkau.charts.campaigns.hashtags import rising, shared
from jangkau.charts.campaigns.hour_effects import hour_effects
from jangkau.charts.campaigns.partnership_lines import partnership_lines
from jangkau.charts.campaigns.response_curve import response_curve, steps
from jangkau.charts.campaigns.theme_share import share_dots, share_lines
from jangkau.charts.campaigns.tie_matrix import MOST_PLACES, tie_matrix
from jangkau.charts.campaigns.ties import KINDS, MOST_PAIRS, kind_bars, pair_bars
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.palette import DARK, LIGHT
from jangkau.locales import speaker
from jangkau.metrics.campaigns.response_time import waiting
from tests.chart_text import told

SAY, TELL = speaker("id"), speaker("en")
NASTY = "<img src=x onerror=alert(1)>"
THEMES = pd.DataFrame(
    [("w", "Wisata", 0.15, 0.27, "<b>Wisata</b>", 90, False, False), ("h", NASTY, 0.0, None, "", 3, True, False)],
    columns=["code", "label", "government", "community", "touched", "posts", "government_few", "community_few"],
)
HOAXES = pd.DataFrame(
    {"title": ["Air keran disebut beracun di kota", NASTY, "C"], "hours": [1.9, 6.0, None], "state": ["met", "late", "pending"]}
).assign(place="")
PAIRS = pd.DataFrame(
    [("Batu", "Gresik", "community", 3, "x"), ("Gresik", "Batu", "government", 1, "y"), ("Batu", "Batu", "community", 9, "z")],
    columns=["from_region", "to_region", "owner", "posts", "touched"],
)
TAGS = pd.DataFrame(
    {
        "spelled": ["Naik", NASTY],
        "compared_before": [0, 2],
        "compared_posts": [45, 6],
        "touched": ["", ""],
        "government_accounts": [26, 1],
    }
    | {"community_accounts": [19, 2]}
)
RESPONSE = pd.DataFrame([("Akun yang hadir", 0.22, 0.35, "", "22% → 35%"), ("Akun lainnya", None, 0.3, "", "– → 30%")])
RESPONSE.columns = ["label", "before", "after", "words", "moved"]


def weekly() -> pd.DataFrame:
    weeks = pd.date_range("2021-11-29", periods=3, freq="7D")
    rows = [(owner, week, share) for owner, shares in SHARES.items() for week, share in zip(weeks, shares, strict=True)]
    return pd.DataFrame(rows, columns=["owner", "week", "share"]).assign(few=False, said="sekian")


SHARES = {"government": [0.1, None, 0.2], "community": [None, None, None]}


def cells(rows: int = 2, columns: int = 2) -> pd.DataFrame:
    made = [
        {"row": f"r{row}", "column": f"c{column}", "label": NASTY if not row else f"Daerah {row}", "touched": "",
         "status": STATES[(row * columns + column) % len(STATES)], "mark": "1/2", "long": "1/2 <i>"}
        for row in range(rows) for column in range(columns)
    ]  # fmt: skip
    return pd.DataFrame(made)


def agendas(count: int) -> list[tuple[str, int, str]]:
    return [(f"c{place}", place + 1, "Malam Kemerdekaan Jatim Raya" if place else NASTY) for place in range(count)]


def regions() -> pd.DataFrame:
    states = {"35.10": "value", "35.71": "none", "35.09": "none_seen", "35.78": "no_data", "35.01": "no_account"}
    rows = [
        {"regency_code": code, "label": NASTY, "state": state, "posts": 2 if state == "value" else 0}
        | {"views": 900.0 if state == "value" else None, "reach_low": 5.0, "reach_high": 9.0}
        for code, state in states.items()
    ]
    return pd.DataFrame(rows)


DELIVERY = pd.DataFrame(
    {"regency_code": ["35.10", "35.71", "35.09", "35.01"], "label": NASTY}
    | {"state": ["delivered", "undelivered", "unknown", "no_account"]}
)
HOURS = pd.DataFrame(
    {"from_hour": [6, 18], "to_hour": [9, 21], "posts": [400, 60], "effect": [-0.01, 0.3], "low": [-0.04, 0.1]}
    | {"high": [0.02, 0.55]}
)
QUARTERS = pd.DataFrame(
    {"quarter": ["2021-Q2", "2021-Q3", "2021-Q4"], "known": [8, 0, 10], "tied": [4, 0, 6], "tied_share": [0.5, None, 0.6]}
    | {"cross_region": [1, 0, 2], "cross_region_share": [0.125, None, 0.2]}
    | {"cross_owner": [2, 0, 4], "cross_owner_share": [0.25, None, 0.4]}
)
FIGURES = {
    "delivery_map": lambda say, palette: delivery_map(DELIVERY, "35", say, palette),
    "hour_effects": lambda say, palette: hour_effects(HOURS, say, palette),
    "partnership_lines": lambda say, palette: partnership_lines(QUARTERS, say, palette),
    "share_dots": lambda say, palette: share_dots(THEMES, say, palette, "w"),
    "share_lines": lambda say, palette: share_lines(weekly(), False, say, palette),
    "agenda_matrix": lambda say, palette: agenda_matrix(cells(5, 2), agendas(2), say, palette),
    "response_curve": lambda say, palette: response_curve({"government": CURVE, "community": CURVE[:0]}, say, palette),
    "before_after": lambda say, palette: before_after(RESPONSE, say, palette),
    "correction_hours": lambda say, palette: correction_hours(HOAXES, say, palette),
    "correction_map": lambda say, palette: correction_map(regions(), "35", "views", say, palette),
    "kind_bars": lambda say, palette: kind_bars(
        pd.DataFrame(columns=["owner", "carried_owner", "posts"]), ["government"], say, palette
    ),
    "pair_bars": lambda say, palette: pair_bars(PAIRS.replace("Gresik", NASTY), say, palette),
    "tie_matrix": lambda say, palette: tie_matrix(PAIRS.replace("Gresik", NASTY), say, palette),
    "rising": lambda say, palette: rising(TAGS, say, palette),
    "shared": lambda say, palette: shared(TAGS, say, palette),
}
CURVE = waiting(pd.Series([3.0, 10.0, None, None]), pd.Series([72.0, 72.0, 72.0, 72.0]))


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("say", [SAY, TELL])
def test_every_figure_is_drawn_and_none_lets_markup_through(name, palette, say):
    figure = FIGURES[name](say, palette)
    assert told(figure), "Plotly knows every property"
    html = drawing(figure)
    assert "<img" not in html and "nan" not in html.lower().replace("wisata", "")


def test_where_a_message_has_not_arrived_looks_unlike_what_nobody_knows():
    *surfaces, rings = delivery_map(DELIVERY, "35", SAY, LIGHT)["data"]
    looks = {trace["name"]: (trace["fillcolor"], trace["line"]["width"], "fillpattern" in trace) for trace in surfaces}
    assert len(set(looks.values())) == 4 and looks["unknown"][2] and len(rings["x"]) == 1


def test_hours_that_are_not_to_be_told_apart_bear_open_marks():
    interval, marks = hour_effects(HOURS, SAY, LIGHT)["data"]
    assert marks["marker"]["color"] == [LIGHT.ground, LIGHT.accent] and interval["x"] == [-0.04, 0.02, None, 0.1, 0.55, None]
    assert marks["hovertext"][0] == "06.00–09.00: −1% (−4% sampai +2%), 400 unggahan"


def test_a_quarter_of_which_nobody_is_known_is_a_gap():
    figure = partnership_lines(QUARTERS, SAY, LIGHT)
    tied = next(trace for trace in figure["data"] if trace["name"] == "tied")
    assert tied["y"] == [0.5, None, 0.6] and not tied["connectgaps"]
    assert tied["hovertext"] == ["Trw II 2021: Terikat 50% (4 dari 8)", "Trw III 2021: –", "Trw IV 2021: Terikat 60% (6 dari 10)"]


def test_shares_of_themes_stand_on_one_axis_from_zero():
    words = told(share_dots(THEMES, SAY, LIGHT, "w"))
    assert "xaxis: 0%, 10%, 20%, 30%" in words and "government · 2 markers" in words
    assert "community · 1 markers" in words, "what nobody told has no mark"
    government = next(trace for trace in share_dots(THEMES, SAY, LIGHT)["data"] if trace["name"] == "government")
    assert government["marker"]["color"] == [LIGHT.government, LIGHT.ground], "a share of too few posts is hollow"
    assert "yaxis: <b>Wisata</b>, &lt;img src=x" in words


def test_a_week_without_posts_is_a_gap_and_a_side_without_data_has_no_line():
    figure = share_lines(weekly(), False, SAY, LIGHT)
    (line,) = figure["data"]
    assert line["y"] == [0.1, None, 0.2] and line["line"]["dash"] == "solid"
    assert figure["layout"]["xaxis"]["ticktext"] == ["Pekan 48", "Pekan 49", "Pekan 50"]
    weeks = pd.date_range("2020-06-29", periods=60, freq="7D")
    rows = pd.DataFrame({"owner": "government", "week": weeks, "share": 0.1, "said": "10%", "few": False})
    long = share_lines(rows, False, SAY, LIGHT)
    assert long["data"][0]["mode"] == "lines" and long["layout"]["xaxis"]["ticktext"][0] == "Jul 2020"
    few = share_lines(rows.head(2).assign(few=[True, False]), True, SAY, LIGHT)["data"][0]
    assert few["marker"]["color"] == [LIGHT.ground, LIGHT.government] and "Juni 2020" in few["hovertext"][0]


def test_every_answer_says_in_words_what_its_ground_shows():
    figure = agenda_matrix(cells(len(STATES), 1).replace(NASTY, "Batu"), agendas(1), SAY, LIGHT)
    texts = {trace["name"]: trace["text"] for trace in figure["data"]}
    assert texts == {state: ["1/2 &lt;i&gt;"] for state in STATES} | {"not_invited": []}
    grounds = {trace["name"]: trace["marker"]["color"] for trace in figure["data"]}
    assert [name for name, ground in grounds.items() if ground == LIGHT.ground] == [
        "missed", "none", "none_seen", "no_data", "not_invited",
    ], "filled only where an account posted in time or late"  # fmt: skip
    assert len({grounds[name] for name in ("all", "most", "some", "none")}) == 4
    assert len(figure["layout"]["shapes"]) == len(STATES)


def test_who_was_not_invited_has_a_dot_and_no_cell_and_columns_keep_their_number():
    made = cells(2, 3)
    made = made[(made["row"] != "r0") | (made["column"] != "c1")]
    figure = agenda_matrix(made, agendas(3), SAY, LIGHT)
    dots = figure["data"][-1]
    assert (dots["name"], dots["x"], dots["y"], dots["text"]) == ("not_invited", [1], [1.5], ["·"])
    assert len(figure["layout"]["shapes"]) == 5
    second = next(trace for trace in figure["data"] if trace["name"] == made.iloc[1]["status"])
    assert second["x"] == [2], "the third agenda stands in the third column"


def test_names_stand_above_few_columns_and_numbers_alone_above_many():
    wide = [head["text"] for head in agenda_matrix(cells(2, 2)[2:], agendas(2), SAY, LIGHT)["layout"]["annotations"]]
    assert wide[1] == "<b>2</b><br>Malam<br>Kemerdekaan<br>Jatim Raya"
    narrow = agenda_matrix(cells(2, 6)[6:], agendas(6), SAY, LIGHT)
    assert [head["text"] for head in narrow["layout"]["annotations"]] == [f"<b>{number}</b>" for number in range(1, 7)]
    assert {text for trace in narrow["data"] for text in trace["text"]} == {"1/2"}, "and the short mark"
    assert MOST_COLUMNS == 6


def test_what_is_no_column_is_not_drawn():
    figure = agenda_matrix(cells(2, 3), agendas(2), SAY, LIGHT)
    assert sum(len(trace["x"]) for trace in figure["data"]) == 4 == len(figure["layout"]["shapes"])


def test_the_curve_keeps_those_that_have_not_posted():
    corners = steps(CURVE)
    assert corners.values.tolist() == [[0, 0], [3, 0], [3, 0.25], [10, 0.25], [10, 0.5], [72, 0.5]]
    figure = response_curve({"government": CURVE, "community": CURVE[:0]}, SAY, LIGHT)
    assert [trace["name"] for trace in figure["data"]] == ["government", "government median", "community"]
    assert figure["data"][1]["x"] == [10.0]


def test_before_and_after_leave_out_what_nobody_can_tell():
    figure = before_after(RESPONSE, SAY, LIGHT)
    assert [trace["x"] for trace in figure["data"]] == [[0.22, 0.35, None], [0.22], [0.35, 0.3]]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["22% → 35%"]


def test_pending_hoaxes_stand_in_words_without_a_mark():
    figure = correction_hours(HOAXES, SAY, LIGHT)
    assert [(trace["name"], trace["x"], trace["marker"]["symbol"]) for trace in figure["data"]] == [
        ("met", [1.9], "circle"), ("late", [6.0], "square"),
    ]  # fmt: skip
    assert "note: belum" in told(figure) and "Air keran disebut<br>beracun di kota" in told(figure)


def test_hours_far_to_the_right_and_the_axis_words_stay_inside():
    figure = correction_hours(HOAXES.assign(hours=[1.9, 300.0, None]), SAY, LIGHT)
    anchors = {note["text"]: note["xanchor"] for note in figure["layout"]["annotations"]}
    assert (anchors["1,9 jam"], anchors["12 hari"]) == ("left", "right")
    assert anchors["jam sejak dilaporkan (skala logaritma)"] == "right"


def test_no_correction_no_data_and_no_account_look_different():
    looks = {}
    for trace in correction_map(regions(), "35", "views", SAY, LIGHT)["data"]:
        if "fillcolor" in trace:
            looks[trace["name"]] = (trace["fillcolor"], bool(trace.get("fillpattern")), trace["line"]["color"])
    assert looks["none"] == (LIGHT.ground, False, LIGHT.ink)
    assert looks["no_data"] == (LIGHT.ground, True, LIGHT.outline) and looks["no_account"] == (LIGHT.ground, False, LIGHT.outline)
    assert looks["value"][2] == LIGHT.ground


def test_those_surely_without_corrections_are_drawn_last_and_bear_a_ring():
    *surfaces, rings, names = correction_map(regions(), "35", "views", SAY, LIGHT)["data"]
    assert surfaces[-1]["name"] == "none" and surfaces[-1]["line"]["width"] == 2
    assert len(rings["x"]) == 1 and rings["marker"]["color"] == LIGHT.ground


def test_corrections_whose_reach_no_file_tells_are_neither_the_lowest_class_nor_none():
    told = regions().assign(reach_high=None)
    (value,) = [trace for trace in correction_map(told, "35", "reach", SAY, LIGHT)["data"] if trace["name"] == "value"]
    assert value["fillpattern"]["fgcolor"] == LIGHT.accent and "jangkauannya tidak dimuat berkas" in value["text"]
    (value,) = [trace for trace in correction_map(regions(), "35", "reach", SAY, LIGHT)["data"] if trace["name"] == "value"]
    assert "fillpattern" not in value and "5–9 jangkauan" in value["text"]


def test_the_map_has_at_most_four_classes_whose_palest_is_not_the_ground():
    codes = [f"35.{number:02d}" for number in range(1, 30)]
    many = pd.DataFrame({"regency_code": codes, "state": "value", "views": [90.0 + 111 * n for n in range(len(codes))]})
    classes = ranges(many, "views")
    assert classes.bounds == (850.0, 1500.0, 2500.0)
    assert [classes.shade(amount) for amount in (90, 1500, 1501, 3000)] == [1, 2, 4, 5]
    assert ranges(many[:1], "views").bounds == ()


def test_a_map_of_few_regions_is_framed_by_them_and_names_them():
    whole, part = regions(), regions().assign(label="Daerah")[:1]
    frames = [correction_map(rows, "35", "views", SAY, LIGHT)["layout"]["xaxis"]["range"] for rows in (whole, part)]
    assert frames[0][0] < frames[1][0] < frames[1][1] < 115
    names = correction_map(part, "35", "views", SAY, LIGHT)["data"][-1]
    assert names["text"] == ["Daerah"]


def names_beside(figure: dict) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"] if "→" in note["text"]]


def test_every_kind_of_carrying_has_its_bar_also_without_posts():
    sums = pd.DataFrame([("community", "government", 23)], columns=["owner", "carried_owner", "posts"])
    figure = kind_bars(sums, ["government", "community"], SAY, LIGHT)
    assert figure["data"][0]["x"] == [23, 0, 0, 0] and len(KINDS) == 4
    assert names_beside(figure)[0] == "Komunitas → pemerintah"


def test_a_side_that_nobody_can_tell_of_has_no_bar():
    sums = pd.DataFrame([("government", "community", 8)], columns=["owner", "carried_owner", "posts"])
    figure = kind_bars(sums, ["government"], SAY, LIGHT)
    assert figure["data"][0]["x"] == [8, 0]
    assert names_beside(figure) == ["Pemerintah → komunitas", "Pemerintah → pemerintah"]


def test_pairs_of_regions_are_ranked_and_bear_their_owners_mark():
    figure = pair_bars(PAIRS, SAY, LIGHT)
    assert figure["data"][0]["x"] == [3, 1] and names_beside(figure) == ["Batu → Gresik", "Gresik → Batu"], "none within a region"
    assert [note["text"] for note in figure["layout"]["annotations"] if note["text"] in "●■"] == ["■", "●"]
    assert figure["data"][0]["marker"]["color"] == [LIGHT.community, LIGHT.government]
    many = [(f"A{a}", f"B{b}", "community", a + b + 1, "") for a in range(5) for b in range(5)]
    assert len(pair_bars(pd.DataFrame(many, columns=PAIRS.columns), SAY, LIGHT)["data"][0]["x"]) == MOST_PAIRS


def test_the_matrix_of_ties_counts_posts_within_regions_without_shading_them():
    figure = tie_matrix(PAIRS, SAY, LIGHT)
    (trace,) = figure["data"]
    assert dict(zip(zip(trace["x"], trace["y"], strict=True), trace["text"], strict=True)) == {
        (0, 1.5): "9", (1, 1.5): "3", (0, 0.5): "1",
    }  # fmt: skip
    grounds = {(cell["x0"] + 0.47, cell["y0"] + 0.47): cell["fillcolor"] for cell in figure["layout"]["shapes"]}
    assert grounds[(0, 1.5)] == LIGHT.ground and grounds[(1, 1.5)] == LIGHT.sequential[4], "three is the most between regions"


def test_the_matrix_of_ties_begins_with_the_regions_that_are_tied_most():
    pairs = [(f"Daerah {n}", "Zona", "community", n, "") for n in range(1, 12)]
    names = tie_matrix(pd.DataFrame(pairs, columns=PAIRS.columns), SAY, LIGHT)["layout"]["yaxis"]["ticktext"]
    assert names[:2] == ["Zona <b>1</b>", "Daerah 11 <b>2</b>"] and len(names) == MOST_PLACES


def test_hashtags_before_and_now():
    figure = rising(TAGS, SAY, LIGHT)
    assert [trace["x"] for trace in figure["data"][1:]] == [[0, 2], [45, 6]]
    assert figure["layout"]["xaxis"]["ticktext"] == ["0", "20", "40", "60"]
    bars = shared(TAGS, SAY, LIGHT)
    assert bars["layout"]["barmode"] == "stack" and [trace["x"] for trace in bars["data"]] == [[26, 1], [19, 2]]
    assert "note: ● 26 · ■ 19" in told(bars)
    assert bars["layout"]["margin"]["r"] > 6 * len("● 26 · ■ 19"), "the counts stand inside, also on a phone"
