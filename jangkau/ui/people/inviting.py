"""Inviting somebody: the link stands on the page once, to be sent by whoever invites."""

from dataclasses import replace

import streamlit as st

from jangkau.access.people import DAYS, Refused, address, held, invite
from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from jangkau.locales import Say
from jangkau.ui.people.choices import role_and_limit
from jangkau.ui.people.words import by_whom, refusal
from jangkau.ui.reader import record
from jangkau.ui.text import plain
from jangkau.ui.weekly.files import base


def inviting(people: Access, person: Person, say: Say) -> None:
    """The form, and the link that it has made."""
    with st.container(border=True, key="inviting"):
        st.header(say("people.invite"), anchor=False)
        st.caption(say("people.invite.what", n=DAYS))
        left, right = st.columns(2, gap="medium")
        with left:
            email = st.text_input(say("access.email"), key="invite-email", placeholder="nama@provinsi.go.id")
        with right:
            usual = Role.LEADER if people.begun else Role.ADMINISTRATOR
            invited = role_and_limit("invite", Person("", "", usual), say)
        if st.button(say("people.invite.do"), type="primary", key="invite", icon=":material/person_add:"):
            made(people, person, email, invited, say)


def made(people: Access, person: Person, email: str, about: Person, say: Say) -> None:
    """The link, or why there is none."""
    try:
        invited = replace(about, email=address(email))
        link = f"{base()}/undangan/{invite(people, invited, by_whom(person))}"
    except Refused as refused:
        st.error(plain(refusal(refused.code, refused.about, say)), icon=":material/error:")
        return
    record("invited", whom=invited.email, role=invited.role, **held(invited))
    st.success(plain(say("people.invite.done", email=invited.email)), icon=":material/check_circle:")
    st.code(link, language=None, wrap_lines=True)
