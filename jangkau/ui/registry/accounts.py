"""The accounts of the registry: flags that filter, a table edited in place, one account added, a file up or down."""

from datetime import date

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.registry.registered import FLAGS, Wanted, flag_counts, matching
from jangkau.metrics.scope import OWNERS, PLATFORMS
from jangkau.ui.registry import choices
from jangkau.ui.registry.adding import add_account
from jangkau.ui.registry.choices import platform_name
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.edits import Edits, joined
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import region_name, text
from jangkau.ui.registry.panels import panel
from jangkau.ui.registry.saving import unsaved
from jangkau.ui.registry.table import Table, edited, pending
from jangkau.ui.text import plain_html

LIST = "accounts"
EDITABLE = ("name", "owner", "region_code", "organisation", "checked_on", "active_from", "active_to")
DAYS = ("checked_on", "active_from", "active_to")


def accounts_tab(accounts: pd.DataFrame, office: Office, opened: str | None, version: str, today: date, say: Say) -> None:
    """The whole tab; `accounts` is the frame of metrics.registered, `opened` the panel that stands open."""
    rows = accounts.set_index("account", drop=False)
    listing = Listing(LIST, words_for(say))
    panel(opened, LIST, accounts[accounts["registered"]], office, say, lambda: add_account(rows, office, listing, say))
    if rows.empty:
        return
    wanted = narrowing(accounts, say)
    found = matching(rows, wanted)
    if found.empty:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        edited(table(listing, wanted, say), rows, list(found.index), version, say)
        if wanted.flag == "unchecked":
            mark_checked(listing, list(found.index), today, say)
    explained(say)
    unsaved(office, listing, rows, pending(listing, rows), say)


def shown(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The rows with flags and platforms in words."""
    return rows.assign(flags=flags_told(rows, say), platform=rows["platform"].map(lambda name: platform_name(name, say)))


def narrowing(accounts: pd.DataFrame, say: Say) -> Wanted:
    """The flags as buttons, and the row of filters."""
    registered = accounts["registered"]
    flag = choices.mark("flag", flag_counts(accounts), int(registered.sum()), say)
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, LIST)
        province = choices.province(accounts.loc[registered, "province_code"].unique().tolist(), say)
        owner = choices.one_of("owner", OWNERS, say, lambda name: say(f"owner.{name}"))
        platform = choices.one_of("platform", PLATFORMS, say, lambda name: platform_name(name, say))
    return Wanted(flag, province, owner, platform, searched)


def flags_told(accounts: pd.DataFrame, say: Say) -> pd.Series:
    """Each account's flags in words."""
    told = pd.Series("", index=accounts.index)
    for flag in FLAGS:
        mark = accounts[flag].map({True: say(f"registry.flag.{flag}"), False: ""})
        told = told.where((told == "") | (mark == ""), told + " · ") + mark
    return told


def words_for(say: Say) -> Words:
    """How accounts, their columns and their values are called."""

    def value(column: str, given: object) -> str:
        if column == "owner":
            return say(f"owner.{given}") if text(given) else ""
        return region_name(given) if column == "region_code" else text(given)

    def row(key: str) -> str:
        platform, _, handle = key.partition(":")
        return f"{platform_name(platform, say)} @{handle}"

    return Words(row, lambda column: column_name(column, say), value)


def column_name(column: str, say: Say) -> str:
    """A column as the table calls it, also by the name that a file gives it."""
    named = {"regency": "region_code", "regency_code": "region_code", "province_code": "region_code", "province": "region_code"}
    known = named.get(column, column)
    return say(f"registry.column.{known}") if known in (*EDITABLE, "platform", "handle") else column


def table(listing: Listing, wanted: Wanted, say: Say) -> Table:
    """The table's columns: what is edited stands beside what is only read, days in ISO form where they are typed."""
    kind, name = st.column_config, lambda column: say(f"registry.column.{column}")
    days = {column: kind.DateColumn(name(column), format="YYYY-MM-DD", width=120) for column in DAYS}
    columns = {
        "handle": kind.TextColumn(name("handle"), pinned=True, width=165),
        "platform": kind.TextColumn(name("platform"), width=90),
        "flags": kind.TextColumn(name("flags"), width=215, help=say("registry.column.flags.help")),
        "name": kind.TextColumn(name("name"), width=190),
        "owner": kind.SelectboxColumn(name("owner"), options=OWNERS, format_func=lambda owner: say(f"owner.{owner}"), width=110),
        "region_code": kind.SelectboxColumn(
            name("region_code"), options=choices.region_codes(wanted.province), format_func=region_name, width=190
        ),
        "organisation": kind.TextColumn(name("organisation"), width=170),
        "followers": kind.NumberColumn(name("followers"), width=100),
        "followers_age_days": kind.NumberColumn(name("followers_age_days"), width=110),
        "last_data_on": kind.DateColumn(name("last_data_on"), width=120),
        "last_post_on": kind.DateColumn(name("last_post_on"), width=130),
        **days,
    }
    read = {
        "followers": lambda total: "" if pd.isna(total) else say.number(total),
        "followers_age_days": lambda days: "" if pd.isna(days) else say("registry.days_ago", n=int(days)),
        **{column: lambda day: "" if pd.isna(day) else say.short_day(day) for column in ("last_data_on", "last_post_on")},
    }
    return Table(
        listing, columns, EDITABLE, read, lambda rows: shown(rows, say), wanted.flag != "unregistered", wanted.province or ""
    )


def mark_checked(listing: Listing, keys: list[str], today: date, say: Say) -> None:
    """Enter today as the day on which the accounts found were looked at; it is saved like any other change."""
    if st.button(say("registry.mark_checked", n=len(keys)), icon=":material/done_all:", key="mark-checked"):
        own = listing.own
        now = Edits({key: {"checked_on": pd.Timestamp(today)} for key in keys})
        own.settled, own.live = joined(joined(own.settled, own.live), now), Edits()
        own.generation += 1
        st.rerun()


def explained(say: Say) -> None:
    """What each flag means, below the table."""
    told = "".join(
        f"<li><b>{plain_html(say(f'registry.flag.{flag}'))}</b>: {plain_html(say(f'registry.flag.{flag}.means'))}</li>"
        for flag in FLAGS
    )
    st.html(f'<p class="foot">{plain_html(say("registry.edit.how"))}</p><ul class="foot">{told}</ul>')
