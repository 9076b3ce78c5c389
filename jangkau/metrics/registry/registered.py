"""The registry as analysts keep it: accounts and what should be looked after, and events."""

import json
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.account.last_days import last_days
from jangkau.metrics.scope import Place
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import STALE_DAYS

UNCHECKED_DAYS = 365
FLAGS = ("silent", "overdue", "unchecked", "unregistered")


@dataclass(frozen=True)
class Wanted:
    """Which accounts a reader looks for; `words` must all stand in account, name, organisation or region. None means all."""

    flag: str | None = None
    province: str | None = None
    owner: str | None = None
    platform: str | None = None
    words: str = ""


def registered(warehouse: Warehouse, today: date) -> pd.DataFrame:
    """Every account that is registered or has data, with its flags on a day.

    Columns: account, registered, platform, handle, name, owner, province_code, region_code (kabupaten or kota, else
    province), region, bakorwil, organisation, active_from, active_to, checked_on, last_data_on (last day with a number
    or a post), last_post_on, posts_told (whether its data tell of posts at all), followers (people, the last total),
    followers_on, followers_age_days, words, and one truth a flag: silent (told of posts, and none on the 14 days up to
    the office's newest data), overdue (no data on the 14 days up to today), unchecked (checked_on empty or more than 365
    days ago), unregistered (data, but no line in the registry). Only accounts active today are silent, overdue, unchecked.
    """
    return flagged(warehouse.ask("registered", today=today), today)


def flagged(accounts: pd.DataFrame, today: date) -> pd.DataFrame:
    """The accounts with followers_age_days and one column a flag, as on the day given."""
    day = pd.Timestamp(today)
    newest = accounts["last_data_on"].max()
    active = accounts["registered"] & ~(accounts["active_from"] > day) & ~(accounts["active_to"] < day)
    return accounts.assign(
        followers_age_days=_days(day, accounts["followers_on"]),
        silent=active & accounts["posts_told"] & ~(_days(newest, accounts["last_post_on"]) < STALE_DAYS).fillna(False),
        overdue=active & ~(_days(day, accounts["last_data_on"]) < STALE_DAYS).fillna(False),
        unchecked=active & ~(_days(day, accounts["checked_on"]) <= UNCHECKED_DAYS).fillna(False),
        unregistered=~accounts["registered"],
    ).astype(dict.fromkeys(FLAGS, bool))


def _days(later: pd.Timestamp, earlier: pd.Series) -> pd.Series:
    """How many days lie between; blank where the earlier day is unknown."""
    return (later - pd.to_datetime(earlier)).dt.days.astype("Int64")


def of_scope(warehouse: Warehouse, rows: pd.DataFrame, scope: Place) -> pd.DataFrame:
    """The rows whose `account` is registered in scope; all where the scope leaves out nobody."""
    if scope.everywhere:
        return rows
    accounts = warehouse.ask("accounts_of", **scope.parameters())["account"]
    return rows[rows["account"].isin(accounts)].reset_index(drop=True)


def flag_counts(accounts: pd.DataFrame) -> dict[str, int]:
    """How many accounts bear each flag."""
    return {flag: int(accounts[flag].sum()) for flag in FLAGS}


def looked_at(warehouse: Warehouse, today: date) -> date:
    """The day as of which a demo's flags tell something: its last day with data, else today."""
    newest = last_days(warehouse)["last_day"].max()  # asked of every account as of a day only where some days lie after it
    return newest.date() if newest <= pd.Timestamp(today) else newest_data(registered(warehouse, today)) or today


def newest_data(accounts: pd.DataFrame) -> date | None:
    """The office's last day with a number or a post."""
    newest = accounts["last_data_on"].max()
    return None if pd.isna(newest) else newest.date()


def matching(accounts: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """The accounts that a reader looks for; those without registration only where the flag asks for them."""
    unregistered = wanted.flag == "unregistered"
    mask = accounts["unregistered"] == unregistered
    if wanted.flag:
        mask &= accounts[wanted.flag]
    if wanted.province and not unregistered:
        mask &= accounts["province_code"] == wanted.province
    if wanted.owner and not unregistered:
        mask &= accounts["owner"] == wanted.owner
    if wanted.platform:
        mask &= accounts["platform"] == wanted.platform
    return accounts[mask & searched_in(accounts["words"], wanted.words)]


def searched_in(words: pd.Series, searched: str) -> np.ndarray | pd.Series:
    """Whether every searched word stands in the text of a row, whatever its case."""
    mask = pd.Series(True, index=words.index)
    for word in searched.casefold().replace("@", " ").split():
        mask &= words.str.contains(word, regex=False)
    return mask


def registered_events(warehouse: Warehouse) -> pd.DataFrame:
    """Every event, the newest first: the columns of `events` in schema.sql, accounts_came and words."""
    return warehouse.ask("registered_events")


def registered_themes(warehouse: Warehouse) -> pd.DataFrame:
    """Every theme by its name. Columns: theme_id, name, kind, patterns, posts and accounts it was found in, province_code and
    regency_code (of a region's own), words."""
    return warehouse.ask("registered_themes")


def registered_organisations(warehouse: Warehouse) -> pd.DataFrame:
    """Every organisation by its name: the columns of `organisations` in schema.sql, accounts (that name it) and words."""
    return warehouse.ask("registered_organisations")


def registered_hoaxes(warehouse: Warehouse) -> pd.DataFrame:
    """Every hoax report, the newest first: the columns of `hoaxes` in schema.sql (moments UTC), posts and words."""
    return warehouse.ask("registered_hoaxes")


def entries(warehouse: Warehouse, content: str, columns: list[str]) -> pd.DataFrame:
    """Every entry of any list of the registry as its file keeps it, by its key. Columns: those named, and words."""
    rows = warehouse.ask("entries", content=content)
    fields = [json.loads(written) for written in rows["fields"]]
    frame = pd.DataFrame({name: pd.Series([entry.get(name) for entry in fields], dtype=object) for name in columns})
    return frame.assign(words=rows["words"])
