"""Kartu daerah on the page: one region's card at a time, and all of them as a zip behind a click."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import regencies
from jangkau.report.cards import card_pictures, zip_name
from jangkau.report.edition import Place
from jangkau.report.outputs import Output
from jangkau.report.zipped import zipped
from jangkau.ui.parts import heading
from jangkau.ui.weekly.files import ZIP, browser_there
from jangkau.ui.weekly.made import download, kept_or_made, made_before, size_said
from jangkau.ui.weekly.progress import progress_of
from jangkau.warehouse.folders import data_folder

WIDE = 400  # pixels of a card on the page


def region_cards(warehouse: Warehouse, place: Place, monday: date, say: Say) -> None:
    """The choice of a region with its card, and the way to all of them."""
    regions = regencies(warehouse, place.province, place.bakorwil)
    if not regions:
        return
    heading(say("publish.cards"), say("publish.cards.what"))
    mark = ("cards", warehouse.version, place, monday, say.lang)
    row, below = st.container(horizontal=True, gap="small", vertical_alignment="bottom"), st.container()
    with row:
        code = st.selectbox(
            say("publish.cards.choose"), list(regions), index=None, key=f"card-{place.key}", width=320,
            format_func=regions.__getitem__, placeholder=say("publish.cards.placeholder"), disabled=not browser_there(),
        )  # fmt: skip
        everyones(place, monday, mark, below, say)
    if code:
        one(place, monday, code, regions[code], mark, say)


def everyones(place: Place, monday: date, mark: tuple, below: DeltaGenerator, say: Say) -> None:
    """The zip of every card: what makes it, with how far it is, or the way to it."""
    output = made_before(mark)
    if output is None and st.button(say("publish.cards.make"), key=f"make-cards-{place.key}", disabled=not browser_there()):
        with progress_of(below, say) as step:
            output = kept_or_made(
                mark,
                lambda: Output(
                    "cards",
                    zip_name(place.key, monday, say),
                    zipped(card_pictures(data_folder(), place, monday, say, step), monday),
                ),
                say,
            )
    if output:
        download(say("publish.cards.get", size=size_said(output.content, say)), output, ZIP, f"get-cards-{place.key}")


def one(place: Place, monday: date, code: str, region: str, mark: tuple, say: Say) -> None:
    """One region's card as it is sent, and the way to its file."""

    def make() -> Output:
        ((name, content),) = card_pictures(data_folder(), place, monday, say, only=[code]).items()
        return Output("card", name, content)

    with st.spinner(say("report.page.making", file=region)):
        output = kept_or_made((*mark, code), make, say)
    if output:
        st.image(output.content, width=WIDE, alt=say("publish.cards.alt", region=region))
        download(say("publish.card.get", size=size_said(output.content, say)), output, "image/png", f"get-card-{place.key}")
