"""What must hold before the dashboard starts, and what Streamlit must be told of the door."""

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import streamlit as st
from streamlit import config

from jangkau.access.door import SESSION, STANDING
from jangkau.access.site import Site
from jangkau.access.store import Access
from jangkau.addresses import TwoBases, begin
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.limit import nobody_yet
from jangkau.trouble import Trouble

SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


@contextmanager
def leaving() -> Iterator[None]:
    """Refuse to start, in words, where what the block needs cannot be read."""
    try:
        yield
    except Trouble as trouble:
        raise SystemExit("\n".join(trouble.said(speaker(lang)) for lang in LANGUAGES)) from None


def lock_or_leave(access: Access, site: Site) -> None:
    """On an address that others reach, refuse to start until the first administrator was invited."""
    if not site.sheltered and not access.begun:
        listens = site.address or st.get_option("server.address") or "0.0.0.0"
        raise SystemExit("\n".join(speaker(lang)("access.refused_start", listens=listens) for lang in LANGUAGES))


def stand() -> None:
    """Find the folder that readers see Jangkau in; refuse to start where two are named."""
    try:
        begin(os.environ.get("JANGKAU_ADDRESS", ""), st.get_option("server.baseUrlPath"))
    except TwoBases as two:
        folders = " · ".join(two.args)
        raise SystemExit("\n".join(speaker(lang)("access.two_bases", folders=folders) for lang in LANGUAGES)) from None


def hand_over(site: Site) -> None:
    """Streamlit learns who reads from the door alone, and answers no question where nobody has said who asks."""
    config.set_option("server.trustedUserHeaders", {SESSION.decode(): "session", STANDING.decode(): "standing"})
    config.set_option("server.baseUrlPath", "")  # addresses.Base takes the folder off: to Streamlit, Jangkau stands at the root
    config.set_option("server.allowedHosts", [] if "*" in site.hosts else site.hosts)
    nobody_yet()


def upload_bytes() -> int:
    """The largest upload, with what a browser sends around the file."""
    return (int(st.get_option("server.maxUploadSize")) + 1) << 20


def page_scripts() -> tuple[str, ...]:
    """The lines of script in Streamlit's own page, by their hash, as a content security policy names them."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return tuple(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in SCRIPT.findall(page))
