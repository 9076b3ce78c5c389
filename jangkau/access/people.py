"""Who may come in: inviting, welcoming, changing a role, letting go."""

import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jangkau.access.roles import LIMITED, Person, Role
from jangkau.access.store import Access, digest, token
from jangkau.warehouse.handles import HandleRefused, account_of, parted

DAYS = 7  # that an invitation works
DAY = 24 * 60 * 60
NAME = 60  # letters


class Refused(Exception):
    """What cannot be done with people, by a code that locales know."""

    def __init__(self, code: str, **about: object) -> None:
        super().__init__(code)
        self.code, self.about = code, about


@dataclass(frozen=True)
class Invitation:
    """What an invitation's link leads to."""

    digest: str
    person: Person


def address(text: str) -> str:
    """An e-mail address as it is kept. Raises Refused.

    >>> address(" Sari@Jatimprov.GO.ID ")
    'sari@jatimprov.go.id'
    """
    address = unicodedata.normalize("NFKC", text).strip().lower()
    name, at, host = address.rpartition("@")
    if not (name and at and "." in host) or not address.isprintable() or " " in address or len(address) > 254 or "@" in name:
        raise Refused("email", email=text)
    return address


def person_of(row: sqlite3.Row | Mapping[str, Any]) -> Person:
    """The person of a row."""
    return Person(row["email"], row["name"], Role(row["role"]), row["province"], row["account"], row["organisation"])


def person(access: Access, email: str) -> Person | None:
    """The person of an e-mail address who may come in."""
    row = access.row("person", email=email)
    return person_of(row) if row and row["state"] == "active" else None


def settled(who: Person) -> Person:
    """Somebody with what they are held to as it is kept. Raises Refused where a role may not be held to it, or nothing is
    called so: a limit that names nothing would hold nobody."""
    if (who.province or who.organisation) and who.role not in LIMITED:
        raise Refused("limit", role=who.role)
    if bool(who.account) != (who.role is Role.CONTRIBUTOR):
        raise Refused("own_account", role=who.role)
    if who.province is not None and not re.fullmatch(r"[0-9]{2}", who.province):
        raise Refused("province", province=who.province)
    if who.organisation is not None and not who.organisation.strip():
        raise Refused("organisation")
    account = own_account(who.account) if who.account else None
    organisation = who.organisation.strip() if who.organisation else None
    return replace(who, account=account, organisation=organisation)


def own_account(text: str) -> str:
    """An account as the warehouse calls it. Raises Refused.

    >>> own_account(" Instagram:@KominfoJatim")
    'instagram:kominfojatim'
    """
    try:
        return ":".join(account_of(*parted(text)))
    except HandleRefused as refusal:
        raise Refused("account", account=text) from refusal


def held(who: Person) -> dict[str, str | None]:
    """What a person is held to, as statements take it."""
    return {"province": who.province, "organisation": who.organisation, "account": who.account}


def invite(access: Access, invited: Person, by: str, days: int = DAYS) -> str:
    """A new invitation's token; earlier ones of the same address work no more. Raises Refused."""
    if days < 1:
        raise Refused("days", days=days)
    invited = settled(invited)
    if not access.begun and invited.role is not Role.ADMINISTRATOR:
        raise Refused("first")
    if invited.role is not Role.ADMINISTRATOR:
        keep_one_administrator(access, invited.email)
    made = token()
    with access.changing() as change:
        change("withdraw_invitations", email=invited.email)
        ends, who = access.now() + days * DAY, {"email": invited.email, "role": invited.role, **held(invited)}
        change("invite", digest=digest(made), made_by=by, ends=ends, **who)
    return made


def invitation(access: Access, link: str) -> Invitation | None:
    """What the token of a link leads to, while it works."""
    return _invitation(access.row("invitation", digest=digest(link)))


def invitation_for(access: Access, email: str) -> Invitation | None:
    """The invitation that waits for an e-mail address."""
    return _invitation(access.row("invitation_for", email=email))


def _invitation(row: sqlite3.Row | None) -> Invitation | None:
    if row is None:
        return None
    return Invitation(
        row["digest"], Person(row["email"], "", Role(row["role"]), row["province"], row["account"], row["organisation"])
    )


def welcome(
    access: Access, invited: Invitation, name: str, password: str | None = None, subject: str | None = None
) -> Person:  # fmt: skip
    """Let somebody in by their invitation, which is used up; earlier ways in and sessions of theirs end. Raises Refused."""
    who = invited.person
    if who.role is not Role.ADMINISTRATOR:
        keep_one_administrator(access, who.email)  # the others may have gone since the invitation
    called = " ".join("".join(letter for letter in name if letter.isprintable()).split())[:NAME] or who.email.partition("@")[0]
    with access.changing() as change:
        if change("use_invitation", digest=invited.digest) != 1:
            raise Refused("invitation")
        change("end_all", email=who.email)
        change("drop_passkeys", email=who.email)
        change(
            "welcome", email=who.email, name=called, role=who.role, **held(who), password=password, subject=subject,
        )  # fmt: skip
    return replace(who, name=called)


def change_role(access: Access, who: Person) -> None:
    """What a person may do and is held to from their next interaction on. Raises Refused."""
    who = settled(who)
    if who.role is not Role.ADMINISTRATOR:
        keep_one_administrator(access, who.email)
    if access.change("change_role", email=who.email, role=who.role, **held(who)) != 1:
        raise Refused("nobody", email=who.email)


def let_go(access: Access, email: str) -> None:
    """A person comes in no more: sessions, passkeys and invitations end. Raises Refused."""
    keep_one_administrator(access, email)
    with access.changing() as change:
        gone = change("leave", email=email) + change("withdraw_invitations", email=email)
        change("end_all", email=email)
        change("drop_passkeys", email=email)
    if not gone:
        raise Refused("nobody", email=email)


def keep_one_administrator(access: Access, email: str) -> None:
    """Somebody must be able to invite the others. Raises Refused."""
    leaving = person(access, email)
    if leaving and leaving.role is Role.ADMINISTRATOR and access.count("other_administrators", email=email) == 0:
        raise Refused("last_administrator", email=email)
