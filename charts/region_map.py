"""The outline map: each kabupaten and kota in the step of its value, the three kinds of nothing told apart."""

from collections import defaultdict

import pandas as pd
import plotly.graph_objects as go

from charts.boundaries import Boundaries, Outline, boundaries
from charts.classes import Classes, classes
from charts.palette import Palette
from charts.regions_told import fill, highest, touched
from charts.theme import FONT, SMALL, UNSEEN, figure, hidden_axis

WIDTH, LOWEST, HIGHEST = 690, 285, 460  # pixels: the column on a desktop, and how high a map may be
NAMED = 3
HALO = (1, 1, 2, 2, 3, 3, 4)  # pixels of blur, one shadow each
HATCH = {"shape": "/", "size": 6, "solidity": 0.2}


def region_map(regions: pd.DataFrame, province: str, measure: str, say, palette: Palette, chosen: str | None = None) -> go.Figure:
    """The map of a province. `regions`: the frame of regency_reach with `change`; `chosen`: a code to be outlined."""
    land, steps = boundaries(province), classes(regions["high"])
    drawn = [region for region in regions.itertuples() if region.code in land.outlines]
    ring = [line_around([land.outlines[chosen]], palette.ink, 2.5, "chosen")] if chosen in land.outlines else []
    west, east, south, north = land.frame
    return figure(
        [
            *surfaces(drawn, land, steps, palette),
            names(highest(regions, NAMED), land, steps, palette),
            *ring,
            touchable(drawn, land, measure, say),
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def surfaces(drawn: list, land: Boundaries, steps: Classes, palette: Palette) -> list[dict]:
    """One trace for every look: the steps of the scale, zero, no data, no account."""
    alike = defaultdict(list)
    for region in drawn:
        alike[region.state, fill(region, steps, palette)].append(land.outlines[region.code])
    return [surface(outlines, state, colour, palette) for (state, colour), outlines in alike.items()]


def surface(outlines: list[Outline], state: str, colour: str, palette: Palette) -> dict:
    """The regions of one look as filled outlines."""
    edge = palette.ground if state == "value" else palette.outline
    trace = line_around(outlines, edge, 1, state) | {"fill": "toself", "fillcolor": colour}
    if state == "no_data":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace


def line_around(outlines: list[Outline], colour: str, width: float, name: str) -> dict:
    """The outlines as one line with gaps."""
    return {
        "type": "scatter",
        "x": [lon for outline in outlines for lon in outline.line[0]],
        "y": [lat for outline in outlines for lat in outline.line[1]],
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "name": name,
    }


def names(shown: list, land: Boundaries, steps: Classes, palette: Palette) -> dict:
    """The names of the highest regions, each with a halo of its region's colour."""
    shown = [region for region in shown if region.code in land.outlines]
    colours = [fill(region, steps, palette) for region in shown]
    halos = [", ".join(f"0 0 {blur}px {colour}" for blur in HALO) for colour in colours]
    middles = [land.outlines[region.code].middle for region in shown]
    return {
        "type": "scatter",
        "x": [lon for lon, _ in middles],
        "y": [lat for _, lat in middles],
        "text": [region.label for region in shown],
        "mode": "text",
        "textfont": {"family": FONT, "size": SMALL, "weight": 600, "shadow": halos}
        | {"color": [palette.on(colour) for colour in colours]},
        "hoverinfo": "skip",
        "name": "names",
    }


def touchable(drawn: list, land: Boundaries, measure: str, say) -> dict:
    """Unseen points spread over the regions: a filled outline itself answers no click."""
    said = {region.code: touched(region, measure, say) for region in drawn}
    points = [(*point, code) for code in said for point in land.outlines[code].points]
    return {
        "type": "scatter",
        "x": [lon for lon, _, _ in points],
        "y": [lat for _, lat, _ in points],
        "mode": "markers",
        "marker": {"size": 16, "opacity": 0},
        "selected": UNSEEN,
        "unselected": UNSEEN,
        "customdata": [[code] for _, _, code in points],
        "text": [said[code] for _, _, code in points],
        "hovertemplate": "%{text}<extra></extra>",
        "name": "touch",
    }
