"""The accounts of a scope with everything that government and community are compared by."""

from dataclasses import replace

import pandas as pd

from jangkau.metrics.account.growth import growth
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.engagement import engagement
from jangkau.metrics.warehouse import Warehouse

# few different values over many accounts: told apart by number, which is fast
GROUPS = ["platform", "owner", "level", "regency_code", "bakorwil"]


def compare_accounts(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The registered accounts of the scope active in the period, of both owners, with their values; blank is no data.

    Columns: account, platform, handle, name, owner, level, regency_code, bakorwil, the measures of compared_measures
    (reach of days, views, interactions, posts: sums over the period; followers: the last week's; growth, er_followers, er_views,
    er_reach: shares of one), reach_largest (the largest single value), the sums behind the shares, and *_by_posts. The scope's
    owner is not looked at.
    """
    return _narrowed(_of_province(warehouse, _everywhere(scope)), replace(scope, owner=None))


@kept
def _of_province(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The same for all accounts of the province."""
    accounts = warehouse.ask("compare_accounts", **scope.parameters())
    accounts = accounts.astype(dict.fromkeys(GROUPS, "category"))
    accounts = accounts.merge(engagement(warehouse, scope), "left", on="account")
    accounts = accounts.merge(growth(warehouse, scope)[["account", "growth", "first_total"]], "left", on="account")
    first = accounts.pop("first_total").where(accounts["growth"].notna())
    return accounts.assign(growth_first=first, growth_weighted=first * accounts["growth"])


def _everywhere(scope: Scope) -> Scope:
    """The scope's province and period alone."""
    return Scope(scope.province, week=scope.week, weeks=scope.weeks)


def _narrowed(accounts: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The accounts inside the Bakorwil, regency and platform. Accounts at province level belong to no part of it."""
    inside = {"bakorwil": scope.bakorwil, "regency_code": scope.regency, "platform": scope.platform}
    for column, wanted in inside.items():
        if wanted is not None:
            accounts = accounts[accounts[column] == wanted]
    return accounts.reset_index(drop=True)
