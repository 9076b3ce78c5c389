"""What the numbered marks on a time series stand for."""

import pandas as pd
import streamlit as st

from jangkau.charts.event_marks import clipped, event_words
from jangkau.locales import Say
from jangkau.ui.text import plain_html


def event_list(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, say: Say) -> None:
    """The events of a range in the order of their numbers; those that reach beyond it say so."""
    if told := events_told(events, first, last, say):
        st.html(told)


def events_told(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, say: Say) -> str:
    """The same as HTML; nothing where there are none."""
    within = clipped(events, pd.Timestamp(first), pd.Timestamp(last))
    if within.empty:
        return ""
    lines = "".join(f"<li>{event_line(event, say)}</li>" for event in within.itertuples())
    return f'<p class="events-title">{plain_html(say("event.list"))}</p><ol class="events">{lines}</ol>'


def event_line(event, say: Say) -> str:
    """One event in words, as HTML."""
    more = f" · {plain_html(say('event.cut'))}" if event.cut else ""
    return f'<b class="{event.kind}">◆</b> <b>{plain_html(event.name)}</b> · {event_words(event, say)}{more}'
