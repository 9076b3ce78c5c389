"""What a section of the campaigns page looks at, and how its pictures and frames are made once and kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import regencies
from jangkau.ui.drawn import chart
from jangkau.ui.parts import read
from jangkau.ui.period_words import period_name
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html
from jangkau.ui.view import View

LONGER = 26  # weeks that are looked back where the period has no agenda or report


@dataclass(frozen=True)
class Looked:
    """The version, the reader's view and language. Frames and drawings are remembered by what they are about."""

    warehouse: Warehouse
    view: View
    say: Say

    @property
    def scope(self) -> Scope:
        return self.view.scope

    @property
    def labels(self) -> dict[str, str]:
        """The short names of the province's kabupaten and kota by code."""
        return regencies(self.warehouse, self.scope.province)

    def place(self, code: object) -> str:
        """A kabupaten or kota by its code; the province where there is none."""
        return self.labels.get(code, self.view.province)

    def longer(self) -> "Looked":
        """The same up to the period's last day, half a year back."""
        return replace(self, view=replace(self.view, scope=replace(self.scope, weeks=max(self.scope.weeks, LONGER))))

    def kept(self, what: tuple, make: Callable):
        """What was made for this view, made once for a version."""
        return self.warehouse.remembered(("campaigns", *what, self.scope, self.say.lang), make)

    def picture(self, what: tuple, figure: Callable[[], Figure], alt: Callable[[], str], on_choose=None) -> None:
        """A chart with its text alternative, drawn once for all who look at the same view."""
        drawn, told = self.kept(("drawn", *what, palette()), lambda: (drawing(figure()), alt()))
        chart(drawn, f"campaigns-{what[0]}", told, on_choose)

    def file(self, what: str) -> str:
        """The name of a file: what it holds, where and when."""
        return f"{what}-{self.scope.province}-{period_name(self.scope)}"


def look() -> None:
    """The rules of the page's own parts."""
    colours = palette()
    steps = {f"step-{place}": colours.sequential[place] for place in (1, 2, 4)}
    steps |= {f"on-{name}": colours.on(colour) for name, colour in steps.items()}
    variables = "".join(f"--{name}:{colour};" for name, colour in steps.items())
    st.html(f"<style>:root{{{variables}}}{read('overview/style.css')}{read('campaigns/style.css')}</style>")


def lines(kind: str, *texts: str) -> None:
    """Paragraphs of plain text in one element."""
    told = "".join(f'<p class="{kind}">{plain_html(text)}</p>' for text in texts if text)
    if told:
        st.html(told)
