"""The outline map: rates colour each kabupaten and kota, totals stand as circles in it; the kinds of nothing look different."""

from math import cos, pi, sin, sqrt

import pandas as pd

from jangkau.charts.classes import Classes, classes
from jangkau.charts.drawing.words import GIVES_WAY
from jangkau.charts.palette import Palette, faded
from jangkau.charts.reach.beside import DRAWN, SIDES, Box, beside
from jangkau.charts.reach.boundaries import Boundaries, Outline, boundaries
from jangkau.charts.reach.regions import RATES, fill, highest, marks, thin, touched
from jangkau.charts.theme import FONT, SMALL, Figure, figure, hidden_axis

WIDTH, LOWEST, HIGHEST = 690, 285, 460  # pixels: the column on a desktop, and how high a map may be
NAMED = 3
HALO = (1, 1, 2, 2, 3, 3, 4)  # pixels of blur, one shadow each
HATCH = {"shape": "/", "size": 6, "solidity": 0.2}
LARGEST, SMALLEST = 0.042, 0.006  # of the map's width: the radius of the highest circle, and the least that can be seen
CORNERS = 28
THIN_OPACITY = 0.45


def region_map(
    regions: pd.DataFrame, province: str, measure: str, say, palette: Palette, chosen: str | None = None, drawn_wide: int = DRAWN
) -> Figure:
    """The map of a province. `regions`: the frame of regency_reach with `change`; `chosen`: a code to be outlined.

    drawn_wide: how many pixels wide it stands, by which its names are kept from its circles.
    """
    land, steps = boundaries(province), classes(regions["high"])
    drawn = [region for region in regions.itertuples() if region.code in land.outlines]
    ring = [line_around(land.outlines[chosen], palette.ink, 2.5, "chosen")] if chosen in land.outlines else []
    west, east, south, north = land.frame
    totals = measure not in RATES
    return figure(
        [
            *(surface(region, land, steps, measure, say, palette) for region in drawn),
            *(circles(drawn, land, steps, measure, say, palette) if totals else thin_marks(drawn, land, steps, palette)),
            *ring,
            names(highest(regions, len(regions)), land, steps, palette, drawn_wide if totals else 0),
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def surface(region, land: Boundaries, steps: Classes, measure: str, say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer: a step of the scale, zero, no data, or no account."""
    totals = measure not in RATES
    edge = palette.outline if region.state != "value" or totals else palette.ground
    colour = palette.wash if totals and region.state == "value" else fill(region, steps, palette)
    trace = line_around(land.outlines[region.code], edge, 1, region.state)
    trace |= {"fill": "toself", "fillcolor": colour, "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "no_data":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, measure, say), "customdata": [[region.code]]}


def circles(drawn: list, land: Boundaries, steps: Classes, measure: str, say, palette: Palette) -> list[dict]:
    """A circle in each region with a value, its area the total, the largest below; paler where the number is thin."""
    valued = sorted((region for region in drawn if region.state == "value"), key=lambda region: -region.high)
    west, east, _, _ = land.frame
    traces = []
    for region in valued:
        radius = circle_size(region.high, valued[0].high) * (east - west)
        lon, lat = land.outlines[region.code].middle
        colour = fill(region, steps, palette)
        trace = circle(lon, lat, radius, land.degree_ratio) | {"hoveron": "fills", "hoverinfo": "text", "name": "circle"}
        trace |= {"fillcolor": faded(colour, THIN_OPACITY) if thin(region) else colour, "customdata": [[region.code]]}
        traces.append(trace | {"line": {"color": palette.accent, "width": 1}, "text": touched(region, measure, say)})
    return traces


def circle_size(value: float, highest: float) -> float:
    """A circle's radius as a share of the map's width: its area is the value."""
    return max(LARGEST * sqrt(value / highest), SMALLEST)


def circle(lon: float, lat: float, radius: float, ratio: float) -> dict:
    """A closed line around a place, `radius` degrees of longitude away; ratio: their width in degrees of latitude."""
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS + 1)]
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "x": [round(lon + radius * cos(turn), 4) for turn in turns],
        "y": [round(lat + radius * ratio * sin(turn), 4) for turn in turns],
    }


def thin_marks(drawn: list, land: Boundaries, steps: Classes, palette: Palette) -> list[dict]:
    """A small ring in each region whose rate is thin, an arrow where it fell."""
    rings = [region for region in drawn if marks(region)]
    middles = [land.outlines[region.code].middle for region in rings]
    inks = [palette.on(fill(region, steps, palette)) for region in rings]
    places = {"x": [lon for lon, _ in middles], "y": [lat for _, lat in middles], "text": [marks(region) for region in rings]}
    look = {"textposition": "middle center", "textfont": {"size": SMALL, "color": inks}, "hoverinfo": "skip"}
    return [{"type": "scatter", "mode": "text", "name": "thin", **places, **look}] if rings else []


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


def names(named: list, land: Boundaries, steps: Classes, palette: Palette, drawn_wide: int = 0) -> dict:
    """The names of the highest of some regions, each with a halo of its region's colour; beside circles, of the ground's.

    drawn_wide: the map's width in pixels where it has circles.
    """
    valued = [region for region in named if region.code in land.outlines]
    named = valued[:NAMED]
    colours = [palette.wash if drawn_wide else fill(region, steps, palette) for region in named]
    halos = [", ".join(f"0 0 {blur}px {colour}" for blur in HALO) for colour in colours]
    middles = [land.outlines[region.code].middle for region in named]
    places = {"textposition": "middle center"}
    if drawn_wide:
        middles, places = beside_circles(valued, land, drawn_wide)
    return {
        "type": "scatter",
        "x": [lon for lon, _ in middles],
        "y": [lat for _, lat in middles],
        "text": [region.label for region in named],
        "mode": "text",
        **places,
        "textfont": {"family": FONT, "size": SMALL, "weight": 600, "shadow": halos}
        | {"color": [palette.on(colour) for colour in colours]},
        "hoverinfo": "skip",
        "meta": GIVES_WAY,
        "name": "names",
    }


def beside_circles(valued: list, land: Boundaries, wide: int) -> tuple[list[tuple[float, float]], dict]:
    """Where the names of the highest stand, at the edge of their circles, and on which side of it."""
    west, east, south, north = land.frame
    pixel = (east - west) / wide  # in degrees of longitude
    circles = []
    for region in valued:
        lon, lat = land.outlines[region.code].middle
        size = circle_size(region.high, valued[0].high) * wide
        circles.append(((lon - west) / pixel, (lat - south) / pixel / land.degree_ratio, size))
    frame = Box(0, wide, 0, (north - south) / pixel / land.degree_ratio)
    sides = beside([region.label for region in valued[:NAMED]], circles, frame)
    points = []
    for side, (x, y, size) in zip(sides, circles, strict=False):
        dx, dy = SIDES[side]
        points.append((west + (x + dx * size) * pixel, south + (y + dy * size) * pixel * land.degree_ratio))
    return points, {"textposition": sides}
