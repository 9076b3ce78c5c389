"""Who is an attendee, who is in the comparison, and who was left out and why."""

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.panel import LAST, Panel

CLEAN = 35  # weeks without another meetup before a repeated attendance counts as a study of its own
UNTIL = 8  # comparison accounts attend nothing before this week

# Why an account is left out, in the order in which the reasons are looked for.
LEFT_OUT = (
    "unregistered", "other_province", "inactive", "came_before", "first_time", "came_lately",
    "came_to_another_that_week", "came_elsewhere",
    "leap", "purged", "no_counts", "no_value_before", "history_short", "no_value_after", "platform_without_comparison",
    "owner_without_comparison", "platform_without_attendees", "owner_without_attendees",
)  # fmt: skip


def with_roles(accounts: pd.DataFrame, attended: pd.DataFrame, event: str, horizon: int, again: bool = False) -> pd.DataFrame:
    """The accounts with role (attendee, comparison or ""), why (a code of LEFT_OUT) and cut (the week of the next meetup).

    attended: event_id, account, first_week, last_week, counted from the event's week. Attendees are those whose first
    meetup this is; with `again`, those who had been to one that ended at least 35 weeks before.
    """
    keys = accounts["account"]
    mine = keys.isin(attended.loc[attended["event_id"] == event, "account"]).to_numpy()
    others = attended[attended["event_id"] != event]
    before = others[others["last_week"] < 0].groupby("account")["last_week"].max().reindex(keys).to_numpy(float)
    during = keys.isin(others.loc[(others["first_week"] <= 0) & (others["last_week"] >= 0), "account"]).to_numpy()
    after = others[others["first_week"] > 0].groupby("account")["first_week"].min().reindex(keys).to_numpy(float)
    why = np.full(len(accounts), "", dtype=object)
    first = np.isnan(before)
    if again:
        why[mine & first] = "first_time"
        why[mine & ~first & (before >= -CLEAN)] = "came_lately"
    else:
        why[mine & ~first] = "came_before"
    why[mine & during] = "came_to_another_that_week"
    why[~mine & (~first | during | (after < UNTIL))] = "came_elsewhere"
    why[_inactive(accounts, horizon)] = "inactive"
    role = np.where(why == "", np.where(mine, "attendee", "comparison"), "")
    return accounts.assign(came=mine, role=role, why=why, cut=np.where(np.isnan(after), LAST + 1, after).astype(int))


def _inactive(accounts: pd.DataFrame, horizon: int) -> np.ndarray:
    """Whether an account was not active all the way from the meetup's week to the horizon."""
    return (accounts["active_from_week"].gt(0) | accounts["active_to_week"].lt(horizon - 1)).to_numpy(bool)


def strangers(accounts: pd.DataFrame, attended: pd.DataFrame, event: str, registered: pd.Series) -> pd.DataFrame:
    """Those that came and are not among the accounts looked at: of another province, or not registered at all."""
    came = attended.loc[attended["event_id"] == event, "account"]
    gone = came[~came.isin(accounts["account"])].drop_duplicates().to_frame()
    why = np.where(gone["account"].isin(registered), "other_province", "unregistered")
    parts = gone["account"].str.split(":", n=1)
    return gone.assign(platform=parts.str[0], handle=parts.str[1], came=True, role="", why=why)


def cut_at_next(panel: Panel) -> Panel:
    """The panel with every account's weeks blank from its next meetup on."""
    weeks = np.arange(panel.levels.shape[1]) - (panel.levels.shape[1] - 1 - LAST)
    gone = weeks >= panel.accounts["cut"].to_numpy()[:, None]
    return Panel(panel.accounts, np.where(gone, np.nan, panel.levels), panel.outcome)


def strata(accounts: pd.DataFrame, present: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whom each account is compared with: a number a group, -1 for none, and the reason of those without.

    The same province, platform and owner, however few they are: a season may lift the accounts of one owner alone.
    `present` are the accounts with a value to compare.
    """
    attendee, comparison = ((accounts["role"] == role).to_numpy() & present for role in ("attendee", "comparison"))
    platform = pd.factorize(accounts["province_code"].astype(str) + accounts["platform"])[0]
    group = platform * 16 + pd.factorize(accounts["owner"].astype(str))[0]
    usable = (attendee | comparison) & (_counts(group, attendee) > 0) & (_counts(group, comparison) > 0)
    why = np.full(len(accounts), "", dtype=object)
    for alone, other, name in ((attendee, comparison, "comparison"), (comparison, attendee, "attendees")):
        lonely = alone & ~usable
        why[lonely] = np.where(_counts(platform, other)[lonely] > 0, f"owner_without_{name}", f"platform_without_{name}")
    return np.where(usable, group, -1), why


def _counts(group: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """For every account, how many of its group are counted."""
    return np.bincount(group, counted, minlength=group.max(initial=-1) + 1)[group] if len(group) else counted.astype(float)
