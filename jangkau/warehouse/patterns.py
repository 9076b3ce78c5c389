"""Patterns by which a theme, an agenda or a hoax report is known: words, phrases and hashtags, parted by |."""

from dataclasses import dataclass

from jangkau.warehouse.captions import Caption, plain_words, read_caption, tag_key


@dataclass(frozen=True)
class Pattern:
    """One pattern as it is written, and what is looked for: a hashtag's key, or words between spaces with their anchor.

    A word also finds the hashtag of that word ("wisata" finds #wisata); a hashtag finds hashtags alone ("#wisata" does
    not find wisata). A phrase does not find its words written as one: "jatim bangkit" and "#JatimBangkit" are two patterns.
    """

    written: str
    tag: str | None = None
    words: str | None = None

    def found_in(self, caption: Caption) -> bool:
        """Whether a caption bears it, as the database looks for it."""
        return self.tag in caption.tags if self.tag else (self.words or "") in caption.words

    @property
    def anchor(self) -> str | None:
        """The longest word: a post without it need not be looked at."""
        return max(self.words.split(), key=len) if self.words else None


def patterns_in(text: str | None) -> tuple[Pattern, ...]:
    """The patterns of a cell, each once; one without a letter or digit finds nothing and is left out.

    >>> [pattern.written for pattern in patterns_in("cek fakta | #CekFakta || ! |Cek  Fakta")]
    ['cek fakta', '#CekFakta']
    >>> patterns_in("#CekFakta")[0].tag, patterns_in("Cek Fakta!")[0].words
    ('cekfakta', ' cek fakta ')
    """
    patterns: dict[tuple[str | None, str | None], Pattern] = {}
    for written in filter(None, (part.strip() for part in (text or "").split("|"))):
        pattern = _pattern(written)
        if pattern.tag or pattern.words:
            patterns.setdefault((pattern.tag, pattern.words), pattern)
    return tuple(patterns.values())


def without_letters(text: str | None) -> str | None:
    """The first pattern of a cell that could find nothing, as it is written; None where all can.

    >>> without_letters("cek fakta | #! | umkm"), without_letters("cek fakta || #umkm")
    ('#!', None)
    """
    parts = filter(None, (part.strip() for part in (text or "").split("|")))
    return next((part for part in parts if not patterns_in(part)), None)


def unfindable(text: str | None) -> str | None:
    """The first pattern of a cell that no post could bear, not even one that says just that; None where all can.

    Handles and links are no words, a hashtag ends at a space, a hyphen or an apostrophe, and one of digits alone is a number.

    >>> unfindable("cek fakta | #CekFakta"), unfindable("umkm | @kominfojatim"), unfindable("#cek-fakta"), unfindable("#2024")
    (None, '@kominfojatim', '#cek-fakta', '#2024')
    """
    return next(
        (pattern.written for pattern in patterns_in(text) if not pattern.found_in(read_caption(pattern.written, ""))), None
    )


def _pattern(written: str) -> Pattern:
    if written[0] in "#\uff03":
        return Pattern(written, tag=tag_key(written) or None)
    words = plain_words(written).strip(" .")
    return Pattern(written, words=f" {words} " if words else None)
