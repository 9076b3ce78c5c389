"""What the list of accounts does in its own way: flags that filter and are explained, and accounts marked as checked."""

from datetime import date

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.registry.registered import FLAGS, Wanted, flag_counts, matching
from jangkau.ui.registry import choices
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.table import Narrowed
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS


def narrowed(rows: pd.DataFrame, say: Say) -> Narrowed:
    """The flags as buttons, and the row of filters. Only what is registered can be taken off the list."""
    registered = rows["registered"]
    flag = choices.mark("flag", flag_counts(rows), int(registered.sum()), say)
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, "accounts")
        province = choices.province(rows.loc[registered, "province_code"].unique().tolist(), say)
        owner = choices.one_of("owner", OWNERS, say, lambda name: say(f"owner.{name}"))
        platform = choices.one_of("platform", PLATFORMS, say, lambda name: choices.platform_name(name, say))
    keys = list(matching(rows, Wanted(flag, province, owner, platform, searched)).index)
    return Narrowed(keys, flag != "unregistered", province, flag)


def worded(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The accounts with their flags in words."""
    words = pd.Series("", index=rows.index)
    for flag in FLAGS:
        mark = rows[flag].map({True: say(f"registry.flag.{flag}"), False: ""})
        words = words.where((words == "") | (mark == ""), words + " · ") + mark
    return rows.assign(flags=words)


def below(
    listing: Listing, rows: pd.DataFrame, narrowed: Narrowed, unsaved: Edits, office: Office, today: date, say: Say
) -> None:  # fmt: skip
    """Enter today as the day on which the accounts listed were looked at, and what each flag means."""
    keys = narrowed.keys if narrowed.mark == "unchecked" else []
    if keys and st.button(say("registry.mark_checked", n=len(keys)), icon=":material/done_all:", key="mark-checked"):
        listing.own.enter(Edits({key: {"checked_on": pd.Timestamp(today)} for key in keys}))
    meanings = "".join(
        f"<li><b>{plain_html(say(f'registry.flag.{flag}'))}</b>: {plain_html(say(f'registry.flag.{flag}.means'))}</li>"
        for flag in FLAGS
    )
    st.html(f'<ul class="foot">{meanings}</ul>')
