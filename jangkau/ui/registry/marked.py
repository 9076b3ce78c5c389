"""A post's text around what patterns found in it, with that marked."""

from collections.abc import Iterable

from jangkau.ui.text import plain_html
from jangkau.warehouse.captions import read_caption
from jangkau.warehouse.patterns import Pattern

BEFORE, LETTERS = 6, 140  # words before the first mark, letters in all


def marked(caption: object, patterns: Iterable[Pattern]) -> str:
    """The text around the first thing found, what was found between <mark>s. HTML; the text itself is made harmless.

    >>> from jangkau.warehouse.patterns import patterns_in
    >>> marked("Awas <b>hoaks</b>: Cek-Fakta dulu #CekFakta", patterns_in("cek fakta"))
    'Awas &lt;b&gt;hoaks&lt;/b&gt;: <mark>Cek-Fakta</mark> dulu #CekFakta'
    """
    pieces = caption.split() if isinstance(caption, str) else []
    matches = _matches(pieces, list(patterns))
    first = max(0, min(matches, default=0) - BEFORE)
    excerpt, letters = list[str](), 0
    for place in range(first, len(pieces)):
        letters += len(pieces[place]) + 1
        if excerpt and letters > LETTERS:
            break
        piece = plain_html(pieces[place][:LETTERS])
        excerpt.append(f"<mark>{piece}</mark>" if place in matches else piece)
    text = " ".join(excerpt).replace("</mark> <mark>", " ")
    return f"{'…' if first else ''}{text}{'…' if first + len(excerpt) < len(pieces) else ''}"


def _matches(pieces: list[str], patterns: list[Pattern]) -> set[int]:
    """The places of the pieces in which a pattern's words or its hashtag stand."""
    read = [read_caption(piece, "") for piece in pieces]
    words = [(word, place) for place, piece in enumerate(read) for word in piece.words.split()]
    matches = {place for place, piece in enumerate(read) for pattern in patterns if pattern.tag in piece.tags}
    for sought in (pattern.words.split() for pattern in patterns if pattern.words):
        for start in range(len(words) - len(sought) + 1):
            if [word for word, _ in words[start : start + len(sought)]] == sought:
                matches |= {place for _, place in words[start : start + len(sought)]}
    return matches
