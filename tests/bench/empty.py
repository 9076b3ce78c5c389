"""An empty Streamlit page: one select box and one line of text, what any page costs at the least."""

import streamlit as st

st.write(st.selectbox("filter", ["a", "b", "c", "d"], key="filter"))
