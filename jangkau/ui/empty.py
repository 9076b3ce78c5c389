"""An office without any number: each page says what it will show and what it waits for, and where the first numbers begin."""

from contextlib import suppress
from itertools import count

import streamlit as st

from etl.demo import load_demo, wants_demo
from etl.receipt import Order
from jangkau.findings.account.named import account_named
from jangkau.locales import Say
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.ui.parts import PAGES
from jangkau.ui.reader import opens, record
from jangkau.ui.session import now, today, who
from jangkau.ui.standing import lost
from jangkau.ui.text import plain_html
from jangkau.warehouse.folders import Folders, data_folder

BEGIN = "overview"
NAMED = 3  # accounts that wait for being registered
STEPS = {"exports": None, "load": "upload", "accounts": "registry"}


class NothingYet(Exception):
    """There is no week that a page could show."""


def empty_office(page: str, say: Say) -> None:
    """What a page will show and what it waits for; then the first steps, or on other pages the way to them."""
    if lost(say) or unregistered(say):
        return
    head(say(f"empty.{page}"), say(f"empty.{page}.waits"))
    if page == BEGIN:
        first_steps(say)
    elif not led_to(BEGIN, say("empty.begin"), say):
        left_to_others(say)


def first_steps(say: Say) -> None:
    """What to do first, and the pages to do it on; with one press the office is full of samples."""
    sample(say)
    led = []
    for number, (step, page) in enumerate(STEPS.items(), 1):
        with st.container(border=True):
            st.html(
                f'<p class="step"><b>{number}</b> {plain_html(say(f"empty.{step}"))}</p>'
                f'<p class="unit">{plain_html(say(f"empty.{step}.how"))}</p>'
            )
            if page:
                led.append(led_to(page, say(f"nav.{page}"), say))
    if not any(led):
        left_to_others(say)


def unregistered(say: Say) -> bool:
    """Where all data are of accounts that nobody registered: which, that this is why nothing is shown, and the way on."""
    with suppress(NoWarehouse), reading() as warehouse:
        accounts = registered(warehouse, today())
        heard = accounts[accounts["last_data_on"].notna()]
        if len(heard) and not heard["registered"].any():
            named = [account_named(account, say) for account in heard["account"].head(NAMED)]
            if more := len(heard) - len(named):
                named.append(say("empty.unregistered.more", n=more))
            head(say("empty.unregistered"), say("empty.unregistered.what", accounts=say.listed(named)))
            if not led_to("registry", say("empty.unregistered.way"), say, tab="accounts", flag="unregistered"):
                left_to_others(say)
            return True
    return False


def head(title: str, lead: str) -> None:
    """A sentence where the page's finding will stand, and what is said below it."""
    st.title(title, anchor=False)
    st.html(f'<p class="compared">{plain_html(lead)}</p>')


def led_to(page: str, label: str, say: Say, **asked: str) -> bool:
    """The way to another page, in the reader's language; none where that page is not for the reader."""
    if not opens(page):
        return False
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params={"lang": say.lang, **asked})
    return True


def left_to_others(say: Say) -> None:
    """Who begins, where the reader cannot."""
    st.html(f'<p class="unit">{plain_html(say("empty.others"))}</p>')


def sample(say: Say) -> None:
    """Invented accounts and numbers with one press, for whom may load and where nothing was loaded yet."""
    folders = Folders(data_folder())
    if not opens("upload") or not wants_demo(folders):
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
