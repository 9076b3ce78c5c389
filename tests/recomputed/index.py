"""The reach index day by day: a table of days and accounts, nothing summed before it is asked for."""

from datetime import timedelta

import numpy as np
import pandas as pd

from tests.recomputed.office import Asked, Office

HUNDRED, NEEDED, ACCOUNTS = 12, 6, 3  # weeks whose median is a hundred, of which so many; accounts that a week rests on


def yearly(office: Office, asked: Asked, weeks: int) -> list[float | None]:
    """The index of so many weeks to the one asked about, oldest first; None where a week cannot be told.

    Daily reach of the accounts that told of as many days in a week as in the last; median of the twelve before the last = 100.
    """
    days, tells = by_day(office, asked, max(weeks, HUNDRED + 1))
    sums, counts = days.sum(axis=2), tells.sum(axis=2)  # account by week
    ratios = [ratio(sums[:, week], sums[:, -1], (counts[:, week] == counts[:, -1]) & (counts[:, -1] > 0))
              for week in range(sums.shape[1])]  # fmt: skip
    before = [value for value in ratios[-1 - HUNDRED : -1] if value is not None]
    if len(before) < NEEDED:
        return [None] * weeks
    middle = sorted(before)
    whole = (middle[(len(middle) - 1) // 2] + middle[len(middle) // 2]) / 2
    return [None if value is None else 100 * value / whole for value in ratios[-weeks:]]


def ratio(earlier: np.ndarray, last: np.ndarray, alike: np.ndarray) -> float | None:
    """One week's sum over the last week's, of the accounts that can be set beside each other."""
    if alike.sum() < ACCOUNTS or not last[alike].sum() > 0:
        return None
    return float(earlier[alike].sum() / last[alike].sum())


def by_day(office: Office, asked: Asked, weeks: int) -> tuple[np.ndarray, np.ndarray]:
    """What each account of the map told of its reach, by week and day of the week, and whether it told; none while inactive."""
    homes = office.accounts[(office.accounts["province_code"] == asked.province) & office.accounts["on_map"]]
    homes = homes[homes["level"] == "regency"]
    if asked.bakorwil:
        homes = homes[homes["bakorwil"] == asked.bakorwil]
    first = pd.Timestamp(asked.sunday - timedelta(days=7 * weeks - 1))
    calendar = pd.date_range(first, periods=7 * weeks)
    reach = office.days[(office.days["metric"] == "reach") & office.days["account"].isin(homes["account"])]
    table = reach.pivot(index="account", columns="day", values="value").reindex(index=homes["account"], columns=calendar)
    values = table.to_numpy(dtype=float, copy=True).reshape(len(homes), weeks, 7)
    for place, home in enumerate(homes.itertuples()):
        for week in range(weeks):
            monday = first + timedelta(days=7 * week)
            if home.active_from > monday + timedelta(days=6) or home.active_to < monday:
                values[place, week] = np.nan
    return np.nan_to_num(values), ~np.isnan(values)
