"""The files on the desk, in the order in which they need a person."""

from collections.abc import Callable

import streamlit as st

from etl.keep.preview import Registered
from etl.messages import reason
from jangkau.locales import Say
from jangkau.ui.session import today
from jangkau.ui.text import plain_html
from jangkau.ui.upload.cards import plain_card, ready_card
from jangkau.ui.upload.desk import Desk, Laid
from jangkau.ui.upload.questions import question_card
from jangkau.ui.upload.words import rules_said

A_PAGE = 10


def group(name: str, laid: list[Laid], card: Callable[[Laid], None], say: Say) -> None:
    """One group of files: how many, what that means, and a page of them."""
    if not laid:
        return
    st.html(
        f'<h2 class="chart">{plain_html(say(f"upload.group.{name}", n=len(laid)))}</h2>'
        f'<p class="unit">{plain_html(say(f"upload.group.{name}.what"))}</p>'
    )
    pages = -(-len(laid) // A_PAGE)
    page = min(st.session_state.get(f"{name}-page", 1), pages)
    for file in laid[(page - 1) * A_PAGE : page * A_PAGE]:
        card(file)
    if pages > 1:
        st.pagination(pages, key=f"{name}-page")


def to_load(desk: Desk, registered: dict[str, Registered], say: Say) -> None:
    """The files that ask something, then those that are ready."""
    groups = desk.groups()
    asking = groups["asking"]
    group("asking", asking, lambda laid: question_card(desk, laid, asking, registered, today(), say), say)
    group("ready", groups["ready"], lambda laid: ready_card(desk, laid, say), say)


def left_aside(desk: Desk, say: Say) -> None:
    """The files of which nothing will be loaded, each with its reason."""
    groups = desk.groups()
    group("unreadable", groups["unreadable"], lambda laid: plain_card(desk, laid, reason(laid[1].issues[0], say), say), say)
    group("already", groups["already"], lambda laid: plain_card(desk, laid, say("upload.already"), say), say)
    group("set_aside", groups["set_aside"], lambda laid: plain_card(desk, laid, set_aside_said(laid, say), say), say)


def set_aside_said(laid: Laid, say: Say) -> str:
    """Why a known file is not kept."""
    return say("upload.set_aside", rules=rules_said(laid[1], say))
