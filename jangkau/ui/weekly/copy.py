"""A text with the button that copies it."""

from functools import lru_cache

import streamlit as st

from jangkau.locales import Say
from jangkau.ui.parts import read


@lru_cache
def mounted():
    """The component, registered once in a process."""
    return st.components.v2.component("jangkau.copied", js=read("weekly/copy.js"), css=read("weekly/copy.css"))


def copied(text: str, key: str, label: str, say: Say) -> None:
    """The text as it is pasted, and a button that takes it along."""
    data = {"text": text, "label": label, "done": say("publish.copied")}
    mounted()(key=key, data=data, width="stretch", height="content")
