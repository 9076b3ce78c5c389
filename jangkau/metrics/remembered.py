"""What was worked out for a published version, which tables each answer rests on, and what of it still holds in the next one."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

ANSWERS_KEPT = 1024
RECENT = 600  # seconds since somebody asked: what is older is not made anew before it is asked again
Tables = frozenset[str]


@dataclass
class Answer:
    """A value, the tables it rests on (None: nobody can tell), how the next version is asked the same (None: it cannot be),
    and the moment when somebody last asked."""

    value: Any
    tables: Tables | None
    again: Callable[..., Any] | None
    asked: float

    def renew(self, of: object) -> None:
        """Have it made anew, of another version, without anybody having asked since; what goes wrong, whoever asks is told."""
        token = _moment.set(self.asked)
        try:
            with suppress(Exception):
                if self.again:
                    self.again(of)
        finally:
            _moment.reset(token)


_moment: ContextVar[float | None] = ContextVar("moment", default=None)

# The tables of what has been asked while an answer is worked out, one of them for each answer beneath it.
_beneath: ContextVar[list[Tables | None] | None] = ContextVar("beneath", default=None)


@dataclass
class Remembered:
    """The answers of one version as one kind of reader may see it; the longest unasked are forgotten first."""

    answers: OrderedDict[Hashable, Answer] = field(default_factory=OrderedDict)
    outdated: list[Answer] = field(default_factory=list)
    asked: dict[Hashable, threading.Lock] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(
        self,
        key: Hashable,
        make: Callable[[], Any],
        again: Callable[..., Any] | None = None,
        tables: Tables | None = None,
    ) -> Any:
        """What was made under this key, else made now. Where it can be asked `again` without `tables` being named, it rests on
        what is asked while it is made; whatever else is made of things at hand rests on what nobody can tell.

        Who asks while another reader's answer is being made waits for that one: a new version is met by everybody at once.
        """
        answer = self._known(key)
        if answer is None:
            with self.lock:
                being_made = self.asked.setdefault(key, threading.Lock())
            with being_made:
                answer = self._known(key) or self._made(key, make, again, tables)
        above = _beneath.get()
        if above is not None:
            above.append(answer.tables)
        return answer.value

    def _known(self, key: Hashable) -> Answer | None:
        with self.lock:
            answer = self.answers.get(key)
            if answer and _moment.get() is None:
                answer.asked = time.monotonic()
                self.answers.move_to_end(key)
            return answer

    def _made(self, key: Hashable, make: Callable[[], Any], again: Callable[..., Any] | None, tables: Tables | None) -> Answer:
        token = _beneath.set([])
        try:
            value = make()
            rests_on = tables if tables is not None else _all(_beneath.get() or []) if again else None
        finally:
            _beneath.reset(token)
            with self.lock:
                self.asked.pop(key, None)
        answer = Answer(value, rests_on, again, _moment.get() or time.monotonic())
        with self.lock:
            self.answers[key] = answer
            while len(self.answers) > ANSWERS_KEPT:
                self.answers.popitem(last=False)
        return answer

    def take_over(self, before: "Remembered", same: Callable[[str], bool]) -> None:
        """Take the answers of the version before whose tables are the same in this one. Outdated are those that somebody has
        asked for lately and that must be made anew, the last asked last."""
        with before.lock:
            known = list(before.answers.items())
        holds = {table: same(table) for table in {table for _, answer in known for table in answer.tables or ()}}
        kept = {key: answer for key, answer in known if answer.tables is not None and all(map(holds.__getitem__, answer.tables))}
        with self.lock:
            self.answers = OrderedDict(kept | self.answers)
        since = time.monotonic() - RECENT
        outdated = [answer for key, answer in known if answer.again and key not in kept and answer.asked > since]
        self.outdated = sorted(outdated, key=lambda answer: answer.asked)

    def renew(self, of: object, seconds: float) -> None:
        """Make anew what is outdated, the last asked first, until so much processor time is used up; half of the time is
        left to readers."""
        until = time.thread_time() + seconds
        while self.outdated and (began := time.thread_time()) < until:
            self.outdated.pop().renew(of)
            time.sleep(time.thread_time() - began)
        self.outdated.clear()


def _all(beneath: list[Tables | None]) -> Tables | None:
    """The tables of all answers beneath one; None where nobody can tell for one of them."""
    if any(tables is None for tables in beneath):
        return None
    return frozenset().union(*(tables for tables in beneath if tables is not None))
