"""Who came to an event, of those that were invited."""

import pandas as pd

from jangkau.metrics.warehouse import Warehouse

INVITED_BY = {"province": "province_code", "bakorwil": "bakorwil", "regency": "region_code", "accounts": "account"}


def attendance(warehouse: Warehouse, event: str | None = None) -> pd.DataFrame:
    """Who came to an event, or to any. Columns: event_id, account, platform, handle."""
    return warehouse.ask("attendance", event=event)


def invited(accounts: pd.DataFrame, scope: str | None, province: str | None) -> pd.Series:
    """Whether each account was invited, by a scope as invited.py keeps it; without one: the event's province, or everyone.

    accounts: account, province_code, bakorwil and region_code (kabupaten or kota, else province).
    """
    parts = set((scope or (f"province:{province}" if province else "all")).split(";"))
    invited_mask = pd.Series("all" in parts, index=accounts.index)
    for kind, column in INVITED_BY.items():
        if column in accounts:
            invited_mask |= (f"{kind}:" + accounts[column].astype("string")).isin(parts)
    return invited_mask


def came(accounts: pd.DataFrame, attending: pd.DataFrame, scope: str | None = None, province: str | None = None) -> pd.DataFrame:
    """The registered accounts, whether each came and was invited, and those that came without being registered.

    Columns as in `registered`, came and invited. A stranger was not invited by any scope that we could know of.
    """
    present = accounts["account"].isin(attending["account"])
    on_list = accounts["registered"] & invited(accounts, scope, province)
    guests = accounts.assign(came=present, invited=on_list)[accounts["registered"] | present]
    strangers = attending[~attending["account"].isin(accounts["account"])]
    if strangers.empty:
        return guests
    rows = strangers[["account", "platform", "handle"]].assign(
        came=True, invited=False, registered=False, unregistered=True, words=strangers["account"].str.lower()
    )
    return pd.concat([guests, rows], ignore_index=True)


def came_by_region(guests: pd.DataFrame) -> pd.DataFrame:
    """How many of the invited accounts of each region came. Columns: region_code, region, came, invited, share."""
    invited_guests = guests[guests["invited"].astype(bool)]
    regions = invited_guests.groupby(["region_code", "region"], as_index=False).agg(
        came=("came", "sum"), invited=("account", "size")
    )
    return regions.assign(share=regions["came"] / regions["invited"]).sort_values(
        ["came", "region_code"], ascending=[False, True]
    )
