"""One account: what is known of it, its series, its gaps, and the files that told of it."""

from datetime import date, timedelta

import pandas as pd

from jangkau.metrics.warehouse import Warehouse

ORDER = ("views", "reach", "interactions", "content_interactions", "followers", "new_follows", "net_follows", "posts",
         "profile_visits", "link_clicks", "impressions", "likes", "comments", "shares", "saves")  # fmt: skip
DAILY_WEEKS = 13


def account_card(warehouse: Warehouse, account: str) -> pd.Series | None:
    """What the registry and the data tell of an account; None where neither knows it.

    account, registered, platform, handle, name, owner, level, organisation, province_code, regency_code, region, bakorwil,
    active_from, active_to, checked_on, followers (people, the last total), followers_on, first_on, last_on (the first and last
    day with a number or a post), last_published_on, posts (how many are known).
    """
    card = warehouse.ask("account_card", account=account).iloc[0]
    return card if card["registered"] or pd.notna(card["last_on"]) else None


def account_metrics(warehouse: Warehouse, account: str, first: date, last: date) -> pd.DataFrame:
    """An account's values from first to last, day by day up to thirteen weeks, else week by week.

    Columns: metric, day (or the week's Monday), value (blank where the export names the day without one), days (1 or 7). A
    metric that no export tells day by day comes by the weeks of its posts. Weeks of reach are sums, not unique people.
    """
    weekly = warehouse.ask("account_metric_weeks", account=account, first=first, last=last)
    if last - first > timedelta(weeks=DAILY_WEEKS):
        return weekly
    daily = warehouse.ask("account_metric_days", account=account, first=first, last=last)
    daily = daily[daily["metric"].isin(daily.dropna(subset="value")["metric"])]
    return pd.concat([daily, weekly[~weekly["metric"].isin(daily["metric"])]], ignore_index=True)


def account_gaps(warehouse: Warehouse, account: str, first: date, last: date) -> pd.DataFrame:
    """The runs of days without a value, newest first. Columns: metric, gap_from, gap_to, days."""
    return warehouse.ask("account_gaps", account=account, first=first, last=last)


def account_imports(warehouse: Warehouse, account: str) -> pd.DataFrame:
    """The files that told of the account, newest export first.

    Columns: import_id, file_name, importer, title (its own), who, loaded_at, exported_at (UTC), exported_on,
    period_from, period_to, rows_read, loaded, ignored, refused, state (loaded, withdrawn).
    """
    return warehouse.ask("account_imports", account=account)
