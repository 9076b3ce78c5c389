"""What the dashboard does while it waits for its first reader."""

import gc
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from jangkau.ui import turns
from jangkau.ui.ready import give_back, set_apart
from tests.warehouse_builder import ROOT

ASKED = """
import gc, sys
from jangkau.ui.ready import import_rooms
import_rooms()
print(gc.get_freeze_count() > 0, 'jangkau.ui.overview.parts' in sys.modules)
print({'playwright', 'openpyxl', 'scipy'} & sys.modules.keys())
"""


def test_the_leaders_pages_are_imported_ahead_and_nothing_heavy_with_them() -> None:
    answer = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["True True", "set()"]


def test_pages_wait_for_their_turn_and_a_page_that_fails_gives_its_own_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_turns", threading.Semaphore(2))
    at_work, most, barrier = [], [], threading.Barrier(2)

    def page(number: int) -> None:
        with suppress(ZeroDivisionError), turns.turn():
            at_work.append(number)
            most.append(len(at_work))
            barrier.wait(5)  # two are at work at once, or this fails
            at_work.remove(number)
            if number % 4 == 0:
                raise ZeroDivisionError

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(page, range(8))) == [None] * 8
    assert max(most) == 2


def test_memory_is_given_back_without_a_word_where_it_cannot_be() -> None:
    give_back()


class Knot:
    """Holds itself: nothing but a look at all objects finds that nobody else does."""

    def __init__(self) -> None:
        self.own = self


def test_what_nobody_holds_any_more_goes_though_it_was_set_apart() -> None:
    knot = Knot()
    left = weakref.ref(knot)
    set_apart()
    del knot
    gc.collect()
    assert left() is not None  # apart: that look was not for it
    set_apart()
    assert left() is not None  # nor is a look at what came since
    set_apart(everything=True)
    assert left() is None
