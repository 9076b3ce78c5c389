"""How far corrections reach in each kabupaten and kota, and which have none."""

from dataclasses import dataclass, replace
from html import escape
from math import floor, log10

import pandas as pd

from jangkau.charts.drawing.words import GIVES_WAY
from jangkau.charts.palette import Palette
from jangkau.charts.reach.boundaries import Boundaries, boundaries
from jangkau.charts.reach.region_map import HALO, HATCH, HIGHEST, LOWEST, WIDTH, line_around
from jangkau.charts.theme import FONT, SMALL, Figure, figure, hidden_axis

SHADES = (1, 2, 4, 5)  # steps of the scale; its palest is left out, for it is too near to the ground of those without
AMOUNTS = {"views": "views", "reach": "reach_high"}  # what a region's shade stands for: of reach, the sum of the range
UNKNOWN = ("none_seen", "no_data")
FEW, AIR = 10, 0.04  # up to so many regions bear their names; of the frame, free around a part of a province
NEAR = (0.17, 0.07)  # of the frame: where a name stands so near, no other one does


@dataclass(frozen=True)
class Ranges:
    """At most four classes of about as many regions each: the round bounds between them."""

    bounds: tuple[float, ...]

    def shade(self, amount: float) -> int:
        """The step of the scale that an amount stands on."""
        return SHADES[sum(amount > bound for bound in self.bounds)] if self.bounds else SHADES[1]


def ranges(regions: pd.DataFrame, measure: str) -> Ranges:
    """The classes over the regions with corrections whose amount is told."""
    amounts = regions.loc[regions["state"] == "value", AMOUNTS[measure]].dropna().astype(float)
    if amounts.empty:
        return Ranges(())
    bounds = sorted({bound(amounts.quantile(place / len(SHADES))) for place in range(1, len(SHADES))})
    return Ranges(tuple(edge for edge in bounds if amounts.min() <= edge < amounts.max()))


def bound(amount: float) -> float:
    """An amount as a reader would choose a bound: in one figure and a half.

    >>> bound(1644), bound(6415), bound(19_488), bound(0)
    (1500.0, 6500.0, 20000.0, 0.0)
    """
    unit = 10.0 ** floor(log10(amount)) / 2 if amount > 0 else 1.0
    return round(amount / unit) * unit


def correction_map(regions: pd.DataFrame, province: str, measure: str, say, palette: Palette) -> Figure:
    """`regions`: the frame of metrics.correction_regions with `label`; `measure`: views or reach. The map frames its regions.

    A region surely without corrections is white within a heavy line and bears a ring; one that nobody can tell of is hatched,
    one with corrections whose amount no file tells is hatched in the accent, one without accounts is blank.
    """
    land, classes = framed(boundaries(province), regions["regency_code"]), ranges(regions, measure)
    drawn = [row for row in regions.itertuples() if row.regency_code in land.outlines]
    without = [row for row in drawn if row.state == "none"]
    west, east, south, north = land.frame
    return figure(
        [
            *(surface(row, land, classes, measure, say, palette) for row in drawn if row.state != "none"),
            *(surface(row, land, classes, measure, say, palette) for row in without),  # last: their line is not drawn over
            rings(without, land, palette),
            names(drawn, land, classes, measure, palette),
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def framed(land: Boundaries, codes: pd.Series) -> Boundaries:
    """The land framed by a part of its regions, with a little air; the whole keeps its own frame."""
    outlines = [land.outlines[code].line for code in codes if code in land.outlines]
    if not outlines or len(outlines) == len(land.outlines):
        return land
    lons, lats = ([value for line in outlines for value in line[side] if value is not None] for side in (0, 1))
    west, east, south, north = land.frame
    west, east, south, north = max(west, min(lons)), min(east, max(lons)), max(south, min(lats)), min(north, max(lats))
    air = AIR * max(east - west, north - south)
    return replace(land, frame=(west - air, east + air, south - air, north + air))


def amount(region, measure: str) -> float | None:
    """A region's views, or the sum of what its corrections reached; None where no file tells."""
    value = getattr(region, AMOUNTS[measure])
    return None if pd.isna(value) else float(value)


def fill(region, classes: Ranges, measure: str, palette: Palette) -> str:
    """The colour that a region stands on."""
    value = amount(region, measure) if region.state == "value" else None
    return palette.ground if value is None else palette.sequential[classes.shade(value)]


def surface(region, land: Boundaries, classes: Ranges, measure: str, say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer."""
    measured = region.state == "value" and amount(region, measure) is not None
    edge, width = (palette.ink, 2) if region.state == "none" else (palette.ground if measured else palette.outline, 1)
    trace = line_around(land.outlines[region.regency_code], edge, width, region.state)
    trace |= {"fill": "toself", "fillcolor": fill(region, classes, measure, palette), "hoveron": "fills", "hoverinfo": "text"}
    if region.state in UNKNOWN or (region.state == "value" and not measured):
        ink = palette.no_data if region.state in UNKNOWN else palette.accent
        trace["fillpattern"] = HATCH | {"fgcolor": ink, "bgcolor": palette.ground}
    return trace | {"text": touched(region, say), "customdata": [[region.regency_code]]}


def rings(without: list, land: Boundaries, palette: Palette) -> dict:
    """A ring in the middle of each region that is surely without."""
    middles = [land.outlines[row.regency_code].middle for row in without]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "without",
        "hoverinfo": "skip",
        "x": [lon for lon, _ in middles],
        "y": [lat for _, lat in middles],
        "marker": {"symbol": "circle", "size": 5, "color": palette.ground, "line": {"color": palette.ink, "width": 1.5}},
    }


def names(drawn: list, land: Boundaries, classes: Ranges, measure: str, palette: Palette) -> dict:
    """The names of the regions where they are few, each with a halo of what it stands on."""
    labelled = apart(drawn, land) if len(drawn) <= FEW else []
    grounds = [fill(row, classes, measure, palette) for row in labelled]
    middles = [land.outlines[row.regency_code].middle for row in labelled]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "names",
        "meta": GIVES_WAY,
        "hoverinfo": "skip",
        "x": [lon for lon, _ in middles],
        "y": [lat for _, lat in middles],
        "text": [escape(row.label) for row in labelled],
        "textposition": ["bottom center" if row.state == "none" else "middle center" for row in labelled],
        "textfont": {
            "family": FONT,
            "size": SMALL,
            "weight": 600,
            "shadow": [", ".join(f"0 0 {blur}px {ground}" for blur in HALO) for ground in grounds],
            "color": [palette.on(ground) for ground in grounds],
        },
    }


def apart(drawn: list, land: Boundaries) -> list:
    """The regions whose names do not stand on one another: a kabupaten goes before the kota that it surrounds."""
    west, east, south, north = land.frame
    labelled: list = []
    taken: list[tuple[float, float]] = []
    for row in drawn:
        lon, lat = land.outlines[row.regency_code].middle
        place = ((lon - west) / (east - west), (lat - south) / (north - south))
        if all(abs(place[0] - x) > NEAR[0] or abs(place[1] - y) > NEAR[1] for x, y in taken):
            labelled.append(row)
            taken.append(place)
    return labelled


def touched(region, say) -> str:
    """What a region says when touched."""
    said = [f"<b>{escape(region.label)}</b>", state_said(region.state, region.posts, say)]
    if region.state == "value":
        said.append(amount_said(region, "views", say))
        said.append(amount_said(region, "reach", say))
    return "<br>".join(said)


def amount_said(region, measure: str, say) -> str:
    """A region's views, or its reach as a range, with the unit; that no file tells, where none does."""
    if amount(region, measure) is None:
        return say(f"campaign.map.untold.{measure}")
    words = say.short(region.views) if measure == "views" else say.between(region.reach_low, region.reach_high)
    return say(f"measure.{measure}.amount", amount=words)


def state_said(state: str, posts: int, say) -> str:
    """How many correcting posts a region has, or which kind of none."""
    return say("campaign.map.value", n=int(posts)) if state == "value" else say(f"campaign.map.{state}")
