"""A figure on the page: the drawing, what it says when touched, and what a click on it chooses."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.figures.address import figure_address
from jangkau.ui.session import language, palette

HERE = Path(__file__).parent


@lru_cache
def mounted():
    """The component, registered once in a process."""
    scripts = [(HERE / name).read_text() for name in ("drawn.js", "picture.js")]
    return st.components.v2.component("jangkau.drawn", js="\n".join(scripts), isolate_styles=False)


def chart(figure: Figure | str, key: str, alt: str, on_choose: Callable[[str], None] | None = None) -> None:
    """A figure, or its drawing, that fills its column, with its text alternative. `on_choose` is told what was clicked."""

    def chosen() -> None:
        code = st.session_state[key].get("chosen")
        if code and on_choose:
            on_choose(code)

    html = figure if isinstance(figure, str) else drawing(figure)
    say = language()
    words = {"save": say("table.picture"), "take": say("figure.link"), "taken": say("publish.copied")}
    data = {"html": html, "alt": alt, "name": key, "link": figure_address(key), **words}
    mounted()(key=key, data=data, on_chosen_change=chosen, width="stretch", height="content")


def kept_chart(
    warehouse: Warehouse,
    about: tuple,
    figure: Callable[[], Figure],
    alt: Callable[[], str],
    say: Say,
    on_choose: Callable[[str], None] | None = None,
) -> None:
    """The same, drawn once for all who look at the same view: `about` says which, its first part is the chart's name."""
    key = ("drawn", *about, say.lang, palette())
    html, described = warehouse.remembered(key, lambda: (drawing(figure()), alt()))
    chart(html, about[0], described, on_choose)


def explored(figure: Figure, key: str, alt: str) -> None:
    """The same figure in Plotly's own hands, to be dragged and zoomed; loads Plotly's script, 1.3 MB, when it is asked for."""
    layout = figure["layout"]
    moving = {name: {**layout[name], "fixedrange": False} for name in ("xaxis", "yaxis")}
    movable = {"data": figure["data"], "layout": {**layout, **moving, "dragmode": "pan", "hovermode": "closest"}}
    config = {"displayModeBar": False, "scrollZoom": True, "showTips": False}
    st.plotly_chart(movable, key=f"{key}-explored", theme=None, width="stretch", config=config, alt=alt)
