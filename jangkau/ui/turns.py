"""Whose page is worked out: a few at a time, in the order in which they were asked for.

Thirty at once would each get a thirtieth of the processor, so that all wait as long as the last; and the thread that speaks to
the browsers would wait behind every one of them for Python's lock.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

BESIDE = 2  # more than there are cores: a question to the database, and a page that takes long, leave room for others
_turns = threading.Semaphore((os.cpu_count() or 1) + BESIDE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait until fewer than so many pages are at work."""
    with _turns:
        yield
