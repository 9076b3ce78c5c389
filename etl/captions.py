"""A post's text as patterns are looked for in it: its words in plain letters, its hashtags, and whom it mentions."""

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Accents, variation selectors and invisible joiners: what is left of a letter's clothes once it is taken apart.
MARKS = frozenset(
    letter for letter in map(chr, range(128, sys.maxunicode + 1)) if unicodedata.category(letter) in {"Mn", "Me", "Cf"}
)
LINK = re.compile(r"(?:[Hh][Tt]{2}[Pp][Ss]?://|[Ww]{3}\.)\S+")
HASHTAG = re.compile(r"[#\uff03](?<!&[#\uff03])(\w+)")
HANDLE = re.compile(r"(?<![\w.@])@(\w(?:[\w.]*\w)?)", re.ASCII)
HANDLE_WITH_HYPHENS = re.compile(r"(?<![\w.@])@(\w(?:[\w.-]*\w)?)", re.ASCII)
HYPHENS_ON = {"youtube", "linkedin"}  # elsewhere a hyphen ends the handle
APOSTROPHE = re.compile(r"['\u2019\u02bc](?<=\w.)(?=\w)")
STOP = re.compile(r"[^\w\s#\u2010-]+")  # what parts two words that a phrase may not span
BETWEEN = "#_-\u2010"  # what stands between the words of a phrase, as spaces do


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption holds: `words` between single spaces ("." where a phrase ends), tags as key -> as spelled, handles."""

    words: str
    tags: dict[str, str]
    handles: tuple[str, ...]


def folded(text: str) -> str:
    """Letters without case, accents and typographic clothes.

    >>> folded("Café"), folded("𝗝𝗮𝘁𝗶𝗺 Ⓑangkit"), folded("ＪＡＭＢＩ")
    ('cafe', 'jatim bangkit', 'jambi')
    """
    if text.isascii():
        return text.lower()
    return _unmarked(unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))


def _unmarked(text: str) -> str:
    return text if MARKS.isdisjoint(text) else "".join(letter for letter in text if letter not in MARKS)


def plain_words(text: str) -> str:
    """Folded words between single spaces, so that a whole word or phrase is found by looking for " word ".

    Line breaks, hyphens, underscores and hash signs part words as spaces do; other signs end a phrase.

    >>> plain_words("Pasar\\nmurah, cek-fakta! #Jatim_Bangkit")
    ' pasar murah . cek fakta . jatim bangkit '
    """
    text = STOP.sub(" . ", APOSTROPHE.sub("", folded(text)))
    for sign in BETWEEN:
        text = text.replace(sign, " ")
    return f" {' '.join(text.split())} "


@lru_cache(maxsize=100_000)
def tag_key(spelled: str) -> str:
    """What a hashtag's spellings have in common.

    >>> tag_key("#Jatim_Bangkit"), tag_key("JATIMBANGKIT"), tag_key("#𝗝𝗮𝘁𝗶𝗺bangkit")
    ('jatimbangkit', 'jatimbangkit', 'jatimbangkit')
    """
    return re.sub(r"[\W_]+", "", folded(spelled))


def read_caption(text: str, platform: str) -> Caption:
    """A caption's words, hashtags and handles. Links say nothing, and a handle is a name and no word.

    >>> read_caption("Bersama @Kominfo.Jatim. #AyoWisata https://wisata.example/#peta", "instagram")
    Caption(words=' bersama . . ayowisata ', tags={'ayowisata': 'AyoWisata'}, handles=('kominfo.jatim',))
    """
    if not text.isascii():
        text = _unmarked(unicodedata.normalize("NFC", text))
    if "://" in text or "ww." in text.lower():
        text = LINK.sub(" ", text)
    tags: dict[str, str] = {}
    if "#" in text or "\uff03" in text:
        for spelled in HASHTAG.findall(text):
            key = tag_key(spelled)
            if key and not key.isdecimal():
                tags.setdefault(key, spelled)
    handles: tuple[str, ...] = ()
    if "@" in text:
        pattern = HANDLE_WITH_HYPHENS if platform in HYPHENS_ON else HANDLE
        handles = tuple(dict.fromkeys(handle.lower() for handle in pattern.findall(text)))
        text = pattern.sub(" . ", text)
    return Caption(plain_words(text), tags, handles)
