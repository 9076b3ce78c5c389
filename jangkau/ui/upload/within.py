"""What a person who is held to a province or an organisation may load, see and take back: exports of its registered accounts."""

import streamlit as st

from etl.keep.registered import Registered
from jangkau.locales import Say
from jangkau.metrics.limit import limit
from jangkau.ui.text import plain
from jangkau.ui.upload.desk import Laid


def within(entries: list[dict], known: dict[str, Registered]) -> tuple[list[dict], dict[str, Registered]]:
    """Of the ledger and the registered accounts, what is the reader's."""
    held = limit()
    if not (held.province or held.organisation):
        return entries, known
    own = {
        account: home for account, home in known.items()
        if held.province in (None, home.province_code) and held.organisation in (None, home.organisation)
    }  # fmt: skip
    return [entry for entry in entries if entry["account"] in own], own


def loadable(ready: list[Laid], known: dict[str, Registered], say: Say) -> list[Laid]:
    """Of the files that are ready, those that the reader may load; the others are named on the page."""
    if not limit():
        return ready
    own = [laid for laid in ready if laid[1].content == "export" and laid[1].account in known]
    left = sorted({laid[1].account or laid[0].label for laid in ready if laid not in own})
    if left:
        st.warning(plain(say("access.outside", account=", ".join(left))), icon=":material/block:")
    return own
