"""A figure that compares, where there are two to compare; else what there is, in words."""

from collections.abc import Callable

import streamlit as st

from jangkau.charts.comparing import compares
from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.drawn import Picture, chart
from jangkau.ui.session import palette
from jangkau.ui.taken import Filed
from jangkau.ui.text import plain_html


def drawn_or_told(figure: Figure, alt: str, words: str | None = None) -> tuple[str, str]:
    """A figure's drawing and its text alternative; where it compares nothing no drawing, and the words in its place."""
    return (drawing(figure), alt) if compares(figure) else ("", alt if words is None else words)


def compared(
    drawn: tuple[str, str],
    figure: Callable[[], Figure],
    key: str,
    on_choose: Callable[[str], None] | None = None,
    filed: Filed | None = None,
) -> None:
    """A part of the page as `drawn_or_told` gave it."""
    html, words = drawn
    if html:
        chart(Picture(html, figure), key, words, on_choose, filed)
    elif words:
        st.html(f'<p class="said">{plain_html(words)}</p>')


def comparison(figure: Figure, key: str, alt: str, words: str | None = None, filed: Filed | None = None) -> None:
    """A figure that was just made, or the words in its place."""
    compared(drawn_or_told(figure, alt, words), lambda: figure, key, filed=filed)


def kept_comparison(
    warehouse: Warehouse,
    about: tuple,
    figure: Callable[[], Figure],
    alt: Callable[[], str],
    say: Say,
    on_choose: Callable[[str], None] | None = None,
    filed: Filed | None = None,
) -> None:
    """The same, drawn once for all who look at the same view: `about` says which, its first part is the figure's name."""
    key = ("compared", *about, say.lang, palette())
    compared(warehouse.drawn(key, lambda: drawn_or_told(figure(), alt())), figure, about[0], on_choose, filed)
