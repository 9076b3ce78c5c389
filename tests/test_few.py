"""An office of one account, and of few: no figure stands where there are not two things to compare; words do."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import jangkau.ui.drawn
from jangkau.charts.comparing import compares
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.meetup.meetup_account import meetup_account
from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.charts.meetup.meetup_retention import still_posting
from jangkau.charts.meetup.meetup_study import meetup_study
from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.provinces import province_bars
from jangkau.locales import speaker
from jangkau.metrics.meetup.retention import Still
from jangkau.report.edition import Place
from jangkau.report.page import html
from jangkau.report.weekly import weekly
from tests.meetup_office import MEETUP
from tests.pages import words
from tests.report_office import FORMS
from tests.test_charts_hostile import CHARTS, VALUES, effects, studied
from tests.warehouse_builder import MONDAY, ROOT, Builder, weeks_before

SAY = speaker("id")
ONE = "instagram:dinas"
SECTIONS = ("agenda", "themes", "hoax", "carry", "hashtags", "hours")
DRAWERS = ("analyst", "methods", "plan", "posting-open", "each")
PLACES = [
    ("overview", {}),
    ("reach", {}),
    ("reach", {"region": "35.10"}),
    ("compare", {}),
    *(("compare", {"by": measure}) for measure in ("views", "posts", "growth", "er_reach")),
    *(("campaigns", {"section": section}) for section in SECTIONS),
    ("organisations", {}),
    ("provinces", {}),
    ("account", {"account": ONE}),
    ("meetups", {}),
]
# What one row of data becomes two marks or more by itself: two sides, a before and an after, a line of weeks, a limit beside it.
SEVERAL = {
    "trend", "before and after", "rising", "shared", "response", "theme shares", "theme weeks", "partnership", "kinds",
    "posting", "still posting", "quiet", "meetup", "study", "map", "rates", "tiles", "tiles of rates", "dots", "dots of shares",
    "regions of both", "shares of both", "leverage", "voice", "accounts", "hours", "effects", "corrections", "ties",
}  # fmt: skip


@pytest.fixture
def figures(tmp_path: Path, monkeypatch) -> list[dict]:
    """The figures that are drawn, over an office whose one account has one quarter of weeks and posts."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    office = Builder(tmp_path)
    office.account(ONE, "35.10", organisation="Dinas Kominfo")
    for ago in range(9):
        for metric, total in (("reach", 900), ("views", 2000), ("interactions", 90), ("saves", 0)):
            office.week(ONE, metric, total and total + ago, total / 2, week=weeks_before(ago))
        office.day(ONE, weeks_before(ago), "followers", 5000 - ago)
        office.week(ONE, "followers", 5000 - ago, week=weeks_before(ago))
        office.post(
            ONE, f"p{ago}", published_on=weeks_before(ago), likes=50, comments=1, saves=0, reach=500, caption="#vaksin", views=900
        )
    met(office, "temu", weeks_before(4))
    office.publish()
    seen: list[dict] = []

    def watched(figure: dict) -> str:
        seen.append(figure)
        return drawing(figure)

    monkeypatch.setattr(jangkau.ui.drawn, "drawing", watched)
    return seen


def met(office: Builder, event: str, day: date) -> None:
    """A meetup to which the one account came."""
    row = MEETUP | {"event_id": event, "starts_on": day, "ends_on": day}
    office.connection.execute(f"INSERT INTO events ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
    office.connection.execute("INSERT INTO attendance VALUES (?, ?, 1)", [event, ONE])


def standing(figure: dict) -> int:
    """In how many places of a figure something stands."""
    return len({
        (x, y)
        for trace in figure["data"] if trace["type"] == "bar" or not trace["name"].endswith("interval")
        for x, y in zip(trace["x"], trace["y"], strict=True) if x is not None and y is not None
    })  # fmt: skip


def opened(name: str, address: dict[str, str]) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for drawer in DRAWERS:
        page.session_state[f"meetup-{drawer}"] = True
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("name, address", PLACES)
def test_no_figure_of_one_account_compares_it_with_nothing(figures, name, address):
    opened(name, address)
    drawn = [figure for figure in figures if not figure["layout"]["yaxis"].get("scaleanchor")]
    assert all(standing(figure) > 1 for figure in drawn), [figure["data"] for figure in drawn if standing(figure) < 2]


def test_words_stand_in_the_places_of_the_figures(figures):
    said = words(opened("compare", {"by": "reach"}))
    assert "Akun yang punya data" in said and "Pemerintah: 1 akun: 900." in said
    assert "Baru Banyuwangi yang punya data" in said and "Pemerintah: seluruhnya dari satu akun, Instagram @dinas" in said
    assert "Pemerintah → komunitas: 0 unggahan." in words(opened("campaigns", {"section": "carry"}))
    assert "Nol di setiap pekan yang ada datanya (9 pekan)." in words(opened("account", {"account": ONE}))


def test_the_ranking_ranks_and_names_those_without_an_account_below(figures):
    page = opened("reach", {})
    assert "37 daerah belum ada akun: Bangkalan" in words(page)
    ranking = next(element.proto.json for element in page.get("bidi_component") if "data-weeks" in element.proto.json)
    assert ranking.count("data-code") == 1


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_of_many_compares_and_one_of_a_single_value_only_where_that_is_two(chart):
    assert compares(CHARTS[chart](VALUES["close"], SAY))
    assert compares(CHARTS[chart](VALUES["alone"], SAY)) == (chart in SEVERAL)


@pytest.mark.parametrize("chart", ["kinds", "pairs", "partnership", "followers", "audience", "before and after"])
def test_what_is_zero_throughout_is_said(chart):
    assert not compares(CHARTS[chart](VALUES["zeros"], SAY))


def test_an_interval_is_a_picture_beside_zero_and_alone_it_is_said():
    row = effects([7])
    assert compares(effect_intervals(row, SAY, LIGHT))
    untold = dict.fromkeys(("low", "high", "effect", "blind"))
    assert not compares(effect_intervals(pd.concat([row, row]).assign(**untold), SAY, LIGHT)), "verdicts without a number"
    came, others = Still(8, "attendee", 12, 7, 7 / 12, 0.3, 0.8), Still(8, "comparison", 20, 9, 9 / 20, 0.2, 0.7)
    nobody = Still(8, "comparison", 0, 0, None, None, None)
    assert compares(still_posting((came, others), ["", ""], SAY, LIGHT))
    assert not compares(still_posting((came, nobody), ["", ""], SAY, LIGHT))


@pytest.mark.parametrize("values, drawn", [([None, 7.0, None], False), ([None, 7.0, 8.0], True)])
def test_the_line_of_a_meetup_does_not_stand_beside_one_week(values, drawn):
    weeks = pd.DataFrame({"week": [-1, 1, 2], "value": values})
    assert compares(meetup_account(weeks, "attendee", LIGHT)) == drawn
    known = [value for value in values if value is not None]
    assert compares(meetup_study(studied(known), "Temu", SAY, LIGHT)) == drawn


def said_of_many(text: str) -> list[str]:
    """What is said of several, or of none at all."""
    return re.findall(
        r"1 dari 1 [a-z]+|0 dari 0|[Ss]emua 1 [a-z]+|tertinggi dulu|paling banyak (?:menambah|berkurang)|"
        r"hanya karena satu akun|yang terbesar @|didahulukan|Akun (?:yang )?paling|di tengah: ",
        text,
    )


@pytest.mark.parametrize("name, address", PLACES)
def test_a_page_says_of_one_account_what_is_true_of_one(figures, name, address):
    page = opened(name, address)
    assert not said_of_many(" ".join([*(title.value for title in page.title), words(page)]))


@pytest.mark.parametrize("form", FORMS)
def test_a_report_says_of_one_account_what_is_true_of_one(figures, tmp_path, form):
    page = html(weekly(tmp_path, Place("35"), MONDAY), SAY, form)
    text = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
    assert "Jawa Timur" in text and not said_of_many(" ".join(text.split()))


@pytest.mark.parametrize("values, drawn", [([None, 7.0], False), ([None, 7.0, 8.0], True)])
def test_a_province_without_data_is_nothing_to_compare_with(values, drawn):
    codes = [str(11 + place) for place in range(len(values))]
    rows = pd.DataFrame({"province_code": codes, "province": codes, "value": values, "touched": ""})
    figure = province_bars(rows, "11", SAY, LIGHT)
    assert compares(figure) == drawn
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["belum ada data", *codes]
