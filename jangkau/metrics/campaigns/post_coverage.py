"""How much of the whole stands behind what posts say: accounts whose exports tell of posts in the period."""

import pandas as pd

from jangkau.metrics.campaigns.mentions import ties
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import regencies


def post_coverage(warehouse: Warehouse, scope: Scope) -> Coverage:
    """Active accounts in scope of whose posts exports tell, their kabupaten and kota, and how far the exports reach.

    An account without a post counts where its exports tell of the whole period: it was silent, and that is known.
    """
    accounts = ties(warehouse, scope)
    return _of(warehouse, scope, accounts, (accounts["posts"] > 0) | accounts["covered"])


def response_coverage(warehouse: Warehouse, scope: Scope, response: pd.DataFrame) -> Coverage:
    """The same for agendas: accounts of agenda_response of which one can tell for at least one of them what they did."""
    covered = response["status"].ne("no_data").groupby(response["account"]).any()
    accounts = response.drop_duplicates("account").reset_index(drop=True)
    return _of(warehouse, scope, accounts, accounts["account"].map(covered).astype(bool))


def _of(warehouse: Warehouse, scope: Scope, accounts: pd.DataFrame, covered: pd.Series) -> Coverage:
    until = warehouse.ask("posts_until", **scope.parameters())["until"].iloc[0]
    whole = 1 if scope.regency else len(regencies(warehouse, scope.province, scope.bakorwil))
    with_data = accounts[covered]
    last = None if pd.isna(until) else until.date()
    return Coverage(with_data["regency_code"].nunique(), whole, len(with_data), len(accounts), last)
