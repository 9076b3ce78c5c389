"""Daya ungkit: what community accounts could add to the government's voice, and what they did add."""

from dataclasses import replace

import pandas as pd

from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage, reach_together
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import OWNERS


def potential_leverage(accounts: pd.DataFrame) -> dict:
    """Followers of community accounts / followers of government accounts, over the accounts with a total.

    Takes the frame of compare_accounts. Gives government, community (followers; blank where no account has a total),
    government_accounts, community_accounts, leverage (blank where a side has none). One person may follow several.
    """
    sums = {owner: accounts.loc[accounts["owner"] == owner, "followers"] for owner in OWNERS}
    government, community = (sums[owner].sum(min_count=1) for owner in OWNERS)
    return {
        "government": government,
        "community": community,
        **{f"{owner}_accounts": int(sums[owner].notna().sum()) for owner in OWNERS},
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
    not: no_followers, no_event, no_match), government, community (followers; summed reach on the same agendas and
    campaigns, each post once, not unique people), events (how many agendas and campaigns that is), left_out (those that
    have no ratio: the reach of one side is not known or zero).
    """
    both = replace(scope, owner=None)
    potential = potential_leverage(compare_accounts(warehouse, both))
    acts = delivered_leverage(warehouse, both)
    shared, spoken = acts["leverage"].notna(), acts["government_posts"] + acts["community_posts"] > 0
    reached: dict[str, float | None] = dict.fromkeys(OWNERS) | reach_together(warehouse, both)
    delivered = _times(reached["community"], reached["government"])
    return pd.DataFrame(
        [
            _row("potential", potential["leverage"], "no_followers", potential, 0, 0),
            _row(
                "delivered", delivered, "no_match" if len(acts) else "no_event", reached, shared.sum(), (spoken & ~shared).sum()
            ),
        ]
    )


def _times(community: float | None, government: float | None) -> float | None:
    """How many times the government's; None where a side is not known or the government's is zero."""
    return community / government if government and community is not None else None


def _row(kind: str, times: float | None, reason: str, sums: dict, events: int, left_out: int) -> dict:
    """One row of leverage."""
    both = {owner: sums[owner] for owner in OWNERS}
    return {
        "kind": kind,
        "times": times,
        "reason": "" if pd.notna(times) else reason,
        **both,
        "events": events,
        "left_out": left_out,
    }
