"""Downloads that were cut off: a file cut at some byte, and what it then says that the whole file does not."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from etl.model import Account
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source

NOW = datetime(2026, 7, 1)


def read_bytes(
    content: bytes, room: Path, like: Path, chosen: Account | None, exported_on: date | None, folder: str
) -> Reading | Stopped:
    """What a file of these bytes says under the name of another."""
    place = room / like.name
    place.write_bytes(content)
    return read(Source(place, like.name, folder), chosen, exported_on, NOW)


def said(reading: Reading) -> dict[tuple, tuple]:
    """Every value and post: what it is of -> what is said of it."""
    facts: dict[tuple, tuple] = {}
    for row in reading.rows:
        for value in row.days:
            facts[value.account, value.day, value.metric] = (value.value,)
        if post := row.post:
            told = (post.published_at, post.published_on, post.permalink, post.kind, post.caption)
            facts[post.account, post.post_id] = (*told, *post.measures.items())
    for post in reading.shared:
        facts["shared", post.made_by, post.post_id] = tuple(post)
    return facts


def lines_of(reading: Reading) -> dict[tuple, set[int]]:
    """Which lines say each value and post."""
    lines = defaultdict(set)
    for row in reading.rows:
        for value in row.days:
            lines[value.account, value.day, value.metric].add(row.line)
        if row.post:
            lines[row.post.account, row.post.post_id].add(row.line)
    return lines


def astray(whole: Reading, cut: Reading | Stopped) -> list[tuple]:
    """What the cut file says otherwise than the whole one, and not a word about it at its line: must be nothing.

    A row that the whole file refuses (one cell too many, say) may look right where it was cut: it is passed over. So is
    a whole row that only a later one of its day replaces, which the cut has lost.
    """
    if isinstance(cut, Stopped):
        return []
    answered = {issue.line for issue in cut.issues} | {issue.line for issue in whole.issues if issue.refused}
    if whole.ignored["earlier_of_day"]:
        answered |= {row.line for row in cut.rows} - {row.line for row in whole.rows} - {cut.source.records[-1][0]}
    known, found, lines = said(whole), said(cut), lines_of(cut)
    return [(key, told, known.get(key)) for key, told in found.items() if told != known.get(key) and not lines[key] & answered]


def cuts(content: bytes, number: int, seed: str) -> Iterator[bytes]:
    """A file cut at some places, the same ones each time: half of them anywhere, half in its last bytes."""
    chance = random.Random(seed)
    for place in range(number):
        yield content[: chance.randrange(max(1, len(content) - 60) if place % 2 else 1, len(content))]
