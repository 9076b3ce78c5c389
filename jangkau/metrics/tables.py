"""Which tables a question reads, and whether two published versions hold the same rows in one."""

import re
from functools import lru_cache

import duckdb

from jangkau.warehouse.engine import MACROS, SCHEMA, text

NAMED = re.compile(r"\bCREATE (?:OR REPLACE )?(?:TEMP )?(TABLE|VIEW|MACRO) (\w+)")
COMMENT, WORD = re.compile(r"--.*"), re.compile(r"\w+")
LOOKED_THROUGH = 2_000_000  # rows: a larger table counts as changed without a look, which would cost more than it saves
COUNT = "SELECT count(*) FROM {}"
CONTENT = "SELECT sum(hash(held)::HUGEINT) FROM {} AS held"


@lru_cache(maxsize=1024)
def tables_of(sql: str) -> frozenset[str]:
    """The tables that are named in a question, or in the macros and views that it uses. A column of such a name counts, too."""
    found: set[str] = set()
    waiting, written = [sql], _written()
    while waiting:
        for name in set(WORD.findall(COMMENT.sub("", waiting.pop()))) & written.keys() - found:
            found.add(name)
            waiting.append(written[name])
    return frozenset(name for name in found if not written[name])


@lru_cache
def _written() -> dict[str, str]:
    """The SQL behind each view and macro by its name; for a table, nothing."""
    texts = {}
    for path in (SCHEMA, MACROS):
        places = list(NAMED.finditer(text(path)))
        ends = [*(place.start() for place in places[1:]), None]
        for place, end in zip(places, ends, strict=True):
            texts[place[2]] = "" if place[1] == "TABLE" else text(path)[place.end() : end]
    return texts


def same_rows(one: duckdb.DuckDBPyConnection, other: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table holds the same rows in both versions; a large one is not looked through."""
    counts = [_value(side, COUNT.format(table)) for side in (one, other)]
    if counts[0] != counts[1] or counts[0] > LOOKED_THROUGH:
        return False
    return _value(one, CONTENT.format(table)) == _value(other, CONTENT.format(table))


def _value(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The whole number that a question of one value is answered with; 0 where there is none."""
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row and row[0] is not None else 0
