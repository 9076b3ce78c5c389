"""How far the community reached with an agenda or campaign beside the government, in words and as a table."""

import pandas as pd

from jangkau.locales import Say
from jangkau.warehouse.vocabulary import OWNERS


def leverage_known(row: dict) -> bool:
    """Whether both sides' posts tell a reach."""
    return not pd.isna(row["leverage"])


def leverage_amounts(row: dict, say: Say) -> dict[str, str]:
    """A known ratio, and the least and the most that the two ranges of reach allow."""
    span = say.between(float(row["leverage_low"]), float(row["leverage_high"]))
    return {"amount": say.short(float(row["leverage"])), "range": span}


def leverage_said(row: dict | None, say: Say) -> str:
    """The ratio with its range: the sentence of page, picture, caption and leaflet."""
    if row is None or not leverage_known(row):
        return say("campaign.leverage.none")
    amounts = leverage_amounts(row, say)
    return say("campaign.leverage.times" if amounts["range"] != amounts["amount"] else "campaign.leverage.exact", **amounts)


def leverage_rests_on(row: dict, say: Say) -> str:
    """How many posts of either side there are, and how many of them tell a reach."""
    counts = {f"{owner}_{part}": say.number(row[f"{owner}_{name}"]) for owner in OWNERS
              for part, name in (("n", "posts"), ("told", "posts_with_reach"))}  # fmt: skip
    return say("campaign.leverage.posts", **counts)


def leverage_rows(levers: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The leverage of every agenda and campaign as it is read."""
    rows = levers.to_dict("records")
    columns = {say("campaign.column.agenda"): [row["event"] for row in rows]}
    for owner in OWNERS:
        columns[say(f"campaign.column.reach.{owner}")] = [reach_range(row, owner, say) for row in rows]
    columns[say("campaign.column.leverage")] = [ratio(row["leverage"], say) for row in rows]
    columns[say("campaign.column.views_leverage")] = [ratio(row["views_leverage"], say) for row in rows]
    return pd.DataFrame(columns)


def ratio(value: float, say: Say) -> str:
    """A ratio in two figures; a dash where it is not known."""
    return "–" if pd.isna(value) else say.short(float(value))


def reach_range(row: dict, owner: str, say: Say) -> str:
    """One side's reach as a range; a dash where no post tells it."""
    low, high = row[f"{owner}_reach_low"], row[f"{owner}_reach_high"]
    return "–" if pd.isna(high) else say.between(float(low), float(high))
