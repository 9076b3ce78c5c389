"""The tile map, twin of the outline map: one square a region, each equally large and each with its name."""

from math import sqrt

import pandas as pd

from jangkau.charts.classes import Classes, classes
from jangkau.charts.palette import Palette, faded
from jangkau.charts.reach.region_map import HATCH, THIN_OPACITY, circle
from jangkau.charts.reach.regions import RATES, fill, marks, thin, touched
from jangkau.charts.theme import FONT, Figure, figure, hidden_axis

TILE, HIGHEST = 54, 460  # pixels
HALF, RING = 0.45, 0.49
NAME_SIZE = 10
LETTERS, LONGEST = 4, 8
LEAST = 0.06  # of a tile: the smallest circle that can be seen


def tile_map(regions: pd.DataFrame, measure: str, say, palette: Palette, chosen: str | None = None) -> Figure:
    """The tiles of a province. `regions`: the frame of regency_reach with `change`; those without a tile are left out."""
    steps = classes(regions["high"])
    placed = [region for region in regions.itertuples() if pd.notna(region.tile_row)]
    ring = [square(region, RING, "chosen", palette.ink, 2.5) for region in placed if region.code == chosen]
    west, east, north, south = edges(regions)
    return figure(
        [
            *(tile(region, steps, measure, say, palette) for region in placed),
            *(circles(placed, steps, measure, say, palette) if measure not in RATES else []),
            *ring,
            short_names(placed, steps, measure, palette),
        ],
        palette,
        min(round(TILE * (south - north)), HIGHEST),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", constrain="domain", constraintoward="top"),
    )


def edges(regions: pd.DataFrame) -> tuple[float, float, float, float]:
    """The outer edges of all tiles: west, east, north, south."""
    across, down = regions["tile_col"], regions["tile_row"]
    return (float(across.min()) - 0.5, float(across.max()) + 0.5, float(down.min()) - 0.5, float(down.max()) + 0.5)


def square(region, half: float, name: str, edge: str, width: float) -> dict:
    """A square around a region's place, `half` of a tile in each direction."""
    west, east = region.tile_col - half, region.tile_col + half
    north, south = region.tile_row - half, region.tile_row + half
    return {
        "type": "scatter",
        "x": [west, east, east, west, west],
        "y": [north, north, south, south, north],
        "mode": "lines",
        "line": {"color": edge, "width": width},
        "hoverinfo": "skip",
        "name": name,
    }


def tile(region, steps: Classes, measure: str, say, palette: Palette) -> dict:
    """One region's square, which answers the pointer."""
    totals = measure not in RATES
    edge = palette.outline if region.state != "value" or totals else palette.ground
    colour = palette.wash if totals and region.state == "value" else fill(region, steps, palette)
    trace = square(region, HALF, region.state, edge, 1)
    trace |= {"fill": "toself", "fillcolor": colour, "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "no_data":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, measure, say), "customdata": [[region.code]]}


def circles(placed: list, steps: Classes, measure: str, say, palette: Palette) -> list[dict]:
    """A circle in each tile with a value, its area the total; paler where the number is thin."""
    valued = [region for region in placed if region.state == "value"]
    highest = max((region.high for region in valued), default=1)
    traces = []
    for region in valued:
        colour = fill(region, steps, palette)
        trace = circle(region.tile_col, region.tile_row, max(HALF * sqrt(region.high / highest), LEAST), 1)
        trace |= {
            "fillcolor": faded(colour, THIN_OPACITY) if thin(region) else colour,
            "line": {"color": palette.accent, "width": 1},
        }
        trace |= {"hoveron": "fills", "hoverinfo": "text", "name": "circle", "text": touched(region, measure, say)}
        traces.append(trace | {"customdata": [[region.code]]})
    return traces


def short_names(placed: list, steps: Classes, measure: str, palette: Palette) -> dict:
    """Each tile's abbreviation, with the marks of its rate; over circles with a halo of the ground's colour."""
    totals = measure not in RATES
    inks = [palette.ink if totals else palette.on(fill(region, steps, palette)) for region in placed]
    halo = {"shadow": [", ".join(f"0 0 {blur}px {palette.ground}" for blur in (1, 2, 3, 3))] * len(placed)} if totals else {}
    return {
        "type": "scatter",
        "x": [region.tile_col for region in placed],
        "y": [region.tile_row for region in placed],
        "text": [short + ("" if totals else marks(region)) for short, region in zip(shortened(placed), placed, strict=True)],
        "mode": "text",
        "textfont": {"family": FONT, "size": NAME_SIZE, "weight": 500, "color": inks} | halo,
        "hoverinfo": "skip",
        "name": "names",
    }


def shortened(placed: list) -> list[str]:
    """The names in the tiles; of those that would read alike the first letter and the last word, more of it where it must be.

    Where no more of it helps, the initials of three words or more (OKI), else the first word's letters (Kol.U, Kon.U).
    """
    names = [abbreviated(region) for region in placed]
    for letters in range(LETTERS, LONGEST):
        alike = {name for name in names if names.count(name) > 1}
        names = [
            abbreviated(region, letters, apart=True) if name in alike else name
            for region, name in zip(placed, names, strict=True)
        ]
    return [initials(region) if names.count(name) > 1 else name for region, name in zip(placed, names, strict=True)]


def initials(region) -> str:
    """A name of several words by their beginnings."""
    words = bare_name(region).split()
    return "".join(word[0] for word in words) if len(words) > 2 else f"{words[0][:3]}.{words[-1][0]}"


def bare_name(region) -> str:
    """A region's name without what it is."""
    return region.label.removeprefix("Kota ").removeprefix("Administrasi ").removeprefix("Kab. ")


def abbreviated(region, letters: int = LETTERS, apart: bool = False) -> str:
    """A region's name in a tile: its first letters, a kota under its K."""
    named = bare_name(region)
    first, *more = named.split()
    short = f"{first[0]}.{more[-1][: letters - 1]}" if apart and more else named[:letters].strip()
    return f"K.<br>{short}" if region.type == "kota" else short
