"""How long each kind of thing is kept, and letting go of what is older: at every start, and by command."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from jangkau.access.audit import Book
from jangkau.access.deliveries import Inbox
from jangkau.access.people import DAY
from jangkau.access.pruning import let_go
from jangkau.access.sessions import IDLE
from jangkau.access.store import Access

# Days, by what is kept; JANGKAU_KEEP_INBOX and so on say otherwise, and 0 keeps for ever.
# inbox: deliveries that nobody accepted. audit: lines of the book. sessions: what is over of sessions, invitations and private
# addresses. desk: files that an analyst has laid out and not loaded.
KEPT = {"inbox": 90, "audit": 1825, "sessions": 30, "desk": 7}


def days(kind: str) -> int:
    """How many days a kind is kept; what is set and is no number counts as not set."""
    written = os.environ.get(f"JANGKAU_KEEP_{kind.upper()}", "")
    return int(written) if written.isdecimal() else KEPT[kind]


def retain(access: Access, who: str = "-", place: str = "-") -> dict[str, int]:
    """Let go of what is older than its kind is kept; how many of each. It stands in the book where anything went."""
    before = {kind: access.now() - days(kind) * DAY for kind in KEPT if days(kind)}
    gone = dict.fromkeys(KEPT, 0)
    if "desk" in before:
        gone["desk"] = sum(map(_removed, _older(access.data / "desk", before["desk"])))
    if access.exists:
        if "inbox" in before:
            gone["inbox"] = _deliveries(Inbox(access), before["inbox"])
        if "sessions" in before:
            with access.changing() as change:
                ended = sum(change(name, before=before["sessions"]) for name in ("old_invitations", "old_boxes"))
                gone["sessions"] = ended + change("sweep_sessions", idle_since=access.now() - IDLE)
        if "audit" in before:
            gone["audit"] = let_go(Book(access), _moment(before["audit"]), who, place)
        if any(gone.values()):
            Book(access).write(who, place, "retained", **{kind: count for kind, count in gone.items() if count})
    return gone


def _deliveries(inbox: Inbox, before: float) -> int:
    old = [delivery for delivery in inbox.sent() if delivery.at < before]
    for delivery in old:
        inbox.let_go(delivery)
    return len(old)


def _older(folder: Path, before: float) -> Iterator[Path]:
    """What lies in a folder and was last changed before a moment."""
    return (path for path in folder.glob("*") if path.stat().st_mtime < before)


def _removed(path: Path) -> bool:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
    return not path.exists()


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
