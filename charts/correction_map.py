"""How far corrections reach in each kabupaten and kota, and which have none."""

from html import escape

import pandas as pd

from charts.boundaries import boundaries
from charts.classes import Classes, classes
from charts.palette import Palette
from charts.region_map import HATCH, HIGHEST, LOWEST, WIDTH, line_around
from charts.theme import Figure, figure, hidden_axis


def correction_map(regions: pd.DataFrame, province: str, say, palette: Palette) -> Figure:
    """`regions`: the frame of metrics.correction_regions with `label`. The step is views of corrections; a region with none
    is outlined in the palest step, one that nobody can tell of is hatched, one without accounts is blank.
    """
    land, bounds = boundaries(province), steps_of(regions)
    west, east, south, north = land.frame
    return figure(
        [surface(row, land.outlines[row.regency_code], bounds, say, palette) for row in regions.itertuples()
         if row.regency_code in land.outlines],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )  # fmt: skip


def steps_of(regions: pd.DataFrame) -> Classes:
    """The classes of the map, over the regions with corrections whose views are told."""
    return classes(regions.loc[regions["state"] == "value", "views"].dropna().astype(float))


def fill(region, bounds: Classes, palette: Palette) -> str:
    """The colour that a region stands on; corrections without a count of views take the second step."""
    if region.state == "value":
        return palette.sequential[1 if pd.isna(region.views) or not region.views else bounds.step(float(region.views))]
    return palette.sequential[0] if region.state == "none" else palette.ground


def surface(region, outline, bounds: Classes, say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer."""
    edge = palette.ground if region.state == "value" else palette.outline
    trace = line_around(outline, edge, 1, region.state)
    trace |= {"fill": "toself", "fillcolor": fill(region, bounds, palette), "hoveron": "fills", "hoverinfo": "text"}
    if region.state in ("none_seen", "no_data"):
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, say), "customdata": [[region.regency_code]]}


def touched(region, say) -> str:
    """What a region says when touched."""
    said = [f"<b>{escape(region.label)}</b>", state_said(region.state, region.posts, say)]
    if region.state == "value" and pd.notna(region.views):
        said.append(say("measure.views.amount", amount=say.short(region.views)))
    if region.state == "value" and pd.notna(region.reach_high):
        said.append(say("measure.reach.amount", amount=say.between(region.reach_low, region.reach_high)))
    return "<br>".join(said)


def state_said(state: str, posts: int, say) -> str:
    """How many correcting posts a region has, or which kind of none."""
    return say("campaign.map.value", n=int(posts)) if state == "value" else say(f"campaign.map.{state}")
