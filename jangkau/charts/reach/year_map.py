"""The map that plays its year: the land drawn once, and for every week what each kabupaten and kota stands at."""

from datetime import timedelta

import pandas as pd

from jangkau.charts.classes import Classes, classes
from jangkau.charts.drawing.canvas import SIZE
from jangkau.charts.drawing.surfaces import hatch
from jangkau.charts.palette import Palette
from jangkau.charts.reach.boundaries import Boundaries, boundaries
from jangkau.charts.reach.region_map import HIGHEST, LOWEST, WIDTH, circle_size, line_around
from jangkau.charts.reach.regions import RANGED, RATES, amounts
from jangkau.charts.theme import Figure, figure, hidden_axis


def year_land(regions: pd.DataFrame, province: str, palette: Palette, chosen: str | None = None) -> Figure:
    """The outlines alone; what is painted on them follows the slider. `chosen`: a code to be outlined."""
    land = boundaries(province)
    west, east, south, north = land.frame
    ring = [line_around(land.outlines[chosen], palette.ink, 2.5, "chosen")] if chosen in land.outlines else []
    bare = {"fill": "toself", "fillcolor": palette.ground, "hoveron": "fills", "hoverinfo": "text"}
    return figure(
        [
            *(
                line_around(land.outlines[region.code], palette.outline, 1, "land")
                | bare
                | {"text": region.label, "customdata": [[region.code]]}
                for region in regions.itertuples()
                if region.code in land.outlines
            ),
            *ring,
        ],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )


def year_painted(regions: pd.DataFrame, year: pd.DataFrame, province: str, measure: str, say, palette: Palette) -> dict:
    """Every week's colours, circles and words, for the page's slider.

    `year`: the frame of region_year. One scale for the whole year, so that a colour means the same in every week. A region's
    `values` are by week: None without data, else its colour's place, its circle's radius (0 where it has none), and its amount.
    """
    land, steps = boundaries(province), classes(year["high"])
    weeks = pd.date_range(year["week"].min(), year["week"].max(), freq="7D")
    told = {(row.code, row.week): row for row in year.itertuples()}
    totals, highest = measure not in RATES, float(year["high"].max()) or 1.0
    name, pattern = hatch(palette.no_data, palette.ground)
    return {
        "weeks": [say.short_days(week.date(), week.date() + timedelta(days=6)) for week in weeks],
        "totals": totals,
        "colours": list(palette.sequential),
        "land": palette.wash,
        "edge": palette.accent,
        "hatch": [name, pattern],
        "nothing": say("state.no_data"),
        "regions": {
            region.code: {
                "label": region.label,
                "at": place(land, region.code),
                "values": [painted(told.get((region.code, week)), steps, highest, totals, measure, say) for week in weeks],
            }
            for region in regions.itertuples()
            if region.code in land.outlines
        },
    }


def place(land: Boundaries, code: str) -> list[int]:
    """The middle of a region in the drawing's own units."""
    west, east, south, north = land.frame
    lon, lat = land.outlines[code].middle
    return [round(SIZE * (lon - west) / (east - west)), round(SIZE / land.shape * (north - lat) / (north - south))]


def painted(region, steps: Classes, highest: float, totals: bool, measure: str, say) -> list | None:
    """What a region stands at in one week: the place of its colour, its circle's radius, its amount in words."""
    if region is None:
        return None
    step = steps.step(region.high) if region.high else 0
    radius = round(SIZE * circle_size(region.high, highest)) if totals and region.high else 0
    return [step, radius, amounts(region.low if measure in RANGED else region.high, region.high, measure, say)]
