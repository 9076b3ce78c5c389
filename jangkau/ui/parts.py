"""Parts that pages share: what stands around them, figures, legend, coverage, table and file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.files import files
from jangkau.ui.reader import exported
from jangkau.ui.session import palette
from jangkau.ui.text import days_whole, plain, plain_html

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "pages"


@lru_cache
def read(name: str) -> str:
    """A file that lies beside this one."""
    return (HERE / name).read_text()


def style(say: Say) -> None:
    """The few rules and words that Streamlit's theme cannot say, in the colours of the palette."""
    colours = palette()
    named = {
        name: getattr(colours, name)
        for name in (
            "ground",
            "ink",
            "muted",
            "line",
            "wash",
            "accent",
            "warning",
            "outline",
            "no_data",
            "government",
            "community",
            "community_words",
            "press",
        )
    }
    named["palest"] = colours.sequential[0]
    variables = "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in named.items())
    variables += f'--drop-button:"{say("upload.drop.button")}";{drop_limit(st.get_option("server.maxUploadSize"), say)}'
    st.html(f"<style>:root{{{variables}}}</style>")


def drop_limit(megabytes: int, say: Say) -> str:
    """How large a file may be, as the rules of a drop zone take it."""
    return f'--drop-limit:"{say("upload.drop.limit", mb=say.number(megabytes))}";'


def wordmark() -> None:
    """The program's name above the navigation."""
    st.logo(read("static/wordmark.svg").replace("currentColor", palette().accent), size="large")


def demo_badge(facts: dict[str, str], say: Say) -> None:
    """DATA CONTOH, on every page while the demo is loaded."""
    if facts.get("demo") == "true":
        with st.container(key="demo"):
            st.html(f'<p class="demo" title="{plain_html(say("demo.explained"))}">{plain_html(say("demo.badge"))}</p>')


def finding(sentence: str, compared: str) -> None:
    """The page's sentence, and what it is compared with."""
    st.title(plain(days_whole(sentence)), anchor=False)
    st.html(f'<p class="compared">{plain_html(compared)}</p>')


def heading(title: str, unit: str, about: str | None = None, say: Say | None = None) -> None:
    """A chart's title with its unit and period below, and a way to the glossary's `about`."""
    st.html(headed(title, unit, about, say))


def headed(title: str, unit: str, about: str | None = None, say: Say | None = None) -> str:
    """The same as HTML."""
    way = glossary(about, say) if about and say else ""
    return f'<h2 class="chart">{plain_html(title)}{way}</h2><p class="unit">{plain_html(unit)}</p>'


def one_below_another(*parts: str) -> str:
    """Parts of a page as one element, as far from each other as elements are: each element costs the browser time. HTML."""
    told = "".join(f"<div>{part}</div>" for part in parts if part)
    return told and f'<div class="parts">{told}</div>'


def glossary(name: str, say: Say) -> str:
    """The little "i": touched, hovered over or reached by keyboard it says the definition in place. HTML, without a script."""
    return explained(name, say, say(f"about.{name}.what"))


def explained(name: str, say: Say, meaning: str) -> str:
    """The same with a meaning of its own, and the way to the glossary's `name`. HTML."""
    label = plain_html(say("about.explain", what=say(f"about.{name}")))
    more = f'<a href="about?lang={say.lang}#{name}" target="_self">{plain_html(say("about.more"))}</a>'
    told = f"<b>{plain_html(say(f'about.{name}'))}.</b> {plain_html(meaning)} {more}"
    return f' <span class="about" tabindex="0" role="button" aria-label="{label}">i<span class="in-place">{told}</span></span>'


@contextmanager
def rest(page: str, say: Say) -> Iterator[None]:
    """What a phone keeps folded until it is asked for; wider screens and paper show it as it is (style.css)."""
    with st.container(key=f"rest-{page}"):
        st.html(f'<details class="more"><summary>{plain_html(say("part.rest"))}</summary></details>')
        yield


def footnotes(*lines: str) -> None:
    """Coverage, what is left over, and sources: last, always."""
    st.html("".join(f'<p class="foot">{plain_html(line)}</p>' for line in lines if line))


def table(title: str, readable: Callable[[], pd.DataFrame], filed: Callable[[], pd.DataFrame], name: str, say: Say) -> None:
    """A table in the reader's words, and the same numbers as files, unrounded. Each is made when it is asked for."""
    key = f"table-{title}"
    opened = st.expander(title, key=key, on_change="rerun")
    if opened.open:
        opened.table(readable().map(plain), border="horizontal", hide_index=True)
        with opened.container(horizontal=True):
            for kind, (make, mime) in files(filed, say).items():
                st.download_button(
                    say(f"table.{kind}"), exported(f"{name}.{kind}", make), f"{name}.{kind}", mime,
                    on_click="ignore", key=f"{key}-{kind}",
                )  # fmt: skip


def legend(steps: list[tuple[str, str]], nothing: list[tuple[str, str]], said: str) -> None:
    """The colours and what they stand for: steps of (colour, words), then the kinds of nothing as (state, words)."""
    st.html(legend_told(steps, nothing, said))


def legend_told(steps: list[tuple[str, str]], nothing: list[tuple[str, str]], said: str) -> str:
    """The same as HTML."""
    chips = [(f'style="background:{colour}"', words) for colour, words in steps]
    kinds = [(f'class="{state}"', words) for state, words in nothing]
    items = "".join(f'<div role="listitem"><i {look}></i>{plain_html(words)}</div>' for look, words in chips + kinds)
    return f'<div class="legend" role="list" aria-label="{plain_html(said)}">{items}</div>'
