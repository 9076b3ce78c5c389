"""A bare Streamlit page with constant charts and one filter: what any page must cost at the least.

JANGKAU_BARE_REDRAWN=1: the filter chooses which of the constant charts are shown, so that a change draws them anew.
"""

import os

import plotly.graph_objects as go
import streamlit as st

HEIGHTS = {"a": [3, 1, 2], "b": [1, 2, 3], "c": [2, 3, 1], "d": [2, 1, 3]}

chosen = st.selectbox("filter", list(HEIGHTS), key="filter")
shown = chosen if os.environ.get("JANGKAU_BARE_REDRAWN") else "a"
for number in range(int(os.environ.get("JANGKAU_BARE_CHARTS", "2"))):
    st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=HEIGHTS[shown])), key=str(number))
