"""Whose page is worked out: a few at a time.

Thirty at once would each get a thirtieth of the processor, so that all wait as long as the last; and the thread that speaks to
the browsers would wait behind every one of them for Python's lock.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

BESIDE = 2  # more than there are cores: a question to the database, and a page that takes long, leave room for others
PATIENCE = 5.0  # seconds: nobody waits longer behind pages that print a report or load a file
_turns = threading.Semaphore((os.cpu_count() or 1) + BESIDE)


@contextmanager
def turn(patience: float = PATIENCE) -> Iterator[None]:
    """Wait until fewer than so many pages are at work, or for so long."""
    mine = _turns.acquire(timeout=patience)
    try:
        yield
    finally:
        if mine:
            _turns.release()
