"""The demo's way out, before real files come in."""

import streamlit as st

from etl.demo import clear_demo, has_demo
from etl.receipt import Order
from jangkau.locales import Say
from jangkau.ui.reader import record
from jangkau.ui.session import now
from jangkau.ui.text import plain_html
from jangkau.warehouse.folders import Folders


def demo_out(folders: Folders, who: str, say: Say) -> None:
    """While the demo is loaded: what it is, and one click that takes it out. Real files beside it stay."""
    if not has_demo(folders):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="demo-out"):
        st.html(f'<p class="unit">{plain_html(say("upload.demo.what"))}</p>')
        pressed = st.button(say("upload.demo.clear"), key="clear-demo", icon=":material/ink_eraser:", disabled=not who)
    if pressed:
        with st.status(say("upload.demo.clearing")) as status:
            clear_demo(folders, Order(who, now()), lambda: status.update(label=say("upload.waiting")))
        record("demo_cleared")
        st.rerun()
