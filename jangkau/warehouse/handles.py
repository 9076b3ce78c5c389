"""How people name a platform and an account: by name, short name or link, at any door. Read in one way, or refused."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from jangkau.warehouse.vocabulary import PLATFORMS

LONGEST = 100
SITES = {
    "instagram.com": "instagram", "instagr.am": "instagram", "facebook.com": "facebook", "fb.com": "facebook",
    "fb.me": "facebook", "fb.watch": "facebook", "tiktok.com": "tiktok", "youtube.com": "youtube", "youtu.be": "youtube",
    "twitter.com": "x", "x.com": "x", "linkedin.com": "linkedin",
}  # fmt: skip
SHORT = {"ig": "instagram", "insta": "instagram", "fb": "facebook", "tt": "tiktok", "yt": "youtube", "twitter": "x"}
LINK = re.compile(r"^(?:https?:)?//\S+$|^(?:[\w-]+\.)+[a-z]{2,}/\S*$", re.IGNORECASE)
# What stands between a site and the handle, and what stands there in the link to a post or a page of the site itself.
BEFORE = {"user", "c", "in", "company", "school", "showcase", "stories", "_u", "pg"}
PAGES = {
    "reel", "reels", "p", "tv", "explore", "watch", "shorts", "playlist", "share", "sharer", "sharer.php", "story.php",
    "permalink.php", "photo", "photo.php", "groups", "events", "hashtag", "channel", "video", "videos", "status", "i", "home",
    "search", "posts", "feed", "tag", "intent", "pages", "login", "discover", "results", "embed", "live",
}  # fmt: skip


class HandleRefused(ValueError):
    """What names no account; the code says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def platform_of(text: str) -> str | None:
    """A platform by its name or short name.

    >>> platform_of("IG"), platform_of("TikTok"), platform_of("WhatsApp")
    ('instagram', 'tiktok', None)
    """
    name = text.strip().casefold()
    name = SHORT.get(name, name)
    return name if name in PLATFORMS else None


def platform_at(text: str) -> str | None:
    """The platform to whose site a link leads; None where that is none of ours.

    >>> platform_at("https://youtu.be/abc"), platform_at("m.facebook.com/reel/1"), platform_at("https://jatimprov.go.id/a")
    ('youtube', 'facebook', None)
    """
    link = _split(text.strip())
    return SITES.get(".".join((link.hostname or "").split(".")[-2:])) if link else None


def profile_link(text: str) -> tuple[str, str] | None:
    """The platform and the handle that a link to a profile names, the handle "" where it names none; None for no such link.

    >>> profile_link("https://www.TikTok.com/@Jatim.id?lang=id"), profile_link("m.facebook.com/profile.php?id=100064")
    (('tiktok', 'jatim.id'), ('facebook', '100064'))
    >>> profile_link("https://instagram.com/p/Cx1/"), profile_link("https://jatimprov.go.id/kominfo"), profile_link("kominfo")
    (('instagram', ''), None, None)
    """
    link, platform = _split(text), platform_at(text)
    return (platform, _in_path(link.path, link.query, link.hostname or "")) if link and platform else None


def _split(text: str) -> SplitResult | None:
    """A link's parts; None where it is no link."""
    if not LINK.match(text):
        return None
    try:
        return urlsplit(text if "//" in text[:8] else f"//{text}")
    except ValueError:
        return None


def _in_path(path: str, query: str, host: str) -> str:
    parts = [unquote(part).casefold() for part in path.split("/") if part]
    if parts[:1] == ["profile.php"]:
        return parse_qs(query).get("id", [""])[0]
    if parts[:1] in (["people"], ["p"]) and host.endswith("facebook.com"):  # /people/Name/1000…, /p/Name-1000…
        number = re.search(r"(\d{6,})$", parts[-1])
        return number[1] if number else ""
    if parts and parts[0] in BEFORE:
        parts = parts[1:]
    handle = parts[0] if parts else ""
    to_post = handle in PAGES or host.endswith(("youtu.be", "fb.watch")) or host.startswith(("vt.", "vm."))
    return "" if to_post else handle.lstrip("@")


def parted(text: str) -> tuple[str, str]:
    """The platform and the handle of "platform:handle", or of the link to a profile alone, as they are written.

    >>> parted("Instagram:@KominfoJatim"), parted("https://www.tiktok.com/@jatim.id")
    (('Instagram', '@KominfoJatim'), ('tiktok', 'https://www.tiktok.com/@jatim.id'))
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    link = profile_link(bare)
    platform, _, handle = (link[0], "", bare) if link else bare.partition(":")
    return platform, handle


def account_of(platform: str, handle: str) -> tuple[str, str]:
    """A platform and a handle as they are kept. Raises HandleRefused.

    >>> account_of(" Instagram", "https://instagram.com/KominfoJatim?igsh=abc")
    ('instagram', 'kominfojatim')
    """
    lowered = platform.strip().lower()
    if lowered not in PLATFORMS:
        raise HandleRefused("platform_unknown")
    return lowered, handle_of(lowered, handle)


@lru_cache(4096)
def handle_of(platform: str, text: str) -> str:
    """The handle in a cell, a field or a link to the profile. Raises HandleRefused where no account can be called so.

    >>> handle_of("instagram", " @KominfoJatim "), handle_of("youtube", "https://youtube.com/@Jatim.TV/videos")
    ('kominfojatim', 'jatim.tv')
    >>> handle_of("facebook", "Dinas Kominfo")
    Traceback (most recent call last):
    jangkau.warehouse.handles.HandleRefused: handle_unreadable
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    link = profile_link(bare)
    if link and platform and link[0] != platform:
        raise HandleRefused("handle_other_platform")
    handle = (link[1] if link else bare.lstrip("@")).lower()
    if not handle:
        raise HandleRefused("handle_is_link" if link else "handle_missing")
    if "/" in handle:
        raise HandleRefused("handle_is_link")
    if any(unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cn") and not letter.isspace() for letter in handle):
        raise HandleRefused("handle_invisible")
    if len(handle) > LONGEST or not all(_possible(letter) for letter in handle) or not any(map(str.isalnum, handle)):
        raise HandleRefused("handle_unreadable")
    return handle


def _possible(letter: str) -> bool:
    """Whether some platform lets a handle bear it: letters, digits, and . _ - ·"""
    return letter.isalnum() or letter in "._-·" or unicodedata.category(letter).startswith("M")
