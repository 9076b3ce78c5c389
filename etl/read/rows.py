"""A file's rows as they are gone through: held or read again each time, counted, and settled where they say things twice."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from etl.model import Issue, Row, SharedPost


class Rows:
    """The rows of a file that are kept; those of a large file are not held but read again each time."""

    def __init__(self, begin: Callable[[], Iterator[Row]], changed: dict[int, Row] | None = None):
        self._begin, self._changed = begin, changed or {}

    def each(self) -> Iterator[Row]:
        """Every row, also what is ignored or refused."""
        return (self._changed.get(place, row) for place, row in enumerate(self._begin()))

    def __iter__(self) -> Iterator[Row]:
        return (row for row in self.each() if not row.ignored and not row.issues)

    def settled(self, repeated: set[Any]) -> "Rows":
        """The same rows, once those are settled that say something which another says too."""
        by_key: dict[Any, list[tuple[int, Row]]] = defaultdict(list)
        for place, row in enumerate(self.each()):
            for key in _keys(row):
                if key in repeated:
                    by_key[key].append((place, row))
        changed: dict[int, Row] = {}
        for alike in by_key.values():
            changed.update(_settled(alike))
        return Rows(self._begin, changed)


class Shared:
    """The posts of other accounts that rows tell of."""

    def __init__(self, rows: Rows):
        self._rows = rows

    def __iter__(self) -> Iterator[SharedPost]:
        return (row.shared for row in self._rows.each() if row.shared)


class Tally:
    """What became of a file's rows; `days`: those that kept rows tell of, in order; `repeated`: what is said twice;
    `shares`: of each list of an audience the sum."""

    def __init__(self, rows: Rows):
        self.rows_read = self.refused = self.shared = 0
        self.ignored: Counter = Counter()
        self.issues: list[Issue] = []
        self.days: list[date] = []
        self.repeated: set[Any] = set()
        self.shares: defaultdict[tuple, float] = defaultdict(float)
        seen: set[Any] = set()
        for row in rows.each():
            self._count(row)
            for key in _keys(row):
                (self.repeated if key in seen else seen).add(key)

    @property
    def period(self) -> tuple[date, date] | None:
        return (min(self.days), max(self.days)) if self.days else None

    def _count(self, row: Row) -> None:
        self.rows_read += 1
        self.shared += bool(row.shared)
        if row.ignored:
            self.ignored[row.ignored] += 1
        elif row.issues:
            self.refused += 1
            self.issues += row.issues
        else:
            self.days += [value.day for value in row.days] + [share.day for share in row.audience]
            self.days += [row.post.published_on] if row.post and row.post.published_on else []
            for share in row.audience:
                self.shares[share[:4]] += share.share


def settle_repeats(rows: list[Row]) -> list[Row]:
    """Rows that say the same thing twice count once; rows that contradict each other are all refused."""
    held = Rows(rows.__iter__)
    repeated = Tally(held).repeated
    return list(held.settled(repeated).each()) if repeated else rows


def _keys(row: Row) -> list[Any]:
    if row.post:
        return [(row.post.account, row.post.post_id)]
    return [(value.account, value.day, value.metric) for value in row.days] + [share[:5] for share in row.audience]


def _said(row: Row) -> Any:
    if row.post:
        return row.post.published_at, row.post.measures
    return [(v.day, v.metric, v.value) for v in row.days] + [share.share for share in row.audience]


def _settled(alike: list[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """What becomes of rows about the same thing: the first one stands where they agree."""
    if all(_said(row) == _said(alike[0][1]) for _, row in alike):
        yield from ((place, Row(row.line, ignored="repeated_row")) for place, row in alike[1:])
        return
    for place, row in alike:
        other = next(other.line for elsewhere, other in alike if elsewhere != place)
        yield place, Row(row.line, issues=(Issue(row.line, None, str(other), "two_values"),))
