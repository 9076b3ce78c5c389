"""Links to an account's page and to other pages, with the view that the reader has chosen."""

from urllib.parse import urlencode

import streamlit as st

from jangkau.locales import Say
from jangkau.ui.text import plain_html

MARKS = {"government": "●", "community": "■"}
OF_A_PAGE = ("account", "span")


def page_address(page: str, say: Say, **more: str) -> str:
    """A page's address, relative to any other page's, with the filters that are in force and the reader's language."""
    view = {name: value for name, value in st.query_params.to_dict().items() if name not in OF_A_PAGE}
    asked = view | ({"lang": say.lang} if say.lang != "id" else {}) | more
    return f"{page}?{urlencode(asked)}" if asked else page


def link(words: str, address: str) -> str:
    """Words that lead to a page of ours. Both are given as they are; this makes them harmless."""
    return f'<a href="{plain_html(address)}" target="_self">{plain_html(words)}</a>'


def account_link(account: str, say: Say, owner: str | None = None) -> str:
    """An account's handle as a link to its page, with the mark of its owner where that is given. HTML."""
    handle = account.partition(":")[2]
    linked = link(f"@{handle}", page_address("account", say, account=account))
    return f'<span class="{owner}" aria-hidden="true">{MARKS[owner]}</span>&nbsp;{linked}' if owner in MARKS else linked


def post_link(words: str, permalink: object) -> str:
    """Words that lead to a post on its platform; the words alone where the address is not a web address. HTML."""
    if not isinstance(permalink, str) or not permalink.lower().startswith(("https://", "http://")):
        return plain_html(words)
    return f'<a href="{plain_html(permalink)}" target="_blank" rel="noopener noreferrer">{plain_html(words)}</a>'
