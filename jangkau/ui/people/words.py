"""How people, their ways in and their acts are said."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from jangkau.locales import Say
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.metrics.weeks import provinces
from jangkau.ui.session import WIB
from jangkau.ui.upload.words import account_said


def headline(people: Access, say: Say) -> tuple[str, str]:
    """The page's sentence, and what it rests on."""
    active = [row for row in people.rows("people") if row["state"] == "active"]
    if not active:
        return say("people.title.none"), say("people.title.none.what")
    administrators = sum(row["role"] == Role.ADMINISTRATOR for row in active)
    return say("people.title", n=len(active)), say("people.title.what", n=administrators)


def role_said(row: Mapping[str, Any], say: Say) -> str:
    """A role and what it is held to."""
    limits = (row["account"] and account_said(row["account"], say), named_province(row["province"]), row["organisation"])
    where = ", ".join(limit for limit in limits if limit)
    return say(f"access.role.{row['role']}") + (f" · {say('people.held', where=where)}" if where else "")


def named_province(code: str | None) -> str:
    """A province by its name; its code where the office knows none."""
    return known_provinces().get(code, code) if code else ""


def known_provinces() -> dict[str, str]:
    """The provinces of the office by code; none in an empty one."""
    try:
        with reading() as warehouse:
            return dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    except NoWarehouse:
        return {}


def moment(at: float | None, say: Say) -> str:
    """A moment in WIB, or that there was none."""
    if at is None:
        return say("people.never")
    when = datetime.fromtimestamp(at, UTC).astimezone(WIB)
    return f"{say.short_day(when.date())} {when:%H.%M}"


def ways_in(row: dict, say: Say) -> str:
    """How a person comes in."""
    ways = [name for name in ("password", "sso") if row[f"has_{name}"]] + ["passkey"] * bool(row["passkeys"])
    return ", ".join(say(f"people.way.{way}") for way in ways)


def refusal(code: str, about: dict, say: Say) -> str:
    """Why something cannot be done with people."""
    worded = {name: say(f"access.role.{value}") if isinstance(value, Role) else value for name, value in about.items()}
    return say(f"access.why.{code}", **worded)


def by_whom(person: Person) -> str:
    """Who acts, as invitations keep it."""
    return person.email or "-"
