"""A form that registers one account, and how new entries are named."""

import re
from datetime import date
from hashlib import sha256

import pandas as pd
import streamlit as st

from etl.keep.captions import folded
from jangkau.locales import Say
from jangkau.metrics.scope import OWNERS, PLATFORMS
from jangkau.ui.registry.choices import platform_name, region_codes
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import account_cells, region_name
from jangkau.ui.registry.saving import added

WORDS = 6  # of a name in its code


def add_account(rows: pd.DataFrame, office: Office, listing: Listing, say: Say) -> None:
    """A form for one account."""
    column = listing.words.column
    with st.form("add-account"):
        with st.grid(3, min_column_width=220):
            platform = st.selectbox(column("platform"), PLATFORMS, format_func=lambda name: platform_name(name, say))
            handle = st.text_input(column("handle"), placeholder=say("registry.add.handle"))
            name = st.text_input(column("name"), placeholder=say("registry.add.name"))
            region = st.selectbox(
                column("region_code"), region_codes(), index=None, format_func=region_name,
                placeholder=say("registry.add.region"),
            )  # fmt: skip
            owner = st.selectbox(column("owner"), OWNERS, format_func=lambda owner: say(f"owner.{owner}"))
            organisation = st.text_input(column("organisation"), placeholder=say("registry.add.organisation"))
        sent = st.form_submit_button(say("registry.add.accounts"), type="primary")
    if not sent:
        return
    key = f"{platform}:{handle.strip().lstrip('@').lower()}"
    if key in rows.index and rows.at[key, "registered"]:
        st.error(say("registry.add.known", row=listing.words.row(key)), icon=":material/error:")
        return
    blank = dict.fromkeys(("active_from", "active_to", "checked_on"))
    given = {"platform": platform, "handle": handle, "name": name, "owner": owner, "region_code": region or ""}
    added(office, listing, account_cells({**given, "organisation": organisation, **blank}), say)


def event_code(name: str, starts_on: date | None) -> str:
    """A code from the name and the day; a name that is longer, or has no letter of the alphabet, adds a mark of the whole.

    >>> event_code("EJSN Meet Up!", date(2022, 3, 5)), event_code("𝗝𝗮𝘁𝗶𝗺 Bangkit", None), event_code("السياحة", None)
    ('ejsn-meet-up-2022-03-05', 'jatim-bangkit', '233e')
    """
    words = re.findall(r"[a-z0-9]+", folded(name))
    whole = [] if 0 < len(words) <= WORDS else [sha256(name.encode()).hexdigest()[:4]]
    return "-".join([*words[:WORDS], *whole, *([starts_on.isoformat()] if starts_on else [])])
