"""The tile map, twin of the outline map: one tile a region, all equally large, its name above and its circle below."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import pandas as pd

from jangkau.charts.classes import Classes, classes
from jangkau.charts.drawing.words import PHONE
from jangkau.charts.palette import Palette, faded
from jangkau.charts.reach.region_map import HATCH, THIN_OPACITY, circle
from jangkau.charts.reach.regions import RATES, fill, marks, thin, touched
from jangkau.charts.reach.tile_names import shortened
from jangkau.charts.theme import FONT, SMALL, Figure, figure, hidden_axis

TILE, HIGHEST = 54, 560  # pixels: how wide a tile is at most, and how high all of them are
STRIP = 16  # pixels of a tile that its name takes, where tiles are smallest
ROOMY, CROWDED = 42, 11  # pixels: a narrower tile has smaller letters, and how small
GAP, RING, LARGEST, LEAST = 0.04, 0.01, 0.41, 0.06  # of a tile's width: around it, around its ring; a circle's radius


@dataclass(frozen=True)
class Tile:
    """A region's tile: its middle and its upper and lower edge without the gap, in widths of a tile."""

    region: Any
    middle: float
    north: float
    south: float

    def around(self, gap: float) -> dict:
        """The closed line that keeps a gap to the edges."""
        west, east = self.middle - 0.5 + gap, self.middle + 0.5 - gap
        north, south = self.north + gap, self.south - gap
        line = {"x": [west, east, east, west, west], "y": [north, north, south, south, north]}
        return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", **line}


def tile_map(regions: pd.DataFrame, measure: str, say, palette: Palette, chosen: str | None = None) -> Figure:
    """The tiles of a province. `regions`: the frame of regency_reach with `change`; those without a tile are left out."""
    steps, totals = classes(regions["high"]), measure not in RATES
    west, east, first, last = edges(regions)
    smallest = min(PHONE / (east - west), TILE, HIGHEST / (last - first) - STRIP)  # pixels of width
    high = 1 + STRIP / smallest
    tiles = [
        Tile(region, region.tile_col, region.tile_row * high, (region.tile_row + 1) * high)
        for region in regions.itertuples()
        if pd.notna(region.tile_row)
    ]
    return figure(
        [
            *(surface(tile, steps, measure, say, palette) for tile in tiles),
            *(circles(tiles, steps, measure, say, palette) if totals else []),
            *(ring(tile, palette) for tile in tiles if tile.region.code == chosen),
            names(tiles, high, smallest, steps, measure, palette),
            *([] if totals else [rate_marks(tiles, steps, palette)]),
        ],
        palette,
        round(min(TILE * high * (last - first), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[last * high, first * high], scaleanchor="x", constrain="domain", constraintoward="top"),
    )


def edges(regions: pd.DataFrame) -> tuple[float, float, float, float]:
    """The outer edges of all tiles, in tiles: west, east, north, south."""
    across, down = regions["tile_col"], regions["tile_row"]
    return (float(across.min()) - 0.5, float(across.max()) + 0.5, float(down.min()), float(down.max()) + 1)


def surface(tile: Tile, steps: Classes, measure: str, say, palette: Palette) -> dict:
    """One region's tile, which answers the pointer."""
    region, totals = tile.region, measure not in RATES
    edge = palette.outline if region.state != "value" or totals else palette.ground
    colour = palette.wash if totals and region.state == "value" else fill(region, steps, palette)
    trace = tile.around(GAP) | {"name": region.state, "line": {"color": edge, "width": 1}}
    trace |= {"fill": "toself", "fillcolor": colour, "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "no_data":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, measure, say), "customdata": [[region.code]]}


def ring(tile: Tile, palette: Palette) -> dict:
    """The line around the chosen tile."""
    return tile.around(RING) | {"name": "chosen", "line": {"color": palette.ink, "width": 2.5}}


def circles(tiles: list[Tile], steps: Classes, measure: str, say, palette: Palette) -> list[dict]:
    """A circle below the name of each tile with a value, its area the total; paler where the number is thin."""
    valued = [tile for tile in tiles if tile.region.state == "value"]
    highest = max((tile.region.high for tile in valued), default=1)
    traces = []
    for tile in valued:
        region, colour = tile.region, fill(tile.region, steps, palette)
        trace = circle(tile.middle, tile.south - 0.5, max(LARGEST * sqrt(region.high / highest), LEAST), 1)
        trace |= {
            "fillcolor": faded(colour, THIN_OPACITY) if thin(region) else colour,
            "line": {"color": palette.accent, "width": 1},
        }
        trace |= {"hoveron": "fills", "hoverinfo": "text", "name": "circle", "text": touched(region, measure, say)}
        traces.append(trace | {"customdata": [[region.code]]})
    return traces


def names(tiles: list[Tile], high: float, smallest: float, steps: Classes, measure: str, palette: Palette) -> dict:
    """Each tile's name, in the strip above its circle; on a hatch with a halo of the ground's colour."""
    size, regions = SMALL if smallest >= ROOMY else CROWDED, [tile.region for tile in tiles]
    halo = ", ".join(f"0 0 {blur}px {palette.ground}" for blur in (1, 2, 3, 3))
    inks = [palette.on(fill(region, steps, palette)) if measure in RATES else palette.ink for region in regions]
    look = {"size": size, "weight": 500, "shadow": [halo if region.state == "no_data" else "none" for region in regions]}
    named = shortened(regions, (1 - 2 * GAP) * smallest - 2, size)
    return words("names", tiles, [tile.north + GAP + (high - 1) / 2 for tile in tiles], named, look | {"color": inks})


def rate_marks(tiles: list[Tile], steps: Classes, palette: Palette) -> dict:
    """Below the names, what stands beside a rate's colour: where it is thin, where it fell."""
    marked = [tile for tile in tiles if marks(tile.region)]
    inks = [palette.on(fill(tile.region, steps, palette)) for tile in marked]
    told = [marks(tile.region) for tile in marked]
    return words("marks", marked, [tile.south - 0.5 for tile in marked], told, {"size": SMALL, "color": inks})


def words(name: str, tiles: list[Tile], down: list[float], told: list[str], look: dict) -> dict:
    """Words in the middle of some tiles, so far down."""
    places = {"x": [tile.middle for tile in tiles], "y": down, "text": told}
    return {"type": "scatter", "mode": "text", "name": name, "hoverinfo": "skip", "textfont": {"family": FONT} | look} | places
