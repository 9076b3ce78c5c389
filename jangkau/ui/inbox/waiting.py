"""What has come to the letter box, on the analyst's page: one click for all that answer every question themselves."""

import streamlit as st

from etl.keep.registered import Registered
from jangkau.access.deliveries import WHY, Inbox
from jangkau.locales import Say
from jangkau.metrics.limit import limit
from jangkau.ui.inbox.look import Look, accepted, lines, look_at
from jangkau.ui.people.words import moment
from jangkau.ui.reader import access, record
from jangkau.ui.text import plain_html
from jangkau.ui.upload.words import SEPARATOR, account_said
from jangkau.warehouse.folders import Folders

BESIDE = [5, 1]
A_PAGE = 10


def waiting(folders: Folders, known: dict[str, Registered], who: str, say: Say) -> None:
    """The deliveries that wait, the oldest first."""
    inbox = Inbox(access())
    coming = [delivery for delivery in inbox.waiting() if not limit() or delivery.account in known]
    if not coming:
        return
    looks = [look_at(folders, inbox, delivery) for delivery in coming[:A_PAGE]]
    clean = [look for look in looks if look.clean]
    st.subheader(say("inbox.waits", n=len(coming)), anchor=False)
    st.caption(say("inbox.waits.what"))
    for look in looks:
        delivery_card(inbox, look, say)
    label = say("inbox.accept", n=len(clean))
    if clean and st.button(label, key="inbox-accept", type="primary", icon=":material/inbox:", disabled=not who):
        with st.status(label):
            for look in clean:
                for receipt in accepted(folders, inbox, look.delivery, who):
                    record("accepted", import_id=receipt.import_id, account=receipt.account, box=look.delivery.box)
        st.rerun()


def delivery_card(inbox: Inbox, look: Look, say: Say) -> None:
    """A delivery: from whom and when, what its files are, what is wrong; and the way to put it away."""
    delivery = look.delivery
    with st.container(border=True, key=f"delivery-{delivery.sha256}"):
        words, way = st.columns(BESIDE, vertical_alignment="center")
        with words:
            head = SEPARATOR.join((account_said(delivery.account, say), moment(delivery.at, say)))
            told = "".join(
                f'<p class="unit">{plain_html(" · ".join((name, what, *issues)))}</p>' for name, what, issues in lines(look, say)
            )
            st.html(f'<p class="step">{plain_html(head)}</p>{told}')
        with way.popover(say("inbox.put_away"), width="stretch"):
            putting_away(inbox, look, say)


def putting_away(inbox: Inbox, look: Look, say: Say) -> None:
    """Why a delivery is refused: whoever sent it reads it on their page."""
    delivery = look.delivery
    first = next((issue for _, _, issues in lines(look, say) for issue in issues), "")
    why = st.text_area(say("inbox.put_away.why"), first, max_chars=WHY, key=f"inbox-why-{delivery.sha256}")
    if st.button(say("inbox.put_away.do"), key=f"inbox-away-{delivery.sha256}", type="primary", width="stretch"):
        inbox.decide(delivery, "refused", " ".join((why or "").split()))
        record("put_away", account=delivery.account, box=delivery.box)
        st.rerun()
