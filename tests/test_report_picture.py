"""The picture for a phone and the cards: which message, which numbers, whose bars."""

from datetime import timedelta

import pandas as pd
import pytest

from jangkau.findings.week.bars import account_bars, region_bars
from jangkau.findings.week.numbers import numbers_of
from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.metrics.shelf import reading
from jangkau.metrics.week.answers import Answers
from jangkau.report.cards import card_pages
from jangkau.report.edition import Place
from jangkau.report.gather import by_habit
from jangkau.report.page import Report
from jangkau.report.page import html as page
from jangkau.report.picture import regions
from tests.report_office import WEEK, half_covered, report_office
from tests.test_report import made, text_of

SAY, MONDAY = speaker("id"), week_named(WEEK)
NONE = {"accounts_compared": 20, "accounts": 20, "whole": None, "difference": 5.0, "level": None}


def figure(name: str, change: float) -> dict:
    return NONE | {"name": name, "low": 100.0, "high": 100.0, "change": change, "usual_low": -0.1, "usual_high": 0.1}


def test_a_disaster_is_told_before_any_rise_and_as_no_achievement(tmp_path):
    said = text_of(page(Report(made(report_office(tmp_path))), SAY, "portrait"))
    assert "Erupsi Gunung Semeru: perhatian tertuju ke Lumajang" in said and "bukan capaian" in said
    assert 'class="bar shock"' in page(Report(made(tmp_path)), SAY, "portrait")


def test_what_was_to_be_answered_comes_first_then_what_left_its_habit():
    figures = pd.DataFrame([figure("views", 0.02), figure("interactions", 0.4), figure("new_follows", 0.01)])
    names = [number.name for number in numbers_of(figures, Answers(1, 2, None, 1, 30, 100), True, MONDAY, SAY)]
    assert names[:3] == ["hoaxes", "agendas", "interactions"]


def test_in_quiet_weeks_the_numbers_take_turns():
    figures = pd.DataFrame([figure(name, 0.02) for name in ("views", "interactions", "new_follows")])
    weeks = [MONDAY + timedelta(weeks=week) for week in range(3)]
    assert {numbers_of(figures, None, True, week, SAY)[0].name for week in weeks} == {"views", "interactions", "new_follows"}


def test_accounts_are_ranked_by_their_habit_and_the_smallest_left_out():
    totals = {"giant": (9000, 1.0), "grown": (500, 4.0), "new": (600, None), "tiny": (3, 9.0), "small": (4, 2.0)}
    rows = pd.DataFrame([{"account": name, "total": total, "times": times} for name, (total, times) in totals.items()])
    assert list(by_habit(rows)["account"]) == ["grown", "giant", "new"]


def test_a_bar_stands_beside_its_habit_on_one_width():
    move = {"label": "A", "way": "up", "difference": 50.0, "total_before": 100.0, "usual_low": -0.2, "usual_high": 0.2,
            "unusual": True, "reason": "post"}  # fmt: skip
    first, second = region_bars(
        pd.DataFrame([move, move | {"label": "B", "way": "down", "difference": -10.0, "unusual": False}]), SAY
    )
    assert (first.state, second.state) == ("up", "within") and first.nought == second.nought
    assert first.start == pytest.approx(first.nought) and first.band[1] < first.end and second.end == pytest.approx(second.nought)


def test_a_region_alone_has_a_bar_only_beside_its_habit():
    move = {"label": "A", "way": "up", "difference": 50.0, "total_before": 100.0, "usual_low": None, "usual_high": None,
            "unusual": False, "reason": "post"}  # fmt: skip
    assert region_bars(pd.DataFrame([move]), SAY) == []
    assert len(region_bars(pd.DataFrame([move | {"usual_low": -0.2, "usual_high": 0.2}]), SAY)) == 1
    two = region_bars(pd.DataFrame([move, move | {"label": "B"}]), SAY)
    assert len(two) == 2 and "pita" not in regions(two, "views", SAY).unit, "no band is explained that is not drawn"
    assert "pita" in regions(region_bars(pd.DataFrame([move | {"usual_low": -0.2, "usual_high": 0.2}]), SAY), "views", SAY).unit


def test_accounts_are_drawn_from_their_habit_doublings_and_halvings_alike():
    rows = pd.DataFrame([{"handle": name, "platform": "x", "times": times} for name, times in (("a", 2.0), ("b", 0.5))])
    up, down = account_bars(rows, 4, SAY)
    assert up.end - up.start == pytest.approx(down.end - down.start) and (up.state, down.state) == ("up", "down")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_region_has_its_card_and_those_without_accounts_an_honest_one(tmp_path, lang):
    say = speaker(lang)
    with reading(report_office(tmp_path)) as warehouse:
        pages = card_pages(warehouse, Place("35"), MONDAY, say)
    told = {region: text_of(html) for region, html in pages.values()}
    assert len(told) == 38 and say("report.card.no_account", region="Gresik") in told["Gresik"]
    assert say("state.no_account") in told["Gresik"] and "Erupsi Gunung Semeru" in told["Lumajang"]
    assert not any(word in text for text in told.values() for word in ("nan", "None", "NaT"))


def test_a_region_whose_accounts_sent_nothing_is_not_known(tmp_path):
    with reading(half_covered(tmp_path)) as warehouse:
        told = {region: text_of(html) for region, html in card_pages(warehouse, Place("35"), MONDAY, SAY).values()}
    assert "Ponorogo belum diketahui: belum ada data pekan ini" in told["Ponorogo"]
