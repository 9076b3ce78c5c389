"""What a reader may see at most. It is said once, at the door, and holds for every question that is asked from there."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class LimitUnsaid(Exception):
    """A question was asked where nobody has said who asks."""


@dataclass(frozen=True)
class Limit:
    """One province, one organisation, or one account ("instagram:kominfojatim"); None for all."""

    province: str | None = None
    account: str | None = None
    organisation: str | None = None

    def __bool__(self) -> bool:
        return bool(self.province or self.account or self.organisation)


EVERYTHING = Limit()
_limit: ContextVar[Limit | None] = ContextVar("limit")
_usual: list[Limit | None] = [EVERYTHING]


def nobody_yet() -> None:
    """In this process a question is answered only where somebody has said who asks: a server, where readers differ."""
    _usual[:] = [None]


def limit() -> Limit:
    """The limit of whoever asks now. Raises LimitUnsaid."""
    limited = _limit.get(_usual[0])
    if limited is None:
        raise LimitUnsaid
    return limited


def say_limit(to: Limit | None) -> None:
    """From here on, in this thread or task, somebody with this limit asks; None: nobody knows who, so nothing is answered."""
    _limit.set(to)


@contextmanager
def limited(to: Limit | None) -> Iterator[None]:
    """Somebody with this limit asks within the block."""
    token = _limit.set(to)
    try:
        yield
    finally:
        _limit.reset(token)
