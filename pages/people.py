"""Pengguna: who may come in, who is here, and the book of who did what. For administrators."""

from jangkau.ui.guard import guard
from jangkau.ui.parts import finding
from jangkau.ui.people.book import book
from jangkau.ui.people.inviting import inviting
from jangkau.ui.people.lists import invitations_list, people_list, sessions_list
from jangkau.ui.people.words import headline
from jangkau.ui.reader import access
from jangkau.ui.session import language

person = guard("people")
say = language()


def page() -> None:
    """The page over the office's people."""
    people = access()
    finding(*headline(people, say))
    inviting(people, person, say)
    people_list(people, person, say)
    invitations_list(people, person, say)
    sessions_list(people, person, say)
    book(people, say)


page()
