"""The effect by kabupaten and kota: a step of the scale, hatched where too few came, blank without accounts."""

from html import escape

import pandas as pd

from jangkau.charts.meetup.meetup_marks import steps
from jangkau.charts.palette import Palette
from jangkau.charts.reach.boundaries import boundaries
from jangkau.charts.reach.region_map import HATCH, HIGHEST, LOWEST, WIDTH, line_around
from jangkau.charts.theme import Figure, figure, hidden_axis

ALIKE = 1.0  # percentage points: smaller differences are not coloured apart


def meetup_map(regions: pd.DataFrame, province: str, say, palette: Palette) -> Figure:
    """`regions`: code, label, state (value, few, none), effect_pct and attendees of each kabupaten and kota."""
    land, bounds = boundaries(province), classes(regions)
    west, east, south, north = land.frame
    drawn = [region for region in regions.itertuples() if region.code in land.outlines]
    return figure(
        [surface(region, land.outlines[region.code], bounds, say, palette) for region in drawn],
        palette,
        round(min(max(WIDTH / land.shape, LOWEST), HIGHEST)),
        xaxis=hidden_axis(range=[west, east], constrain="domain"),
        yaxis=hidden_axis(range=[south, north], scaleanchor="x", scaleratio=1 / land.degree_ratio)
        | {"constrain": "domain", "constraintoward": "top"},
    )  # fmt: skip


def classes(regions: pd.DataFrame) -> list[float]:
    """The edges of the steps, in per cent. One step alone where all effects lie within ALIKE of one another."""
    known = regions.loc[regions["state"] == "value", "effect_pct"].round(1)
    if known.empty:
        return []
    return [known.min(), known.max()] if known.max() - known.min() < ALIKE else steps(known.min(), known.max(), 4)


def step(value: float, bounds: list[float]) -> int:
    """The step of the sequential scale, 1 to 5, that an effect stands on."""
    if len(bounds) <= 2:
        return 3
    place = sum(round(value, 1) >= bound for bound in bounds[1:-1])
    return 1 + round(place * 4 / max(len(bounds) - 2, 1))


def fill(region, bounds: list[float], palette: Palette) -> str:
    """The colour that a region stands on."""
    return palette.sequential[step(region.effect_pct, bounds)] if region.state == "value" else palette.ground


def surface(region, outline, bounds: list[float], say, palette: Palette) -> dict:
    """One region as a filled outline that answers the pointer."""
    edge = palette.ground if region.state == "value" else palette.outline
    trace = line_around(outline, edge, 1, region.state)
    trace |= {"fill": "toself", "fillcolor": fill(region, bounds, palette), "hoveron": "fills", "hoverinfo": "text"}
    if region.state == "few":
        trace["fillpattern"] = HATCH | {"fgcolor": palette.no_data, "bgcolor": palette.ground}
    return trace | {"text": touched(region, say), "customdata": [[region.code]]}


def touched(region, say) -> str:
    """What a region says when touched."""
    said = say(f"meetup.map.{region.state}", n=int(region.attendees))
    amount = [say("meetup.percent", amount=say.decimal(region.effect_pct))] if region.state == "value" else []
    return "<br>".join([f"<b>{escape(region.label)}</b>", *amount, said])


def legend_steps(regions: pd.DataFrame, say, palette: Palette) -> list[tuple[str, str]]:
    """Each step's colour and what it stands for."""
    bounds = classes(regions)
    known = regions[regions["state"] == "value"]
    if len(bounds) <= 2:
        low, high = (say.decimal(bound) for bound in (bounds[0], bounds[-1])) if bounds else ("", "")
        words = say("meetup.percent", amount=low) if low == high else say("meetup.range", low=low, high=high)
        return [(palette.sequential[3], words)] if bounds else []
    steps = []
    for low, high in zip(bounds, bounds[1:], strict=False):
        colour = palette.sequential[step(low, bounds)]
        if any(fill(region, bounds, palette) == colour for region in known.itertuples()):
            steps.append((colour, say("meetup.range", low=say.decimal(low), high=say.decimal(high))))
    return steps
