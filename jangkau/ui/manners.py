"""What Streamlit's frame says in English only, and how it behaves on a phone: put right once for every page."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from jangkau.locales import Say

HERE = Path(__file__).parent
FRAME = {
    "No results": "none",
    "Page not found": "no_page",
    "The page that you have requested does not seem to exist. Running the app's main page.": "no_page.what",
    "Expand sidebar": "menu.open",
    "Collapse sidebar": "menu.close",
    "Navigate to home page": "home",
    "Close": "close",
    "App pages": "menu",
    "Help for *": "help",
    "* files are not allowed.": "no_kind",
    "File must be * or smaller.": "too_large",
}  # Streamlit's own words, and what they are called in our catalogue; * is any word that stays


@lru_cache
def mounted():
    """The component, registered once in a process."""
    scripts = [(HERE / name).read_text() for name in ("manners.js", "sparks.js", "steps.js")]
    return st.components.v2.component("jangkau.manners", js="\n".join(scripts), isolate_styles=False)


def manners(say: Say) -> None:
    """The language of the document, a menu that closes when a page was chosen, and the frame's words as the reader speaks."""
    words = {theirs: say(f"frame.{ours}") for theirs, ours in FRAME.items()}
    mounted()(key="manners", data={"lang": say.lang, "words": words})
