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
    """The component that unfolds, and leads to an anchor, registered once in a process."""
    return st.components.v2.component("jangkau.anchor", js=read("about/anchor.js"))


def to_the_anchor() -> None:
    """Unfold where there is room, and lead to the definition that the address names; stands last on the page."""
    mounted()(key="anchor")


def caution(say: Say) -> None:
    """What the numbers do not say."""
    st.html(f'<section class="to-do"><h2 class="chart">{plain_html(say("about.output"))}</h2>'
            f'<p class="unit">{plain_html(say("about.output.what"))}</p></section>')  # fmt: skip


def index(definitions: tuple[Definition, ...], say: Say) -> None:
    """The way to each definition, where there is room; on a phone the folded definitions are their own list."""
    links = [f'<a href="#{entry.name}">{plain_html(say(f"about.{entry.name}"))}</a>' for entry in definitions]
    st.html(f'<p class="unit index">{" · ".join(links)}</p>')


def terms(definitions: tuple[Definition, ...], say: Say) -> None:
    """Each definition, the rules that all numbers follow, and the works that the dashboard rests on. One element."""
    told = [term(entry.name, definition(entry, say), say) for entry in definitions]
    st.html("".join([*told, term("rules", listed("rule", RULES, say), say), term("works", listed("work", WORKS, say), say)]))


def term(name: str, told: str, say: Say) -> str:
    """What folds below its heading, under its anchor; where there is room it stands open (anchor.js). HTML."""
    heading = f"<h2>{plain_html(say(f'about.{name}'))}</h2>"
    return f'<details class="term" data-term="{name}"><summary>{heading}</summary>{told}</details>'


def definition(entry: Definition, say: Say) -> str:
    """One definition: what it is, why it is so, and where it is shown. HTML."""
    pages = [page for page in entry.pages if (PAGES / f"{page}.py").exists()]
    links = ", ".join(link(say(f"nav.{page}"), page_address(page, say)) for page in pages)
    where = f'<p class="foot">{plain_html(say("about.shown"))} {links}</p>' if links else ""
    return (
        f'<p class="defined">{plain_html(say(f"about.{entry.name}.what"))}</p>'
        f'<p class="unit">{plain_html(say("about.why"))} {plain_html(say(f"about.{entry.name}.why"))}</p>{where}'
    )


def listed(kind: str, names: tuple[str, ...], say: Say) -> str:
    """The rules, or the works, as a list. HTML."""
    lines = [f"<li>{plain_html(say(f'about.{kind}.{name}'))}</li>" for name in names]
    return f'<ul class="rules">{"".join(lines)}</ul>'
