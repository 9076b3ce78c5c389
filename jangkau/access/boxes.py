"""Private addresses: the admin of an account sends exports there, without an account of their own in the dashboard."""

from dataclasses import dataclass

from jangkau.access.people import DAY
from jangkau.access.store import Access, digest, token

DAYS = 180  # that an address works


@dataclass(frozen=True)
class Box:
    """A private address by the name that lists call it, and whose exports it takes ("instagram:kominfojatim")."""

    id: str
    account: str
    ends: float


def open_box(access: Access, account: str, by: str, days: int = DAYS) -> str:
    """A new address's token; earlier ones of the same account work no more."""
    made = token()
    with access.changing() as change:
        change("close_boxes", account=account)
        change("open_box", digest=digest(made), account=account, made_by=by, ends=access.now() + days * DAY)
    return made


def box_of(access: Access, link: str) -> Box | None:
    """What the token of an address leads to, while it works."""
    row = access.row("box", digest=digest(link))
    return Box(row["id"], row["account"], row["ends"]) if row else None


def boxes(access: Access) -> list[dict]:
    """Every address that works, those longest without a delivery first."""
    return [dict(row) for row in access.rows("boxes")]


def close_box(access: Access, number: str) -> bool:
    """Close the address that lists call by this number; whether there was one."""
    return access.change("close_box", id=number) > 0
