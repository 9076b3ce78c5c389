"""The pages on a projector: larger, without controls, one after another; its address says which, and for how long each."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.metrics.weeks import provinces, weeks
from jangkau.ui.session import LANGUAGE
from jangkau.ui.text import plain_html

HERE = Path(__file__).parent
ON, SECONDS, PAGES = "layar", "detik", "halaman"  # as they stand in the address
SHOWN = ("overview", "reach", "compare", "campaigns", "meetups")
USUAL, LEAST, MOST = 20, 5, 600  # seconds
OF_A_WEEK = ("week", "month", "from", "to")  # a screen that hangs on a wall shows the newest, unless its address names one
ASKED = "screen.asked"


@lru_cache
def mounted():
    """The component, registered once in a process."""
    return st.components.v2.component("jangkau.screen", js=(HERE / "screen.js").read_text(), isolate_styles=False)


def screen(page: str, say: Say) -> None:
    """The screen's looks and its turning, where the address asks for it; else the way to it, at the foot of the sidebar."""
    if st.query_params.get(ON) != "1":
        if page in SHOWN and anything_to_show():
            st.sidebar.html(f'<p class="to-screen"><a href="{plain_html(way_in(page, say))}" target="_self">'
                            f"{plain_html(say('screen.in'))}</a></p>")  # fmt: skip
        return
    asked = st.session_state.setdefault(ASKED, st.query_params.to_dict())  # before the page adds what it shows
    st.html(f"<style>{(HERE / 'screen.css').read_text()}</style>")
    turn = {"next": f"{following(page, asked)}?{urlencode(asked)}", "seconds": seconds(asked.get(SECONDS, ""))}
    out = {name: value for name, value in asked.items() if name not in (ON, SECONDS, PAGES)}
    with st.container(key="screen"):
        mounted()(key="turning", data=turn | {"out": f"{page}?{urlencode(out)}", "words": say("screen.out")})


def anything_to_show() -> bool:
    """Whether any province has a week: an empty page is nothing for a projector."""
    with suppress(NoWarehouse, WarehouseLost), reading() as warehouse:
        return any(len(weeks(warehouse, code)) for code in provinces(warehouse)["code"])
    return False


def way_in(page: str, say: Say) -> str:
    """The address that shows the chosen view on a screen, beginning with this page."""
    view = {name: value for name, value in st.query_params.to_dict().items() if name not in OF_A_WEEK}
    asked = view | {LANGUAGE: say.lang, ON: "1", SECONDS: str(USUAL), PAGES: ",".join(SHOWN)}
    return f"{page}?{urlencode(asked, safe=',')}"


def following(page: str, asked: dict[str, str]) -> str:
    """The page that comes after this one, of those that the address names."""
    pages = [name for name in asked.get(PAGES, "").split(",") if name in SHOWN] or list(SHOWN)
    return pages[(pages.index(page) + 1) % len(pages)] if page in pages else pages[0]


def seconds(asked: str) -> int:
    """How long a page stands.

    >>> seconds("45"), seconds("1"), seconds("x")
    (45, 5, 20)
    """
    return min(max(int(asked), LEAST), MOST) if asked.isdecimal() else USUAL
