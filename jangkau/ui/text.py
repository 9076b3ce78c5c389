"""Names from data, made harmless where markup is read."""

import re
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
# Where Markdown would make a link of a bare address, after all escapes are gone: a name leads nowhere.
ADDRESS = re.compile(r"(?<=www)(?=\.)|(?=://)|(?<=\S)(?=@)", re.I)
WORD_JOINER = "\N{WORD JOINER}"
WITHIN_A_DAY = re.compile(r"(?<=\d) (?=[A-Z][a-z])|(?<=[a-z]) (?=(?:19|20)\d\d\b)| (?=–)")


def plain(text: object) -> str:
    r"""A text that Markdown shows letter by letter: no HTML, no formula, no link of an address that stands in it.

    >>> plain("a_b") == r"a\_b", plain("www.x") == "www" + WORD_JOINER + r"\.x"
    (True, True)
    """
    return MARKDOWN.sub(r"\\\1", ADDRESS.sub(WORD_JOINER, str(text))).replace("\n", " ")


def days_whole(text: str) -> str:
    """A sentence whose days a line does not part, nor begins with the dash between them: 22 Desember 2025 –.

    >>> days_whole("dalam 22 Desember 2025 – 21 Juni 2026 (26 pekan)").split(" ")
    ['dalam', '22\\xa0Desember\\xa02025\\xa0–', '21\\xa0Juni\\xa02026', '(26', 'pekan)']
    """
    return WITHIN_A_DAY.sub("\N{NO-BREAK SPACE}", text)


def plain_html(text: object) -> str:
    """A text that HTML shows letter by letter."""
    return escape(str(text))
