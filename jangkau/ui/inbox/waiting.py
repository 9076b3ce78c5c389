"""What has come to the letter box, on the analyst's page: one click for all that answer every question themselves."""

import streamlit as st

from etl.keep.registered import Registered
from jangkau.access.deliveries import WHY, Inbox
from jangkau.locales import Say
from jangkau.metrics.limit import limit
from jangkau.ui.inbox.look import Line, Look, accepted, lines, look_at, summed
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
    label = say("inbox.accept", n=len(clean))
    if clean and st.button(label, key="inbox-accept", type="primary", icon=":material/inbox:", disabled=not who):
        with st.status(label):
            for look in clean:
                for receipt in accepted(folders, inbox, look.delivery, who):
                    record("accepted", import_id=receipt.import_id, account=receipt.account, box=look.delivery.box)
        st.rerun()
    for look in looks:
        delivery_card(inbox, look, say)


def delivery_card(inbox: Inbox, look: Look, say: Say) -> None:
    """A delivery: from whom and when, what its files are, what is wrong; and the way to put it away."""
    delivery = look.delivery
    with st.container(border=True, key=f"delivery-{delivery.sha256}"):
        words, way = st.columns(BESIDE, vertical_alignment="center")
        with words:
            head = SEPARATOR.join((account_said(delivery.account, say), moment(delivery.at, say)))
            files = lines(look, say)
            st.html(f'<p class="step">{plain_html(head)}</p><p>{plain_html(summed(files, say))}</p>{files_told(files, say)}')
        with way.popover(say("inbox.put_away"), width="stretch"):
            putting_away(inbox, look, say)


def files_told(lines: list[Line], say: Say) -> str:
    """What is wrong, where something is; the files that are fine stand folded together."""
    wrong = "".join(f"<li><b>{plain_html(file.file)}</b> {plain_html(' '.join(file.wrong))}</li>" for file in lines if file.wrong)
    fine = "".join(
        f"<li>{plain_html(SEPARATOR.join((file.file, file.what, *file.notes)))}</li>" for file in lines if not file.wrong
    )  # fmt: skip
    folded = f'<details><summary>{plain_html(say("inbox.fine"))}</summary><ul class="where">{fine}</ul></details>' if fine else ""
    return (f'<ul class="refused">{wrong}</ul>' if wrong else "") + folded


def putting_away(inbox: Inbox, look: Look, say: Say) -> None:
    """Why a delivery is refused: whoever sent it reads it on their page."""
    delivery = look.delivery
    first = next((issue for file in lines(look, say) for issue in file.wrong), "")
    why = st.text_area(say("inbox.put_away.why"), first, max_chars=WHY, key=f"inbox-why-{delivery.sha256}")
    if st.button(say("inbox.put_away.do"), key=f"inbox-away-{delivery.sha256}", type="primary", width="stretch"):
        inbox.decide(delivery, "refused", " ".join((why or "").split()))
        record("put_away", account=delivery.account, box=delivery.box)
        st.rerun()
