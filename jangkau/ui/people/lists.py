"""Who may come in, who is invited, who is here; each with the way to take it back."""

import streamlit as st

from jangkau.access.people import Refused, change_role, held, let_go, person_of
from jangkau.access.roles import Person
from jangkau.access.sessions import end_named, sessions
from jangkau.access.store import Access
from jangkau.locales import Say
from jangkau.ui.people.choices import role_and_limit
from jangkau.ui.people.words import moment, refusal, role_said, ways_in
from jangkau.ui.reader import record
from jangkau.ui.text import plain, plain_html

BESIDE = [5, 1]


def line(title: str, *facts: str) -> None:
    """A row: what it is called, and what is told of it."""
    st.html(
        f'<p class="step">{plain_html(title)}</p><p class="unit">{plain_html(" · ".join(fact for fact in facts if fact))}</p>'
    )


def people_list(people: Access, person: Person, say: Say) -> None:
    """Every person, those who have gone last."""
    for row in map(dict, people.rows("people")):
        with st.container(border=True, key=f"person-{row['email']}"):
            about, way = st.columns(BESIDE, vertical_alignment="center")
            with about:
                role = role_said(row, say) if row["state"] == "active" else say("people.gone")
                seen = say("people.seen", moment=moment(row["seen"], say))
                line(row["name"], row["email"], role, ways_in(row, say), seen)
            if row["state"] == "active":
                with way.popover(say("people.change"), width="stretch"):
                    changing(people, row, say)


def changing(people: Access, row: dict, say: Say) -> None:
    """A person's role, and the way to take their access away; both hold from their next interaction on."""
    email = row["email"]
    who = role_and_limit(email, person_of(row), say)
    try:
        if st.button(say("people.save"), key=f"save-{email}", type="primary", width="stretch"):
            change_role(people, who)
            record("role_changed", whom=email, role=who.role, **held(who))
            st.rerun()
        if st.button(say("people.revoke"), key=f"revoke-{email}", icon=":material/block:", width="stretch"):
            let_go(people, email)
            record("revoked", whom=email)
            st.rerun()
    except Refused as refused:
        st.error(plain(refusal(refused.code, refused.about, say)), icon=":material/error:")


def invitations_list(people: Access, person: Person, say: Say) -> None:
    """The invitations that work."""
    rows = people.rows("invitations")
    if rows:
        st.subheader(say("people.invitations"), anchor=False)
    for row in rows:
        about, way = st.columns(BESIDE, vertical_alignment="center")
        with about:
            ends = say("people.ends", moment=moment(row["ends"], say))
            line(row["email"], role_said(dict(row), say), ends)
        if way.button(say("people.withdraw"), key=f"withdraw-{row['id']}", width="stretch"):
            people.change("withdraw_invitation", id=row["id"])
            record("invitation_withdrawn", whom=row["email"])
            st.rerun()


def sessions_list(people: Access, person: Person, say: Say) -> None:
    """Where somebody is signed in."""
    rows = sessions(people)
    if rows:
        st.subheader(say("people.sessions"), anchor=False)
    for row in rows:
        about, way = st.columns(BESIDE, vertical_alignment="center")
        with about:
            line(row["name"], row["address"], say("people.seen", moment=moment(row["seen"], say)))
        if way.button(say("people.end"), key=f"end-{row['id']}", width="stretch"):
            end_named(people, row["id"])
            record("session_ended", whom=row["email"])
            st.rerun()
