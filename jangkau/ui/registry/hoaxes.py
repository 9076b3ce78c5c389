"""What the list of hoax reports does in its own way: one that waits is marked as clarified now."""

from datetime import date

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import moment
from jangkau.ui.registry.table import Narrowed


def below(
    listing: Listing, rows: pd.DataFrame, narrowed: Narrowed, unsaved: Edits, office: Office, today: date, say: Say
) -> None:  # fmt: skip
    """Choose a report that is not clarified yet and enter that it is, now; saved like any change, its hour free to edit."""
    pending = rows.loc[narrowed.keys, "status"] == "pending"
    waiting = [key for key in pending.index[pending] if key not in unsaved.changed]
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("registry.hoaxes.waiting", n=len(waiting)), waiting, index=None, format_func=listing.words.row,
            placeholder=say("registry.add.choose"), key="registry.hoaxes.waiting", width=460,
        )  # fmt: skip
        pressed = st.button(
            say("registry.hoaxes.clarified_now"), icon=":material/done:", key="mark-clarified", disabled=not chosen
        )
    if pressed and chosen:
        now = moment(office.order.now.replace(second=0))
        listing.own.enter(Edits({chosen: {"status": "clarified", "clarified_at": now}}))
