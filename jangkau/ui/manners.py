"""What Streamlit says in English only, and how it behaves on a phone: put right once for every page; the switch of language."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from jangkau.locales import LANGUAGES, Say
from jangkau.ui.session import LANGUAGE, heard, keep

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
    "Open": "open",
    "Clear value": "clear",
    "Choose date": "date",
    "Choose date, *": "date.of",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "date.keys",
    "Clear date": "clear",
    "Previous month": "month.earlier",
    "Next month": "month.later",
    "Previous page": "page.earlier",
    "Next page": "page.later",
    "Page *": "page",
    "Copy to clipboard": "copy",
}  # Streamlit's own words, and what they are called in our catalogue; * is any word that stays

TOOLS = {
    "Search": "search",
    "Fullscreen": "large",
    "Close fullscreen": "small",
    "Show/hide columns": "columns",
    "Add row": "row.add",
    "Delete row(s)": "row.delete",
    "Clear selection": "selection.clear",
}  # above a table: alone, and with the table's name behind a colon; its own download is hidden by Streamlit's name (style.css)


@lru_cache
def mounted():
    """The component, registered once in a process, and what every chart of a page needs."""
    scripts = [
        (HERE / name).read_text() for name in ("manners.js", "sparks.js", "steps.js", "drawn.js", "player.js", "picture.js")
    ]
    return st.components.v2.component("jangkau.manners", js="\n".join(scripts), isolate_styles=False)


def manners(say: Say) -> None:
    """The language of the document and the switch at the foot of the sidebar, a menu that closes when a page was chosen, and the
    frame's words as the reader speaks."""
    tools = {theirs: say(f"frame.{ours}") for theirs, ours in TOOLS.items()}
    words = tools | {f"{theirs}: *": f"{ours}: *" for theirs, ours in tools.items()}
    words |= {theirs: say(f"frame.{ours}") for theirs, ours in FRAME.items()}
    named = {lang: say(f"language.{lang}") for lang in LANGUAGES}
    data = {"lang": say.lang, "words": words, "languages": named, "switch": say("language.switch")}
    with st.sidebar:
        mounted()(key="manners", data=data, on_lang_change=switch_language)


def switch_language() -> None:
    """Take over the language that was pressed; it stays in the address."""
    lang = heard("manners", "lang")
    if lang in LANGUAGES:
        keep(LANGUAGE, lang, default=LANGUAGES[0])
