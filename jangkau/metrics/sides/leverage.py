"""Daya ungkit: what community accounts could add to the government's voice, and what they did add."""

from dataclasses import replace

import pandas as pd

from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage, posts_together
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES


def potential_leverage(accounts: pd.DataFrame) -> dict:
    """Followers of community accounts / followers of government accounts, over the accounts with a total.

    Takes the frame of compare_accounts. Gives government, community (followers; blank where no account has a total),
    government_accounts, community_accounts, leverage (blank where a side has none). One person may follow several.
    """
    sums = {owner: accounts.loc[accounts["owner"] == owner, "followers"] for owner in SIDES}
    government, community = (sums[owner].sum(min_count=1) for owner in SIDES)
    return {
        "government": government,
        "community": community,
        **{f"{owner}_accounts": int(sums[owner].notna().sum()) for owner in SIDES},
        "leverage": community / government if government > 0 else None,
    }


def regency_leverage(accounts: pd.DataFrame) -> pd.DataFrame:
    """The same for each kabupaten and kota with accounts. Columns: regency_code and those of potential_leverage."""
    followers = accounts[["regency_code", "owner", "followers"]].dropna(subset="regency_code")
    regions = followers.groupby("regency_code", observed=True)
    return pd.DataFrame([{"regency_code": code, **potential_leverage(region)} for code, region in regions])


@kept
def leverage(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Potential beside delivered leverage, two rows.

    Columns: kind (potential, delivered), times (community over government; blank where not known), reason (blank, or why
    not: no_followers, no_event, no_match), government, community (followers; views of the posts on the same agendas and
    campaigns, each post once), events (how many agendas and campaigns that is), left_out (those that have no ratio: the views of
    one side are not known or zero), reach_low, reach_high (the least and the most times that the reach of these posts allows).
    """
    both = replace(scope, owner=None)
    potential = potential_leverage(compare_accounts(warehouse, both))
    acts, posts = delivered_leverage(warehouse, both), posts_together(warehouse, both)
    shared, spoken = acts["leverage"].notna(), acts["government_posts"] + acts["community_posts"] > 0
    delivered = _delivered(posts, int(shared.sum()), int((spoken & ~shared).sum()), bool(len(acts)))
    return pd.DataFrame([_potential(potential), delivered])


def _potential(potential: dict) -> dict:
    """The row of followers."""
    both = {owner: potential[owner] for owner in SIDES}
    reason = "" if pd.notna(potential["leverage"]) else "no_followers"
    return {"kind": "potential", "times": potential["leverage"], "reason": reason, **both, "events": 0, "left_out": 0}


def _delivered(posts: pd.DataFrame, events: int, left_out: int, any_act: bool) -> dict:
    """The row of what was posted about the same acts."""
    government, community = (posts.loc[owner] for owner in SIDES)
    times = community["views"] / government["views"] if government["views"] > 0 else None
    measured = times is not None and pd.notna(times)
    return {
        "kind": "delivered", "times": times if measured else None,
        "reason": "" if measured else "no_match" if any_act else "no_event",
        **posts["views"].to_dict(), "events": events, "left_out": left_out,
        "reach_low": community["reach_low"] / government["reach_high"] if government["reach_high"] > 0 else None,
        "reach_high": community["reach_high"] / government["reach_low"] if government["reach_low"] > 0 else None,
    }  # fmt: skip
