"""Who reads: the person whose session the door has told of, looked at anew with every run."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from jangkau.access.audit import Book
from jangkau.access.roles import ANYBODY, WHOLE, Person, Role, page_role
from jangkau.access.sessions import signed_in
from jangkau.access.store import Access
from jangkau.metrics.limit import Limit, limit, limited
from jangkau.warehouse.folders import data_folder


@lru_cache(maxsize=8)
def access_of(data: Path) -> Access:
    """The people of an office."""
    return Access(data)


def access() -> Access:
    """The people of this office."""
    return access_of(data_folder())


def reader() -> Person | None:
    """Who reads: ANYBODY while nobody was ever invited; None where nobody has signed in, or the session is over."""
    session = st.user.get("session")
    if session:
        person = signed_in(access(), str(session))
        return person if person and quote(person.standing) == st.user.get("standing") else None
    return None if access().begun else ANYBODY


def may(needed: Role) -> bool:
    """Whether the reader reaches as far as a role."""
    person = reader()
    return person is not None and person.may(needed)


def may_change() -> bool:
    """Whether the reader may load, write registry lines and take back: whoever is held to a part of the office only looks."""
    return may(Role.ANALYST) and not limit()


def opens(page: str) -> bool:
    """Whether a page is for the reader."""
    person = reader()
    return person is not None and may_open(person, page)


def may_open(person: Person, page: str) -> bool:
    """Whether a page is for somebody: by their role, and for the whole office only where they are held to no part of it."""
    return person.may(page_role(page)) and not (page in WHOLE and limit_of(person))


def limit_of(person: Person) -> Limit:
    """What a person's questions are held to."""
    return Limit(person.province, person.account, person.organisation)


def record(what: str, **about: object) -> None:
    """Write what the reader has done into the book."""
    if access().exists:
        Book(access()).write((reader() or ANYBODY).email, str(st.context.ip_address or "-"), what, **about)


def exported(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when it is asked for, as the reader may see it, and writes into the book that it was asked for.

    It runs outside the page, where nobody says who asks: so that is kept from here.
    """
    people, held = access(), limit()
    who, where = ((reader() or ANYBODY).email, str(st.context.ip_address or "-")) if people.exists else ("", "")

    def made() -> bytes:
        with limited(held):
            content = make()
        Book(people).write(who, where, "exported", file=name)
        return content

    return made
