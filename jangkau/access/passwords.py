"""Passwords, as argon2 hashes. Checking one costs the same whether the person is known or not."""

import secrets
from functools import lru_cache

from anyio import CapacityLimiter, to_thread

from jangkau.access.people import Refused, person
from jangkau.access.roles import Person
from jangkau.access.store import Access

SHORTEST, LONGEST = 12, 200  # letters
AT_ONCE = 2  # each costs 64 MB for a moment


@lru_cache
def hasher():
    """argon2id with the library's recommended parameters."""
    from pwdlib import PasswordHash

    return PasswordHash.recommended()


@lru_cache
def decoy() -> str:
    """The hash of a password that nobody has."""
    return hasher().hash(secrets.token_hex())


@lru_cache
def limiter() -> CapacityLimiter:
    """How many are checked at once."""
    return CapacityLimiter(AT_ONCE)


async def hashed(password: str, email: str) -> str:
    """What is kept of a new password. Raises Refused where it is too easy."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("password_length", shortest=SHORTEST, longest=LONGEST)
    if len(set(password)) < 5 or email.partition("@")[0] in password.lower():
        raise Refused("password_easy")
    return await to_thread.run_sync(hasher().hash, password, limiter=limiter())


async def known_by(access: Access, email: str, password: str) -> Person | None:
    """The person whose e-mail address and password these are."""
    row = access.row("person", email=email)
    kept = row["password"] if row and row["state"] == "active" and row["password"] else None
    good, renewed = await to_thread.run_sync(verified, password[: LONGEST + 1], kept or decoy(), limiter=limiter())
    if not (kept and good):
        return None
    if renewed:
        access.change("rehash", email=email, password=renewed)
    return person(access, email)


def verified(password: str, kept: str) -> tuple[bool, str | None]:
    """Whether a password is the one; its hash with today's parameters where those have changed."""
    return hasher().verify_and_update(password, kept)
