"""The parts of the glossary page."""

from functools import lru_cache

import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.definitions import Definition
from jangkau.ui.account.link import link, page_address
from jangkau.ui.parts import PAGES, read
from jangkau.ui.text import plain_html

RULES = ("absent", "weeks", "units", "language", "fair", "frozen")
WORKS = ("regions", "population", "coast", "font", "icons", "libraries")


@lru_cache
def mounted():
    """The component that leads to an anchor, registered once in a process."""
    return st.components.v2.component("jangkau.anchor", js=read("about/anchor.js"))


def to_the_anchor() -> None:
    """Lead to the definition that the address names; stands last on the page."""
    mounted()(key="anchor")


def caution(say: Say) -> None:
    """What the numbers do not say."""
    st.html(f'<section class="to-do"><h2 class="chart">{plain_html(say("about.output"))}</h2>'
            f'<p class="unit">{plain_html(say("about.output.what"))}</p></section>')  # fmt: skip


def index(definitions: tuple[Definition, ...], say: Say) -> None:
    """The way to each definition."""
    links = [f'<a href="#{entry.name}">{plain_html(say(f"about.{entry.name}"))}</a>' for entry in definitions]
    st.html(f'<p class="more">{" · ".join(links)}</p>')


def definition(entry: Definition, say: Say) -> None:
    """One definition under its anchor: what it is, why it is so, and where it is shown."""
    st.header(say(f"about.{entry.name}"), anchor=entry.name)
    pages = [page for page in entry.pages if (PAGES / f"{page}.py").exists()]
    links = ", ".join(link(say(f"nav.{page}"), page_address(page, say)) for page in pages)
    where = f'<p class="foot more">{plain_html(say("about.shown"))} {links}</p>' if links else ""
    st.html(
        f'<p class="defined">{plain_html(say(f"about.{entry.name}.what"))}</p>'
        f'<p class="unit">{plain_html(say("about.why"))} {plain_html(say(f"about.{entry.name}.why"))}</p>{where}'
    )


def attributions(say: Say) -> None:
    """The rules that all numbers follow, and the works that the dashboard rests on."""
    st.header(say("about.rules"), anchor="rules")
    st.html("<ul class='rules'>" + "".join(f"<li>{plain_html(say(f'about.rule.{rule}'))}</li>" for rule in RULES) + "</ul>")
    st.header(say("about.works"), anchor="works")
    st.html("<ul class='rules'>" + "".join(f"<li>{plain_html(say(f'about.work.{work}'))}</li>" for work in WORKS) + "</ul>")
