"""What a page says when it is run without a browser."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def words(page: AppTest) -> str:
    """All of it, without its markup and rules."""
    said = " ".join(element.proto.body for element in page.get("html"))
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", said, flags=re.DOTALL))
