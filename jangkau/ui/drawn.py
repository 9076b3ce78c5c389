"""A figure on the page: the drawing, what it says when touched, what a click on it chooses, and what can be taken from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from jangkau.charts.comparing import compares
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.figures.address import figure_address
from jangkau.ui.session import heard, language, palette
from jangkau.ui.taken import Filed, asked_for, enlarged, handed_over, remember
from jangkau.ui.text import plain_html

# One line alone would be taken for a path.
HANDED = """export default (chart) => {
  (window.jangkauCharts ??= []).push(chart);
};"""


@dataclass(frozen=True)
class Picture:
    """A drawing that was kept, and how its figure is made again, larger or as numbers (None: it is many in one)."""

    html: str
    figure: Callable[[], Figure] | None


@lru_cache
def mounted():
    """The component, registered once in a process. Its script comes with the page (manners.py): here it would come with each."""
    return st.components.v2.component("jangkau.drawn", js=HANDED, isolate_styles=False)


def chart(
    figure: Figure | Picture,
    key: str,
    alt: str,
    on_choose: Callable[[str], None] | None = None,
    filed: Filed | None = None,
    year: dict | None = None,
) -> None:
    """A figure, or its drawing, that fills its column, with its text alternative. `on_choose` is told what was clicked.

    filed: its numbers as a table (the marks themselves where none is given). year: what a slider below it paints, week by week.
    """

    def chosen() -> None:
        code = heard(key, "chosen")
        if code and on_choose:
            on_choose(code)

    say = language()
    shown = figure if isinstance(figure, Picture) else Picture(drawing(figure), lambda: figure)
    names = {name: say(f"chart.{name}") for name in ("picture", "data", "enlarge")}
    names |= {"link": say("figure.link"), "copied": say("publish.copied")}
    data = {"html": shown.html, "alt": alt, "names": names, "year": year, "whole": shown.figure is not None}
    data |= {"name": key, "link": figure_address(key)}
    asked = asked_for(key)
    make = shown.figure
    if asked and make and asked.kind != "enlarge":
        data["file"] = handed_over(asked, make, filed, say)
    mounted()(
        key=key, data=data, on_chosen_change=chosen, on_asked_change=lambda: remember(key), width="stretch", height="content"
    )
    if asked and make and asked.kind == "enlarge":
        enlarged(asked.title or alt, make(), key, alt, say)


def drawn_or_told(figure: Figure, alt: str, words: str | None = None) -> tuple[str, str]:
    """A figure's drawing and its text alternative; where it compares nothing no drawing, and the words (the alternative, where
    none are given) in its place."""
    return (drawing(figure), alt) if compares(figure) else ("", alt if words is None else words)


def compared(
    drawn: tuple[str, str],
    figure: Callable[[], Figure],
    key: str,
    on_choose: Callable[[str], None] | None = None,
    filed: Filed | None = None,
    year: dict | None = None,
) -> None:
    """A part of the page as `drawn_or_told` gave it."""
    html, words = drawn
    if html:
        chart(Picture(html, figure), key, words, on_choose, filed, year)
    elif words:
        st.html(f'<p class="said">{plain_html(words)}</p>')


def comparison(figure: Figure, key: str, alt: str, words: str | None = None, filed: Filed | None = None) -> None:
    """A figure that was just made, or the words in its place."""
    compared(drawn_or_told(figure, alt, words), lambda: figure, key, filed=filed)


def kept_chart(
    warehouse: Warehouse,
    about: tuple,
    figure: Callable[[], Figure],
    alt: Callable[[], str],
    say: Say,
    on_choose: Callable[[str], None] | None = None,
    filed: Filed | None = None,
    year: dict | None = None,
    words: str | None = None,
) -> None:
    """The same, drawn once for all who look at the same view: `about` says which, its first part is the figure's name."""
    key = ("drawn", *about, say.lang, palette())
    drawn = warehouse.drawn(key, lambda: drawn_or_told(figure(), alt(), words))
    compared(drawn, figure, about[0], on_choose, filed, year)


def kept_html(warehouse: Warehouse, about: tuple, make: Callable[[], str], say: Say) -> None:
    """A part of the page as HTML, worded once for all who look at the same view; `make` may rest on no other choice of theirs."""
    if told := warehouse.drawn(("worded", *about, say.lang, palette()), make):
        st.html(told)


def kept_links(warehouse: Warehouse, about: tuple, make: Callable[[], str], say: Say) -> None:
    """The same of a part whose links name the view: what is in the address counts with the rest."""
    kept_html(warehouse, (*about, *st.query_params.to_dict().items()), make, say)


def explored(figure: Figure, key: str, alt: str) -> None:
    """The same figure in Plotly's own hands, to be dragged and zoomed; loads Plotly's script, 1.3 MB, when it is asked for."""
    layout = figure["layout"]
    moving = {name: {**layout[name], "fixedrange": False} for name in ("xaxis", "yaxis")}
    movable = {"data": figure["data"], "layout": {**layout, **moving, "dragmode": "pan", "hovermode": "closest"}}
    config = {"displayModeBar": False, "scrollZoom": True, "showTips": False}
    st.plotly_chart(movable, key=f"{key}-explored", theme=None, width="stretch", config=config, alt=alt)
