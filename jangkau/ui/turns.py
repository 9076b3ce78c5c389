"""Whose page is worked out: a few at a time.

Thirty at once would each get a thirtieth of the processor, so that all wait as long as the last; and the thread that speaks to
the browsers would wait behind every one of them for Python's lock.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 3.0  # seconds: nobody waits longer behind pages that print a report or load a file
# Two at least: one page asks the database while another is worded. More than there are cores only hold each other up.
_turns = threading.Semaphore(max(2, os.cpu_count() or 1))


@contextmanager
def turn(patience: float = PATIENCE) -> Iterator[None]:
    """Wait until fewer than so many pages are at work, or for so long."""
    mine = _turns.acquire(timeout=patience)
    try:
        yield
    finally:
        if mine:
            _turns.release()
