"""What map, tiles and bars say of a region: the same words, the same colour."""

from html import escape

import pandas as pd

from jangkau.charts.classes import Classes
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import signed_percent
from jangkau.warehouse.vocabulary import FEWEST_OF_SHARE, MOST_TIMES

NOTHING = ("zero", "no_data", "no_account")
RANGED = ("reach", "reach_per_1000")
GROWTH = "growth"  # a share of one a week, told with its sign
RATES = ("reach_per_1000", GROWTH)  # colour a region's whole area; totals are circles, for a large region is not a loud one
HALF = 0.5  # of a region's number from one account
THIN = "*"  # a letter of the house's own font: a number that rests on fewer than 3 accounts, or more than half on one


def amount(region, measure: str, say) -> str:
    """A region's measure in words: a range, a number, or which kind of nothing."""
    if region.state in ("no_data", "no_account"):
        return say(f"state.{region.state}")
    return amounts(region.low if measure in RANGED else region.high, region.high, measure, say)


def amounts(low: float, high: float, measure: str, say) -> str:
    """An amount of a measure, or all from one to another: 1,2–3,9 jt; of growth −0,4% to +1%."""
    if measure != GROWTH:
        return say.between(low, high)
    first, last = signed_percent(low, say), signed_percent(high, say)
    return first if first == last else say("regions.growth.range", low=first, high=last)


def marks(region) -> str:
    """What stands in a region's area beside its colour: a ring where it is thin, an arrow where it fell."""
    return (THIN if thin(region) else "") + (arrow(-1) if region.state == "value" and region.high < 0 else "")


def touched(region, measure: str, say) -> str:
    """What is shown when a region is touched."""
    lines = [f"<b>{escape(region.label)}</b>", amount(region, measure, say)]
    if region.state in ("value", "zero"):
        lines[1] = say(f"measure.{measure}.amount", amount=lines[1])
    if pd.notna(getattr(region, "rank_from", None)):
        lines.append(rank_words(region, say))
    if changed := change_words(region, say):
        lines.append(changed)
    if region.state != "no_account":
        lines.append(say("region.accounts", have=say.number(region.accounts_with_data), n=int(region.accounts_registered)))
    if thin(region):
        share = region.largest_share
        lines.append(f"{THIN} {say('region.thin.share', share=say.percent(share)) if share > HALF else say('region.thin.few')}")
    return "<br>".join(lines)


def thin(region) -> bool:
    """Whether the number rests on too few accounts to stand for the region; frames of before definitions 2 do not say."""
    return getattr(region, "thin", False) is True


def rank_words(region, say) -> str:
    """Between which places a region stands."""
    return say("region.rank", band=band(region, say))


def band(region, say) -> str:
    """The places that a region may have: 3–18, or one where it is sure of it."""
    low, high = say.number(region.rank_from), say.number(region.rank_to)
    return low if low == high else say("compare.range", low=low, high=high)


def change_words(region, say) -> str:
    """A region's change, from ten accounts on as a share; below that, and beyond tenfold, a share would boast."""
    if pd.isna(region.change):
        return ""
    compared = getattr(region, "accounts_compared", FEWEST_OF_SHARE)
    if pd.isna(compared) or compared < FEWEST_OF_SHARE or abs(region.change) > MOST_TIMES:
        way = "up" if region.change > 0 else "down" if region.change < 0 else "same"
        return say(f"region.change.{way}", arrow=arrow(region.change), n=0 if pd.isna(compared) else int(compared))
    return say("region.change", arrow=arrow(region.change), change=say.signed(region.change))


def arrow(change: float) -> str:
    """The direction of a change, so that colour need not tell it."""
    return "▲" if change > 0 else "▼" if change < 0 else "="


def fill(region, steps: Classes, palette: Palette) -> str:
    """The colour that a region stands on: a step of the scale, or the ground where there is nothing to tell."""
    if region.state in ("no_data", "no_account"):
        return palette.ground
    return palette.sequential[0 if region.state == "zero" else steps.step(region.high)]


def highest(regions: pd.DataFrame, count: int) -> list:
    """The regions with the highest values above zero, the highest first."""
    valued = regions[regions["state"] == "value"]
    return list(valued.sort_values("high", ascending=False, kind="stable").head(count).itertuples())


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
