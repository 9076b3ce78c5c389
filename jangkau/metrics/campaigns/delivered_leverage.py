"""Collaboration that acts: how often community posts about an agenda or campaign were seen beside the government's."""

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES

MEASURES = ["posts", "accounts", "regions", "reach_low", "reach_high", "posts_with_reach", "views", "posts_with_views"]


@kept
def delivered_leverage(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Community views over government views of posts about an act: a campaign that ran in the period, an agenda answered in it.

    A row for each that concerns the province: held in it, or inviting somebody of it, whether anybody posted or not.

    An agenda's 72 hours ended in the period, as in agenda_response. Posts count from an act's first day to its last, an
    agenda's three days longer; none after the period's last. Columns: event_id, kind, event, starts_on, ends_on; for
    government_ and community_: posts, accounts, regions, reach_low (the largest single post), reach_high (the sum: not unique
    people), posts_with_reach, views, posts_with_views; leverage (ratio of the views), reach_leverage_low, reach_leverage_high
    (the least and the most times that the two ranges of reach allow). A ratio is blank where either side has no post that
    tells the measure, or the government's is zero. Source: METRICS.md, definitions 2.
    """
    totals = warehouse.ask("delivered_leverage", **scope.parameters())
    totals = totals[totals["event_id"].notna()]
    sides = totals.dropna(subset="owner").set_index(["event_id", "owner"])[MEASURES].astype("Float64").unstack("owner")
    sides = sides.reindex(columns=pd.MultiIndex.from_product([MEASURES, SIDES]))
    sides.columns = [f"{owner}_{measure}" for measure, owner in sides.columns]
    sides = sides.reindex(totals["event_id"].unique()).rename_axis("event_id")
    for side in SIDES:
        counts = [f"{side}_{measure}" for measure in MEASURES if measure not in ("reach_low", "reach_high", "views")]
        sides[counts] = sides[counts].fillna(0).astype("Int64")
    events = totals[["event_id", "kind", "event", "starts_on", "ends_on"]].drop_duplicates()
    acts = events.merge(sides.reset_index(), on="event_id", how="left")
    return acts.assign(
        leverage=_ratio(acts["community_views"], acts["government_views"]),
        reach_leverage_low=_ratio(acts["community_reach_low"], acts["government_reach_high"]),
        reach_leverage_high=_ratio(acts["community_reach_high"], acts["government_reach_low"]),
    )


def posts_together(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """By owner the views, reach_low and reach_high of posts about acts of which both sides tell views, each post once."""
    totals = warehouse.ask("delivered_leverage", **scope.parameters())
    together = totals[totals["event_id"].isna()].set_index("owner")[["views", "reach_low", "reach_high"]]
    return together.astype(float).reindex(list(SIDES))


def _ratio(of: pd.Series, to: pd.Series) -> pd.Series:
    return of / to.where(to > 0)
