"""What was worked out for a published version, which tables each answer rests on, and what of it still holds in the next one."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

ANSWERS_KEPT = 1024
Tables = frozenset[str]


@dataclass(frozen=True)
class Answer:
    """A value, the tables it rests on (None: nobody can tell) and how the next version is asked the same (None: it cannot be)."""

    value: Any
    tables: Tables | None
    again: Callable[..., Any] | None


# The tables of what has been asked while an answer is worked out, one of them for each answer beneath it.
_beneath: ContextVar[list[Tables | None] | None] = ContextVar("beneath", default=None)


@dataclass
class Remembered:
    """The answers of one version as one kind of reader may see it; the longest unasked are forgotten first."""

    answers: OrderedDict[Hashable, Answer] = field(default_factory=OrderedDict)
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
            if key in self.answers:
                self.answers.move_to_end(key)
            return self.answers.get(key)

    def _made(self, key: Hashable, make: Callable[[], Any], again: Callable[..., Any] | None, tables: Tables | None) -> Answer:
        token = _beneath.set([])
        try:
            value = make()
            rests_on = tables if tables is not None else _all(_beneath.get() or []) if again else None
        finally:
            _beneath.reset(token)
            with self.lock:
                self.asked.pop(key, None)
        answer = Answer(value, rests_on, again)
        with self.lock:
            self.answers[key] = answer
            while len(self.answers) > ANSWERS_KEPT:
                self.answers.popitem(last=False)
        return answer

    def take_over(self, before: "Remembered", same: Callable[[str], bool]) -> list[Answer]:
        """Take the answers of the version before whose tables are the same in this one. Gives those that can be asked again
        and must be, the last asked first."""
        with before.lock:
            known = list(before.answers.items())
        holds = {table: same(table) for table in {table for _, answer in known for table in answer.tables or ()}}
        kept = {key: answer for key, answer in known if answer.tables is not None and all(map(holds.__getitem__, answer.tables))}
        with self.lock:
            self.answers = OrderedDict(kept | self.answers)
        return [answer for key, answer in reversed(known) if answer.again and key not in kept]


def _all(beneath: list[Tables | None]) -> Tables | None:
    """The tables of all answers beneath one; None where nobody can tell for one of them."""
    if any(tables is None for tables in beneath):
        return None
    return frozenset().union(*(tables for tables in beneath if tables is not None))
