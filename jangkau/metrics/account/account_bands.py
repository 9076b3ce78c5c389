"""Where an account stands among accounts like it, in quarters of them: nobody is named, and of too few nothing is said."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response_between
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

WEEKS, AGENDA_WEEKS = 12, 26
FEWEST = {"views": 10, "interactions": 10, "agendas": 3}  # posts, posts, agendas: of fewer an account has no middle one
PEERS = 5  # others of the like: among fewer, a band would tell of one of them
GROUPS = (
    ["platform", "owner"],
    ["platform"],
)  # the like: of the same platform and side; where these are too few, of the platform
BANDS = ("bottom", "lower", "upper", "top")


@kept
def account_bands(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Each active account in scope by measure: its value over the 12 weeks up to the period's end, and its band among its like.

    The like are other accounts of the province, on the same platform and of the same side; where fewer than five of these have
    a value, on the same platform; where these are fewer, there is no band. Columns: account, platform, owner, posts (known in
    the 12 weeks), measure: views, interactions (of its middle post; at least 10 posts tell them), agendas (share answered within
    72 hours of those of 26 weeks of which its exports tell all, at least 3), value, cases (posts or agendas it rests on),
    group (platform+owner, platform), peers (others with a value), band: top (above three quarters of them, of equals half),
    upper (above half), lower, bottom.
    """
    province = Scope(scope.province, week=scope.week)
    period = replace(province, weeks=WEEKS)
    accounts = warehouse.ask("account_posting", **period.parameters())
    agendas = agendas_told(warehouse, province)
    rows = pd.concat([_values(accounts, agendas, measure) for measure in FEWEST], ignore_index=True)
    rows = rows.assign(**_among_like(rows))
    here = warehouse.ask("account_posting", **replace(scope, weeks=WEEKS).parameters())["account"]
    return rows[rows["account"].isin(here)].sort_values(["account", "measure"]).reset_index(drop=True)


def agendas_told(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """How many agendas of half a year each account answered. Columns: account, asked (its exports tell them), answered."""
    response = agenda_response_between(warehouse, scope, scope.sunday - timedelta(weeks=AGENDA_WEEKS), scope.sunday)
    counted = response[response["covered"] & response["timed"]].assign(asked=1)
    return counted.groupby("account").agg(asked=("asked", "sum"), answered=("answered", "sum")).reset_index()


def _values(accounts: pd.DataFrame, agendas: pd.DataFrame, measure: str) -> pd.DataFrame:
    if measure == "agendas":
        told = accounts.merge(agendas, on="account", how="left").fillna({"asked": 0, "answered": 0})
        value, cases = told["answered"] / told["asked"].where(told["asked"] > 0), told["asked"].astype("int64")
    else:
        value, cases = accounts[measure], accounts[f"posts_with_{measure}"]
    rows = accounts[["account", "platform", "owner", "posts"]].assign(measure=measure, value=value.astype("float64"), cases=cases)
    return rows.assign(value=rows["value"].where(rows["cases"] >= FEWEST[measure]))


def _among_like(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The group, the count of peers and the band of each row: the first of GROUPS that is large enough."""
    group = pd.Series("", rows.index, dtype="str")
    peers, above = pd.Series(0, rows.index), pd.Series(float("nan"), rows.index)
    for by in GROUPS:
        same = rows.groupby(["measure", *by])["value"]
        others = same.transform("count") - 1
        better = (same.rank() - 1) / others.where(others > 0)  # equals share a rank: half of them count as below
        fits = (group == "") & (others >= PEERS) & rows["value"].notna()
        group, peers, above = group.mask(fits, "+".join(by)), peers.mask(fits, others), above.mask(fits, better)
    band = pd.cut(above, [-0.1, 0.25, 0.5, 0.75, 1.1], right=False, labels=list(BANDS)).astype("str")
    return {"group": group, "peers": peers, "band": band.where(above.notna())}
