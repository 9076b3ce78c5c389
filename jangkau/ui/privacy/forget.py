"""Forgetting an account or a person on request (UU PDP 27/2022), through every room in which something of them is kept.

Who is asked for is written down first and goes last: an erasure that was killed goes on when the dashboard starts again.
"""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from etl.keep.forget import erase, measured
from etl.keep.tombstones import Asked, Tombstone, end, keep_asked, under_way
from etl.keep.without import Sought
from etl.model import Account
from etl.receipt import Progress
from etl.status import status
from jangkau.access.audit import Book
from jangkau.access.forget import forget_account, forget_person, name_of, words_hidden
from jangkau.access.people import Refused, address
from jangkau.access.store import Access
from jangkau.report.forget import Gone, forget_in_reports
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import stand_in

ACCOUNT, PERSON = "account", "person"


def asked_for(data: Path, kind: str, who: str, by: str, now: datetime) -> Asked:
    """What an erasure would take: nothing is done yet. Raises Refused: nobody of that name; the last administrator."""
    at = now.isoformat(timespec="seconds")
    if kind == PERSON:
        email = address(who)
        name = name_of(Access(data), email)
        if name is None:
            raise Refused("nobody_kept", who=who)
        return Asked(kind, email, by, at, stand_in(), name)
    account = str(Account.parse(who))
    asked = measured(Folders(data), Asked(kind, account, by, at, stand_in()))
    if not (asked.known_as or any(asked.counts.values()) or account in {box["account"] for box in Access(data).rows("boxes")}):
        raise Refused("nobody_kept", who=who)
    return asked


def forget(
    data: Path, asked: Asked, place: str, progress: Progress = lambda name: None, waiting: Callable[[], None] = lambda: None
) -> Tombstone:
    """Erase for good. Raises Trouble; then it goes on at the next start."""
    folders = Folders(data)
    folders.archive.mkdir(parents=True, exist_ok=True)
    with FileLock(folders.archive / ".forgetting.lock"):
        keep_asked(folders, asked)
        asked = erase(folders, asked, progress, waiting)
        weeks = forget_in_reports(data, gone(asked))
        lines = _at_the_door(data, asked, place)
        counts = asked.counts | {"weeks": weeks, "lines": lines}
        stone = Tombstone(
            asked.kind, asked.stand_in, asked.by, asked.at, asked.erased, counts, status(folders)["fingerprint"] or ""
        )
        Book(Access(data)).write(asked.by, place, "forgotten", kind=asked.kind, stand_in=asked.stand_in, files=len(asked.erased))
        end(folders, stone)
        return stone


def go_on(data: Path) -> Tombstone | None:
    """At the start: end what was stopped half way."""
    asked = under_way(Folders(data))
    return forget(data, asked, "-") if asked else None


def gone(asked: Asked) -> Gone:
    """Whom published weeks are to forget. A week's change is made of the one before it, too."""
    account = asked.who if asked.kind == ACCOUNT else ""
    who = () if account else (asked.who, asked.known_as or asked.who)
    return Gone(account, who, asked.stand_in, frozenset(asked.weeks), asked.province, hidden(asked))


def hidden(asked: Asked) -> Callable[[str], str]:
    """A text without the name."""
    return hidden_name(asked.kind, asked.who, asked.stand_in)


def hidden_name(kind: str, who: str, word: str) -> Callable[[str], str]:
    """What puts a word in the place of an account's or a person's name."""
    return words_hidden((who,), word) if kind == PERSON else Sought(Account.of(*who.split(":", 1)), word).hidden


def _at_the_door(data: Path, asked: Asked, place: str) -> int:
    access = Access(data)
    if not access.exists:
        return 0
    if asked.kind == ACCOUNT:
        return forget_account(access, asked.who, asked.stand_in, hidden(asked), (asked.by, place))
    return forget_person(access, asked.who, asked.known_as, asked.stand_in, (asked.by, place))


def as_json(stone: Tombstone) -> dict:
    """A tombstone for a program."""
    return asdict(replace(stone, erased=())) | {"erased": len(stone.erased)}
