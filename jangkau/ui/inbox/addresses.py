"""The private addresses, on the analyst's page: making one for an account, who is overdue, closing one."""

import streamlit as st

from etl.keep.preview import Registered
from jangkau.access.boxes import DAYS, boxes, close_box, open_box
from jangkau.locales import Say
from jangkau.metrics.limit import limit
from jangkau.ui.people.lists import line
from jangkau.ui.people.words import moment
from jangkau.ui.reader import access, record
from jangkau.ui.text import plain
from jangkau.ui.upload.words import account_said
from jangkau.ui.weekly.files import base

BESIDE = [5, 1]


def addresses(known: dict[str, Registered], who: str, say: Say) -> None:
    """The panel; nothing where no account is registered, or while nobody was invited."""
    if not known or not access().begun:
        return
    with st.expander(say("inbox.addresses"), key="inbox-addresses", icon=":material/mail:"):
        st.caption(say("inbox.addresses.what", n=DAYS))
        named = {account: account_said(account, say) for account in known}
        chosen = st.selectbox(say("inbox.account"), list(named), key="inbox-account", format_func=named.__getitem__)
        if st.button(say("inbox.make"), key="inbox-make", disabled=not who):
            link = f"{base()}/kirim/{open_box(access(), chosen, who)}"
            record("box_opened", account=chosen)
            st.success(plain(say("inbox.made", account=named[chosen])), icon=":material/check_circle:")
            st.code(say("inbox.message", account=named[chosen], link=link), language=None, wrap_lines=True)
        for box in boxes(access()):
            if not limit() or box["account"] in known:
                address_line(box, say)


def address_line(box: dict, say: Say) -> None:
    """An address: whose, when something last came, until when it works."""
    told, way = st.columns(BESIDE, vertical_alignment="center")
    with told:
        sent = say("inbox.sent", moment=moment(box["sent"], say))
        line(account_said(box["account"], say), sent, say("people.ends", moment=moment(box["ends"], say)))
    if way.button(say("inbox.close"), key=f"inbox-close-{box['id']}", width="stretch"):
        close_box(access(), box["id"])
        record("box_closed", account=box["account"])
        st.rerun()
