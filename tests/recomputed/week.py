"""The figures of a week: views, reach, interactions, followers, their changes, the index, coverage."""

from datetime import timedelta

import pandas as pd

from tests.recomputed.office import Asked, Office


def figures(office: Office, asked: Asked) -> dict[str, float | None]:
    """What the week amounts to."""
    accounts = office.registered(asked)
    views, acted = (office.total(asked, accounts, metric) for metric in ("views", "interactions"))
    reach = office.week(asked, accounts, "reach")
    follows = office.week(asked, accounts, "new_follows")
    followers = office.followers(asked.sunday, accounts)
    regions = accounts.set_index("account")["regency_code"]
    registered = office.regencies[office.regencies["province_code"] == asked.province]
    if asked.bakorwil:
        registered = registered[registered["bakorwil"] == asked.bakorwil]
    return {
        "views": views["total"].sum(),
        "views_accounts": len(views),
        "views_regencies": regions.reindex(views.index).nunique(),
        "regencies": len(registered),
        "accounts_registered": len(accounts),
        "reach_low": reach.max() if len(reach) else None,
        "reach_high": reach.sum() if len(reach) else None,
        "reach_accounts": reach.index.nunique(),
        "interactions": acted["total"].sum(),
        "interactions_accounts": len(acted),
        "new_follows": follows.sum(),
        "followers": followers["value"].sum(),
        "followers_accounts": len(followers),
    }


def change(office: Office, asked: Asked, metric: str) -> dict[str, float | None]:
    """Against the week before, over the accounts that report both, over as many days, from the same kind of file.

    Of daily reach the series of days alone. without: the change without the account that carries most of it.
    """
    now, before = compared(office, asked, metric)
    if not before.sum() > 0:
        return {"change": None, "accounts": len(now), "difference": None}
    share = now.sum() / before.sum() - 1
    return {"change": share, "accounts": len(now), "difference": now.sum() - before.sum()}


def compared(office: Office, asked: Asked, metric: str, ago: int = 1) -> tuple[pd.Series, pd.Series]:
    """The comparable accounts' totals of this week and of one some weeks before."""
    weeks = []
    for when in (asked, asked.earlier(ago)):
        totals = office.total(when, office.registered(when), metric)
        weeks.append(totals[totals["basis"] == "days"] if metric == "reach" else totals)
    now, before = weeks
    both = now.join(before, how="inner", rsuffix="_before")
    alike = (both["basis"] == both["basis_before"]) & (both["days"] == both["days_before"])
    return both.loc[alike, "total"], both.loc[alike, "total_before"]


def growth(office: Office, asked: Asked, owner: str) -> pd.Series:
    """(F1 / F0)^(7 / days) - 1 of each account; totals 5 to 14 days apart, no longer gap between any two on the way."""
    accounts = office.registered(asked, owner, own=asked.bakorwil is None)
    last = office.followers(asked.sunday, accounts)
    last = last[last["day"] >= pd.Timestamp(asked.monday)]
    rates = {}
    totals = office.days[office.days["metric"] == "followers"].groupby("account")
    for account, now in last.iterrows():
        own = totals.get_group(account).sort_values("day")
        first = own[own["day"] < pd.Timestamp(asked.monday)]
        first = first[(now["day"] - first["day"]) >= timedelta(days=5)]
        first = first[(now["day"] - first["day"]) <= timedelta(days=14)]
        if len(first) and first["value"].iloc[-1] > 0:
            apart = (now["day"] - first["day"].iloc[-1]).days
            rates[account] = (now["value"] / first["value"].iloc[-1]) ** (7 / apart) - 1
    return pd.Series(rates, dtype=float)


def per_1000(office: Office, asked: Asked, metric: str) -> pd.Series:
    """What the accounts based in each kabupaten and kota had, for 1,000 of its registered residents."""
    accounts = office.registered(asked)
    if metric == "reach":
        totals = office.week(asked, accounts, "reach").groupby(level=0).sum()
    else:
        totals = office.total(asked, accounts, metric)["total"]
    by_regency = totals.groupby(accounts.set_index("account")["regency_code"]).sum()
    residents = office.regencies.set_index("code")["population"]
    return (1000 * by_regency / residents.reindex(by_regency.index)).sort_index()
