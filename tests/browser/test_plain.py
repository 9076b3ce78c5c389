"""A text from a file is a text in the browser, too: no address in it becomes a link."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import served
from tests.warehouse_builder import ROOT

pytestmark = pytest.mark.browser
TEXT = "https://elsewhere.example/x dan HTTP://elsewhere.example www.elsewhere.example nama@elsewhere.example"
SCRIPT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
from jangkau.ui.text import plain, plain_html
said = plain({TEXT!r})
st.markdown(said)
st.success(said, title=said)
st.caption(said)
st.table({{"nama": [said]}})
st.expander(said)
st.html(f"<p>{{plain_html({TEXT!r})}}</p>")
st.button("akhir")
"""


def test_an_address_in_a_text_is_no_link(browser, tmp_path):
    (tmp_path / "halaman.py").write_text(SCRIPT, encoding="utf-8")
    with served(tmp_path / "data", tmp_path / "halaman.py") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("button", name="akhir")).to_be_visible()
        expect(page.get_by_text("elsewhere").first).to_be_visible()
        assert page.locator("section a[href]").evaluate_all("links => links.map(link => link.href)") == []
        page.close()
