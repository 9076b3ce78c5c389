"""How the campaigns page draws a section: its pictures once for all who look at the same view, its rules, its lines."""

from collections.abc import Callable

import streamlit as st

from jangkau.charts.palette import Palette
from jangkau.charts.theme import Figure
from jangkau.findings.campaigns.section import Section
from jangkau.ui.drawn import compared, drawn_or_told
from jangkau.ui.parts import read
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


class PageSection(Section):
    """A section that stands on the page."""

    def picture(
        self,
        what: tuple,
        figure: Callable[[], Figure],
        alt: Callable[[], str],
        on_choose: Callable[[str], None] | None = None,
        words: str | None = None,
    ) -> None:
        """A chart with its text alternative, drawn once for all who look at the same view.

        words: what stands in its place where it compares nothing, if not the alternative.
        """
        drawn = self.kept(("drawn", *what, palette()), lambda: drawn_or_told(figure(), alt(), words))
        compared(drawn, figure, f"campaigns-{what[0]}", on_choose)


def look() -> None:
    """The rules of the page's own parts."""
    st.html(f"<style>{read('overview/style.css')}{rules(palette())}</style>")


def rules(colours: Palette) -> str:
    """The rules of what stands around a section's pictures, in a theme's colours."""
    steps = {f"step-{place}": colours.sequential[place] for place in (1, 2, 4)}
    steps |= {f"on-{name}": colours.on(colour) for name, colour in steps.items()}
    variables = "".join(f"--{name}:{colour};" for name, colour in steps.items())
    return f":root{{{variables}}}{read('campaigns/style.css')}"


def lines(kind: str, *texts: str) -> None:
    """Paragraphs of plain text in one element."""
    paragraphs = "".join(f'<p class="{kind}">{plain_html(text)}</p>' for text in texts if text)
    if paragraphs:
        st.html(paragraphs)
