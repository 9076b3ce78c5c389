"""An office with people in it, and their ways in."""

from pathlib import Path

from jangkau.access.passwords import hasher
from jangkau.access.people import invitation, invite, welcome
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import begin
from jangkau.access.store import Access

PASSWORD = "empat kata tanpa hubungan"
ADMINISTRATOR = Person("pengelola@contoh.go.id", "Pengelola", Role.ADMINISTRATOR)


def somebody(data: Path, person: Person = ADMINISTRATOR, password: str | None = None) -> str:
    """Let a person in; gives a session's token. From the first one on the door is closed."""
    access = Access(data)
    if not access.begun and person != ADMINISTRATOR:
        somebody(data)
    invited = invitation(access, invite(access, person, "penguji"))
    welcome(access, invited, person.name, password and hasher().hash(password))
    return begin(access, person, "127.0.0.1")
