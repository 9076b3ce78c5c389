"""What a loading is asked to do, and what it answers for each file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from etl.keep.draft import Draft
from etl.keep.entries import batch_number, batch_of
from etl.model import Account, Issue
from etl.read.source import Source

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Receipt:
    """What became of one file. state: loaded, already, set_aside or refused; rows read = loaded + ignored + refused."""

    file: str
    state: str
    sha256: str | None = None
    importer: str | None = None
    account: str | None = None
    rows_read: int = 0
    loaded: int = 0
    ignored: int = 0
    refused: int = 0
    period_from: date | None = None
    period_to: date | None = None
    import_id: str | None = None
    issues: tuple[Issue, ...] = ()
    unregistered: tuple[str, ...] = ()
    batch: str | None = None  # with which it came into the ledger


@dataclass(frozen=True)
class Order:
    """Who loads, when, and what they say of the files: whose they are and when they were exported."""

    who: str
    now: datetime  # UTC
    chosen: Account | None = None
    exported_on: date | None = None
    figure: str | None = None  # the metric that the files hold, where they do not tell
    sure: bool = False  # whether they are loaded although they look like another account's or year's
    demo: bool = False  # whether the files are the invented demo's

    @property
    def batch(self) -> str:
        """The number of all that is loaded by this order: one line in the history, one undo."""
        return batch_number(self.who, self.now)


@dataclass(frozen=True)
class Answer:
    """What a person says of one file: whose it is, the day it was exported, which metric it holds, and that they are sure."""

    chosen: Account | None = None
    exported_on: date | None = None
    figure: str | None = None
    sure: bool = False


def standing_receipt(source: Source, entry: dict, draft: Draft) -> Receipt:
    """The receipt of a file that is already there: what its first loading gave."""
    return Receipt(
        source.label, "already", entry["sha256"], entry["importer"], entry["account"],
        entry["rows_read"], entry["loaded"], entry["ignored"], entry["refused"],
        entry["period_from"], entry["period_to"], entry["import_id"], draft.issues_of(entry["import_no"]),
        batch=batch_of(entry),
    )  # fmt: skip
