"""The words that importers, loader and store share: accounts, day values, posts, rows and issues."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, Self

from etl.read.cells import CellRefused
from jangkau.warehouse.handles import HandleRefused, account_of, parted


class Account(NamedTuple):
    """One account of one platform; the handle is lower case and without the @.

    >>> Account.parse("Instagram:@KominfoJatim")
    Account(platform='instagram', handle='kominfojatim')
    >>> str(Account("x", "jatimpemprov"))
    'x:jatimpemprov'
    """

    platform: str
    handle: str

    @classmethod
    def of(cls, platform: str, handle: str) -> Self:
        """An account as a platform's own export spells it, or as we have kept it; nothing is checked."""
        return cls(platform.strip().lower(), handle.strip().lstrip("@").lower())

    @classmethod
    def typed(cls, platform: str, handle: str) -> Self:
        """An account as a person gives it, by handle or profile link, at whichever door. Raises CellRefused."""
        try:
            return cls(*account_of(platform, handle))
        except HandleRefused as refusal:
            raise CellRefused(refusal.code) from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "platform:handle", or the link to a profile, as a person gives it. Raises CellRefused."""
        return cls.typed(*parted(text))

    def __str__(self) -> str:
        return f"{self.platform}:{self.handle}"


class DayValue(NamedTuple):
    """What one export says of one account on one platform day; value None means that the file tells none."""

    account: Account
    day: date
    metric: str
    value: float | None
    observed: str = "reported"  # reported, rounded or missing


@dataclass(frozen=True, slots=True)
class Post:
    """What one export says of one post: lifetime counts as of the export, None where the file tells none."""

    account: Account
    post_id: str
    published_at: datetime | None  # UTC, without tzinfo
    published_on: date | None  # WIB where the hour is known, else the day that the file names
    permalink: str | None = None
    kind: str | None = None
    caption: str | None = None
    measures: dict[str, int | None] = field(default_factory=dict)  # POST_MEASURES of the vocabulary
    collab: bool | None = None


class Issue(NamedTuple):
    """One place in a file that a person should look at. A refused row has at least one with refused=True."""

    line: int | None
    column: str | None
    value: str | None
    code: str
    refused: bool = True


class SharedPost(NamedTuple):
    """A post of another account that stands in this account's export: the two made it together."""

    made_by: Account
    post_id: str
    published_on: date
    published_at: datetime | None = None
    permalink: str | None = None
    caption: str | None = None


class AudienceShare(NamedTuple):
    """A share of an account's audience on a day: DIMENSIONS and BASES of the vocabulary say by what, and of what."""

    account: Account
    day: date
    basis: str
    dimension: str
    value: str
    share: float  # of the whole, 0 to 1


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one row of a file: loaded (days, post or audience), ignored by a named rule, or refused with issues."""

    line: int
    days: tuple[DayValue, ...] = ()
    post: Post | None = None
    ignored: str | None = None
    issues: tuple[Issue, ...] = ()
    shared: SharedPost | None = None  # told by a row that is itself ignored
    audience: tuple[AudienceShare, ...] = ()


class FileRefused(Exception):
    """A whole file that cannot be read: the code names the reason, the rest is for the reader's message."""

    def __init__(self, code: str, column: str | None = None, value: str | None = None, line: int | None = None):
        super().__init__(code)
        self.issue = Issue(line, column, value, code)
