"""An office without any number: one page leads to the first ones, the others lead to that page."""

from contextlib import suppress
from itertools import count

import streamlit as st

from etl.demo import load_demo, wants_demo
from etl.receipt import Order
from jangkau.access.roles import Role, page_role
from jangkau.locales import Say
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.ui.guard import admitted
from jangkau.ui.parts import PAGES
from jangkau.ui.reader import record
from jangkau.ui.session import now, today, who
from jangkau.ui.standing import lost
from jangkau.ui.text import plain_html
from jangkau.warehouse.folders import Folders, data_folder

STEPS = {"exports": None, "load": "upload", "accounts": "registry"}


def empty_office(say: Say) -> None:
    """Why the page is empty, and the way to where it begins."""
    if lost(say) or unregistered(say):
        return
    head(say("empty.title"), say("empty.elsewhere"))
    lead_to("overview", say("empty.begin"), say)


def first_steps(say: Say) -> None:
    """What to do first, and the pages to do it on; with one press the office is full of samples."""
    if lost(say) or unregistered(say):
        return
    head(say("empty.title"), say("empty.lead"))
    sample(say)
    for number, (step, page) in enumerate(STEPS.items(), 1):
        with st.container(border=True):
            st.html(
                f'<p class="step"><b>{number}</b> {plain_html(say(f"empty.{step}"))}</p>'
                f'<p class="unit">{plain_html(say(f"empty.{step}.how"))}</p>'
            )
            if page:
                lead_to(page, say(f"nav.{page}"), say)


def unregistered(say: Say) -> bool:
    """Where all data are of accounts that nobody registered: that this is why nothing is shown, and the way on."""
    with suppress(NoWarehouse), reading() as warehouse:
        accounts = registered(warehouse, today())
        if len(accounts) and not accounts["registered"].any():
            head(say("empty.unregistered"), say("empty.unregistered.what", n=len(accounts)))
            lead_to("registry", say("empty.unregistered.way"), say)
            return True
    return False


def head(title: str, lead: str) -> None:
    """The same sentence on every page, and what it means for this one."""
    st.title(title, anchor=False)
    st.html(f'<p class="compared">{plain_html(lead)}</p>')


def lead_to(page: str, label: str, say: Say) -> None:
    """The way to another page, in the reader's language."""
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params={"lang": say.lang})


def sample(say: Say) -> None:
    """Invented accounts and numbers with one press, for whom may load and where nothing was loaded yet."""
    folders = Folders(data_folder())
    if not admitted(Role.LEADER).may(page_role("upload")) or not wants_demo(folders):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="sample"):
        st.html(f'<p class="step">{plain_html(say("empty.sample"))}</p><p class="unit">{plain_html(say("empty.sample.how"))}</p>')
        pressed = st.button(say("empty.sample.load"), key="load-sample", type="primary")
    if pressed:
        done = count(1)
        with st.status(say("empty.sample.loading")) as status:
            load_demo(
                folders,
                Order(who(), now()),
                lambda _: status.update(label=say("empty.sample.files", n=next(done))),
                lambda: status.update(label=say("upload.waiting")),
            )
        record("demo_loaded")
        st.rerun()
