"""Links to an account's page and to other pages, with the view that the reader has chosen."""

from urllib.parse import urlencode

import streamlit as st

from jangkau.findings.captions import web_address
from jangkau.locales import Say
from jangkau.ui.reader import opens
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import MARKS

OF_A_PAGE = ("account", "span")
BREAKS = "._"  # a handle is one word, with joints


def page_address(page: str, say: Say, **more: str) -> str:
    """A page's address, relative to any other page's, with the filters that are in force and the reader's language."""
    view = {name: value for name, value in st.query_params.to_dict().items() if name not in OF_A_PAGE}
    asked = view | ({"lang": say.lang} if say.lang != "id" else {}) | more
    return f"{page}?{urlencode(asked)}" if asked else page


def onward(words: str, page: str, say: Say, **more: str) -> str:
    """The way on to another page, in a line of its own. HTML."""
    return f'<p class="unit onward">{link(words, page_address(page, say, **more))}</p>'


def to_the_register(tab: str, say: Say) -> None:
    """The way to the list on Akun & acara that a page waits for; none where it is not for the reader."""
    if opens("registry"):
        st.html(onward(say("nav.registry"), "registry", say, tab=tab))


def led(words: str, page: str, say: Say, **more: str) -> str:
    """Words that lead to another page; the words alone where it is not for the reader. HTML."""
    return link(words, page_address(page, say, **more)) if opens(page) else plain_html(words)


def link(words: str, address: str, breaks: str = "") -> str:
    """Words that lead to a page of ours. Both are given as they are; this makes them harmless. `breaks`: letters after which a
    line may end."""
    markup = plain_html(words)
    for letter in breaks:
        markup = markup.replace(letter, f"{letter}<wbr>")
    return f'<a href="{plain_html(address)}" target="_self">{markup}</a>'


def account_link(account: str, say: Say, owner: str | None = None) -> str:
    """An account's handle as a link to its page, with the mark of its owner where that is given. HTML."""
    handle = account.partition(":")[2]
    linked = link(f"@{handle}", page_address("account", say, account=account), BREAKS)
    return f'<span class="{owner}" aria-hidden="true">{MARKS[owner]}</span>&nbsp;{linked}' if owner in MARKS else linked


def account_there(account: str, say: Say, owner: str | None = None) -> str:
    """The same with its platform, where nothing else says it: a handle may stand on several. HTML."""
    platform = say(f"platform.{account.partition(':')[0]}.short")
    return f"{account_link(account, say, owner)}&nbsp;<small>{plain_html(platform)}</small>"


def post_link(words: str, permalink: object) -> str:
    """Words that lead to a post on its platform; the words alone where the address is not a web address. HTML."""
    address = web_address(permalink)
    if not address:
        return plain_html(words)
    return f'<a href="{plain_html(address)}" target="_blank" rel="noopener noreferrer">{plain_html(words)}</a>'
