"""Names from data, made harmless where markup is read."""

import re
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
# Where Markdown would make a link of a bare address, after all escapes are gone: a name leads nowhere.
ADDRESS = re.compile(r"(?<=www)(?=\.)|(?=://)|(?<=\S)(?=@)", re.I)
WORD_JOINER = "\N{WORD JOINER}"


def plain(text: object) -> str:
    r"""A text that Markdown shows letter by letter: no HTML, no formula, no link of an address that stands in it.

    >>> plain("a_b") == r"a\_b", plain("www.x") == "www" + WORD_JOINER + r"\.x"
    (True, True)
    """
    return MARKDOWN.sub(r"\\\1", ADDRESS.sub(WORD_JOINER, str(text))).replace("\n", " ")


def plain_html(text: object) -> str:
    """A text that HTML shows letter by letter."""
    return escape(str(text))
