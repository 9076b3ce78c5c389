"""Who is signed in, and the way out; or that the door stands open."""

import streamlit as st

from jangkau.access.roles import ANYBODY, Person
from jangkau.addresses import at
from jangkau.locales import Say
from jangkau.ui.account.link import link, page_address
from jangkau.ui.text import plain_html


def signed_in(person: Person, say: Say) -> None:
    """The reader's name and role at the foot of the sidebar, with the way out."""
    if person is ANYBODY:
        return
    role = say(f"access.role.{person.role}")
    st.sidebar.html(
        f'<p class="foot whoever">{plain_html(say("access.signed_in", name=person.name, role=role))}<br>'
        f'<a href="{at("/keluar")}?lang={say.lang}" target="_self">{plain_html(say("access.sign_out"))}</a></p>'
    )


def door_stands_open(person: Person, say: Say) -> None:
    """On every page, while nobody has been invited: anybody at this computer may do everything, and where that ends."""
    if person is ANYBODY:
        how = f"{plain_html(say('access.open.how'))} {link(say('nav.people'), page_address('people', say))}"
        st.html(f'<details class="door-open"><summary>{plain_html(say("access.open"))}</summary><p>{how}</p></details>')
