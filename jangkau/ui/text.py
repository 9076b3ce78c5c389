"""Names from data, made harmless where markup is read."""

import re
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain(text: object) -> str:
    """A text that Markdown shows letter by letter, HTML and formulas included."""
    return MARKDOWN.sub(r"\\\1", str(text)).replace("\n", " ")


def plain_html(text: object) -> str:
    """A text that HTML shows letter by letter."""
    return escape(str(text))
