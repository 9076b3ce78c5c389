"""What map, tiles and bars say of a region: the same words, the same colour."""

from html import escape

import pandas as pd

from jangkau.charts.classes import Classes
from jangkau.charts.palette import Palette

NOTHING = ("zero", "no_data", "no_account")
RANGED = ("reach", "reach_per_1000")


def amount(region, measure: str, say) -> str:
    """A region's measure in words: a range, a number, or which kind of nothing."""
    if region.state in ("no_data", "no_account"):
        return say(f"state.{region.state}")
    return say.between(region.low, region.high) if measure in RANGED else say.short(region.high)


def touched(region, measure: str, say) -> str:
    """What is shown when a region is touched."""
    lines = [f"<b>{escape(region.label)}</b>", amount(region, measure, say)]
    if region.state in ("value", "zero"):
        lines[1] = say(f"measure.{measure}.amount", amount=lines[1])
    if pd.notna(region.change):
        lines.append(say("region.change", arrow=arrow(region.change), change=say.signed(region.change)))
    if region.state != "no_account":
        lines.append(say("region.accounts", have=say.number(region.accounts_with_data), n=int(region.accounts_registered)))
    return "<br>".join(lines)


def arrow(change: float) -> str:
    """The direction of a change, so that colour need not tell it."""
    return "▲" if change > 0 else "▼" if change < 0 else "▬"


def fill(region, steps: Classes, palette: Palette) -> str:
    """The colour that a region stands on: a step of the scale, or the ground where there is nothing to tell."""
    if region.state in ("no_data", "no_account"):
        return palette.ground
    return palette.sequential[0 if region.state == "zero" else steps.step(region.high)]


def highest(regions: pd.DataFrame, count: int) -> list:
    """The regions with the highest values above zero, the highest first."""
    valued = regions[regions["state"] == "value"]
    return list(valued.nlargest(count, "high").itertuples())


def described(regions: pd.DataFrame, measure: str, say) -> str:
    """The picture in words, for those who cannot see it: the three highest, and how many have nothing."""
    names = [f"{region.label} {amount(region, measure, say)}" for region in highest(regions, 3)]
    counts = regions["state"].value_counts()
    nothing = [say(f"state.{state}.count", n=int(counts[state])) for state in NOTHING if state in counts]
    return say(
        "regions.described",
        measure=say(f"measure.{measure}"),
        highest=say.listed(names) or say("state.no_data"),
        nothing=say.listed(nothing) or say("regions.described.all"),
    )
