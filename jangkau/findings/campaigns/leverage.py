"""How often the community was seen with an agenda or campaign beside the government, in words and as a table."""

import pandas as pd

from jangkau.locales import Say
from jangkau.warehouse.vocabulary import SIDES


def leverage_known(row: dict) -> bool:
    """Whether both sides' posts tell their views."""
    return not pd.isna(row["leverage"])


def leverage_amount(row: dict, say: Say) -> str:
    """A known ratio of views, and in brackets the least and the most times that the posts' reach allows, where they tell it."""
    amount, low, high = (row[name] for name in ("leverage", "reach_leverage_low", "reach_leverage_high"))
    if pd.isna(low) or pd.isna(high):
        return say("campaign.leverage.amount", amount=say.short(float(amount)))
    return say("campaign.leverage.amount.reach", amount=say.short(float(amount)), range=say.between(float(low), float(high)))


def leverage_said(row: dict | None, say: Say) -> str:
    """The ratio, with that of reach beside it: the sentence of page, picture, caption and leaflet."""
    if row is None or not leverage_known(row):
        return say("campaign.leverage.none")
    return say("campaign.leverage.times", times=leverage_amount(row, say))


def leverage_rests_on(row: dict, say: Say) -> str:
    """How many posts of either side there are, and how many of them tell their views."""
    counts = {f"{owner}_{part}": say.number(row[f"{owner}_{name}"]) for owner in SIDES
              for part, name in (("n", "posts"), ("told", "posts_with_views"))}  # fmt: skip
    return say("campaign.leverage.posts", **counts)


def leverage_rows(levers: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The leverage of every agenda and campaign as it is read."""
    rows = levers.to_dict("records")
    columns = {say("campaign.column.agenda"): [row["event"] for row in rows]}
    for owner in SIDES:
        columns[say(f"campaign.column.views.{owner}")] = [dashed(row[f"{owner}_views"], say) for row in rows]
        columns[say(f"campaign.column.reach.{owner}")] = [reach_range(row, owner, say) for row in rows]
    columns[say("campaign.column.leverage")] = [dashed(row["leverage"], say) for row in rows]
    return pd.DataFrame(columns)


def dashed(value: float, say: Say) -> str:
    """A number in few figures; a dash where it is not known."""
    return "–" if pd.isna(value) else say.short(float(value))


def reach_range(row: dict, owner: str, say: Say) -> str:
    """One side's reach as a range; a dash where no post tells it."""
    low, high = row[f"{owner}_reach_low"], row[f"{owner}_reach_high"]
    return "–" if pd.isna(high) else say.between(float(low), float(high))
