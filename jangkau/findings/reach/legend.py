"""What the colours of a map of regions stand for."""

from itertools import pairwise

import pandas as pd

from jangkau.charts.classes import classes
from jangkau.charts.palette import Palette
from jangkau.charts.reach.regions import NOTHING, amounts, arrow
from jangkau.locales import Say


def legend_steps(regions: pd.DataFrame, say: Say, colours: Palette, measure: str = "") -> list[tuple[str, str]]:
    """The scale's steps in use, as colour and words."""
    values = regions.loc[regions["high"].notna() & (regions["high"] != 0), "high"]
    if values.empty:
        return []
    steps = classes(values)
    edges = [values.min(), *steps.bounds, values.max()]
    falls = {lower: arrow(lower) + " " for lower in edges if lower < 0}
    return [
        (colours.sequential[steps.step(upper)], falls.get(lower, "") + amounts(lower, upper, measure, say))
        for lower, upper in pairwise(edges)
    ]


def legend_nothing(regions: pd.DataFrame, say: Say) -> list[tuple[str, str]]:
    """The kinds of nothing on this map, with their counts, and how many numbers are thin."""
    counts = regions["state"].value_counts()
    kinds = [(state, say(f"state.{state}.count", n=int(counts[state]))) for state in NOTHING if state in counts]
    few = int(regions["thin"].eq(True).sum()) if "thin" in regions else 0
    return [*kinds, ("thin", say("region.thin.count", n=few))] if few else kinds
