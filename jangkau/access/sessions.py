"""Browsers in which somebody is signed in: twelve hours at most, two without being used."""

from jangkau.access.people import person_of
from jangkau.access.roles import Person
from jangkau.access.store import Access, digest, token

LASTS, IDLE = 12 * 60 * 60, 2 * 60 * 60  # seconds
NOTED_EVERY = 60  # seconds between two notes that a session is in use


def begin(access: Access, person: Person, address: str) -> str:
    """A new session's token, for the cookie."""
    made = token()
    with access.changing() as change:
        change("sweep_sessions", idle_since=access.now() - IDLE)
        change("begin", digest=digest(made), email=person.email, address=address, ends=access.now() + LASTS)
    return made


def signed_in(access: Access, session: str, note: bool = True) -> Person | None:
    """Whose session this digest is, while it lasts. note: it is in use now."""
    row = access.row("session", digest=session, idle_since=access.now() - IDLE)
    if row is None:
        return None
    if note and access.now() - row["seen"] > NOTED_EVERY:
        access.change("seen", digest=session)
    return person_of(row)


def end(access: Access, session: str) -> None:
    """The session of this digest is over."""
    access.change("end", digest=session)


def end_named(access: Access, number: str) -> bool:
    """End the session that lists call by this number; whether there was one."""
    return access.change("end_named", id=number) > 0


def sessions(access: Access) -> list[dict]:
    """Every session that lasts, the one used last first."""
    return [dict(row) for row in access.rows("sessions", idle_since=access.now() - IDLE)]
