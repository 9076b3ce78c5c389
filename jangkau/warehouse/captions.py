"""A post's text as patterns are looked for in it: its words in plain letters, its hashtags, and whom it mentions."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

# Signs that stand beside letters. Accents, variation selectors and invisible joiners are a letter's clothes and go; the vowel
# signs of scripts that write them so (Javanese, Balinese, Devanagari) make the word, and stay.
CODES = (*range(0x80, 0x20000), *range(0xE0000, 0xE1000))  # where Unicode has signs; to ask all others takes half a second
SIGNS = {letter for letter in map(chr, CODES) if unicodedata.category(letter) in {"Mn", "Me", "Mc", "Cf"}}
CLOTHES_BLOCKS = (
    (0, 0x8FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x2000, 0x20FF), (0x302A, 0x302D), (0xFE00, 0xFE2F),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
MARKS = frozenset(
    letter
    for letter in SIGNS
    if unicodedata.category(letter) == "Cf" or any(first <= ord(letter) <= last for first, last in CLOTHES_BLOCKS)
)


def _ranges(letters: set[str]) -> str:
    """Letters as the inside of a character class."""
    runs = groupby(enumerate(sorted(map(ord, letters))), lambda place: place[1] - place[0])
    codes = [[code for _, code in run] for _, run in runs]
    return "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in codes)


LETTER = rf"\w{_ranges(SIGNS - MARKS)}"
# Letters that Unicode does not take apart, and signs that it takes for letters or digits: a list's numbers, ™ and ℹ, blanks.
CIRCLED = {0x24B6 + place for place in range(52)}
PLAIN = {0x1F150 + place: chr(97 + place) for place in range(26)} | {0x1F170 + place: chr(97 + place) for place in range(26)}
PLAIN |= dict(zip(map(ord, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢıłŁ"), "abcdefghijklmnopqrstuvwyzill", strict=True))
PLAIN |= dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0), " ")
NAMED = CIRCLED | PLAIN.keys() | {*range(0x1F110, 0x1F14A)}
PLAIN |= {
    code: " "
    for code in CODES
    if unicodedata.category(chr(code)) in {"No", "So"} and code not in NAMED
    and any(letter.isalnum() for letter in unicodedata.normalize("NFKD", chr(code)))
}  # fmt: skip
EMOJI = re.compile("[0-9#*]\ufe0f?\u20e3|[\u2139\u24b6-\u24e9]\ufe0f")  # a key such as 1️⃣, a letter as a picture such as Ⓜ️
ADDRESS = r"[\w\-.~:/?#@!$&'*+;=%]"
# A link without https:// is known by its ending: "Kab.Kediri/Kota" is none.
ENDINGS = "id|com|ly|me|net|org|co|to|be|gl|ee|cc|bio|link|page|app|info|tv|site|xyz|us|sg|my"
LINK = re.compile(rf"(?:https?://|(?<!\w)www\.|(?<![\w@#.])(?:[a-z0-9-]+\.)+(?:{ENDINGS})/){ADDRESS}*", re.ASCII | re.IGNORECASE)
MAIL = re.compile(r"(?<![\w.+@-])\w+(?:[.+-]\w+)*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.ASCII | re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.ASCII | re.IGNORECASE)
HASHTAG = re.compile(rf"[#\uff03]([{LETTER}]+)")
HANDLE = re.compile(r"(?<!\w)[@\uff20](\w+(?:\.\w+)*)", re.ASCII)
HANDLES = {  # where a dot does not belong to the handle, or a hyphen does
    "x": re.compile(r"(?<!\w)[@\uff20](\w+)", re.ASCII),
    "youtube": re.compile(r"(?<!\w)[@\uff20](\w+(?:[.-]+\w+)*)", re.ASCII),
    "linkedin": re.compile(r"(?<!\w)[@\uff20](\w+(?:-+\w+)*)", re.ASCII),
}
APOSTROPHE = re.compile(r"['`\u00b4\u2018\u2019\u02bb\u02bc\u02bf\u02be\u2032\uff07](?<=\w.)(?=\w)")
STOP = re.compile(rf"[^{LETTER}\s#\u2010-]+")  # what parts two words that a phrase may not span
BETWEEN = "#_-\u2010"  # what stands between the words of a phrase, as spaces do


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption holds: `words` between single spaces ("." where a phrase ends), tags as key -> as spelled, handles."""

    words: str
    tags: dict[str, str]
    handles: tuple[str, ...]


def folded(text: str) -> str:
    """Letters without case, accents and typographic clothes.

    >>> folded("Café"), folded("𝗝𝗮𝘁𝗶𝗺 Ⓑangkit"), folded("ＪＡＭＢＩ"), folded("🅹🅰🆃🅸🅼 ᴊᴀʏᴀ")
    ('cafe', 'jatim bangkit', 'jambi', 'jatim jaya')
    """
    if text.isascii():
        return text.lower()
    text = text.translate(PLAIN)
    return _unmarked(unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))


def _unmarked(text: str) -> str:
    return text if MARKS.isdisjoint(text) else "".join(letter for letter in text if letter not in MARKS)


def plain_words(text: str) -> str:
    """Folded words between single spaces, so that a whole word or phrase is found by looking for " word ".

    Line breaks, hyphens, underscores and hash signs part words as spaces do; other signs end a phrase.

    >>> plain_words("Pasar\\nmurah, cek-fakta! #Jatim_Bangkit Jum`at ke-②")
    ' pasar murah . cek fakta . jatim bangkit jumat ke '
    """
    text = STOP.sub(" . ", folded(APOSTROPHE.sub("", text)))
    for sign in BETWEEN:
        text = text.replace(sign, " ")
    return f" {' '.join(text.split())} "


@lru_cache(maxsize=100_000)
def tag_key(spelled: str) -> str:
    """What a hashtag's spellings have in common.

    >>> tag_key("#Jatim_Bangkit"), tag_key("JATIMBANGKIT"), tag_key("#𝗝𝗮𝘁𝗶𝗺bangkit")
    ('jatimbangkit', 'jatimbangkit', 'jatimbangkit')
    """
    return re.sub(rf"[^{LETTER}]+|_", "", folded(spelled))


def read_caption(text: str, platform: str) -> Caption:
    """A caption's words, hashtags and handles. Links and mail addresses say nothing, and a handle is a name and no word.

    >>> read_caption("Bersama @Kominfo.Jatim. #AyoWisata s.id/peta 1️⃣Pesan: wisata@jatim.example", "instagram")
    Caption(words=' bersama . . ayowisata pesan . ', tags={'ayowisata': 'AyoWisata'}, handles=('kominfo.jatim',))
    """
    if "&" in text and ";" in text:
        text = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not text.isascii():
        text = _unmarked(unicodedata.normalize("NFC", EMOJI.sub(" ", text)))
    if "/" in text or "ww." in text.lower():
        text = LINK.sub(" ", text)
    tags: dict[str, str] = {}
    handles: tuple[str, ...] = ()
    if "@" in text or "\uff20" in text:
        text = MAIL.sub(" ", text)
        pattern = HANDLES.get(platform, HANDLE)
        handles = tuple(dict.fromkeys(handle.lower() for handle in pattern.findall(text)))
        text = pattern.sub(" . ", text)
    if "#" in text or "\uff03" in text:
        for spelled in HASHTAG.findall(text):
            key = tag_key(spelled)
            if key and not key.isdecimal():
                tags.setdefault(key, spelled)
    return Caption(plain_words(text), tags, handles)
