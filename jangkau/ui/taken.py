"""What a reader takes from a figure: its numbers as a file, and the figure itself, large; each made when it is asked for."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from re import sub

import pandas as pd
import streamlit as st

from jangkau.charts.marked import marked_rows
from jangkau.charts.movable import movable
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.ui.files import files
from jangkau.ui.reader import exported
from jangkau.ui.session import heard
from jangkau.ui.text import plain

ASKED = "taken"
LONGEST = 80  # letters of a file's name
Filed = Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class Asked:
    """What was pressed beside a figure: `kind` is enlarge, xlsx, csv or parquet, `title` what stands above the figure."""

    kind: str
    title: str
    press: int


def remember(key: str) -> None:
    """Keep what was pressed until the page draws that figure again."""
    told = heard(key, "asked")
    if isinstance(told, dict):
        press = st.session_state.get(f"{ASKED}.{key}.press", 0) + 1
        st.session_state[f"{ASKED}.{key}.press"] = press
        st.session_state[f"{ASKED}.{key}"] = Asked(str(told.get("kind")), str(told.get("title") or ""), press)


def asked_for(key: str) -> Asked | None:
    """What was pressed since the figure was drawn last."""
    return st.session_state.pop(f"{ASKED}.{key}", None)


def handed_over(asked: Asked, figure: Callable[[], Figure], filed: Filed | None, say: Say) -> dict | None:
    """The file that was asked for, for the page to save; None where no such kind is given away."""
    kinds = files(filed or (lambda: marked_rows(figure(), say)), say)
    if asked.kind not in kinds:
        return None
    make, mime = kinds[asked.kind]
    name = f"{named(asked.title)}.{asked.kind}"
    return {"name": name, "mime": mime, "base64": b64encode(exported(name, make)()).decode(), "press": asked.press}


def named(title: str) -> str:
    """A figure's title as the name of a file."""
    return sub(r"\W+", "-", title.lower()).strip("-")[:LONGEST] or "jangkau"


def enlarged(title: str, figure: Figure, key: str, alt: str, say: Say) -> None:
    """The figure in a window of its own, to be zoomed, dragged and selected in; Plotly's script is loaded only now."""

    def window() -> None:
        large = movable(figure, say)
        config = {"displaylogo": False, "scrollZoom": True, "showTips": False, "displayModeBar": True}
        st.plotly_chart(large, key=f"{key}-large", theme=None, width="stretch", config=config, alt=alt)

    st.dialog(plain(title), width="large")(window)()
