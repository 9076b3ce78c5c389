"""Whether another dashboard runs over the same data folder: then each reader must stay with one of them.

What the proxy before them does cannot be known here; that there are two can. It is said where the dashboard's start is written.
"""

import sys
from pathlib import Path

from filelock import FileLock, Timeout

from jangkau.locales import LANGUAGES, speaker

_held: list[FileLock] = []  # for as long as the process lives


def say_beside(data: Path) -> bool:
    """Say on standard error that another dashboard runs there, and what the proxy needs; returns whether one does."""
    lock = FileLock(data / ".dashboard")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        sys.stderr.write("\n".join(speaker(lang)("access.beside", folder=data) for lang in LANGUAGES) + "\n")
        return True
    except OSError:
        return False  # no folder yet, or one that is only to be read
    _held.append(lock)
    return False
