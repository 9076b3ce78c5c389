"""The map, its twin of tiles and the ranking, told as text."""

import numpy as np
import pandas as pd
import pytest

from jangkau.charts.classes import classes
from jangkau.charts.marked import marked_rows
from jangkau.charts.movable import movable
from jangkau.charts.palette import DARK, LIGHT, contrast
from jangkau.charts.reach.boundaries import boundaries
from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.charts.reach.tile_map import tile_map
from jangkau.charts.reach.year_map import year_land, year_painted
from jangkau.locales import speaker
from jangkau.warehouse.vocabulary import OWNERS
from tests.chart_text import plotly, told, touched
from tests.warehouse_builder import ROOT, rows_of

SAY, TELL = speaker("id"), speaker("en")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def regions() -> pd.DataFrame:
    tiles = {row["code"]: row for row in rows_of("tiles.csv")}
    rows = [row for row in rows_of("regencies.csv") if row["province_code"] == "35"]
    frame = pd.DataFrame(
        [
            {
                "code": row["code"],
                "type": row["type"],
                "label": row["short_name"] if row["type"] == "kabupaten" else row["name"],
                "state": "no_account",
                "low": np.nan,
                "high": np.nan,
                "change": np.nan,
                "accounts_compared": np.nan,
                "thin": False,
                "largest_share": np.nan,
                "rank_from": np.nan,
                "rank_to": np.nan,
                "accounts_with_data": 0,
                "accounts_registered": 0,
                "tile_row": int(tiles[row["code"]]["row"]),
                "tile_col": int(tiles[row["code"]]["col"]),
            }
            for row in rows
        ]
    ).set_index("code", drop=False)
    frame.loc["35.10", ["state", "low", "high", "change", "accounts_compared"]] = ["value", 96000, 412000, 0.64, 12]
    frame.loc["35.78", ["state", "low", "high", "change", "accounts_compared"]] = ["value", 100000, 263000, -0.04, 3]
    frame.loc["35.78", ["thin", "largest_share", "rank_from", "rank_to"]] = [True, 0.72, 1, 9]
    frame.loc["35.71", ["state", "low", "high"]] = ["zero", 0, 0]
    frame.loc[["35.27", "35.28"], "state"] = "no_data"
    frame.loc[["35.10", "35.78", "35.71", "35.27", "35.28"], "accounts_registered"] = 4
    frame.loc[["35.10", "35.78", "35.71"], "accounts_with_data"] = 3
    return frame.reset_index(drop=True)


def test_the_map_draws_the_three_kinds_of_nothing_apart(regions):
    lines = told(region_map(regions, "35", "reach", SAY, LIGHT, chosen="35.10")).splitlines()
    looks = {line.split(" · ")[0]: line for line in lines}
    assert looks["no_data"].endswith("hatched")
    assert looks["no_account"].endswith(LIGHT.ground)
    assert looks["zero"].endswith(LIGHT.sequential[0])
    assert looks["names"].endswith("Banyuwangi, Kota Surabaya")
    assert sum(line.startswith("circle") for line in lines) == 2, "a total is a circle, and colours no area"
    assert looks["value"].endswith(LIGHT.wash)
    assert looks["chosen"]
    edges = {trace.name: trace.line.color for trace in plotly(region_map(regions, "35", "reach", SAY, LIGHT)).data}
    assert edges["zero"] == edges["no_account"] == LIGHT.outline and edges["value"] == LIGHT.outline
    rates = {trace.name: trace for trace in plotly(region_map(regions, "35", "reach_per_1000", SAY, LIGHT)).data}
    assert "circle" not in rates and rates["value"].fillcolor in LIGHT.sequential and rates["value"].line.color == LIGHT.ground
    assert rates["thin"].text == ("*",)


def test_touching_a_region_says_range_change_and_accounts(regions):
    drawn = region_map(regions, "35", "reach", SAY, LIGHT)
    assert touched(drawn, "35.10") == (
        f"<b>Banyuwangi</b> / 96–412{NBSP}rb jangkauan / ▲ +64% dari periode sebelumnya / 3 dari 4 akun dengan data"
    )
    assert touched(drawn, "35.78") == (
        f"<b>Kota Surabaya</b> / 100–263{NBSP}rb jangkauan / peringkat 1–9 / ▼ turun, pada 3 akun yang sebanding / "
        "3 dari 4 akun dengan data / * 72% dari satu akun"
    )
    assert touched(drawn, "35.27") == "<b>Sampang</b> / belum ada data / 0 dari 4 akun dengan data"
    assert touched(drawn, "35.01") == "<b>Pacitan</b> / belum ada akun"
    assert "0 jangkauan" in touched(drawn, "35.71")
    assert "3 of 4 accounts with data" in touched(region_map(regions, "35", "reach", TELL, DARK), "35.10")


def test_every_region_can_be_touched_on_map_and_tiles(regions):
    for drawn in (region_map(regions, "35", "views", SAY, LIGHT), tile_map(regions, "views", SAY, LIGHT)):
        assert {trace["customdata"][0][0] for trace in drawn["data"] if "customdata" in trace} == set(regions["code"])


def test_tiles_are_one_a_region_and_namesakes_differ(regions):
    drawn = plotly(tile_map(regions, "reach", SAY, LIGHT, chosen="35.78"))
    assert sum(trace.fill == "toself" and trace.name != "circle" for trace in drawn.data) == 38
    names = next(trace for trace in drawn.data if trace.name == "names").text
    assert len({*names}) == 38
    assert [trace.name for trace in drawn.data].count("chosen") == 1


def test_a_year_tells_every_week_on_one_scale_and_absence_is_not_zero(regions):
    first, last = pd.Timestamp("2021-11-29"), pd.Timestamp("2021-12-06")
    rows = [("35.10", first, 50.0, 1000.0, 2), ("35.10", last, 90.0, 4000.0, 2), ("35.78", last, 0.0, 0.0, 1)]
    year = pd.DataFrame(rows, columns=["code", "week", "low", "high", "accounts"])
    painted = year_painted(regions, year, "35", "views", SAY, LIGHT)
    assert painted["weeks"] == ["29 Nov \N{EN DASH} 5 Des 2021", "6\N{EN DASH}12 Des 2021"]
    low, high = painted["regions"]["35.10"]["values"]
    assert high[0] > low[0] and 1.9 < high[1] / low[1] < 2.1, "the circle's area is the value"
    assert (low[2], high[2]) == (f"1{NBSP}rb", f"4{NBSP}rb")
    assert painted["regions"]["35.78"]["values"] == [None, [0, 0, "0"]]
    ranged = year_painted(regions, year, "35", "reach", SAY, LIGHT)["regions"]["35.10"]["values"][0][2]
    assert ranged.startswith("50"), "a range is told as one"


def test_what_is_taken_from_a_figure_is_what_its_marks_say(regions):
    table = marked_rows(region_map(regions, "35", "views", SAY, LIGHT), SAY)
    assert "Banyuwangi" in table["Keterangan"].iloc[0] or table["Keterangan"].str.contains("Banyuwangi").any()
    assert not table["Keterangan"].str.contains("<").any()
    assert movable(region_map(regions, "35", "views", SAY, LIGHT), SAY)["layout"]["dragmode"] == "zoom"


def test_the_text_alternative_names_the_highest_and_counts_nothing(regions):
    assert described(regions, "reach", SAY) == (
        f"Jangkauan: tertinggi Banyuwangi 96–412{NBSP}rb dan Kota Surabaya 100–263{NBSP}rb. "
        "Tanpa nilai: nol (1), belum ada data (2), dan belum ada akun (33)."
    )


def test_an_office_without_any_value_still_draws(regions):
    nothing = regions.assign(state="no_account", low=np.nan, high=np.nan)
    region_map(nothing, "35", "reach", SAY, LIGHT)
    tile_map(nothing, "reach", SAY, LIGHT)
    assert "belum ada akun (38)" in described(nothing, "reach", SAY)


@pytest.mark.parametrize(
    "values, bounds",
    [
        ([], ()),
        ([5], ()),
        ([0, 0], ()),
        ([1, 2], (1.3, 1.6)),
        ([100, 200, 300, 400, 500, 6400], (200, 400, 800, 1600, 3200)),
        ([1, 1e6], (10, 100, 1000, 10_000, 100_000)),
        ([100, 101], (100,)),
    ],
)
def test_classes_are_each_as_many_times_the_last(values, bounds):
    made = classes(pd.Series(values, dtype=float))
    assert made.bounds == bounds or [round(bound, 1) for bound in made.bounds] == list(bounds)
    steps = [made.step(value) for value in values if value > 0]
    assert steps == sorted(steps) and all(0 <= step <= 5 for step in steps)


@pytest.mark.parametrize("province, count", [("35", 38), ("32", 27), ("15", 11), ("31", 6)])
def test_boundaries_hold_every_region_and_a_middle_inside_its_own_frame(province, count):
    land = boundaries(province)
    assert len(land.outlines) == count
    for outline in land.outlines.values():
        lons, lats = ([place for place in line if place is not None] for line in outline.line)
        assert min(lons) < outline.middle[0] < max(lons) and min(lats) < outline.middle[1] < max(lats)


def test_east_java_is_framed_on_the_land_that_people_know():
    assert boundaries("35").frame == (110.8, 116.4, -8.9, -6.6)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_stand_out_from_the_ground(palette):
    for ground in (palette.ground, palette.wash):
        words = (palette.ink, palette.muted, palette.accent, palette.warning, *map(palette.words, OWNERS))
        assert all(contrast(text, ground) >= 4.5 for text in words)
    marks = (palette.government, palette.community, palette.comparison, palette.outline, palette.no_data)
    assert all(contrast(mark, palette.ground) >= 3 for mark in marks)
    assert all(contrast(palette.on(shade), shade) >= 4.5 for shade in palette.sequential)
    light_to_deep = [contrast(shade, palette.ground) for shade in palette.sequential]
    assert light_to_deep == sorted(light_to_deep)


def test_the_theme_has_the_colours_of_the_palette():
    theme = (ROOT / ".streamlit" / "config.toml").read_text()
    for palette, name in ((LIGHT, "light"), (DARK, "dark")):
        section = theme.split(f"[theme.{name}]")[1].split("[theme.")[0]
        for key, colour in (
            ("primaryColor", palette.accent),
            ("backgroundColor", palette.ground),
            ("textColor", palette.ink),
            ("secondaryBackgroundColor", palette.wash),
            ("borderColor", palette.line),
        ):
            assert f'{key} = "{colour}"' in section, (name, key)


def test_plotly_knows_every_property_that_is_drawn(regions):
    for drawn in (
        region_map(regions, "35", "reach", SAY, LIGHT, "35.10"),
        tile_map(regions, "reach", SAY, DARK, "35.10"),
        year_land(regions, "35", LIGHT, "35.10"),
    ):
        assert plotly(drawn).data
