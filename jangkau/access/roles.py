"""What each role may do: which pages it opens and which addresses answer it."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Each may do what those above it may, and more."""

    CONTRIBUTOR = "contributor"  # sees the account of their own
    LEADER = "leader"  # looks
    ANALYST = "analyst"  # loads, keeps the registry, writes notes
    PUBLISHER = "publisher"  # publishes
    ADMINISTRATOR = "administrator"  # people and the office

    def may(self, needed: "Role") -> bool:
        """Whether this role reaches as far as another."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


PAGES = {  # by the page's address; what is not named here opens to leaders
    "account": Role.CONTRIBUTOR,
    "about": Role.CONTRIBUTOR,
    "upload": Role.ANALYST,
    "registry": Role.ANALYST,
    "people": Role.ADMINISTRATOR,
    "privacy": Role.ADMINISTRATOR,
}
ADDRESSES = (  # beginnings of plain addresses; what is not named here answers everybody who is signed in
    ("/laporan", Role.LEADER),
    ("/grafik/account/", Role.CONTRIBUTOR),
    ("/grafik", Role.LEADER),
    ("/_stcore/upload_file", Role.ANALYST),
    ("/_stcore/metrics", Role.ADMINISTRATOR),
    ("/_stcore/agent", Role.ADMINISTRATOR),
)
WHOLE = ("registry", "people", "privacy")  # pages about the whole office: not for those who are held to a part of it
LIMITED = (Role.LEADER, Role.ANALYST, Role.PUBLISHER)  # may be held to a province or an organisation


def page_role(page: str) -> Role:
    """The least role that opens a page."""
    return PAGES.get(page, Role.LEADER)


def address_role(path: str) -> Role:
    """The least role that a plain address answers."""
    return next((role for beginning, role in ADDRESSES if path.startswith(beginning)), Role.CONTRIBUTOR)


@dataclass(frozen=True)
class Person:
    """Somebody who may come in. province, organisation, account: what they are held to, None for everything."""

    email: str
    name: str
    role: Role
    province: str | None = None
    account: str | None = None
    organisation: str | None = None

    @property
    def standing(self) -> str:
        """Everything that a change of role or limit changes, in one word."""
        return f"{self.email} {self.role} {self.province or ''} {self.account or ''} {self.organisation or ''}"

    def may(self, needed: Role) -> bool:
        """Whether this person reaches as far as a role."""
        return self.role.may(needed)


ANYBODY = Person("", "", Role.ADMINISTRATOR)  # whoever sits at this machine, while nobody has been invited
