"""Where an agenda or campaign has arrived, where not, and where nobody can tell."""

from html import escape

import pandas as pd

from jangkau.charts.campaigns.correction_map import framed, rings
from jangkau.charts.palette import Palette
from jangkau.charts.reach.boundaries import Boundaries, boundaries
from jangkau.charts.reach.region_map import HATCH, line_around
from jangkau.charts.theme import Figure, figure, hidden_axis

WIDTH, LOWEST, HIGHEST = 420, 150, 300  # pixels


def delivery_map(regions: pd.DataFrame, province: str, say, palette: Palette) -> Figure:
    """`regions`: the rows of metrics.undelivered of one agenda or campaign, with `label`. The map frames its regions.

    Arrived is filled; surely not is white within a heavy line and bears a ring; unknown is hatched; without accounts is blank.
    """
    land = framed(boundaries(province), regions["regency_code"])
    drawn = [row for row in regions.itertuples() if row.regency_code in land.outlines]
    missed = [row for row in drawn if row.state == "undelivered"]
    west, east, south, north = land.frame
    return figure(
        [
            *(surface(row, land, say, palette) for row in drawn if row.state != "undelivered"),
            *(surface(row, land, say, palette) for row in missed),  # last: their line is not drawn over
            rings(missed, land, palette),
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def surface(region, land: Boundaries, say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer."""
    edges = {"delivered": (palette.ground, 1), "undelivered": (palette.ink, 2)}
    fill = palette.sequential[2] if region.state == "delivered" else palette.ground
    trace = line_around(land.outlines[region.regency_code], *edges.get(region.state, (palette.outline, 1)), region.state)
    trace |= {"fill": "toself", "fillcolor": fill, "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "unknown":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": f"<b>{escape(region.label)}</b><br>{say(f'delivery.state.{region.state}')}"}
