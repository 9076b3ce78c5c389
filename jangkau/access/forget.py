"""Forgetting a person or an account at the door: ways in, sessions, private addresses, quarantine, and the book."""

import re
import shutil
from collections.abc import Callable

from jangkau.access.audit import Book
from jangkau.access.deliveries import Inbox, folder_of
from jangkau.access.people import keep_one_administrator, person
from jangkau.access.pruning import erase
from jangkau.access.store import Access


def name_of(access: Access, email: str) -> str | None:
    """What a person is called, gone or not; None where nobody bears the address. Raises Refused: the last administrator."""
    row = access.row("person", email=email)
    if row and person(access, email):
        keep_one_administrator(access, email)
    invited = access.row("invitation_for", email=email)
    return row["name"] if row else "" if invited else None


def forget_person(access: Access, email: str, name: str, stand_in: str, by: tuple[str, str]) -> int:
    """Take a person out, and their name out of the book; how many of its lines bore it. by: who, from where."""
    with access.changing() as change:
        for ways in ("end_all", "drop_passkeys", "forget_invitations", "forget_guesses", "forget_person"):
            change(ways, email=email)
        for made in ("unname_boxes", "unname_invitations"):
            change(made, email=email, name=name or email, stand_in=stand_in)
    return erase(Book(access), words_hidden((email,), stand_in), *by)


def forget_account(access: Access, account: str, stand_in: str, hidden: Callable[[str], str], by: tuple[str, str]) -> int:
    """Take out an account's private addresses, what waits in quarantine, and whoever is held to it."""
    if not access.exists:
        return 0
    shutil.rmtree(Inbox(access).folder / folder_of(account), ignore_errors=True)
    people = [row["email"] for row in access.rows("people_of_account", account=account)]
    with access.changing() as change:
        change("forget_boxes", account=account)
        change("forget_invited", account=account)
    lines = sum(forget_person(access, email, "", stand_in, by) for email in people)
    return lines + erase(Book(access), hidden, *by)


def words_hidden(words: tuple[str, ...], stand_in: str) -> Callable[[str], str]:
    """What puts a word in the place of others, wherever they stand on their own.

    >>> words_hidden(("a@b.id",), "dihapus_x")("a@b.id · aa@b.id")
    'dihapus_x · aa@b.id'
    """
    pattern = re.compile(rf"(?<![\w.@+-])(?:{'|'.join(map(re.escape, words))})(?![\w@-])", re.IGNORECASE)
    return lambda text: pattern.sub(stand_in, text)
