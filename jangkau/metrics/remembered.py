"""What was worked out for a published version, what each answer rests on, and what of it still holds in the next one.

An answer holds where the tables it rests on hold the same rows. Where they do not, it still holds if every answer beneath it,
asked anew, came out the same; and a drawing, or what else was made of things at hand, if those are the same as well.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jangkau.metrics.alike import Held, alike, held

ANSWERS_KEPT = 1024
RECENT = 600  # seconds since somebody asked: what is older is not made anew before it is asked again
WAITED, BREATH = 5, 0.02  # seconds that a version is made ready at most, and between two looks whether somebody reads
Tables = frozenset[str]


@dataclass
class Answer:
    """A value, the tables it rests on (None: nobody can tell), how the next version is asked the same (None: it cannot be),
    and the moment when somebody last asked.

    beneath: the answers that it was worked out of, in the order in which they were asked; None for one of the tables themselves.
    hands: what was at hand when it was made; None where it is not to be taken over by that.
    """

    value: Any
    tables: Tables | None
    again: Callable[..., Any] | None
    asked: float
    beneath: "Beneath | None" = None
    hands: Held | None = None

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

Beneath = list[tuple[Hashable, Answer]]
# What has been asked while an answer is worked out.
_beneath: ContextVar[Beneath | None] = ContextVar("beneath", default=None)


@dataclass
class Remembered:
    """The answers of one version as one kind of reader may see it; the longest unasked are forgotten first.

    before: those of earlier versions, which may hold here, too. of: the version, to ask it what stands beneath them.
    """

    answers: OrderedDict[Hashable, Answer] = field(default_factory=OrderedDict)
    before: dict[Hashable, Answer] = field(default_factory=dict)
    of: object = None
    outdated: list[Answer] = field(default_factory=list)
    asked: dict[Hashable, threading.Lock] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(
        self,
        key: Hashable,
        make: Callable[[], Any],
        again: Callable[..., Any] | None = None,
        tables: Tables | None = None,
        by_hand: bool = False,
    ) -> Any:
        """What was made under this key, else made now. Where it can be asked `again` without `tables` being named, it rests on
        what is asked while it is made; what is made `by_hand` on that and on what `make` holds; anything else on what nobody can
        tell.

        Who asks while another reader's answer is being made waits for that one: a new version is met by everybody at once.
        """
        answer = self._known(key)
        if answer is None:
            with self.lock:
                being_made = self.asked.setdefault(key, threading.Lock())
            with being_made:
                answer = self._known(key) or self._made(key, make, again, tables, held(make) if by_hand else None)
        above = _beneath.get()
        if above is not None:
            above.append((key, answer))
        return answer.value

    def _known(self, key: Hashable) -> Answer | None:
        with self.lock:
            answer = self.answers.get(key)
            if answer and _moment.get() is None:
                answer.asked = time.monotonic()
                self.answers.move_to_end(key)
            return answer

    def _made(
        self, key: Hashable, make: Callable[[], Any], again: Callable[..., Any] | None, tables: Tables | None, hands: Held | None
    ) -> Answer:
        earlier, moment = self.before.pop(key, None), _moment.get() or time.monotonic()
        try:
            if earlier and self._holds(earlier, hands):
                answer = replace(earlier, asked=moment)
            else:
                value, beneath = _worked_out(make)
                if earlier and alike(held(value), held(earlier.value)):
                    value = earlier.value  # what was worked out of it holds, too
                rests_on = tables if tables is not None else _all(beneath) if again else None
                answer = Answer(value, rests_on, again, moment, None if tables is not None else beneath, hands)
        finally:
            with self.lock:
                self.asked.pop(key, None)
        with self.lock:
            self.answers[key] = answer
            while len(self.answers) > ANSWERS_KEPT:
                self.answers.popitem(last=False)
        return answer

    def _holds(self, earlier: Answer, hands: Held | None) -> bool:
        """Whether an answer of an earlier version, whose tables have changed, would come out the same."""
        if earlier.beneath is None or not (earlier.again or hands) or not alike(earlier.hands, hands):
            return False
        return all(self._same_now(key, answer) for key, answer in earlier.beneath)

    def _same_now(self, key: Hashable, earlier: Answer) -> bool:
        """Whether an answer beneath another came out the same in this version; it is asked where nobody has yet."""
        answer = self._known(key)
        if answer is None and earlier.again:
            _worked_out(partial(earlier.again, self.of))
            answer = self._known(key)
        return answer is not None and answer.value is earlier.value

    def forget(self) -> None:
        """Hold nothing any more. A version and its answers, which hold each other, would else stay until all objects are looked
        through."""
        with self.lock:
            self.answers, self.before, self.of, self.outdated = OrderedDict(), {}, None, []

    def take_over(self, before: "Remembered", same: Callable[[str], bool], of: object) -> None:
        """Take the answers of the version before whose tables are the same in this one, and keep the others at hand: they may
        hold all the same. Outdated are those that somebody has asked for lately, the last asked last."""
        since = time.monotonic() - RECENT
        with before.lock:
            known = list(before.answers.items())
            earlier = {key: answer for key, answer in before.before.items() if answer.asked > since}
        holds = {table: same(table) for table in {table for _, answer in known for table in answer.tables or ()}}
        kept = {key: answer for key, answer in known if answer.tables is not None and all(map(holds.__getitem__, answer.tables))}
        with self.lock:
            self.answers = OrderedDict(kept | self.answers)
        outdated = {key: answer for key, answer in known if key not in kept and answer.asked > since}
        self.before, self.of = dict(list((earlier | outdated).items())[-ANSWERS_KEPT:]), of
        self.outdated = sorted((answer for answer in outdated.values() if answer.again), key=lambda answer: answer.asked)

    def renew(self, of: object, seconds: float, busy: Callable[[], bool] = lambda: False) -> None:
        """Make anew what is outdated, the last asked first, until so much processor time is used up; while readers are `busy`,
        nothing: what they ask is made anew before all else."""
        until, end = time.thread_time() + seconds, time.monotonic() + WAITED
        while self.outdated and time.thread_time() < until and time.monotonic() < end:
            if busy():
                time.sleep(BREATH)
                continue
            began = time.thread_time()
            self.outdated.pop().renew(of)
            time.sleep(time.thread_time() - began)
        self.outdated.clear()


def _worked_out(make: Callable[[], Any]) -> tuple[Any, Beneath]:
    """What is made, and what was asked for it."""
    beneath: Beneath = []
    token = _beneath.set(beneath)
    try:
        return make(), beneath
    finally:
        _beneath.reset(token)


def _all(beneath: Beneath) -> Tables | None:
    """The tables of all answers beneath one; None where nobody can tell for one of them."""
    every = [answer.tables for _, answer in beneath]
    return None if None in every else frozenset().union(*(tables for tables in every if tables is not None))
