"""A few pages are worked out at a time; nobody waits for ever, and a page that fails gives its turn back."""

import threading
from contextlib import ExitStack

import pytest

from jangkau.ui import turns
from jangkau.ui.turns import turn


@pytest.fixture
def two(monkeypatch) -> threading.Semaphore:
    """As if there were two turns."""
    semaphore = threading.Semaphore(2)
    monkeypatch.setattr(turns, "_turns", semaphore)
    return semaphore


def free(semaphore: threading.Semaphore) -> int:
    """How many turns nobody has; none is left behind by asking."""
    count = 0
    while semaphore.acquire(blocking=False):
        count += 1
    semaphore.release(count) if count else None
    return count


def test_who_comes_while_all_are_at_work_waits_for_one_to_end(two):
    order, third = [], threading.Event()

    def reader() -> None:
        third.set()
        with turn(patience=30):
            order.append("third")

    with ExitStack() as at_work:
        at_work.enter_context(turn())
        at_work.enter_context(turn())
        thread = threading.Thread(target=reader)
        thread.start()
        third.wait(10)
        order.append("first")
    thread.join(30)
    assert order == ["first", "third"] and free(two) == 2


def test_nobody_waits_for_ever_and_who_did_not_get_a_turn_gives_none_back(two):
    with turn(), turn():
        with turn(patience=0.01):
            assert free(two) == 0
        assert free(two) == 0
    assert free(two) == 2


def test_a_page_that_fails_gives_its_turn_back(two):
    with pytest.raises(KeyError), turn():
        raise KeyError("a page")
    assert free(two) == 2
