"""Provinces side by side, for whoever looks after all of them: per 1,000 residents, middles within platforms, coverage."""

import numpy as np
import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

FEWEST = 3  # accounts on a platform: the middle of fewer is not told


def province_platforms(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Each province with registered accounts and each platform, in the scope's weeks; its province and places are not looked at.

    Columns: province_code, platform, accounts_registered (active in the period), accounts_with_views, views, middle_views (of the
    account in the middle; blank of fewer than 3), accounts_with_followers, followers, middle_followers.
    """
    return _platforms(warehouse, scope).drop(columns="regencies")


def province_compare(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Each province with registered accounts, by its code. Sums are never ranked: a rate and the middles are what compares.

    Columns: province_code, province, population (registered residents), regencies, regencies_with_views, accounts_registered,
    accounts_with_views, coverage (the one over the other), views, views_per_1000 (blank where no account tells views), followers,
    followers_per_1000, platforms (that every province shown has a middle of, parted by blanks), middle_views (the mean of those
    platforms' middles, weighted alike for all provinces; blank where they share none).
    """
    platforms = _platforms(warehouse, scope)
    sums = platforms.groupby("province_code", as_index=False).agg(
        accounts_registered=("accounts_registered", "sum"), accounts_with_views=("accounts_with_views", "sum"),
        views=("views", lambda views: views.sum(min_count=1)), followers=("followers", lambda totals: totals.sum(min_count=1)),
        regencies_with_views=("regencies", lambda lists: len({code for codes in lists.dropna() for code in codes})),
    )  # fmt: skip
    rows = sums.merge(warehouse.ask("province_residents"), "left", on="province_code")
    middles = platforms.pivot(index="province_code", columns="platform", values="middle_views").reindex(rows["province_code"])
    shared = [name for name in middles if middles[name].notna().all()]
    weights = [int(platforms.loc[platforms["platform"] == name, "accounts_with_views"].sum()) for name in shared]
    rows = rows.assign(
        coverage=rows["accounts_with_views"] / rows["accounts_registered"],
        views_per_1000=1000 * rows["views"].astype(float) / rows["population"],
        followers_per_1000=1000 * rows["followers"].astype(float) / rows["population"],
        platforms=" ".join(shared),
        middle_views=np.average(middles[shared].to_numpy(dtype=float), axis=1, weights=weights) if shared else np.nan,
    )
    order = ["province_code", "province", "population", "regencies", "regencies_with_views", "accounts_registered",
             "accounts_with_views", "coverage", "views", "views_per_1000", "followers", "followers_per_1000", "platforms",
             "middle_views"]  # fmt: skip
    return rows[order]


def _platforms(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    about = {name: value for name, value in scope.parameters().items() if name not in ("province", "bakorwil", "regency")}
    rows = warehouse.ask("province_platforms", **about)
    return rows.assign(
        middle_views=rows["middle_views"].where(rows["accounts_with_views"] >= FEWEST),
        middle_followers=rows["middle_followers"].where(rows["accounts_with_followers"] >= FEWEST),
    )
