"""The private addresses, on the analyst's page: making one for an account, who is overdue, closing one."""

from datetime import date

import streamlit as st

from etl.keep.registered import Registered
from jangkau.access.boxes import DAYS, boxes, close_box, open_box
from jangkau.findings.account.owed import NOTHING, Owed, owed
from jangkau.locales import Say
from jangkau.metrics.limit import limit
from jangkau.ui.people.lists import line
from jangkau.ui.people.words import moment
from jangkau.ui.reader import access, record
from jangkau.ui.session import today
from jangkau.ui.text import plain
from jangkau.ui.upload.words import account_said
from jangkau.ui.weekly.files import base

BESIDE = [5, 1.4, 1]


def addresses(known: dict[str, Registered], who: str, say: Say) -> None:
    """The panel; nothing where no account is registered, or while nobody was invited."""
    if not known or not access().begun:
        return
    due = owed(today())
    open_ones = [box for box in boxes(access()) if not limit() or box["account"] in known]
    open_ones.sort(key=lambda box: due.get(box["account"], NOTHING).last or date.min)
    late = sum(due.get(box["account"], NOTHING).overdue for box in open_ones)
    label = say("inbox.addresses.late", n=late) if late else say("inbox.addresses")
    with st.expander(label, key="inbox-addresses", icon=":material/mail:"):
        st.caption(say("inbox.addresses.what", n=DAYS))
        named = {account: account_said(account, say) for account in known}
        chosen = st.selectbox(say("inbox.account"), list(named), key="inbox-account", format_func=named.__getitem__)
        if st.button(say("inbox.make"), key="inbox-make", disabled=not who):
            token = open_box(access(), chosen, who)
            link, leaflet = f"{base()}/kirim/{token}", f"{base()}/rapor/{token}"
            record("box_opened", account=chosen)
            st.success(plain(say("inbox.made", account=named[chosen])), icon=":material/check_circle:")
            words = [say("inbox.message", account=named[chosen], link=link), say("leaflet.message", link=leaflet)]
            st.code("\n\n".join(words), language=None, wrap_lines=True)
        for box in open_ones:
            address_line(box, due.get(box["account"], NOTHING), say)


def address_line(box: dict, due: Owed, say: Say) -> None:
    """An address: whose, until when its data are known, when something last came, until when it works; and the reminder."""
    words, remind, way = st.columns(BESIDE, vertical_alignment="center")
    account = account_said(box["account"], say)
    with words:
        sent = say("inbox.sent", moment=moment(box["sent"], say))
        line(account, due.told(say), sent, say("people.ends", moment=moment(box["ends"], say)))
    if due.overdue:
        with remind.popover(say("inbox.remind"), icon=":material/schedule:", width="stretch"):
            st.caption(say("inbox.remind.what"))
            st.code(say("inbox.remind.message", account=account, owed=due.said(say)), language=None, wrap_lines=True)
    if way.button(say("inbox.close"), key=f"inbox-close-{box['id']}", width="stretch"):
        close_box(access(), box["id"])
        record("box_closed", account=box["account"])
        st.rerun()
