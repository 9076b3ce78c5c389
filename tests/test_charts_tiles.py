"""The tiles of every province: each with a name of its own above its circle, on a phone and on a desk, nothing on anything."""

from types import SimpleNamespace

import pytest

from jangkau.charts.palette import DARK, LIGHT
from jangkau.charts.reach.tile_map import tile_map
from jangkau.charts.reach.tile_names import shortened
from jangkau.locales import speaker
from tests.chart_boxes import Box, boxes
from tests.test_charts_hostile import regions
from tests.warehouse_builder import rows_of

SAY = speaker("id")
PROVINCES = sorted({row["province_code"] for row in rows_of("regencies.csv")})
SURFACES = ("value", "zero", "no_data", "no_account")
COLUMNS = (340, 640)  # pixels: a phone's column, and the map's at 1440


def rectangles(figure: dict, wide: int, *names: str) -> list[Box]:
    """The marks of some names as rectangles, in pixels of a column."""
    (west, east), (south, north) = figure["layout"]["xaxis"]["range"], figure["layout"]["yaxis"]["range"]
    pixels = min(wide / (east - west), figure["layout"]["height"] / (south - north))
    return [
        Box(
            trace["name"],
            *((edge(trace["x"]) - west) * pixels for edge in (min, max)),
            *((edge(trace["y"]) - north) * pixels for edge in (min, max)),
        )
        for trace in figure["data"]
        if trace["name"] in names
    ]


def within(inner: Box, outer: Box) -> bool:
    across = outer.west - 0.5 <= inner.west and inner.east <= outer.east + 0.5
    return across and outer.north - 0.5 <= inner.north and inner.south <= outer.south + 0.5


@pytest.mark.parametrize("measure, palette", [("reach", LIGHT), ("reach_per_1000", DARK)])
@pytest.mark.parametrize("province", PROVINCES)
def test_each_tile_holds_its_name_and_below_it_its_circle(province, measure, palette):
    figure = tile_map(regions([12, 340, 5600, 88000, 1_200_000], province), measure, SAY, palette)
    named = next(trace["text"] for trace in figure["data"] if trace["name"] == "names")
    assert len({*named}) == len(named) and min(map(len, named)) > 1, "each its own"
    for wide in COLUMNS:
        tiles, circles = rectangles(figure, wide, *SURFACES), rectangles(figure, wide, "circle")
        words = [word for word in boxes(figure, wide) if word.words in named]
        assert len(words) == len(tiles) == len(named)
        for word, tile in zip(words, tiles, strict=True):
            assert within(word, tile), (word, tile)
            assert abs(word.west + word.east - tile.west - tile.east) < 1, "in the middle"
        for circle in circles:
            assert any(within(circle, tile) for tile in tiles)
            assert not any(circle.on(word) for word in words), circle
        assert bool(circles) == (measure == "reach")


def test_every_province_has_a_tile_of_its_own_for_each_region():
    tiles = {row["code"]: (row["row"], row["col"]) for row in rows_of("tiles.csv")}
    codes = [row["code"] for row in rows_of("regencies.csv")]
    assert set(tiles) == set(codes) and len({(code[:2], *tiles[code]) for code in codes}) == 514


def test_names_that_would_read_alike_become_what_people_call_them():
    acehs, ogans, sumbawas = (
        ("Aceh Tengah", "Aceh Tenggara"),
        ("Ogan Komering Ulu", "Ogan Komering Ilir"),
        ("Sumbawa", "Sumbawa Barat"),
    )
    named = [SimpleNamespace(type="kabupaten", label=label) for label in (*acehs, *ogans, *sumbawas, "Kediri")]
    named.append(SimpleNamespace(type="kota", label="Kota Kediri"))
    assert shortened(named, 48, 12) == ["ATenga", "ATengg", "OKU", "OKI", "Sumba", "SumBar", "Kediri", "K.Kediri"]
    single = [SimpleNamespace(type="kabupaten", label=label) for label in ("Wonosobo", "Wonogiri", "Kudus")]
    assert shortened(single, 33, 11) == ["Wnsb", "Wngr", "Kudus"]
