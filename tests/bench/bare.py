"""A bare Streamlit page with constant charts: what a page with charts must cost at the least."""

import os

import plotly.graph_objects as go
import streamlit as st

for number in range(int(os.environ.get("JANGKAU_BARE_CHARTS", "2"))):
    st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[3, 1, 2])), key=str(number))
