"""Who carries whom: accounts that mention others or make posts together with them, and those that stand alone."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def mentions(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Each account in scope and each account that it carried in the period, the most often first.

    Columns: account, name, owner, regency_code, region (blank at province level); carried_account, carried_name,
    carried_owner, carried_regency_code, carried_region, carried_province_code (blank where it is not registered),
    registered; kind (mention: @handle in a caption, on the same platform; collab: a post of the other that stands in the
    account's own export); cross_region (blank where the other is not registered); posts, views, reach_low (the largest
    single post), reach_high (the sum: not unique people). Views and reach are those of the carrying post; of a collab,
    those of the other's own export, blank where that was not loaded.
    """
    return warehouse.ask("mentions", **scope.parameters())


def carried(pairs: pd.DataFrame) -> pd.DataFrame:
    """Who carries whom, by kind of account: of mentions(), pairs that are registered alone.

    Columns: owner, carried_owner, pairs, posts (a post that names three accounts counts three times), cross_region_posts,
    views (likewise). "community" with carried_owner "government" is what community accounts picked up of the government's.
    """
    registered = pairs[pairs["registered"]].assign(
        pairs=1, cross_region_posts=lambda rows: rows["posts"].where(rows["cross_region"].astype(bool), 0)
    )
    sums = registered.groupby(["owner", "carried_owner"])[["pairs", "posts", "cross_region_posts", "views"]].sum()
    return sums.reset_index()


def carried_regions(pairs: pd.DataFrame) -> pd.DataFrame:
    """The same between regions. Columns: regency_code, region, carried_regency_code, carried_region, pairs, posts."""
    registered = pairs[pairs["registered"]].assign(pairs=1)
    keys = ["regency_code", "region", "carried_regency_code", "carried_region"]
    sums = registered.groupby(keys, dropna=False)[["pairs", "posts"]].sum().reset_index()
    return sums.sort_values(["posts", *keys], ascending=[False, True, True, True, True]).reset_index(drop=True)


def ties(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Every account in scope that is active in the period, and to how many registered accounts it is tied.

    Columns: account, name, handle, platform, owner, regency_code, region, posts (with a caption), covered (its exports tell
    every post of the period), carries, carried_by, state: tied, isolated (has posts, and neither carries anybody nor is
    carried), silent (covered, and no post), no_data (no post with a caption is known, and there may be some).
    """
    accounts = warehouse.ask("ties", **scope.parameters())
    state = accounts["covered"].map({True: "silent", False: "no_data"}).mask(accounts["posts"] > 0, "isolated")
    return accounts.assign(state=state.where(accounts["carries"] + accounts["carried_by"] == 0, "tied"))
