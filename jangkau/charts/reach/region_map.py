"""The outline map: each kabupaten and kota in the step of its value, the three kinds of nothing told apart."""

import pandas as pd

from jangkau.charts.classes import Classes, classes
from jangkau.charts.palette import Palette
from jangkau.charts.reach.boundaries import Boundaries, Outline, boundaries
from jangkau.charts.reach.regions import fill, highest, touched
from jangkau.charts.theme import FONT, SMALL, Figure, figure, hidden_axis

WIDTH, LOWEST, HIGHEST = 690, 285, 460  # pixels: the column on a desktop, and how high a map may be
NAMED = 3
HALO = (1, 1, 2, 2, 3, 3, 4)  # pixels of blur, one shadow each
HATCH = {"shape": "/", "size": 6, "solidity": 0.2}


def region_map(regions: pd.DataFrame, province: str, measure: str, say, palette: Palette, chosen: str | None = None) -> Figure:
    """The map of a province. `regions`: the frame of regency_reach with `change`; `chosen`: a code to be outlined."""
    land, steps = boundaries(province), classes(regions["high"])
    drawn = [region for region in regions.itertuples() if region.code in land.outlines]
    ring = [line_around(land.outlines[chosen], palette.ink, 2.5, "chosen")] if chosen in land.outlines else []
    west, east, south, north = land.frame
    return figure(
        [
            *(surface(region, land, steps, measure, say, palette) for region in drawn),
            *ring,
            names(highest(regions, NAMED), land, steps, palette),
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def surface(region, land: Boundaries, steps: Classes, measure: str, say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer: a step of the scale, zero, no data, or no account."""
    edge = palette.ground if region.state == "value" else palette.outline
    trace = line_around(land.outlines[region.code], edge, 1, region.state)
    trace |= {"fill": "toself", "fillcolor": fill(region, steps, palette), "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "no_data":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, measure, say), "customdata": [[region.code]]}


def line_around(outline: Outline, colour: str, width: float, name: str) -> dict:
    """An outline as one line with gaps."""
    lons, lats = outline.line
    return {
        "type": "scatter",
        "x": lons,
        "y": lats,
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "name": name,
    }


def names(named: list, land: Boundaries, steps: Classes, palette: Palette) -> dict:
    """The names of the highest regions, each with a halo of its region's colour."""
    named = [region for region in named if region.code in land.outlines]
    colours = [fill(region, steps, palette) for region in named]
    halos = [", ".join(f"0 0 {blur}px {colour}" for blur in HALO) for colour in colours]
    middles = [land.outlines[region.code].middle for region in named]
    return {
        "type": "scatter",
        "x": [lon for lon, _ in middles],
        "y": [lat for _, lat in middles],
        "text": [region.label for region in named],
        "mode": "text",
        "textfont": {"family": FONT, "size": SMALL, "weight": 600, "shadow": halos}
        | {"color": [palette.on(colour) for colour in colours]},
        "hoverinfo": "skip",
        "name": "names",
    }
