"""What may be taken out of the book: names, on request, and lines whose time is over. Both leave a line that says so."""

from collections.abc import Callable
from dataclasses import replace

from filelock import FileLock

from jangkau.access.audit import REDACTED, Act, Book, seal
from jangkau.warehouse.whole import write_whole


def erase(book: Book, hidden: Callable[[str], str], who: str, place: str) -> int:
    """Take a name out of every line that bears it; how many those were. A book that is not whole stays: it is evidence."""
    with _locked(book):
        acts, erased = list(book.acts()), 0
        if book.broken_at() is not None:
            return 0
        for at, act in enumerate(acts):
            clear = replace(act, who=hidden(act.who), about={name: hidden(text) for name, text in act.about.items()})
            if clear != act:
                acts[at], erased = replace(clear, erased=True), erased + 1
        if erased:
            _rewritten(book, acts, who, place)
        return erased


def let_go(book: Book, before: str, who: str, place: str) -> int:
    """Let go of the lines before a moment (UTC, as lines bear it); the chain goes on from the last of them. How many."""
    with _locked(book):
        acts = list(book.acts())
        old = [act for act in acts if act.at < before]
        if not old or book.broken_at() is not None:
            return 0
        with book.access.changing() as change:
            change("keep_fact", name="book_let_go", value=str(old[-1].n))
            change("keep_fact", name="book_let_go_hash", value=old[-1].hash)
        _rewritten(book, acts[len(old) :], who, place, let_go=str(len(old)))
        return len(old)


def _locked(book: Book) -> FileLock:
    return FileLock(book.access.folder / ".audit.lock")


def _rewritten(book: Book, acts: list[Act], who: str, place: str, **about: str) -> None:
    """The book anew, whole or not at all, with a last line that vouches for those from which names were erased."""
    about_act = about | {"seal": seal(act for act in acts if act.erased)}
    last = book.next(acts[-1] if acts else None, who, place, REDACTED, about_act)
    write_whole(book.file, b"".join(act.line() for act in (*acts, last)), 0o600)
    book.keep_head(last)
