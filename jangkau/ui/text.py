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


def excerpt(caption: object, letters: int = 70) -> str:
    """The beginning of a caption, cut at a word; empty where there is none."""
    text = " ".join(str(caption).split()) if isinstance(caption, str) else ""
    return text if len(text) <= letters else text[: letters - 1].rsplit(" ", 1)[0] + "…"
