"""Provinces side by side, worked out by hand: rates, middles of the platforms that all have, and coverage."""

import math
from pathlib import Path

import pandas as pd

from jangkau.findings.reach.provinces import bars_said
from jangkau.locales import speaker
from jangkau.metrics.limit import Limit, limited
from jangkau.metrics.reach.province_compare import province_compare, province_platforms
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)


def office(data: Path) -> Path:
    """East Java: Instagram 10, 20, 900 views and 5,000 on X; Jambi: Instagram 40, 50, 60 and one that tells nothing."""
    made = Builder(data)
    for number, views in enumerate((10, 20, 900)):
        made.account(f"instagram:jatim{number}", "35.10")
        made.week(f"instagram:jatim{number}", "views", views)
    made.account("x:jatim", None)
    made.week("x:jatim", "views", 5000)
    for number, views in enumerate((40, 50, 60, None)):
        made.account(f"instagram:jambi{number}", "15.71", province="15")
        if views:
            made.week(f"instagram:jambi{number}", "views", views)
    made.week("instagram:jambi0", "followers", 700)
    return made.publish()


def test_a_giant_moves_the_sum_and_not_the_middle(tmp_path: Path) -> None:
    with reading(office(tmp_path)) as warehouse:
        rows = province_compare(warehouse, SCOPE).set_index("province_code")
    jambi, jatim = rows.loc["15"], rows.loc["35"]
    assert (jatim["views"], jambi["views"]) == (5930, 150)
    assert (jatim["middle_views"], jambi["middle_views"]) == (20, 50), "Instagram alone: X has one account in one province"
    assert jatim["platforms"] == "instagram"
    assert math.isclose(jambi["views_per_1000"], 150_000 / jambi["population"])
    assert (jambi["accounts_with_views"], jambi["accounts_registered"], jambi["coverage"]) == (3, 4, 0.75)
    assert (jambi["regencies_with_views"], jambi["regencies"]) == (1, 11)
    assert math.isclose(jambi["followers_per_1000"], 700_000 / jambi["population"]) and math.isnan(jatim["followers_per_1000"])


def test_the_middle_of_too_few_is_not_told(tmp_path: Path) -> None:
    with reading(office(tmp_path)) as warehouse:
        rows = province_platforms(warehouse, SCOPE).set_index(["province_code", "platform"])
    assert rows.loc[("35", "x"), "views"] == 5000 and math.isnan(rows.loc[("35", "x"), "middle_views"])


def test_who_is_held_to_a_province_meets_no_other(tmp_path: Path) -> None:
    data = office(tmp_path)
    with limited(Limit("15")), reading(data) as warehouse:
        assert province_compare(warehouse, SCOPE)["province_code"].tolist() == ["15"]


def test_provinces_without_data_are_named_apart_and_no_bar_is_told_of_them() -> None:
    rows = pd.DataFrame({"province": ["Jawa Tengah", "Jawa Timur"], "views_per_1000": [math.nan, 14.2]})
    assert bars_said(rows, "views_per_1000", speaker("id")) == "Jawa Timur 14; belum ada data: Jawa Tengah"
    assert bars_said(rows.tail(1), "views_per_1000", speaker("id")) == "Jawa Timur 14"
