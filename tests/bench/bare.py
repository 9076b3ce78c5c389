"""A bare Streamlit page with constant charts and one filter: what any page must cost at the least."""

import os

import plotly.graph_objects as go
import streamlit as st

st.selectbox("filter", ["a", "b", "c", "d"], key="filter")
for number in range(int(os.environ.get("JANGKAU_BARE_CHARTS", "2"))):
    st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[3, 1, 2])), key=str(number))
