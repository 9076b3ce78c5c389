"""A year of weeks by region, held to the number that the page tells of each week."""

from dataclasses import replace

import pandas as pd
import pytest

from jangkau.metrics.reach.reach import MEASURES, regency_reach
from jangkau.metrics.reach.region_year import region_year
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.ui.screen import following, seconds
from tests.browser.conftest import east_java
from tests.warehouse_builder import MONDAY, weeks_before


@pytest.mark.parametrize("name", ["reach", "reach_per_1000", "views", "followers"])
def test_a_week_of_the_year_is_that_weeks_own_number(tmp_path, name):
    east_java(tmp_path)
    measure, scope = MEASURES[name], Scope("35", week=MONDAY)
    with reading(tmp_path) as warehouse:
        year = region_year(warehouse, scope, measure)
        assert year["week"].nunique() == (10 if name.startswith("reach") else 0)
        for ago in (0, 4, 9):
            week = weeks_before(ago)
            told = regency_reach(warehouse, replace(scope, week=week), measure).set_index("code")["high"].dropna()
            of_year = year[year["week"] == pd.Timestamp(week)].set_index("code")["high"]
            assert of_year.to_dict() == pytest.approx(told.to_dict())


def test_a_screen_turns_through_the_pages_that_its_address_names():
    asked = {"halaman": "reach,upload,compare"}
    assert [following(page, asked) for page in ("reach", "compare", "overview")] == ["compare", "reach", "reach"]
    assert following("meetups", {}) == "overview" and seconds("9999") == 600
