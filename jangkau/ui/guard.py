"""The guard that every page calls first: whether this page is for the reader, and what their questions are held to."""

from urllib.parse import quote, urlsplit

import streamlit as st

from jangkau.access.roles import WHOLE, Person, Role, page_role
from jangkau.addresses import at
from jangkau.metrics.limit import say_limit
from jangkau.ui.reader import limit_of, reader, record
from jangkau.ui.session import language
from jangkau.ui.text import plain, plain_html


def guard(page: str = "") -> Person:
    """Let the reader into a page (by its address; roles.PAGES says for whom it is), or say why not and stop."""
    person = admitted(page_role(page))
    if page in WHOLE and limit_of(person):
        not_yours(person, "access.not_yours.whole")
        st.stop()
    return person


def admitted(needed: Role) -> Person:
    """The reader, if they reach as far as this role: from here on their questions are held to what they may see."""
    say_limit(None)
    person = reader()
    if person is None:
        locked()
        st.stop()
    if not person.may(needed):
        say = language()
        not_yours(person, "access.not_yours", needed=say(f"access.role.{needed}"))
        st.stop()
    say_limit(limit_of(person))
    return person


def locked() -> None:
    """Nobody has signed in, or the session is over: say so before the socket is cut, with the way back to this page."""
    say = language()
    code = "over" if st.user.get("session") else "closed"
    st.info(say(f"access.{code}"), title=say(f"access.{code}.title"), icon=":material/lock:")
    path, asked = urlsplit(st.context.url or "").path or "/", st.query_params.to_dict()
    here = path + ("?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in asked.items()) if asked else "")
    way, words = at(f"/masuk?lang={say.lang}&ke={quote(here, safe='')}"), say("access.sign_in.again")
    st.html(f'<p><a href="{plain_html(way)}" target="_self">{plain_html(words)}</a></p>')


def not_yours(person: Person, why: str, **about: str) -> None:
    """The page is for others."""
    say = language()
    record("refused", path=urlsplit(st.context.url or "").path)
    words = say(why, role=say(f"access.role.{person.role}"), **about)
    st.info(plain(words), title=say("access.not_yours.title"), icon=":material/lock:")
